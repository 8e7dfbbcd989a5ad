/** Risks, inside a viewer's transaction. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Rating, Risk } from './risk.ts'

const here = sql`alliance = (select viewer_alliance())`

const columns = sql`id, title, cause, event, effect,
  jsonb_build_object('likelihood', likelihood_before, 'consequence', consequence_before) as before,
  jsonb_build_object('likelihood', likelihood, 'consequence', consequence) as now,
  mitigation, borne_by as "borneBy", why_alliance as "whyAlliance", by_trust as trust, by_name as name,
  review_on as "reviewOn", state, closed_on as "closedOn", item_id as "itemId", decision_id as "decisionId", version`

export type NewRisk = Omit<Risk, 'id' | 'state' | 'closedOn' | 'itemId' | 'decisionId' | 'version'>

export function riskStore(tx: Tx) {
  const found = async (condition: RawBuilder<unknown>): Promise<Risk[]> =>
    (
      await sql<Risk>`select ${columns} from alliance_risk where ${here} and ${condition}
        order by state <> 'open', likelihood * consequence desc, review_on, id`.execute(tx)
    ).rows
  const changed = (id: string, change: RawBuilder<unknown>) =>
    sql`update alliance_risk set ${change}, version = version + 1 where ${here} and id = ${id}::uuid`.execute(tx)

  return {
    /** Those that are open first, the highest at the top. */
    all: () => found(sql`true`),
    async one(id: string): Promise<Risk | undefined> {
      return (await found(sql`id = ${id}::uuid`))[0]
    },
    /** The same, and nobody changes it until the end of this transaction. */
    async held(id: string): Promise<Risk | undefined> {
      await sql`select from alliance_risk where ${here} and id = ${id}::uuid for update`.execute(tx)
      return this.one(id)
    },
    async add(id: string, risk: NewRisk): Promise<void> {
      await sql`
        insert into alliance_risk (id, title, cause, event, effect, likelihood_before, consequence_before, likelihood,
          consequence, mitigation, borne_by, why_alliance, by_trust, by_name, review_on)
        values (${id}::uuid, ${risk.title}, ${risk.cause}, ${risk.event}, ${risk.effect}, ${risk.before.likelihood},
          ${risk.before.consequence}, ${risk.now.likelihood}, ${risk.now.consequence}, ${risk.mitigation},
          ${[...risk.borneBy]}::text[], ${risk.whyAlliance}, ${risk.trust}, ${risk.name}, ${risk.reviewOn})`.execute(tx)
    },
    review: (id: string, now: Rating, mitigation: string, reviewOn: Day) =>
      changed(
        id,
        sql`likelihood = ${now.likelihood}, consequence = ${now.consequence}, mitigation = ${mitigation}, review_on = ${reviewOn}`,
      ),
    close: (id: string, on: Day) => changed(id, sql`state = 'closed', closed_on = ${on}`),
  }
}
