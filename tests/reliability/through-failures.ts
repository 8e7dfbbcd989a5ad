/**
 * Many transfers taken from a plan's proposal to their ends by people who work at once, on real programs that are killed
 * under their hands; and then whether everything holds.
 */
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { configuration } from '#platform/configuration.ts'
import { connection } from '#platform/connection.ts'
import { openGround } from '#platform/ground.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import { removeData } from '../../bench/started-accord.ts'
import { today } from '../../src/transfers/life/two-trusts.scene.ts'
import type { Doer } from './deeds.ts'
import { dice } from './dice.ts'
import { breakOff, type Failures, failAll, type Pace } from './failures.ts'
import { keptAccord, keptPostgres } from './programs.ts'
import { reliably } from './reliably.ts'
import { Browser } from './sent-form.ts'
import { people, placeOf, setTheStage } from './stage.ts'
import { type Told, takeAlong } from './take-along.ts'
import { type Broken, brokenPromises } from './what-must-hold.ts'

export type Asked = {
  readonly seed: number
  readonly transfers: number
  /** Who work at the same time, each on a transfer. */
  readonly people: number
  readonly webs: number
  readonly workers: number
  readonly pace: Pace
  /** After which nobody begins with another transfer; those that nobody began with are said not to be over. */
  readonly mostSeconds: number
  /** Told how far it is. */
  readonly progress?: (line: string) => void
}

export type CameOf = {
  readonly broken: readonly Broken[]
  /** How many transfers ended in which state. */
  readonly ended: Readonly<Record<string, number>>
  readonly answers: Readonly<Record<string, number>>
  /** Answers other than an answer: by status, 0 where the connection broke. */
  readonly toldToComeBack: Readonly<Record<string, number>>
  readonly failures: Failures
  /** What the programs logged as a failure and no fault outside explains. */
  readonly unexplained: readonly string[]
  readonly seconds: number
}

const secret = 'a secret for tests, of more than 32 characters'
/** For effects that failed with a connection and are tried again, later each time. */
const QUIET_WITHIN_MILLISECONDS = 90_000

export async function throughFailures(asked: Asked): Promise<CameOf> {
  const { progress = () => {} } = asked
  const folder = mkdtempSync(join(tmpdir(), 'accord-reliability-'))
  chmodSync(folder, 0o755)
  const closing: (() => Promise<unknown>)[] = [() => removeData(folder)]
  try {
    const postgres = await keptPostgres(join(folder, 'postgres'))
    closing.push(() => postgres.stop())
    const settings = { DATABASE_URL: postgres.url, ACCORD_SECRET: secret, ACCORD_DATA: folder, ACCORD_TODAY: today }
    const ground = await openGround(configuration(settings))
    const scene = connection<unknown>(postgres.url, { max: 3, applicationName: 'test' })
    closing.push(
      () => scene.destroy(),
      () => ground.close(),
    )
    const { db, queueUrl } = ground
    const none = async () => {}
    const test: TestDatabase<unknown> = { db, queueUrl, secret, scene, ownerUrl: postgres.url, empty: none, drop: none }
    const transfers = await setTheStage(test, asked.transfers)
    progress(`${transfers.length} transfers are proposed`)
    const begin = async (role: 'web' | 'worker') => {
      const program = await keptAccord(role, settings)
      closing.push(() => program.stop())
      return program
    }
    // One after the other: the first bundles the sources for all.
    const webs = [await begin('web')]
    while (webs.length < asked.webs) webs.push(await begin('web'))
    const workers = [await begin('worker')]
    while (workers.length < asked.workers) workers.push(await begin('worker'))
    const browser = new Browser(webs.map(({ address }) => address))
    const cookies = new Map<string, string>()
    for (const who of ['RL1', 'RRJ'].flatMap((trust) => people.map((person) => `${trust}/${person}`))) {
      cookies.set(who, await browser.logIn(who))
    }

    progress('the programs run')
    const told: Told[] = []
    await breakOff(test)
    const throwDice = dice(asked.seed)
    const doer: Doer = { db, browser, cookies, dropsAfter: () => throwDice() * 40 }
    const began = performance.now()
    const failing = failAll(test, [postgres, ...webs, ...workers], dice(asked.seed + 1), asked.pace)
    let next = 0
    const person = async () => {
      for (let n = next++; n < transfers.length; n = next++) {
        if (performance.now() - began > asked.mostSeconds * 1000) return
        if (n % 10 === 0) progress(`transfer ${n} begins`)
        await takeAlong(doer, transfers[n]!, placeOf(n), dice(asked.seed * 100_000 + n), (one) => told.push(one))
      }
    }
    const work = await Promise.allSettled(Array.from({ length: asked.people }, person))
    const failures = await failing.stop()
    for (const each of work) if (each.status === 'rejected') throw each.reason
    progress('all are at their ends')
    await untilQuiet(test)
    progress('nothing is left to do')
    const seconds = Math.round((performance.now() - began) / 1000)
    const ends = await sql<{ state: string }>`select state from transfer order by 1`.execute(scene)
    return {
      broken: await brokenPromises(test, told),
      ended: counted(ends.rows.map(({ state }) => state)),
      answers: counted(told.map(({ answer }) => answer)),
      toldToComeBack: Object.fromEntries(browser.toldToComeBack),
      failures,
      unexplained: [...webs, ...workers].flatMap((program) => unexplained(program.said())),
      seconds,
    }
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

/** Until nothing is left to do, or nobody does it. */
async function untilQuiet({ scene }: TestDatabase<unknown>): Promise<void> {
  const until = Date.now() + QUIET_WITHIN_MILLISECONDS
  const left = () =>
    reliably(() => sql`select from transfer_effect where done_at is null limit 1`.execute(scene)).then(
      ({ rows }) => rows.length > 0,
    )
  while (Date.now() < until && (await left())) await sleep(200)
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** Errors in a log that are not said to come from outside. A database that was killed is outside. */
function unexplained(log: string): string[] {
  const ERROR = 50
  return log.split('\n').flatMap((line) => {
    if (!line.startsWith('{') || !line.endsWith('}')) return []
    const { level, msg, err } = JSON.parse(line) as { level: number; msg: string; err?: { message?: string } }
    return level >= ERROR && !OUTSIDE.test(err?.message ?? '') ? [`${msg}: ${err?.message}`] : []
  })
}

const OUTSIDE =
  /Connection terminated|terminating connection|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|the database system is|Client has encountered|timeout exceeded|not queryable|broken off by the test/
