/** Disputes, inside a viewer's transaction. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Dispute } from './dispute.ts'

const here = sql`alliance = (select viewer_alliance())`

const columns = sql`id, matter, what, wanted, by_trust as trust, concerns, ladder, step, step_from as "stepFrom", state,
  closed_on as "closedOn", outcome, item_id as "itemId", decision_id as "decisionId", version`

export type NewDispute = Pick<Dispute, 'matter' | 'what' | 'wanted' | 'concerns' | 'ladder'>

export function disputeStore(tx: Tx) {
  const found = async (condition: RawBuilder<unknown>): Promise<Dispute[]> =>
    (
      await sql<Dispute>`select ${columns} from alliance_dispute where ${here} and ${condition}
        order by state <> 'open', step_from, id`.execute(tx)
    ).rows
  const changed = (id: string, change: RawBuilder<unknown>) =>
    sql`update alliance_dispute set ${change}, version = version + 1 where ${here} and id = ${id}::uuid`.execute(tx)

  return {
    /** Those that are open first, the longest on its step at the top. */
    all: () => found(sql`true`),
    async one(id: string): Promise<Dispute | undefined> {
      return (await found(sql`id = ${id}::uuid`))[0]
    },
    /** The same, and nobody changes it until the end of this transaction. */
    async held(id: string): Promise<Dispute | undefined> {
      await sql`select from alliance_dispute where ${here} and id = ${id}::uuid for update`.execute(tx)
      return this.one(id)
    },
    /** Raised by the viewer's trust. */
    async raise(id: string, { matter, what, wanted, concerns, ladder }: NewDispute, on: Day): Promise<void> {
      await sql`
        insert into alliance_dispute (id, matter, what, wanted, concerns, ladder, step_from)
        values (${id}::uuid, ${matter}, ${what}, ${wanted}, ${[...concerns]}::text[], ${JSON.stringify(ladder)}::jsonb,
          ${on})`.execute(tx)
    },
    goOn: (id: string, on: Day) => changed(id, sql`step = step + 1, step_from = ${on}`),
    close: (id: string, state: 'settled' | 'withdrawn', on: Day, outcome: string) =>
      changed(id, sql`state = ${state}, closed_on = ${on}, outcome = ${outcome}`),
  }
}
