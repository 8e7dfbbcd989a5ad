import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import { type AnyJobKind, jobStore } from '#platform/jobs.ts'
import { logger } from '#platform/log.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { startWorker, type Worker } from '#platform/worker.ts'
import { allTags, inReadingOrder, readPdf } from '#web/print/pdf-reader.scene.ts'
import { transfersDuties } from '../../life/see-to-transfers.ts'
import { agreeToOffer } from '../answer-offer.ts'
import { needsOf, recordNeeds } from '../need-store.ts'
import { offerElsewhere } from '../offer-elsewhere.ts'
import { newestOffer } from '../offer-fact.ts'
import { aDraft, aPlanFor, screened, somebodyAt, today } from '../offers.scene.ts'
import { askForLetters, letterRun, letterRunPart } from './letter-run.ts'
import { lettersJob } from './letters-job.ts'

const clerk = somebodyAt('RL1', 'booking-clerk', { name: 'Sam Patel', jobTitle: 'Booking clerk' })
let test: TestDatabase<unknown>
let worker: Worker | undefined
beforeAll(async () => {
  test = await testDatabase()
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})
afterAll(() => test.drop())

const asClerk = <Result>(work: (tx: Tx) => Promise<Result>) => test.db.withViewer(clerk, work)
const once = () => ({ key: randomUUID(), today })
const work = async (kind: AnyJobKind = lettersJob(test)) => {
  const log = logger('silent')
  worker = await startWorker({ db: test.db, queueUrl: test.queueUrl, kinds: [kind], concurrency: 1, log })
}
const asked = (transfers: readonly string[]) =>
  asClerk(async (tx) => {
    const answer = await askForLetters(tx, clerk, { on: today, transfers, phone: '01691 404000', bothSides: false })
    if (answer.status !== 'asked') throw new Error(answer.because)
    return answer
  })

async function offeredTo(names: readonly string[]) {
  const transfers = await aPlanFor(test, names)
  for (const transfer of transfers) {
    await screened(test, transfer)
    const seen = { ...transfer, version: 3 }
    await asClerk((tx) => offerElsewhere(tx, clerk, seen, aDraft(), once()))
  }
  return transfers
}

async function finished(job: string, run: string) {
  await expect
    .poll(async () => (await asClerk((tx) => jobStore(tx).find(job)))!.state, { timeout: 30_000, interval: 50 })
    .toBe('succeeded')
  return asClerk((tx) => letterRun(tx, run))
}

async function fileOf(run: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for (let n = 0; ; n++) {
    const part = await asClerk((tx) => letterRunPart(tx, run, n))
    if (!part) return Buffer.concat(parts)
    parts.push(part)
  }
}

