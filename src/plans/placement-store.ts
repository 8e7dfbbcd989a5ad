/** The patients of a plan, inside a transaction for planning: those whose owners share them with the viewer today. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { bulkInsert } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import type { Placement } from './placement.ts'

type PlanKey = { readonly trust: string; readonly id: string }

/** Which of a plan's patients. Whatever is not said does not matter. */
export type PlacementFilter = {
  readonly isPlaced?: boolean
  readonly isAway?: boolean
  readonly homeTrust?: string
  readonly site?: string
  readonly theatre?: string
  readonly day?: Day
  readonly service?: string
  readonly priority?: string
  readonly rule?: string
  readonly pseudonym?: string
}

const columns = sql`home_trust as "homeTrust", pseudonym, home_site as "homeSite",
  treatment_function as "treatmentFunction", subspecialty, priority, weeks_waited as "weeksWaited", must, weight, minutes,
  nights, case when day is not null then
    json_build_object('day', day, 'site', site, 'room', room, 'theatre', theatre, 'surgeon', surgeon) end as placed,
  away, team_changed as "teamChanged", travel_extra_minutes as "travelExtraMinutes",
  case when home_day is not null then json_build_object('day', home_day, 'is', home_day_is) end as "homeDay", rule, reason`

const orders = {
  /** As a week is read: the day, then the place. */
  day: sql`day, site, theatre, home_trust, pseudonym`,
  /** Whoever weighs most first. */
  weight: sql`must desc, weight desc, home_trust, pseudonym`,
} as const

const where = (plan: PlanKey, filter: PlacementFilter) => sql`trust = ${plan.trust} and plan_id = ${plan.id}::uuid
  ${filter.isPlaced === undefined ? sql`` : filter.isPlaced ? sql`and day is not null` : sql`and day is null`}
  ${filter.isAway === undefined ? sql`` : sql`and away = ${filter.isAway}`}
  ${filter.homeTrust === undefined ? sql`` : sql`and home_trust = ${filter.homeTrust}`}
  ${filter.site === undefined ? sql`` : sql`and site = ${filter.site}`}
  ${filter.theatre === undefined ? sql`` : sql`and theatre = ${filter.theatre}`}
  ${filter.day === undefined ? sql`` : sql`and day = ${filter.day}`}
  ${filter.service === undefined ? sql`` : sql`and treatment_function = ${filter.service}`}
  ${filter.priority === undefined ? sql`` : sql`and priority = ${filter.priority}`}
  ${filter.rule === undefined ? sql`` : sql`and rule = ${filter.rule}`}
  ${filter.pseudonym === undefined ? sql`` : sql`and pseudonym = ${filter.pseudonym}`}`

export async function placements(
  tx: Tx,
  plan: PlanKey,
  filter: PlacementFilter,
  { order, limit, offset = 0 }: { order: keyof typeof orders; limit?: number; offset?: number },
): Promise<Placement[]> {
  const { rows } = await sql<Placement>`
    select ${columns} from plan_placement where ${where(plan, filter)}
     order by ${orders[order]} ${limit === undefined ? sql`` : sql`limit ${limit} offset ${offset}`}`.execute(tx)
  return rows
}

/** Who would be treated at another trust, as a proposal names them. */
export async function patientsAway(
  tx: Tx,
  plan: PlanKey,
): Promise<readonly { readonly sender: string; readonly pseudonym: string }[]> {
  const { rows } = await sql<{ sender: string; pseudonym: string }>`
    select home_trust as sender, pseudonym from plan_placement where ${where(plan, { isAway: true })}`.execute(tx)
  return rows
}

