/** The order of the list for one question, worked out by the database through the planning lane. */
import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '#nhs/day.ts'
import { parseNhsNumber } from '#nhs/nhs-number.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { ListFilter, ListOrder } from './list-question.ts'

/** Everything that decides what the order is, besides the question: when it changes, a kept order is of no use. */
export type ListVersion = {
  /** Each member's list and its version, the agreements in force, and the services in scope, as one text. */
  readonly text: string
  /** The oldest list's day: waits are counted to it. */
  readonly asOf: Day
  readonly members: readonly TrustCode[]
  /** Treatment functions that the alliance plans together. */
  readonly services: readonly string[]
}

/** As the lane sees it at this moment, by the database's clock; nothing when no member has a list yet. */
export async function listVersion(tx: Tx): Promise<ListVersion | undefined> {
  const { rows } = await sql<Omit<ListVersion, 'asOf'> & { asOf: Day | null }>`
    with member as materialized (
      select distinct trust from alliance_member
       where alliance = (select viewer_alliance())
         and joined_on <= current_date and (left_on is null or left_on > current_date)),
    service as materialized (
      select distinct treatment_function as code from alliance_service
       where alliance = (select viewer_alliance())
         and from_day <= current_date and (to_day is null or to_day > current_date)),
    list as materialized (
      select trust, version, as_of from trust_list where trust in (select trust from member)),
    agreement as materialized (
      select id, version from sharing_agreement
       where recipient = (select viewer_trust()) and alliance = (select viewer_alliance()) and purpose = 'planning'
         and cardinality(approved_by_owner) = 2 and approved_by_recipient is not null
         and suspended_at is null and revoked_at is null
         and valid_from <= statement_timestamp() and valid_to > statement_timestamp())
    select concat_ws('|', (select string_agg(trust || ':' || version, ',' order by trust) from list),
                          (select string_agg(id || ':' || version, ',' order by id) from agreement),
                          (select string_agg(code, ',' order by code) from service)) as text,
           (select min(as_of) from list) as "asOf",
           array(select trust from member order by trust) as members,
           array(select code from service order by code) as services`.execute(tx)
  const { asOf, ...version } = rows[0]!
  return asOf === null ? undefined : { ...version, asOf }
}

/** Sorted as the words of the page say. Every order ends with the pseudonym, so that equals keep their places. */
const sortings: Readonly<Record<ListOrder, Record<'ascending' | 'descending', string>>> = {
  rank: {
    ascending: 'priority_order, clock_start, pseudonym',
    descending: 'priority_order desc, clock_start desc, pseudonym desc',
  },
  wait: { ascending: 'clock_start, pseudonym', descending: 'clock_start desc, pseudonym desc' },
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
    ...auditable(filter),
  })
  return { bytes: Buffer.from(text ?? '', 'latin1'), count }
}

/** What was searched for stays out of the log: it may be somebody's name. */
function auditable({ search, ...filter }: ListFilter): object {
  return { ...filter, ...(search !== undefined && { search: 'given' }) }
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
  if (filter.search) all.push(sql`pseudonym in (${ownPseudonyms(filter.search)})`)
  return sql.join(all, sql` and `)
}

/** A search looks among the viewer's own patients: nobody finds a name at another trust. */
function ownPseudonyms(search: string): RawBuilder<unknown> {
  const number = parseNhsNumber(search)
  // A range and not LIKE: only the range can use the index under row-level security.
  const person = number.ok
    ? sql`i.nhs_number = ${number.value}`
    : sql`i.family_name collate "C" >= ${nameCase(search)} and i.family_name collate "C" < ${`${nameCase(search)}\u{10ffff}`}`
  return sql`select p.pseudonym from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
              where p.trust = (select viewer_trust()) and i.trust = (select viewer_trust()) and ${person}`
}

/** "okafor" → "Okafor", as names are kept; "O'Neill" and "al-Amin" as they were typed. */
const nameCase = (text: string): string => (/^[a-z]+$/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text)
