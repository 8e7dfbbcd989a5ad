/** Designations inside a viewer's transaction: own and fellows'. */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { Designation, DesignationEvent } from './designation.ts'

export function designationStore(tx: Tx) {
  return {
    /** The newest first. */
    async all(): Promise<Designation[]> {
      const { rows } = await sql<Designation>`
        select d.trust, d.id, d.service, d.site, d.shown, d.proposed_on as "proposedOn", d.proposed_by as "proposedBy",
               coalesce((select json_agg(json_build_object('trust', e.trust, 'what', e.what, 'onDay', e.on_day, 'reviewOn', e.review_on,
                                                           'decision', e.decision, 'said', e.said) order by e.number)
                           from designation_event e where (e.of_trust, e.designation) = (d.trust, d.id)), '[]') as events
          from designation d where d.alliance = (select viewer_alliance()) order by d.proposed_on desc, d.trust, d.service`.execute(
        tx,
      )
      return rows
    },

    async propose({ id, service, site, shown, proposedOn }: Omit<Designation, 'trust' | 'proposedBy' | 'events'>) {
      await sql`insert into designation (id, service, site, shown, proposed_on)
                values (${id}, ${service}, ${site}, ${JSON.stringify(shown)}::jsonb, ${proposedOn})`.execute(tx)
    },

    async add(of: TrustCode, id: string, number: number, event: Omit<DesignationEvent, 'trust'>): Promise<void> {
      await sql`insert into designation_event (of_trust, designation, number, what, on_day, review_on, decision, said)
                values (${of}, ${id}, ${number}, ${event.what}, ${event.onDay}, ${event.reviewOn}, ${event.decision}, ${event.said})`.execute(
        tx,
      )
    },
  }
}
