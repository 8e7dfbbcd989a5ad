/**
 * An alliance of the demonstration with everything that people meet there: the whole of Accord, its worker, and a share of
 * its waiting lists. Nothing is stubbed. Days pass when the story says so, and the worker rests when it does.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { testDatabase } from '#platform/test-database.ts'
import { startWorker } from '#platform/worker.ts'
import { censusDay, type DemoAlliance, demoAlliances } from '#synthetic'
import { listen } from '#web/listen.ts'
import { loadDemo } from '../../src/cli/load-demo.ts'
import { allDuties, allJobs, wholeApp } from '../../src/main.ts'

export type Alliance = {
  readonly origin: string
  /** The day in the story. */
  today(): Day
  dayIs(day: Day): void
  /** Past row-level security, for what only time does. */
  readonly scene: Kysely<unknown>
  /** What is asked of the worker meanwhile waits for it. */
  restWorker(): Promise<void>
  wakeWorker(): Promise<void>
  stop(): Promise<void>
}

export type AllianceAsked = {
  readonly id: DemoAlliance['id']
  /** Of every hundred on the waiting lists, how many. */
  readonly percent: number
  /** Trusts with room for others' patients. */
  readonly roomAt: readonly string[]
}

export async function startAlliance({ id, percent, roomAt }: AllianceAsked): Promise<Alliance> {
  const test = await testDatabase<unknown>()
  await loadDemo(test, { seed: 1, percent, alliances: demoAlliances.filter((each) => each.id === id) })
  for (const trust of roomAt) await shortenList(test.scene, trust)
  const dataFolder = mkdtempSync(join(tmpdir(), 'accord-journey-'))
  let day = censusDay
  const clock: Clock = { today: () => day, now: () => new Date() }
  const log = logger('error')
  const { db, secret, queueUrl } = test
  const parts: Parts = { db, secret, log, dataFolder, clock, plannerThreads: 1 }
  const counted = metrics()
  const aWorker = () =>
    startWorker({
      db,
      queueUrl,
      kinds: allJobs(parts),
      duties: allDuties(parts),
      concurrency: 1,
      log,
      metrics: counted,
    })
  let worker: Awaited<ReturnType<typeof aWorker>> | undefined = await aWorker()
  const restWorker = async () => {
    await worker?.stop()
    worker = undefined
  }
  const web = await listen(wholeApp(parts, counted).fetch, { host: '127.0.0.1', port: 0 })
  return {
    origin: `http://127.0.0.1:${web.port}`,
    today: () => day,
    dayIs: (next) => {
      day = next
    },
    scene: test.scene,
    restWorker,
    async wakeWorker() {
      worker ??= await aWorker()
    },
    async stop() {
      await web.stop(0)
      await restWorker()
      await test.drop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Leaves one in three of a trust's patients on its list: so it has room, as a hospital that offers mutual aid does. */
const shortenList = (scene: Kysely<unknown>, trust: string): Promise<void> =>
  scene.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      with gone as (
        delete from pathway where trust = ${trust} and get_byte(sha256(id::text::bytea), 0) % 3 <> 0 returning trust, id)
      delete from pathway_event e using gone where e.trust = gone.trust and e.pathway_id = gone.id`.execute(tx)
  })
