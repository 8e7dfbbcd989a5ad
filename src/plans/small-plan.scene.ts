/** A plan for the two small hospitals, made once by the planner and copied for each test that changes it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TestDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { askForPlan } from './ask-for-plan.ts'
import { makePlanJob } from './make-plan.ts'
import { defaultPlanWeights } from './plan-weights.ts'
import type { PlanSettings } from './settings.ts'
import { firstDay } from './small-alliance.ts'

/**
 * A guest costs the host nothing, so that nothing but room decides who goes. A change of team costs something, so that
 * nobody goes for whom there is room at home: otherwise plans with more and with fewer guests would be as good.
 */
export const nothingButDelay = {
  ...(Object.fromEntries(Object.keys(defaultPlanWeights).map((name) => [name, 0])) as typeof defaultPlanWeights),
  delay: 1,
  teamChange: 1,
}

export const smallSettings = (different: Partial<PlanSettings> = {}): PlanSettings => ({
  trusts: ['RL1', 'RRJ'],
  services: ['110'],
  firstDay,
  weeks: 1,
  weights: nothingButDelay,
  budget: { moves: 20_000 },
  threads: 1,
  seed: 1,
  ...different,
})

/** Made as the job makes it, without waiting for a queue. */
export async function makeSmallPlan(
  test: Pick<TestDatabase<unknown>, 'db' | 'scene' | 'secret'>,
  viewer: Viewer,
  different: Partial<PlanSettings> = {},
): Promise<string> {
  const job = makePlanJob(test)
  const id = await test.db.withViewer(viewer, (tx) =>
    askForPlan(tx, { name: 'A small plan', settings: smallSettings(different) }, '2026-01-31', job),
  )
  await job.run(
    {
      id: randomUUID(),
      viewer,
      signal: new AbortController().signal,
      progress() {},
      write: (work) => test.db.withViewer(viewer, (tx) => work(tx)),
    },
    { plan: id },
  )
  return id
}

/** The same plan once more, as if nobody had touched it. */
export async function aCopyOf({ scene }: Pick<TestDatabase<unknown>, 'scene'>, plan: string): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into plan (trust, id, alliance, name, trusts, services, settings, state, as_of, first_day, days, fingerprint,
                      agreements, scopes, report, asked_by)
    select trust, ${id}::uuid, alliance, name, trusts, services, settings, 'ready', as_of, first_day, days, fingerprint,
           agreements, scopes, report, asked_by
      from plan where id = ${plan}::uuid`.execute(scene)
  for (const table of ['plan_document', 'plan_placement']) {
    const { rows } = await sql<{ column: string }>`
      select column_name as column from information_schema.columns
       where table_schema = 'public' and table_name = ${table} and column_name <> 'plan_id'`.execute(scene)
    const columns = sql.join(rows.map(({ column }) => sql.id(column)))
    await sql`
      insert into ${sql.table(table)} (plan_id, ${columns})
      select ${id}::uuid, ${columns} from ${sql.table(table)} where plan_id = ${plan}::uuid`.execute(scene)
  }
  return id
}
