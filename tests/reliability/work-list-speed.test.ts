/**
 * A coordinator's work list with 10,000 transfers under way, half of them out of the trust and half into it. Measured by
 * processor time, of the program and of PostgreSQL together (docs/adr/0025): what a machine with nothing else to do takes.
 */
import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { app } from '#web/app.tsx'
import { plan, setTheScene, today, viewerAt } from '../../src/transfers/life/two-trusts.scene.ts'
import { workRoutes } from '../../src/transfers/work-lists/work-routes.tsx'

const EACH_WAY = 5_000
const PAGES = 40
const LONGEST_MILLISECONDS = 150
const states = ['identified', 'screened', 'offered', 'consented', 'held', 'accepted', 'complete', 'booked', 'treated']

describe(`a work list with ${2 * EACH_WAY} transfers under way`, () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
    await setTheScene(test, EACH_WAY)
    await test.scene.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const table of ['patient', 'pathway', 'sharing_agreement']) await comeBack(tx, table)
      await sql`
        insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state, model,
                              responsible, changed_at, clinically_screened_at, socially_screened_at, reply_by, hold_until, treated_on)
        select sender, gen_random_uuid(), case sender when 'RL1' then 'RRJ' else 'RL1' end, 'orthopaedic', ${plan}::uuid,
               case sender when 'RL1' then 'person-' else 'back-person-' end || n, '110', 'RRJ05', ${today}::date + n % 60, 'x', state,
               'operation', sender, now(), case when state <> 'identified' then now() end, case when state <> 'identified' then now() end,
               now() + (n % 20 + 1) * interval '1 day', now() + (n % 20 + 1) * interval '1 day',
               case state when 'treated' then ${today}::date end
          from unnest(array['RL1', 'RRJ']) as sender, generate_series(1, ${EACH_WAY}) as n,
               lateral (select (${states}::text[])[n % ${states.length} + 1] as state) as s`.execute(tx)
    })
    await sql`analyze`.execute(test.scene)
  })
  afterAll(() => test.drop())

  /** The same rows again, of the other trust: so that patients come as well as go. */
  async function comeBack(tx: typeof test.scene, table: string) {
    const change =
      table === 'sharing_agreement'
        ? sql`jsonb_build_object('owner', 'RRJ', 'recipient', 'RL1')`
        : sql`jsonb_build_object('trust', 'RRJ') || case when to_jsonb(t) ? 'pseudonym'
                then jsonb_build_object('pseudonym', 'back-' || (to_jsonb(t) ->> 'pseudonym')) else '{}' end`
    await sql`
      insert into ${sql.table(table)}
      select r.* from ${sql.table(table)} t,
             lateral jsonb_populate_record(t, ${change} || case when ${sql.lit(table)} = 'sharing_agreement'
               then jsonb_build_object('id', gen_random_uuid()) else '{}' end) as r`.execute(tx)
  }

  /** Of every process that serves this database, in milliseconds, to the nearest hundredth of a second. */
  async function serversMilliseconds(): Promise<number> {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_stat_activity where datname = current_database()`.execute(test.scene)
    const ticks = rows.flatMap(({ pid }) =>
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).map(Number),
    )
    return ticks.reduce((sum, each) => sum + each, 0) * 10
  }

  const pages = ['', '?page=30', '?show=others', '?state=accepted', '?state=held&side=receiver']

  it.skipIf(!existsSync('/proc/self/stat'))(
    `takes less than ${LONGEST_MILLISECONDS} milliseconds of processor time a page`,
    async () => {
      const coordinator = viewerAt('RL1', 'coordinator')
      const { fetch } = app({
        session: () => coordinator,
        describe: () => ({ trust: 'Robert Jones and Agnes Hunt' }),
        modules: [workRoutes({ db: test.db, clock: clock(today) })],
        logger: logger('silent'),
        metrics: metrics(),
      })
      const ask = async (query: string) => (await fetch(new Request(`http://localhost/transfers/work${query}`))).text()
      for (const query of [...pages, ...pages]) expect(await ask(query)).toContain('Canary-')
      const taken: { query: string; server: number; program: number; clock: number }[] = []
      for (const query of pages) {
        const [server, program, began] = [await serversMilliseconds(), process.cpuUsage(), performance.now()]
        for (let n = 0; n < PAGES; n += 1) await ask(query)
        const { user, system } = process.cpuUsage(program)
        taken.push({
          query,
          server: ((await serversMilliseconds()) - server) / PAGES,
          program: (user + system) / 1000 / PAGES,
          clock: (performance.now() - began) / PAGES,
        })
      }
      console.log(JSON.stringify(taken))
      for (const { server, program } of taken) expect(server + program).toBeLessThan(LONGEST_MILLISECONDS)
    },
  )
})
