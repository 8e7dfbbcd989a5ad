/** What was published, as anybody reads it. */
import { sql } from 'kysely'
import { allianceStore } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { DecisionContent } from './publish.ts'
import type { PublishedWait } from './published-wait.ts'

export type PublicAlliance = { readonly id: string; readonly name: string; readonly purpose: string }

export type TrustWait = PublishedWait & { readonly trust: TrustCode; readonly asOf: Day }

export type PublicMember = { readonly trust: TrustCode; readonly joinedOn: Day }

/** Whom to call at a trust. */
export type PublicTeam = { readonly trust: TrustCode; readonly phone: string; readonly hours: string }

export type PublishedDecision = DecisionContent & { readonly item: string; readonly closedAt: Date }

/** @param tx of `anybody(alliance)` */
export function publicStore(tx: Tx) {
  return {
    async alliances(): Promise<PublicAlliance[]> {
      return (await sql<PublicAlliance>`select id, name, purpose from alliance order by name`.execute(tx)).rows
    },
    async alliance(): Promise<PublicAlliance | undefined> {
      const { rows } = await sql<PublicAlliance>`
        select id, name, purpose from alliance where id = (select viewer_alliance())`.execute(tx)
      return rows[0]
    },
    /** Those of a day, in the order they joined. */
    async members(day: Day): Promise<PublicMember[]> {
      const members = await allianceStore(tx).members()
      return members.filter(({ joinedOn, leftOn }) => joinedOn <= day && (leftOn === null || leftOn > day))
    },
    /** Treatment functions that are planned together on a day. */
    services: (day: Day): Promise<string[]> => allianceStore(tx).servicesOn(day),

    async waits(): Promise<TrustWait[]> {
      const { rows } = await sql<TrustWait>`
        select w.trust, w.reported_group as "group", w.nation, w.waiting, w.median_weeks as "medianWeeks",
               w.longest_of_92 as "longestOf92", w.percent_in_18 as "percentIn18", l.as_of as "asOf"
          from public_wait w join public_list l on l.trust = w.trust
         order by w.nation, w.trust, w.reported_group`.execute(tx)
      return rows
    },
    async teams(): Promise<PublicTeam[]> {
      return (await sql<PublicTeam>`select trust, phone, hours from booking_team order by trust`.execute(tx)).rows
    },
    /** Latest first. */
    async decisions(): Promise<PublishedDecision[]> {
      const { rows } = await sql<{ item: string; closedAt: Date; content: DecisionContent }>`
        select item, closed_at as "closedAt", content from public_decision order by closed_at desc, item`.execute(tx)
      return rows.map(({ item, closedAt, content }) => ({ ...content, item, closedAt }))
    },
  }
}
