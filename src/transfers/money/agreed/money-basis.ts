/** What the sender states of a transfer so that its money can be known. The newest statement counts; none is edited. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import type { EarlierCare, Specialised, SpellType } from '../money-facts.ts'

export type StatedBasis = {
  readonly commissioner: string
  readonly item: string
  readonly spell: SpellType
  readonly specialised: Specialised
  readonly isBestPractice: boolean
  readonly earlierCare: readonly EarlierCare[]
  readonly followUpBy: 'sender' | 'receiver'
}

export type MoneyBasis = StatedBasis & { readonly number: number; readonly statedAt: Date }

/** Both trusts of the transfer see it. */
export async function newestBasis(tx: Tx, sender: string, transfer: string): Promise<MoneyBasis | undefined> {
  const { rows } = await sql<MoneyBasis>`
    select number, commissioner, item, spell, specialised, is_best_practice as "isBestPractice",
           earlier_care as "earlierCare", follow_up_by as "followUpBy", stated_at as "statedAt"
      from transfer_money_basis where sender = ${sender} and transfer_id = ${transfer}::uuid
     order by number desc limit 1`.execute(tx)
  return rows[0]
}

/**
 * Adds a statement of the viewer's trust.
 *
 * @param after the number of the statement that the writer saw; 0 for none
 * @throws Conflict when somebody has stated something since
 */
export async function stateBasis(
  tx: Tx,
  { sender, id, receiver }: { readonly sender: string; readonly id: string; readonly receiver: string },
  stated: StatedBasis,
  after: number,
): Promise<void> {
  const result = await sql`
    insert into transfer_money_basis (sender, transfer_id, number, receiver, commissioner, item, spell, specialised,
                                      is_best_practice, earlier_care, follow_up_by)
    select ${sender}, ${id}::uuid, ${after + 1}, ${receiver}, ${stated.commissioner}, ${stated.item}, ${stated.spell},
           ${stated.specialised}, ${stated.isBestPractice}, ${[...stated.earlierCare]}::text[], ${stated.followUpBy}
     where ${after} = (select coalesce(max(number), 0) from transfer_money_basis
                        where sender = ${sender} and transfer_id = ${id}::uuid)
    on conflict (sender, transfer_id, number) do nothing`.execute(tx)
  if (result.numAffectedRows !== 1n) throw new Conflict('somebody else has stated the money of this transfer meanwhile')
}
