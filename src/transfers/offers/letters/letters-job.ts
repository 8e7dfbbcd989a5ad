/**
 * The job that writes many letters as one PDF. A worker that is killed leaves parts behind that nobody can fetch; the next
 * one begins the file anew, with the very letters that were written down already.
 */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { bulkRows } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import type { JobKind, RunningJob } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import { unprintable } from '#web/print/print-font.ts'
import { makeMissingLinks } from '../../patient/link-store.ts'
import { pageInLetters, withCode, withoutCode } from '../../patient/page-in-letters.ts'
import { howToWrite } from '../patient-needs.ts'
import { type FactsForLetter, factsForLetters } from './facts-for-letters.ts'
import { type Letter, textsOf } from './letter.ts'
import { type LetterBook, letterBook } from './letter-book.ts'
import { LETTERS_JOB, type LetterRun, type LetterRunInput, letterRun } from './letter-run.ts'
import { offerLetter } from './offer-letter.ts'

export type LettersProgress = { readonly done: number; readonly of: number; readonly pages: number }

/** Letters that are read and written down together. */
const AT_ONCE = 25
/** A part of the file is at least this long, but for the last. */
const PART_BYTES = 256 * 1024

type Writing = {
  readonly book: LetterBook
  waiting: Uint8Array[]
  parts: number
  bytes: number
  letters: number
  readonly leftOut: LetterRun['leftOut'][number][]
  readonly byHand: LetterRun['byHand'][number][]
}
type Written = { readonly transfer: string; readonly offer: string; readonly letter: Letter }

export const lettersJob = (
  parts: Pick<Parts, 'db' | 'secret' | 'address'>,
  atOnce: number = AT_ONCE,
): JobKind<LetterRunInput, LettersProgress> => ({
  kind: LETTERS_JOB,

  async run(job, input) {
    const { db } = parts
    const run = await db.reading(job.viewer, (tx) => letterRun(tx, input.run))
    if (run.isDone) return
    await job.write((tx) => sql`delete from letter_run_part where run_id = ${run.id}::uuid`.execute(tx))
    const book = letterBook({ title: 'Offers of treatment elsewhere', at: run.askedAt, bothSides: input.bothSides })
    const writing: Writing = { book, waiting: [], parts: 0, bytes: 0, letters: 0, leftOut: [], byHand: [] }
    for (let from = 0; from < input.transfers.length; from += atOnce) {
      job.signal.throwIfAborted()
      const some = input.transfers.slice(from, from + atOnce)
      if (parts.address !== undefined) await job.write((tx) => makeMissingLinks(tx, parts.secret, some))
      const written = await db.reading(job.viewer, (tx) => lettersFor(tx, parts, { run, input, some }, writing))
      for (const { letter } of written) {
        book.add(letter)
        // The thread does other jobs too, and renews the lease of this one.
        await setImmediate()
      }
      writing.letters += written.length
      await keep(
        job,
        run,
        writing,
        written.map(({ letter, ...rest }) => ({ ...rest, letter: withoutCode(letter, parts.secret) })),
      )
      job.progress({
        done: Math.min(from + atOnce, input.transfers.length),
        of: input.transfers.length,
        pages: book.pages,
      })
    }
    await finish(job, run, writing)
  },
})

/** The letters for some transfers: those that an earlier attempt wrote down, word for word, and new ones. */
async function lettersFor(
  tx: Tx,
  parts: Pick<Parts, 'secret' | 'address'>,
  asked: { readonly run: LetterRun; readonly input: LetterRunInput; readonly some: readonly string[] },
  writing: Writing,
): Promise<Written[]> {
  const { run, some: transfers } = asked
  const { on, phone, signedBy } = asked.input
  const pageOf = pageInLetters(parts)
  const before = await sql<Written>`
    select transfer_id as transfer, offer_id as offer, content as letter from transfer_letter
     where sender = (select viewer_trust()) and run_id = ${run.id}::uuid and transfer_id = any(${[...transfers]}::uuid[])`.execute(
    tx,
  )
  const known = new Map(before.rows.map((row) => [row.transfer, row]))
  const facts = await factsForLetters(tx, transfers, { today: on, phone, ...(pageOf && { pageOf }) })
  const there = new Set(facts.map(({ transfer }) => transfer))
  for (const transfer of transfers) {
    if (!there.has(transfer)) writing.leftOut.push({ transfer, because: 'Your trust has no such transfer.' })
  }
  const written: Written[] = []
  for (const found of facts) {
    const earlier = known.get(found.transfer)
    const made = earlier ?? letterOf(found, on, signedBy)
    if ('because' in made) writing.leftOut.push(made)
    else written.push({ ...made, letter: withCode(made.letter, parts.secret, linkIn(found)) })
    if ('facts' in found && !('because' in made)) noteByHand(found, writing)
  }
  return written
}

