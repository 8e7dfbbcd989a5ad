import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { textsOf } from '../offers/letters/letter.ts'
import { askForLetters } from '../offers/letters/letter-run.ts'
import { draftLetter, keepLetter, writtenLetter } from '../offers/letters/letter-store.ts'
import { lettersJob } from '../offers/letters/letters-job.ts'
import { today } from '../offers/offers.scene.ts'
import { codeInGroups } from './link-code.ts'
import { makeLink, makeMissingLinks, revokeLink } from './link-store.ts'
import { pageInLetters } from './page-in-letters.ts'
import { clerk, offeredPatients } from './patient-page.scene.ts'

let test: TestDatabase<unknown>
let patients: Awaited<ReturnType<typeof offeredPatients>>
beforeAll(async () => {
  test = await testDatabase()
})
afterAll(() => test.drop())
beforeEach(async () => {
  patients = await offeredPatients(test, ['Ash', 'Birch'])
})

const address = 'accord.example.nhs.uk'
it('a letter names the page and the code; what is kept of it does not, and has it again while the link works', async () => {
  const { secret, db } = test
  const which = patients[0]!
  const code = codeInGroups(which.code)
  const given = { today, phone: '01632 960 001', pageOf: pageInLetters({ address, secret })! }
  const drafted = await db.reading(clerk, (tx) => draftLetter(tx, clerk, which, given))
  if (!('letter' in drafted)) throw new Error(drafted.because)
  expect(textsOf(drafted.letter).join(' ')).toContain(`${address}/my, with the code ${code}`)
  const id = await db.withViewer(clerk, (tx) => keepLetter(tx, clerk, which, { ...drafted, secret }))
  const kept = await sql<{ text: string }>`select content::text as text from transfer_letter`.execute(test.scene)
  expect(kept.rows[0]!.text).not.toContain(code)
  const again = () => db.reading(clerk, (tx) => writtenLetter(tx, which, { letter: id, secret }))
  expect((await again()).letter).toEqual(drafted.letter)
  // A newer code does not get into an older letter.
  await db.withViewer(clerk, (tx) => makeLink(tx, clerk, secret, which))
  expect(textsOf((await again()).letter).join(' ')).toContain('with the code [code]')
})

it('letters that are written together give each patient a page, and keep no code', async () => {
  const { db, secret } = test
  await db.withViewer(clerk, (tx) => revokeLink(tx, clerk, patients[1]!))
  const transfers = patients.map(({ id }) => id)
  const asked = await db.withViewer(clerk, (tx) =>
    askForLetters(tx, clerk, { on: today, transfers, phone: null, bothSides: false }),
  )
  if (asked.status !== 'asked') throw new Error(asked.because)
  await lettersJob({ db, secret, address }).run(
    {
      id: randomUUID(),
      viewer: clerk,
      signal: new AbortController().signal,
      progress() {},
      write: (work) => db.withViewer(clerk, (tx) => work(tx)),
    },
    {
      run: asked.run,
      on: today,
      transfers,
      phone: null,
      bothSides: false,
      signedBy: { name: 'Sam Patel', jobTitle: 'Coordinator' },
    },
  )
  const { rows } = await sql<{ text: string }>`select content::text as text from transfer_letter`.execute(test.scene)
  expect(rows).toHaveLength(2)
  for (const { text } of rows) expect(text).toContain(`${address}/my, with the code [code]`)
  const links = await sql`select from patient_link where revoked_at is null`.execute(test.scene)
  expect(links.rows).toHaveLength(2)
})

it('a patient of whom no date of birth is held gets no code, and the letter names no page', async () => {
  const { db, secret } = test
  const which = patients[0]!
  await db.withViewer(clerk, (tx) => revokeLink(tx, clerk, which))
  await sql`update patient set birth_date = null`.execute(test.scene)
  await db.withViewer(clerk, (tx) => makeMissingLinks(tx, secret, [which.id]))
  const given = { today, phone: null, pageOf: pageInLetters({ address, secret })! }
  const drafted = await db.reading(clerk, (tx) => draftLetter(tx, clerk, which, given))
  if (!('letter' in drafted)) throw new Error(drafted.because)
  expect(textsOf(drafted.letter).join(' ')).not.toContain(address)
  const made = await db.withViewer(clerk, (tx) => makeLink(tx, clerk, secret, which))
  expect(made).toMatchObject({ status: 'refused' })
})