export async function countPlacements(tx: Tx, plan: PlanKey, filter: PlacementFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from plan_placement where ${where(plan, filter)}`.execute(tx)
  return rows[0]!.count
}

/** How many there are for each value of a column, the commonest first. */
export async function countsBy(
  tx: Tx,
  plan: PlanKey,
  column: 'rule' | 'home_trust' | 'site' | 'treatment_function' | 'priority',
  filter: PlacementFilter,
): Promise<readonly { readonly value: string | null; readonly count: number }[]> {
  const { rows } = await sql<{ value: string | null; count: number }>`
    select ${sql.id(column)} as value, count(*) as count from plan_placement where ${where(plan, filter)}
     group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

/** How many of a plan's patients the viewer sees, by owner: for the owners' logs. */
export async function rowsByOwner(
  tx: Tx,
  plan: PlanKey,
  filter: PlacementFilter,
): Promise<ReadonlyMap<string, number>> {
  const counts = await countsBy(tx, plan, 'home_trust', filter)
  return new Map(counts.map(({ value, count }) => [value!, count]))
}

/** What each theatre has on each day. */
export type TheatreDay = {
  readonly site: string
  readonly theatre: string
  readonly day: Day
  readonly patients: number
  readonly minutes: number
  readonly away: number
}

export async function theatreDays(tx: Tx, plan: PlanKey, from: Day, until: Day): Promise<TheatreDay[]> {
  const { rows } = await sql<TheatreDay>`
    select site, theatre, day, count(*)::int as patients, sum(minutes)::int as minutes,
           count(*) filter (where away)::int as away
      from plan_placement
     where trust = ${plan.trust} and plan_id = ${plan.id}::uuid and day >= ${from} and day < ${until}
     group by 1, 2, 3 order by 1, 2, 3`.execute(tx)
  return rows
}

/** Puts the patients in place of whatever the plan had: a job that runs again doubles nobody. */
export async function keepPlacements(tx: Tx, plan: PlanKey, rows: readonly Placement[]): Promise<void> {
  await sql`delete from plan_placement where trust = ${plan.trust} and plan_id = ${plan.id}::uuid`.execute(tx)
  const column = (name: string, type: string, value: (row: Placement) => string | number | boolean | null) => ({
    name,
    type,
    values: rows.map((row) => {
      const found = value(row)
      return found === null ? null : String(found)
    }),
  })
  await bulkInsert(tx, 'plan_placement', [
    column('trust', 'text', () => plan.trust),
    column('plan_id', 'uuid', () => plan.id),
    column('home_trust', 'text', ({ homeTrust }) => homeTrust),
    column('pseudonym', 'text', ({ pseudonym }) => pseudonym),
    column('home_site', 'text', ({ homeSite }) => homeSite),
    column('treatment_function', 'text', ({ treatmentFunction }) => treatmentFunction),
    column('subspecialty', 'text', ({ subspecialty }) => subspecialty),
    column('priority', 'text', ({ priority }) => priority),
    column('weeks_waited', 'smallint', ({ weeksWaited }) => weeksWaited),
    column('must', 'boolean', ({ must }) => must),
    column('weight', 'integer', ({ weight }) => weight),
    column('day', 'date', ({ placed }) => placed?.day ?? null),
    column('site', 'text', ({ placed }) => placed?.site ?? null),
    column('room', 'text', ({ placed }) => placed?.room ?? null),
    column('theatre', 'text', ({ placed }) => placed?.theatre ?? null),
    column('surgeon', 'text', ({ placed }) => placed?.surgeon ?? null),
    column('minutes', 'smallint', ({ minutes }) => minutes),
    column('nights', 'smallint', ({ nights }) => nights),
    column('away', 'boolean', ({ away }) => away),
    column('team_changed', 'boolean', ({ teamChanged }) => teamChanged),
    column('travel_extra_minutes', 'smallint', ({ travelExtraMinutes }) => travelExtraMinutes),
    column('home_day', 'date', ({ homeDay }) => homeDay?.day ?? null),
    column('home_day_is', 'text', ({ homeDay }) => homeDay?.is ?? null),
    column('rule', 'text', ({ rule }) => rule),
    column('reason', 'jsonb', ({ reason }) => (reason === null ? null : JSON.stringify(reason))),
  ])
}

/** Gives a plan the patients of another, but for those it is given anew. */
export async function copyPlacements(tx: Tx, from: PlanKey, to: PlanKey, anew: readonly Placement[]): Promise<void> {
  await keepPlacements(tx, to, anew)
  await sql`
    insert into plan_placement (trust, plan_id, home_trust, pseudonym, home_site, treatment_function, subspecialty, priority,
                                weeks_waited, must, weight, day, site, room, theatre, surgeon, minutes, nights, away,
                                team_changed, travel_extra_minutes, home_day, home_day_is, rule, reason)
    select ${to.trust}, ${to.id}::uuid, home_trust, pseudonym, home_site, treatment_function, subspecialty, priority,
           weeks_waited, must, weight, day, site, room, theatre, surgeon, minutes, nights, away,
           team_changed, travel_extra_minutes, home_day, home_day_is, rule, reason
      from plan_placement
     where trust = ${from.trust} and plan_id = ${from.id}::uuid
    on conflict do nothing`.execute(tx)
}