describe('letters to many patients', () => {
  it('are one PDF, each in the form that its patient asked for, with what is left to do by hand', async () => {
    const transfers = await offeredTo(['Ash', 'Birch', 'Cedar'])
    const needs = await asClerk((tx) => needsOf(tx, transfers[2]!.patient))
    const easy = { ...needs, letterForm: 'easy-read' as const, address: ['1 Oak Lane'] }
    await asClerk((tx) => recordNeeds(tx, clerk, transfers[2]!.patient, easy))
    const { run, job } = await asked(transfers.map(({ id }) => id))
    await work()
    const done = await finished(job, run)
    expect(done).toMatchObject({ asked: 3, letters: 3, leftOut: [], isDone: true })
    expect(done.byHand).toEqual([
      { transfer: transfers[0]!.id, do: ['Add the address: only the postcode is held.'] },
      {
        transfer: transfers[1]!.id,
        do: ['Add the address: only the postcode is held.', 'The letter is in English. Have it explained in Polish.'],
      },
    ])
    const file = await fileOf(run)
    expect(file.length).toBe(done.bytes)
    const pdf = readPdf(file)
    expect(pdf.pages).toBe(done.pages)
    expect(
      allTags(pdf.tags)
        .filter(({ tag }) => tag === 'H1')
        .map(({ text }) => text.trim()),
    ).toEqual([
      'A date for your operation at another hospital',
      'A date for your operation at another hospital',
      'A date for your operation',
    ])
    const words = inReadingOrder(pdf.tags).join(' ')
    for (const name of ['Robin Ash', 'Robin Birch', 'Robin Cedar']) expect(words).toContain(name)
    expect(words).toContain('You have waited 63 weeks for your operation (hip replacement)')
    expect(words).toContain('About 1 hour 35 minutes by car')
    const kept = await sql<{ content: { to: string[] } }>`select content from transfer_letter`.execute(test.scene)
    expect(kept.rows.map(({ content }) => content.to[0]).sort()).toEqual(['Robin Ash', 'Robin Birch', 'Robin Cedar'])
  })

  it('leave out who was offered nothing, who has answered, whose name cannot be printed, and say why', async () => {
    const transfers = await offeredTo(['Ash', 'Nguyễn'])
    const offer = (await asClerk((tx) => newestOffer(tx, transfers[0]!)))!.id
    const yes = { kind: 'agreed', offer, at: new Date(), way: 'phone', speaker: 'patient', said: 'Yes' } as const
    await asClerk((tx) => agreeToOffer(tx, clerk, { ...transfers[0]!, version: 4 }, yes, once()))
    const nobodys = randomUUID()
    const { run, job } = await asked([...transfers.map(({ id }) => id), nobodys])
    await work()
    const { letters, leftOut } = await finished(job, run)
    expect(letters).toBe(0)
    expect(new Map(leftOut.map(({ transfer, because }) => [transfer, because]))).toEqual(
      new Map([
        [nobodys, 'Your trust has no such transfer.'],
        [transfers[0]!.id, 'The patient has answered already.'],
        [transfers[1]!.id, 'The typeface of letters lacks "ễ". Print the letter from its page.'],
      ]),
    )
    expect(await fileOf(run)).toHaveLength(0)
  })

  it('are the same letters, once each, when the worker is killed in the middle and another begins anew', async () => {
    const transfers = await offeredTo(Array.from({ length: 5 }, (_, n) => `Number${n}`))
    const { run, job } = await asked(transfers.map(({ id }) => id))
    const real = lettersJob(test, 2)
    let attempts = 0
    await work({
      kind: real.kind,
      async run(running, input) {
        attempts += 1
        let writes = 0
        await real.run(
          {
            ...running,
            write: (tx) => {
              writes += 1
              // The first attempt ends after two letters were written down.
              if (attempts === 1 && writes === 3) throw new Error('killed')
              return running.write(tx)
            },
          },
          input,
        )
      },
    })
    const done = await finished(job, run)
    expect(attempts).toBe(2)
    expect(done.letters).toBe(5)
    const kept = await sql<{ n: number }>`select count(*) as n from transfer_letter`.execute(test.scene)
    expect(kept.rows[0]!.n).toBe(5)
    const names = inReadingOrder(readPdf(await fileOf(run)).tags).filter((text) => text.startsWith('Dear '))
    expect(names).toEqual(transfers.map((_, n) => `Dear Robin Number${n}`))
  })

  it('are kept as a file for 30 days and no longer, and each letter stays with its transfer', async () => {
    const [transfer] = await offeredTo(['Ash'])
    const { run, job } = await asked([transfer!.id])
    await work()
    await finished(job, run)
    const duty = transfersDuties({
      ...test,
      log: logger('silent'),
      clock: clock(),
      dataFolder: '/nowhere',
      plannerThreads: 1,
    }).find(({ name }) => name === 'files of letters')!
    const aged = (days: number) =>
      sql`update letter_run set asked_at = clock_timestamp() - make_interval(days => ${days})`.execute(test.scene)
    await aged(30)
    await duty.run()
    expect(await asClerk((tx) => letterRun(tx, run))).toMatchObject({ isKept: true })
    await aged(31)
    await duty.run()
    expect(await asClerk((tx) => letterRun(tx, run))).toMatchObject({ isKept: false, letters: 1, isDone: true })
    expect(await fileOf(run)).toHaveLength(0)
    expect((await sql`select from transfer_letter`.execute(test.scene)).rows).toHaveLength(1)
    expect(
      (await sql`select from audit_entry where action = 'delete-letters-file'`.execute(test.scene)).rows,
    ).toHaveLength(1)
  })

  it('are written by coordinators and booking clerks, for up to 2,000 at once', async () => {
    const surgeon = somebodyAt('RL1', 'surgeon')
    const ask = (viewer: typeof clerk, transfers: string[]) =>
      test.db.withViewer(viewer, (tx) =>
        askForLetters(tx, viewer, { on: today, transfers, phone: null, bothSides: true }),
      )
    expect((await ask(surgeon, [randomUUID()])).status).toBe('refused')
    expect((await ask(clerk, [])).status).toBe('refused')
    expect(
      (
        await ask(
          clerk,
          Array.from({ length: 2001 }, () => randomUUID()),
        )
      ).status,
    ).toBe('refused')
  })

  it('are a trust’s own: another finds no such run', async () => {
    const [transfer] = await offeredTo(['Ash'])
    const { run } = await asked([transfer!.id])
    const receiver = somebodyAt('RRJ')
    await expect(test.db.withViewer(receiver, (tx) => letterRun(tx, run))).rejects.toBeInstanceOf(NotFound)
    expect(await test.db.withViewer(receiver, (tx) => letterRunPart(tx, run, 0))).toBeUndefined()
  })
})
