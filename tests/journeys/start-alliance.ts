/**
 * The two orthopaedic hospitals with everything that people meet there: the whole of Accord, its worker, and a share of
 * the demonstration's waiting lists. Nothing is stubbed. Days pass when the story says so.
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
import { censusDay, demoAlliances } from '#synthetic'
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
  stop(): Promise<void>
}

/** @param percent of every hundred on the waiting lists, how many */
export async function startAlliance(percent: number): Promise<Alliance> {
  const test = await testDatabase<unknown>()
  const orthopaedic = demoAlliances.filter(({ id }) => id === 'orthopaedic')
  await loadDemo(test, { seed: 1, percent, alliances: orthopaedic })
  await shortenList(test.scene, 'RRJ')
  const dataFolder = mkdtempSync(join(tmpdir(), 'accord-journey-'))
  let day = censusDay
  const clock: Clock = { today: () => day, now: () => new Date() }
  const log = logger('error')
  const { db, secret, queueUrl } = test
  const parts: Parts = { db, secret, log, dataFolder, clock, plannerThreads: 1 }
  const counted = metrics()
  const worker = await startWorker({
    db,
    queueUrl,
    kinds: allJobs(parts),
    duties: allDuties(parts),
    concurrency: 1,
    log,
    metrics: counted,
  })
  const web = await listen(wholeApp(parts, counted).fetch, { host: '127.0.0.1', port: 0 })
  return {
    origin: `http://127.0.0.1:${web.port}`,
    today: () => day,
    dayIs: (next) => {
      day = next
    },
    scene: test.scene,
    async stop() {
      await web.stop(0)
      await worker.stop()
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
