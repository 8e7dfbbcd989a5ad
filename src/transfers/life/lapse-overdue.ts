/** Writes down what the clock has ended. Everybody has counted it as lapsed since its moment; this frees the place. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { actionOf } from './actions.ts'
import { movesNow } from './may.ts'
import { readTransfers, type TransferKey } from './transfer-row.ts'
import { closeSteps, type TakenStep, writeStep } from './write-step.ts'

/** In one transaction. Few enough that a person's step on one of them does not wait long. */
const MOST_AT_ONCE = 20

/** For the sender whose transfers they are. Returns how many; fewer than MOST_AT_ONCE when there are no more. */
export async function lapseOverdue(tx: Tx, today: Day): Promise<number> {
  // Those that somebody holds at this moment are left for the next time.
  const { rows } = await sql<TransferKey>`
    select sender, id from transfer
     where sender = (select viewer_trust()) and state in ('offered', 'held')
       and private.transfer_state(state, reply_by, hold_until) = 'lapsed'
     order by sender, id limit ${MOST_AT_ONCE} for update skip locked`.execute(tx)
  const steps: TakenStep[] = []
  for (const transfer of await readTransfers(tx, rows)) {
    const move = movesNow(actionOf('lapse'), transfer)[0]
    if (!move) continue
    const step = { transfer, action: 'lapse', move, details: {}, facts: {} } as const
    await writeStep(tx, step)
    steps.push(step)
  }
  await closeSteps(tx, steps, today)
  return steps.length
}
