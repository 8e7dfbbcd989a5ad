import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { Unusable } from './errors.ts'
import { askFor, type Job, type JobKind, jobStore } from './jobs.ts'
import { logger } from './log.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'
import { testViewer } from './test-viewer.ts'
import { startWorker, type Worker } from './worker.ts'

type Input = { readonly says: string }
type Progress = { readonly step: number }

const sam = testViewer('RAA')

describe('a job', () => {
  let test: TestDatabase<unknown>
  let worker: Worker
  const runs: string[] = []
  let tries = 0

  const notes: JobKind<Input, Progress> = {
    kind: 'notes',
    async run(job, { says }) {
      runs.push(says)
      job.progress({ step: 1 })
      if (says === 'refused') throw new Unusable('The file is empty. Send it again.')
      if (says === 'full') throw Object.assign(new Error('write failed'), { code: 'ENOSPC' })
      if (says === 'twice' && ++tries < 2) throw new Error('a passing fault')
      if (says === 'long') await sleep(60_000, undefined, { signal: job.signal })
      await job.write((tx) =>
        sql`insert into trust_list (trust, as_of) values (viewer_trust(), '2026-01-31') on conflict do nothing`.execute(
          tx,
        ),
      )
      job.progress({ step: 2 })
    },
  }

  beforeAll(async () => {
    test = await testDatabase()
    worker = await startWorker({
      db: test.db,
      queueUrl: test.queueUrl,
      kinds: [notes],
      concurrency: 2,
      log: logger('silent'),
    })
  })
  afterAll(async () => {
    await worker.stop()
    await test.drop()
  })

  const ask = (says: string, attempts?: number): Promise<string> =>
    test.db.withViewer(sam, (tx) => askFor(tx, notes, { says }, attempts))
  const find = (id: string): Promise<Job<Progress> | undefined> =>
    test.db.reading(sam, (tx) => jobStore(tx).find<Progress>(id))
  async function until(id: string, is: (job: Job<Progress>) => boolean): Promise<Job<Progress>> {
    for (let n = 0; n < 400; n += 1) {
      const job = await find(id)
      if (job && is(job)) return job
      await sleep(50)
    }
    throw new Error(`the job never got there: ${JSON.stringify(await find(id))}`)
  }

  it('is done as the person who asked, and says how far it got', async () => {
    const job = await until(await ask('plain'), ({ state }) => state === 'succeeded')
    expect(job).toMatchObject({ attempt: 1, progress: { step: 2 }, failure: null })
  })

  it('is not there when the transaction that asked for it is undone', async () => {
    const undone = test.db.withViewer(sam, async (tx) => {
      await askFor(tx, notes, { says: 'never' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await until(await ask('after it'), ({ state }) => state === 'succeeded')
    expect(runs).not.toContain('never')
  })

  it('is tried again after a fault that may pass, and not after one that will not', async () => {
    expect(await until(await ask('twice'), ({ state }) => state === 'succeeded')).toMatchObject({ attempt: 2 })
    const refused = await until(await ask('refused'), ({ state }) => state === 'failed')
    expect(refused).toMatchObject({ attempt: 1, failure: 'The file is empty. Send it again.' })
  })

  it('says in words that the disk is full, once it was tried as often as it may be', async () => {
    const failed = await until(await ask('full', 1), ({ state }) => state === 'failed')
    expect(failed.failure).toMatch(/^The disk of the server is full. Ask again once there is room. Quote /)
  })

  it('stops when somebody asks', async () => {
    const id = await ask('long')
    await until(id, ({ state }) => state === 'running')
    await test.db.withViewer(sam, (tx) => jobStore(tx).askToCancel(id))
    const stopped = await until(id, ({ state }) => state === 'cancelled')
    expect(stopped.failure).toBe(null)
  })

  it('is not seen by another trust', async () => {
    const id = await ask('plain')
    const seen = await test.db.reading({ ...sam, trust: trustCode('RBB') }, (tx) => jobStore(tx).find(id))
    expect(seen).toBeUndefined()
  })

  it('starts again elsewhere when its worker is gone, and what the old worker still writes is refused', async () => {
    const id = await ask('long')
    await until(id, ({ state }) => state === 'running')
    const stale = await test.db.withViewer(sam, (tx) =>
      sql<{ token: number }>`select token from job where id = ${id}::uuid`.execute(tx),
    )
    // What is left when a worker is killed: a lease that nobody renews.
    await sql`update job set lease_until = now() - interval '1 second', token = token + 100 where id = ${id}::uuid`.execute(
      test.scene,
    )
    const again = await until(id, ({ attempt }) => attempt === 2)
    expect(again.state).toBe('running')
    const held = await test.db.withViewer(sam, (tx) =>
      sql`select from job where id = ${id}::uuid and token = ${stale.rows[0]!.token}`.execute(tx),
    )
    expect(held.rows).toEqual([])
    await test.db.withViewer(sam, (tx) => jobStore(tx).askToCancel(id))
    await until(id, ({ state }) => state === 'cancelled')
  })

  it('goes back to the queue, free of charge, when its worker is told to stop', async () => {
    const id = await ask('long')
    await until(id, ({ state }) => state === 'running')
    await worker.stop()
    expect(await find(id)).toMatchObject({ state: 'queued', attempt: 0 })
    worker = await startWorker({
      db: test.db,
      queueUrl: test.queueUrl,
      kinds: [notes],
      concurrency: 2,
      log: logger('silent'),
    })
    await until(id, ({ state }) => state === 'running')
    await test.db.withViewer(sam, (tx) => jobStore(tx).askToCancel(id))
    await until(id, ({ state }) => state === 'cancelled')
  })
}, 60_000)
