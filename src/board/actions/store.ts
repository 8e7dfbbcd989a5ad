/** Actions, inside a viewer's transaction. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { Action } from './action.ts'

const here = sql`alliance = (select viewer_alliance())`

const columns = sql`id, what, by_trust as trust, by_name as name, by_person as person, due_on as "dueOn", state,
  closed_on as "closedOn", outcome, item_id as "itemId", decision_id as "decisionId", version`

export type NewAction = Pick<Action, 'what' | 'name' | 'dueOn'> & {
  readonly trust: TrustCode
  readonly itemId?: string
  readonly decisionId?: string
}

export function actionStore(tx: Tx) {
  const found = async (condition: RawBuilder<unknown>): Promise<Action[]> =>
    (
      await sql<Action>`select ${columns} from alliance_action where ${here} and ${condition}
        order by state <> 'open', case when state = 'open' then due_on end, closed_on desc, id`.execute(tx)
    ).rows
  const changed = (id: string, change: RawBuilder<unknown>) =>
    sql`update alliance_action set ${change}, version = version + 1 where ${here} and id = ${id}::uuid`.execute(tx)

  return {
    /** Those that are open first, the longest due at the top; then the closed, the latest at the top. */
    all: () => found(sql`true`),
    ofTrust: (trust: TrustCode) => found(sql`state = 'open' and by_trust = ${trust}`),
    async one(id: string): Promise<Action | undefined> {
      return (await found(sql`id = ${id}::uuid`))[0]
    },
    /** The same, and nobody changes it until the end of this transaction. */
    async held(id: string): Promise<Action | undefined> {
      await sql`select from alliance_action where ${here} and id = ${id}::uuid for update`.execute(tx)
      return this.one(id)
    },
    async add(id: string, { what, trust, name, dueOn, itemId, decisionId }: NewAction): Promise<void> {
      await sql`
        insert into alliance_action (id, what, by_trust, by_name, due_on, item_id, decision_id)
        values (${id}::uuid, ${what}, ${trust}, ${name}, ${dueOn}, ${itemId ?? null}::uuid, ${decisionId ?? null}::uuid)`.execute(
        tx,
      )
    },
    take: (id: string, person: string, name: string) => changed(id, sql`by_person = ${person}, by_name = ${name}`),
    move: (id: string, dueOn: Day) => changed(id, sql`due_on = ${dueOn}`),
    close: (id: string, state: 'done' | 'dropped', on: Day, outcome: string) =>
      changed(id, sql`state = ${state}, closed_on = ${on}, outcome = ${outcome}`),
  }
}
