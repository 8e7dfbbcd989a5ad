/**
 * How good a trust's list is, counted from the list itself: the checks that can be asked of every open pathway at any
 * time, whatever file or system it came from. What a file said that no list can hold is in the import's own report.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { openPathways, rowConditions } from './check-conditions.ts'
import { type QualityCheckId, qualityCheckIds } from './quality-checks.ts'

/** `count` pathways of `of`. */
export type QualityCount = { readonly count: number; readonly of: number }

export type ListQuality = {
  readonly pathways: number
  readonly checks: Readonly<Record<QualityCheckId, QualityCount>>
}

type Counted = Readonly<Record<string, number>>

/** Counts the open pathways of the viewer's own trust, as of a day. */
export async function listQuality(tx: Tx, asOf: Day): Promise<ListQuality> {
  const day = sql<Day>`${asOf}::date`
  const counting = sql.join(
    Object.entries(rowConditions).map(
      ([id, condition]) => sql`count(*) filter (where ${condition(day)}) as ${sql.ref(id)}`,
    ),
  )
  const { rows } = await sql<Counted>`
    with ${openPathways},
    service as (
      select nhs_number, count(*)::int as pathways, min(patient_id::text) as one, max(patient_id::text) as other
        from open_pathway where nhs_number is not null group by nhs_number, treatment_function),
    -- In two steps, because to count what is distinct sorts each person's own rows. Who waits once is in no sum below.
    person as (
      select sum(pathways) as pathways, count(*) as services, min(one) <> max(other) as has_numbers
        from service group by nhs_number having sum(pathways) > 1)
    select count(*) as pathways, ${counting},
           count(*) filter (where decided_to_admit_on is not null) as decided,
           count(*) filter (where decided_to_admit_on is not null and days is not null) as limited,
           count(to_come_in_on) as coming,
           count(nhs_number) as numbered,
           (select coalesce(sum(pathways - services), 0)::int from person) as "same-service-twice",
           (select coalesce(sum(pathways), 0)::int from person where has_numbers) as "two-local-numbers",
           (select coalesce(sum(pathways), 0)::int from person where services > 1) as "two-lists"
      from open_pathway o left join priority_end on priority_end.priority = o.priority`.execute(tx)
  const counted = rows[0]!
  const of: Partial<Record<QualityCheckId, string>> = {
    'priority-missing': 'decided',
    'priority-overdue': 'limited',
    'to-come-in-passed': 'coming',
    'same-service-twice': 'numbered',
    'two-local-numbers': 'numbered',
    'two-lists': 'numbered',
  }
  const checks = Object.fromEntries(
    qualityCheckIds.map((id) => [id, { count: counted[id]!, of: counted[of[id] ?? 'pathways']! }]),
  ) as Record<QualityCheckId, QualityCount>
  return { pathways: counted.pathways!, checks }
}
