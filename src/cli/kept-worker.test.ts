import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Configuration, configuration } from '#platform/configuration.ts'
import { onConnection } from '#platform/connection.ts'
import { type Ground, openGround } from '#platform/ground.ts'
import { askFor, type Job, jobStore } from '#platform/jobs.ts'
import { logger } from '#platform/log.ts'
import { type Metrics, metrics } from '#platform/metrics.ts'
import { emptyDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import { listen } from '#web/listen.ts'
import { partsOf, wholeApp } from '../main.ts'
import { type KeptWorker, keepWorker } from './kept-worker.ts'

const sam = testViewer('RAA')

/** A machine that is busy with other things should not fail a test. */
const patiently = { timeout: 50_000, interval: 50 }

describe('the worker in a thread of its own', { timeout: 60_000 }, () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  let config: Configuration
  let ground: Ground
  let counts: Metrics
  let kept: KeptWorker
  let lines: string[]

  beforeAll(async () => {
    database = await emptyDatabase()
    const dataFolder = mkdtempSync(join(tmpdir(), 'accord-thread-'))
    const secret = 'a secret for tests, of more than 32 characters'
    config = configuration({ DATABASE_URL: database.url, ACCORD_SECRET: secret, ACCORD_DATA: dataFolder })
    config = { ...config, logLevel: 'silent' }
    ground = await openGround(config)
  })
  afterAll(async () => {
    await ground.close()
    await database.drop()
    rmSync(config.dataFolder, { recursive: true })
  })
  beforeEach(async () => {
    counts = metrics()
    lines = []
    const log = logger('warn', { write: (line) => lines.push(line) })
    kept = keepWorker({ config, footing: ground.footing, log, counts, entry: './worker-thread.scene.ts' })
    await kept.ready
  })
  afterEach(() => kept.stop())

  const say = (word: string) => writeFileSync(join(config.dataFolder, word), '')
  const said = (word: string) => existsSync(join(config.dataFolder, word))
  const ask = (kind: string) =>
    ground.db.withViewer(sam, (tx) => askFor(tx, { kind, run: () => Promise.resolve() }, null))
  const find = (id: string): Promise<Job | undefined> => ground.db.reading(sam, (tx) => jobStore(tx).find(id))
  const becomes = async (id: string, job: Partial<Job>) => {
    await expect.poll(() => find(id), patiently).toMatchObject(job)
  }
  const counted = async () => (await counts.text()).split('\n').filter((line) => line.startsWith('accord_jobs'))

  it('leaves the pages free while a job holds up everything around it', async () => {
    const kind = 'holds up its thread until a page was answered'
    const parts = partsOf(ground, config, logger('silent'))
    const web = await listen(wholeApp(parts, counts).fetch, { host: '127.0.0.1', port: 0 })
    const id = await ask(kind)
    await expect.poll(() => said('held up'), patiently).toBe(true)
    const page = await fetch(`http://127.0.0.1:${web.port}/log-in`)
    expect(page.status).toBe(200)
    await expect.poll(counted, patiently).toContain('accord_jobs_running 1')
    say('a page was answered')
    await becomes(id, { state: 'succeeded', attempt: 1 })
    await expect
      .poll(counted, patiently)
      .toEqual([`accord_jobs_total{kind="${kind}",outcome="succeeded"} 1`, 'accord_jobs_running 0'])
    await web.stop(0)
  })

  it('is begun again after it died, at longer intervals until it can, and then does its job again', async () => {
    type Line = { readonly pauseSeconds: number; readonly err: Error }
    const firstTwo = () => lines.slice(0, 2).map((line) => JSON.parse(line) as Line)
    say('no thread can start')
    const id = await ask('kills its thread the first time')
    await expect.poll(firstTwo, patiently).toHaveLength(2)
    rmSync(join(config.dataFolder, 'no thread can start'))
    expect(firstTwo()).toMatchObject([
      { pauseSeconds: 1, err: { message: 'the thread was killed' } },
      { pauseSeconds: 2, err: { message: 'no thread can start' } },
    ])
    expect(await counted()).toEqual(['accord_jobs_running 0'])
    // Nobody renews the lease any more. We do not wait until it has run out.
    expect(await find(id)).toMatchObject({ state: 'running', attempt: 1 })
    await onConnection(database.url, (client) =>
      client.query("update job set lease_until = now() - interval '1 second' where id = $1", [id]),
    )
    await becomes(id, { state: 'succeeded', attempt: 2 })
  })

  it('puts its jobs back when it is told to stop, and the attempt is not counted', async () => {
    const id = await ask('waits until told to stop')
    await becomes(id, { state: 'running' })
    await kept.stop()
    expect(await find(id)).toMatchObject({ state: 'queued', attempt: 0 })
    await ground.db.withViewer(sam, (tx) => jobStore(tx).askToCancel(id))
    expect(lines).toEqual([])
  })

  it('is not waited for longer than the grace, once it is told to stop', async () => {
    const id = await ask('gets stuck')
    await expect.poll(() => said('stuck'), patiently).toBe(true)
    await kept.stop(100)
    expect(lines.join()).toMatch(/did not stop in time/)
    expect(await find(id)).toMatchObject({ state: 'running' })
  })

  it('says at the start why it cannot work, and is not begun again', async () => {
    say('no thread can start')
    const log = logger('warn', { write: (line) => lines.push(line) })
    const { footing } = ground
    const broken = keepWorker({ config, footing, log, counts, entry: './worker-thread.scene.ts' })
    await expect(broken.ready).rejects.toThrow('no thread can start')
    await broken.stop(0)
    rmSync(join(config.dataFolder, 'no thread can start'))
    expect(lines).toEqual([])
  })
})
