/**
 * How good a trust's list is, counted from the list itself: the checks that can be asked of every open pathway at any
 * time, whatever file or system it came from. What a file said that no list can hold is in the import's own report.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { priorities } from '#nhs/priority.ts'
import type { Tx } from '#platform/database.ts'

export type QualityCheck = {
  readonly title: string
  /** What is counted, and of what, so that two trusts count the same. */
  readonly definition: string
  /** What the share is of, in words that follow a number: "pathways". */
  readonly of: string
  /** The filter of the waiting list that shows these pathways, and maybe a few others; absent where none does. */
  readonly filter?: string
  /** Nothing is wrong with these; their share tells how fresh and complete the list is. */
  readonly isNoFault?: true
}

export const qualityChecks = {
  'nhs-number-missing': {
    title: 'No NHS number',
    definition: 'Open pathways of a patient whose NHS number is not known or failed its check.',
    of: 'open pathways',
  },
  'priority-missing': {
    title: 'Decision to admit without a priority',
    definition: 'Open pathways with a decision to admit and no clinical priority.',
    of: 'with a decision to admit',
    filter: 'decided=yes&priority=none',
  },
  'priority-overdue': {
    title: 'Time of the priority has passed',
    definition:
      'Open pathways whose decision to admit is further back than their priority allows: 4 weeks for P2, 3 months for P3.',
    of: 'with a decision and a priority that sets an end',
  },
  'to-come-in-passed': {
    title: 'Day to come in has passed',
    definition: 'Open pathways with a day to come in before the day of the list.',
    of: 'with a day to come in',
  },
  'in-the-future': {
    title: 'Dates in the future',
    definition: 'Open pathways whose referral, clock start or decision to admit is after the day of the list.',
    of: 'open pathways',
  },
  'before-referral': {
    title: 'Clock started before the referral',
    definition:
      'Open pathways whose clock started before the referral was received. It is right where an earlier referral started the clock.',
    of: 'open pathways',
  },
  'same-service-twice': {
    title: 'Twice in one service',
    definition: 'Open pathways of one NHS number in one treatment function, beyond the first.',
    of: 'open pathways with an NHS number',
  },
  'two-local-numbers': {
    title: 'One person under two local numbers',
    definition: 'Open pathways of an NHS number that more than one local patient number has.',
    of: 'open pathways with an NHS number',
  },
  'two-lists': {
    title: 'One person in two services or more',
    definition: 'Open pathways of an NHS number that waits in another treatment function too.',
    of: 'open pathways with an NHS number',
    isNoFault: true,
  },
  'first-weeks': {
    title: 'Waiting 0 to 1 weeks',
    definition: 'Open pathways whose clock started in the 7 days up to the day of the list.',
    of: 'open pathways',
    isNoFault: true,
  },
} as const satisfies Readonly<Record<string, QualityCheck>>

export type QualityCheckId = keyof typeof qualityChecks

export const qualityCheckIds = Object.keys(qualityChecks) as QualityCheckId[]

export const qualityCheck = (id: QualityCheckId): QualityCheck => qualityChecks[id]

/** `count` pathways of `of`. */
export type QualityCount = { readonly count: number; readonly of: number }

export type ListQuality = {
  readonly pathways: number
  readonly checks: Readonly<Record<QualityCheckId, QualityCount>>
}

type Counted = Readonly<Record<string, number>>

/** Counts the open pathways of the viewer's own trust, as of a day. */
export async function listQuality(tx: Tx, asOf: Day): Promise<ListQuality> {
  const limits = priorities.flatMap(({ code, targetDays }) => (targetDays === undefined ? [] : [{ code, targetDays }]))
  const { rows } = await sql<Counted>`
    with open_pathway as materialized (
      select p.patient_id, pt.nhs_number, p.treatment_function, p.priority, p.clock_start, p.referral_received_on,
             p.decided_to_admit_on, p.to_come_in_on
        from pathway p join patient pt on pt.trust = p.trust and pt.id = p.patient_id
       where p.trust = (select viewer_trust()) and p.clock_stop is null),
    priority_end as (
      select * from unnest(${limits.map(({ code }) => code)}::text[], ${limits.map(({ targetDays }) => targetDays)}::int[])
             as priority_end (priority, days)),
    service as (
      select nhs_number, count(*)::int as pathways, min(patient_id::text) as one, max(patient_id::text) as other
        from open_pathway where nhs_number is not null group by nhs_number, treatment_function),
    -- In two steps, because to count what is distinct sorts each person's own rows. Who waits once is in no sum below.
    person as (
      select sum(pathways) as pathways, count(*) as services, min(one) <> max(other) as has_numbers
        from service group by nhs_number having sum(pathways) > 1)
    select count(*) as pathways,
           count(*) filter (where nhs_number is null) as "nhs-number-missing",
           count(*) filter (where decided_to_admit_on is not null) as decided,
           count(*) filter (where decided_to_admit_on is not null and o.priority is null) as "priority-missing",
           count(*) filter (where decided_to_admit_on is not null and days is not null) as limited,
           count(*) filter (where decided_to_admit_on + days < ${asOf}::date) as "priority-overdue",
           count(to_come_in_on) as coming,
           count(*) filter (where to_come_in_on < ${asOf}::date) as "to-come-in-passed",
           count(*) filter (where greatest(clock_start, referral_received_on, decided_to_admit_on) > ${asOf}::date)
             as "in-the-future",
           count(*) filter (where clock_start < referral_received_on) as "before-referral",
           count(nhs_number) as numbered,
           (select coalesce(sum(pathways - services), 0)::int from person) as "same-service-twice",
           (select coalesce(sum(pathways), 0)::int from person where has_numbers) as "two-local-numbers",
           (select coalesce(sum(pathways), 0)::int from person where services > 1) as "two-lists",
           count(*) filter (where clock_start > ${asOf}::date - 7 and clock_start <= ${asOf}::date) as "first-weeks"
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
