/** Decision points, inside a viewer's transaction. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { DecisionPoint } from './decision-point.ts'

export type NewPoint = Pick<
  DecisionPoint,
  'committee' | 'title' | 'why' | 'matter' | 'ownerTrust' | 'ownerName' | 'dueOn'
>

const here = sql<string>`(select viewer_alliance())`

export function planStore(tx: Tx) {
  const changedOne = async (change: RawBuilder<unknown>): Promise<boolean> =>
    (await change.execute(tx)).numAffectedRows === 1n
  const points = async (condition: RawBuilder<unknown>): Promise<DecisionPoint[]> => {
    const { rows } = await sql<DecisionPoint>`
      select id, committee, title, why, matter, owner_trust as "ownerTrust", owner_name as "ownerName", due_on as "dueOn",
             first_due_on as "firstDueOn", reason, is_dropped as "isDropped", item, edition
        from board_point where alliance = ${here} and ${condition} order by due_on, title, id`.execute(tx)
    return rows
  }
  const as = ({ id, edition }: Pick<DecisionPoint, 'id' | 'edition'>) =>
    sql`alliance = ${here} and id = ${id}::uuid and edition = ${edition} and not is_dropped`

  return {
    /** Soonest first. */
    all: () => points(sql`true`),
    async one(id: string): Promise<DecisionPoint | undefined> {
      return (await points(sql`id = ${id}::uuid`))[0]
    },
    async declare({ committee, title, why, matter, ownerTrust, ownerName, dueOn }: NewPoint): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into board_point (committee, title, why, matter, owner_trust, owner_name, due_on, first_due_on)
        values (${committee}::uuid, ${title}, ${why}, ${matter}, ${ownerTrust}, ${ownerName}, ${dueOn}, ${dueOn})
        returning id`.execute(tx)
      return rows[0]!.id
    },
    move: (point: Pick<DecisionPoint, 'id' | 'edition'>, dueOn: Day, reason: string) =>
      changedOne(sql`
        update board_point set due_on = ${dueOn}, reason = ${reason}, edition = edition + 1
         where ${as(point)} and item is null`),
    drop: (point: Pick<DecisionPoint, 'id' | 'edition'>, reason: string) =>
      changedOne(sql`
        update board_point set is_dropped = true, reason = ${reason}, edition = edition + 1
         where ${as(point)} and item is null`),
    putOnAgenda: (point: Pick<DecisionPoint, 'id' | 'edition'>, item: string) =>
      changedOne(sql`
        update board_point set item = ${item}::uuid, edition = edition + 1 where ${as(point)} and item is null`),
  }
}
