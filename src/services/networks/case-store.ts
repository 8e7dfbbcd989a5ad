/** Cases of a network inside a viewer's transaction: the trust's own, and the counts of all. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { Discussion, Network, NetworkAudit, NetworkCase } from './network-case.ts'

export type NewCase = Omit<NetworkCase, 'discussions'>

export function caseStore(tx: Tx) {
  const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(tx)).rows
  return {
    network: async (service: string): Promise<Network | undefined> =>
      (
        await rowsOf<Network>(sql`select service, lead, meeting, source, basis from clinical_network
                                   where alliance = (select viewer_alliance()) and service = ${service}`)
      )[0],

    /** The viewer's trust's own, the newest first. */
    cases: (service: string): Promise<NetworkCase[]> =>
      rowsOf(sql`select c.id, c.service, c.reference, c.site, c.grade, c.features, c.is_complex as "isComplex", c.noted_on as "notedOn",
                        coalesce((select json_agg(json_build_object('onDay', d.on_day, 'outcome', d.outcome, 'toSite', d.to_site, 'who', d.who) order by d.number)
                                    from network_discussion d where (d.trust, d.case_id) = (c.trust, c.id)), '[]') as discussions
                   from network_case c
                  where c.alliance = (select viewer_alliance()) and c.trust = (select viewer_trust()) and c.service = ${service}
                  order by c.noted_on desc, c.reference`),

    /** Of every service, or of one: complex cases and those discussed, by trust and year. */
    audit: (): Promise<NetworkAudit[]> =>
      rowsOf(sql`select trust, service, year, is_own as "isOwn", is_all as "isAll", complex, discussed
                   from share.network_audit order by service, year desc, trust`),

    async note({ id, service, reference, site, grade, features, isComplex, notedOn }: NewCase): Promise<void> {
      await sql`insert into network_case (id, service, reference, site, grade, features, is_complex, noted_on)
                values (${id}, ${service}, ${reference}, ${site}, ${grade}, ${[...features]}, ${isComplex}, ${notedOn})`.execute(
        tx,
      )
    },

    async record(id: string, number: number, { onDay, outcome, toSite, who }: Discussion): Promise<void> {
      await sql`insert into network_discussion (case_id, number, on_day, outcome, to_site, who)
                values (${id}, ${number}, ${onDay}, ${outcome}, ${toSite}, ${who})`.execute(tx)
    },
  }
}
