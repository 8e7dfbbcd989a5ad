/** What the alliance's list is at this moment: whose lists, how fresh, shared by which agreements, for which services. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'

/** Everything that an answer about the alliance's list rests on besides the question: when it changes, what was kept is of no use. */
export type ListVersion = {
  /** Each member's list and its version, the agreements in force, and the services in scope, as one text. */
  readonly text: string
  /** The oldest list's day: waits are counted to it. */
  readonly asOf: Day
  readonly members: readonly TrustCode[]
  /** Treatment functions that the alliance plans together. */
  readonly services: readonly string[]
}

type FoundVersion = Omit<ListVersion, 'asOf'> & { readonly asOf: Day | null }

/** As the lane sees it at this moment, by the database's clock: one row. */
export const versionNow: RawBuilder<FoundVersion> = sql`/* prepared */
    with member as materialized (
      select trust from alliance_member
       where alliance = (select viewer_alliance())
         and joined_on <= current_date and (left_on is null or left_on > current_date)
      -- Whoever has left still has a list of its own.
      union select viewer_trust()),
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
           array(select code from service order by code) as services`

/** Nothing when no member has a list yet. */
export function foundVersion(found: FoundVersion | undefined): ListVersion | undefined {
  if (!found || found.asOf === null) return undefined
  return { ...found, asOf: found.asOf }
}

/** Nothing when no member has a list yet. */
export async function listVersion(tx: Tx): Promise<ListVersion | undefined> {
  return foundVersion((await versionNow.execute(tx)).rows[0])
}
