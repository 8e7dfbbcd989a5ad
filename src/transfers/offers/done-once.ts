/** What the commands of this part share: what they are about, and that each does its work once. */
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { doneBefore, keepAnswer, waitForKey } from '#platform/once.ts'
import type { StepOutcome } from '../life/step-outcome.ts'
import type { TransferKey } from '../life/transfer-row.ts'

/** A transfer as the person saw it. */
export type Seen = TransferKey & { readonly version: number }
/** `key` is the form's own. */
export type Once = { readonly key: string; readonly today: Day }
export type Outcome = Exclude<StepOutcome, { status: 'changed' }>

/** A refusal is not kept: the same form is good once what stood in the way is gone. */
export async function doneOnce(tx: Tx, key: string, sent: unknown, work: () => Promise<Outcome>): Promise<Outcome> {
  await waitForKey(tx, key)
  const before = await doneBefore(tx, key, sent)
  if (before !== undefined) return JSON.parse(before) as Outcome
  const outcome = await work()
  if (outcome.status === 'done') await keepAnswer(tx, key, sent, JSON.stringify(outcome))
  return outcome
}
