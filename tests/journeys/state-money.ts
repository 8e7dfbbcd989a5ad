/** The sender says what the money of a transfer depends on, before the receiver is asked. */
import type { Person } from './person.ts'
import { openTransfer, type Transfer } from './transfer.ts'

/**
 * Answers whether the money is known then. It is not where a table lacks what is needed: the page says what, and guesses nothing.
 *
 * @param whoFollowsUp which of the two trusts sees the patient after the operation
 */
export async function stateMoney(clerk: Person, transfer: Transfer, whoFollowsUp: string): Promise<boolean> {
  await openTransfer(clerk, transfer)
  await clerk.follow('Money of this transfer')
  await clerk.follow('State what the money depends on')
  await clerk.fill('Price item', 'XX01A')
  await clerk.choose('Inpatient stay')
  await clerk.choose('No')
  await clerk.choose('No, or there are none')
  await clerk.choose('First appointment')
  await clerk.choose(whoFollowsUp)
  await clerk.press('Save')
  return !(await clerk.reads()).includes('The money is not known yet')
}
