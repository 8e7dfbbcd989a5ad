/** The order of the list for one question, worked out by the database through the planning lane. */
import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '#nhs/day.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { pathwaysOf } from '../quality/check-conditions.ts'
import type { ListFilter, ListOrder } from './list-question.ts'

/** Sorted as the words of the page say. Every order ends with the pseudonym, so that equals keep their places. */
const sortings: Readonly<Record<ListOrder, Record<'ascending' | 'descending', string>>> = {
  rank: {
    ascending: 'priority_order, clock_start, pseudonym',
    descending: 'priority_order desc, clock_start desc, pseudonym desc',
  },
  // The earlier the start, the longer the wait.
  wait: { ascending: 'clock_start desc, pseudonym desc', descending: 'clock_start, pseudonym' },
  decision: {
    ascending: 'decided_to_admit_on nulls last, clock_start, pseudonym',
    descending: 'decided_to_admit_on desc nulls last, clock_start, pseudonym',
  },
  service: {
    ascending: 'treatment_function, priority_order, clock_start, pseudonym',
    descending: 'treatment_function desc, priority_order, clock_start, pseudonym',
  },
}

/** Pseudonyms in order, 22 characters each, end to end: 140,000 of them are 3 megabytes. */
export type OrderedPseudonyms = { readonly bytes: Buffer; readonly count: number }

export const PSEUDONYM_LENGTH = 22

export async function orderedPseudonyms(
  tx: Tx,
  filter: ListFilter,
  by: ListOrder,
  direction: 'ascending' | 'descending',
  asOf: Day,
): Promise<OrderedPseudonyms> {
  const { rows } = await sql<{ text: string | null; count: number; owners: Record<string, number> | null }>`
    with found as (
      select pseudonym, trust, row_number() over (order by ${sql.raw(sortings[by][direction])}) as place
        from share.planning_pathway where ${conditions(filter, asOf)})
    select string_agg(pseudonym, '' order by place) as text, count(*) as count,
           (select jsonb_object_agg(trust, n) from (
              select trust, count(*) as n from found where trust <> (select viewer_trust()) group by trust) as others) as owners
      from found`.execute(tx)
  const { text, count, owners } = rows[0]!
  await auditLaneRead(tx, 'planning lane: order of the list', new Map(Object.entries(owners ?? {})), {
    by,
    ...filter,
  })
  return { bytes: Buffer.from(text ?? '', 'latin1'), count }
}

function conditions(filter: ListFilter, asOf: Day): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`]
  if (filter.trusts.length > 0) all.push(sql`trust = any(${[...filter.trusts]}::text[])`)
  if (filter.service) all.push(sql`reported_group = ${filter.service}`)
  if (filter.subspecialty) all.push(sql`subspecialty = ${filter.subspecialty}`)
  if (filter.priority === 'none') all.push(sql`priority is null`)
  else if (filter.priority) all.push(sql`priority = ${filter.priority}`)
  if (filter.nation) all.push(sql`nation = ${filter.nation}`)
  // Over 18 weeks is more than 126 days: #nhs/rtt/week-band.ts.
  if (filter.overWeeks) all.push(sql`clock_start < ${addDays(asOf, -7 * filter.overWeeks)}::date`)
  if (filter.decided)
    all.push(filter.decided === 'yes' ? sql`decided_to_admit_on is not null` : sql`decided_to_admit_on is null`)
  if (filter.site) all.push(sql`site = ${filter.site}`)
  if (filter.willing) all.push(sql`willing_minutes > 0`)
  if (filter.check) all.push(sql`pseudonym in (${pathwaysOf(filter.check)})`)
  return sql.join(all, sql` and `)
}