const linkIn = (found: FactsForLetter): string | undefined => ('facts' in found ? found.facts.link : undefined)

function letterOf(found: FactsForLetter, on: string, signedBy: LetterRunInput['signedBy']) {
  if ('because' in found) return found
  const { transfer, offer, facts } = found
  const letter = offerLetter(facts, { on, signedBy })
  const missing = unprintable(textsOf(letter))
  if (missing.length > 0) {
    const because = `The typeface of letters lacks ${missing.map((character) => `"${character}"`).join(', ')}. Print the letter from its page.`
    return { transfer, because }
  }
  return { transfer, offer, letter }
}

function noteByHand({ transfer, facts }: Extract<FactsForLetter, { offer: string }>, { byHand }: Writing): void {
  const { alsoDo } = howToWrite(facts.needs)
  const address = facts.patient.address.length === 0 ? ['Add the address: only the postcode is held.'] : []
  if (alsoDo.length + address.length > 0) byHand.push({ transfer, do: [...address, ...alsoDo] })
}

/** The letters as evidence, and the pages once there are enough of them. */
async function keep(
  job: RunningJob<LettersProgress>,
  run: LetterRun,
  writing: Writing,
  written: readonly Written[],
): Promise<void> {
  takePages(writing)
  await job.write(async (tx) => {
    await writeDown(tx, run, written)
    if (length(writing) >= PART_BYTES) await keepPart(tx, run, writing)
  })
}

async function writeDown(tx: Tx, run: LetterRun, written: readonly Written[]): Promise<void> {
  if (written.length === 0) return
  const column = (name: string, type: string, value: (one: Written) => string) => ({
    name,
    type,
    values: written.map(value),
  })
  const rows = bulkRows([
    column('transfer_id', 'uuid', ({ transfer }) => transfer),
    column('offer_id', 'uuid', ({ offer }) => offer),
    column('content', 'jsonb', ({ letter }) => JSON.stringify(letter)),
  ])
  await sql`
    insert into transfer_letter (transfer_id, offer_id, run_id, content)
    select transfer_id, offer_id, ${run.id}::uuid, content from ${rows}
    on conflict (sender, run_id, offer_id) do nothing`.execute(tx)
}

async function keepPart(tx: Tx, run: LetterRun, writing: Writing): Promise<void> {
  const body = Buffer.concat(writing.waiting)
  await sql`insert into letter_run_part (run_id, n, body) values (${run.id}::uuid, ${writing.parts}, ${body})`.execute(
    tx,
  )
  writing.waiting = []
  writing.parts += 1
  writing.bytes += body.length
}

async function finish(job: RunningJob<LettersProgress>, run: LetterRun, writing: Writing): Promise<void> {
  const { book, letters, leftOut, byHand } = writing
  // A file without a page is no PDF.
  if (letters > 0) writing.waiting.push(book.end())
  await job.write(async (tx) => {
    if (letters > 0) await keepPart(tx, run, writing)
    await sql`
      update letter_run set letters = ${letters}, pages = ${book.pages}, bytes = ${writing.bytes}, is_done = true,
                            left_out = ${JSON.stringify(leftOut)}::jsonb, by_hand = ${JSON.stringify(byHand)}::jsonb
       where trust = (select viewer_trust()) and id = ${run.id}::uuid`.execute(tx)
  })
}

const takePages = (writing: Writing): void => {
  writing.waiting.push(writing.book.take())
}

const length = ({ waiting }: Writing): number => waiting.reduce((sum, part) => sum + part.length, 0)
