import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { browserAt } from './browser.scene.ts'
import { birthDateOf, offerAgain, offeredPatients, standOf } from './patient-page.scene.ts'

const names = ['Ash', 'Birch', 'Cedar']
/** What is on one patient's page and on nobody else's. */
const teamOf = (n: number): string => `Team ${names[n]}`

let test: TestDatabase<unknown>
let patients: Awaited<ReturnType<typeof offeredPatients>>
beforeAll(async () => {
  test = await testDatabase()
  patients = await offeredPatients(test, names)
  for (const [n, patient] of patients.entries()) await offerAgain(test, patient, 4, { team: teamOf(n) })
})
afterAll(() => test.drop())

const which = fc.nat(names.length - 1)
const pages = [
  '/my',
  '/my/offer',
  '/my/offer/easy-read',
  '/my/yes',
  '/my/no',
  '/my/no/check?reason=other',
  '/my/call',
] as const
const command = fc.oneof(
  fc.record({ kind: fc.constant('open' as const), code: which, date: which }),
  fc.record({ kind: fc.constant('look' as const), page: fc.constantFrom(...pages) }),
  // A form that was taken from somebody else's page.
  fc.record({
    kind: fc.constant('steal' as const),
    from: which,
    to: fc.constantFrom('/my/yes', '/my/no/check', '/my/change-mind'),
  }),
  fc.record({ kind: fc.constant('leave' as const) }),
)

it('whatever codes, dates, pages and forms are tried in whatever order, nobody sees or answers another’s offer', async () => {
  const forms = await Promise.all(
    patients.map(async (patient, n) => {
      const browser = browserAt(test)
      await browser.open(patient.code, birthDateOf(n))
      return browser.hiddenIn('/my/yes')
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 2, maxLength: 10 }), async (commands) => {
      await sql`update patient_link set tries = 0, tries_ever = 0`.execute(test.scene)
      await sql`delete from patient_link_address`.execute(test.scene)
      const browser = browserAt(test)
      let owner: number | undefined
      const wrong: string[] = []
      for (const now of commands) {
        if (now.kind === 'open') {
          const { status } = await browser.open(patients[now.code]!.code, birthDateOf(now.date))
          if (status !== (now.code === now.date ? 303 : 422)) wrong.push(`the page was opened with ${status}`)
          if (now.code === now.date) owner = now.code
        } else if (now.kind === 'leave') {
          await browser.ask('/my/leave', {})
          owner = undefined
        } else if (now.kind === 'look') {
          const text = await (await browser.ask(now.page)).text()
          for (const n of names.keys()) {
            if (n !== owner && text.includes(teamOf(n))) wrong.push(`${teamOf(n)} was seen`)
          }
          if (owner !== undefined && now.page === '/my/offer' && !text.includes(teamOf(owner)))
            wrong.push('their own was not')
        } else if (now.from !== owner) {
          await browser.ask(now.to, { ...forms[now.from]!, reason: 'other', said: '' })
        }
      }
      for (const patient of patients)
        expect(await standOf(test, patient)).toMatchObject({ state: 'offered', version: 5 })
    }),
    { numRuns: 25 },
  )
})
