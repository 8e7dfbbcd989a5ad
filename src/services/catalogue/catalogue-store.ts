/** The catalogue inside a viewer's transaction: own figures as they are, fellows' as they are shared. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { StatedFacts } from '../fragility/service-facts.ts'
import type { Basis, ClinicalService, Outflow, SiteService, SurgeonVolume } from './catalogue.ts'
import type { VolumeStandard } from './volume-standard.ts'

/** What a trust last stated of a service. */
export type Statement = {
  readonly trust: TrustCode
  readonly service: string
  readonly asOf: Day
  readonly facts: StatedFacts
  readonly source: string
  readonly basis: Basis
}

export function catalogueStore(tx: Tx) {
  const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(tx)).rows
  return {
    services: (): Promise<ClinicalService[]> =>
      rowsOf(sql`select id, name, treatment_function as "treatmentFunction", about, assumptions from clinical_service
                  where alliance = (select viewer_alliance()) order by name`),

    standards: (): Promise<VolumeStandard[]> =>
      rowsOf(sql`select service, "of", effective_from as "effectiveFrom", effective_to as "effectiveTo", cases, standing, source, basis
                   from volume_standard where alliance = (select viewer_alliance()) order by service, "of", effective_from`),

    sitesOn: (day: Day): Promise<SiteService[]> =>
      rowsOf(sql`select trust, service, site, tier, provides from site_service
                  where alliance = (select viewer_alliance()) and from_day <= ${day} and (to_day is null or to_day > ${day})
                  order by service, trust, site`),

    /** Of the newest year that each site has. */
    volumes: (): Promise<SurgeonVolume[]> =>
      rowsOf(sql`select trust, service, site, year_to as "yearTo", source, basis, is_own as "isOwn", surgeon,
                        surgeon_cases as "surgeonCases", dual_cases as "dualCases", unit_cases as "unitCases"
                   from share.service_volume v
                  where year_to = (select max(n.year_to) from share.service_volume n
                                    where (n.trust, n.service, n.site) = (v.trust, v.service, v.site))
                  order by trust, service, site, surgeon_cases desc nulls last, surgeon`),

    outflow: (): Promise<Outflow[]> =>
      rowsOf(sql`select trust, service, provider, year_to as "yearTo", source, basis, is_own as "isOwn", cases
                   from share.resident_outflow o
                  where year_to = (select max(n.year_to) from share.resident_outflow n
                                    where (n.trust, n.service) = (o.trust, o.service))
                  order by service, trust, cases desc nulls last, provider`),

    statements: (): Promise<Statement[]> =>
      rowsOf(sql`select distinct on (trust, service) trust, service, as_of as "asOf", facts, source, basis from service_statement
                  where alliance = (select viewer_alliance()) order by trust, service, as_of desc, stated_at desc`),
  }
}
