/**
 * The quality checks as conditions on the viewer's own open pathways: said once, for the scorecard that counts them and
 * for the list that shows them.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { priorities } from '#nhs/priority.ts'
import type { QualityCheckId } from './quality-checks.ts'

/** About several pathways of one person, which no row can tell by itself. */
export type PersonCheckId = 'same-service-twice' | 'two-local-numbers' | 'two-lists'
export type RowCheckId = Exclude<QualityCheckId, PersonCheckId>

const limits = priorities.flatMap(({ code, targetDays }) => (targetDays === undefined ? [] : [{ code, targetDays }]))

/** Two tables to begin a statement with: `open_pathway`, and `priority_end` with the days that a priority allows. */
export const openPathways: RawBuilder<unknown> = sql`
    open_pathway as materialized (
      select p.pseudonym, p.patient_id, pt.nhs_number, p.treatment_function, p.priority, p.clock_start,
             p.referral_received_on, p.decided_to_admit_on, p.to_come_in_on
        from pathway p join patient pt on pt.trust = p.trust and pt.id = p.patient_id
       where p.trust = (select viewer_trust()) and p.clock_stop is null and p.passed_to is null),
    priority_end as (
      select * from unnest(${limits.map(({ code }) => code)}::text[], ${limits.map(({ targetDays }) => targetDays)}::int[])
             as priority_end (priority, days))`

/** Of an `open_pathway o` and the `days` of its priority, as of the day of the list. */
export const rowConditions: Readonly<Record<RowCheckId, (asOf: RawBuilder<Day>) => RawBuilder<unknown>>> = {
  'nhs-number-missing': () => sql`o.nhs_number is null`,
  'priority-missing': () => sql`o.decided_to_admit_on is not null and o.priority is null`,
  'priority-overdue': (asOf) => sql`o.decided_to_admit_on + days < ${asOf}`,
  'to-come-in-passed': (asOf) => sql`o.to_come_in_on < ${asOf}`,
  'in-the-future': (asOf) => sql`greatest(o.clock_start, o.referral_received_on, o.decided_to_admit_on) > ${asOf}`,
  'before-referral': () => sql`o.clock_start < o.referral_received_on`,
  'first-weeks': (asOf) => sql`o.clock_start between ${asOf} - 7 and ${asOf}`,
}

/** Every pathway of the people concerned, where the scorecard counts some of them. */
const personConditions: Readonly<Record<PersonCheckId, RawBuilder<unknown>>> = {
  'same-service-twice': sql`(o.nhs_number, o.treatment_function) in (
    select nhs_number, treatment_function from open_pathway group by nhs_number, treatment_function having count(*) > 1)`,
  'two-local-numbers': sql`o.nhs_number in (
    select nhs_number from open_pathway group by nhs_number having min(patient_id::text) <> max(patient_id::text))`,
  'two-lists': sql`o.nhs_number in (
    select nhs_number from open_pathway group by nhs_number having min(treatment_function) <> max(treatment_function))`,
}

/** The pseudonyms of the viewer's own pathways that a check is about, as of the day of their list. */
export function pathwaysOf(check: QualityCheckId): RawBuilder<unknown> {
  const asOf = sql<Day>`(select as_of from trust_list where trust = (select viewer_trust()))`
  const condition = isOfPeople(check) ? personConditions[check] : rowConditions[check](asOf)
  return sql`with ${openPathways}
    select o.pseudonym from open_pathway o left join priority_end on priority_end.priority = o.priority
     where ${condition}`
}

const isOfPeople = (check: QualityCheckId): check is PersonCheckId => check in personConditions
