/** A clerk writes down what a patient said of an offer: what they said, how, and who spoke; then checks it. */
import type { Person } from './person.ts'
import { openTransfer, type Transfer } from './transfer.ts'

export type Heard = 'By phone' | 'By letter'

/** The clerk calls, reads the script, and is told yes. */
export async function callAndHearYes(clerk: Person, transfer: Transfer): Promise<void> {
  await openTransfer(clerk, transfer)
  await clerk.follow(/^Offers to the patient/)
  await clerk.follow('Call the patient')
  await clerk.choose('They agree')
  await clerk.press('Continue')
  await clerk.choose('The patient')
  await clerk.press('Continue')
  await clerk.press('Record that they agree')
}

/** Yes, once more or for the first time: agreement needs a conversation and something in writing. */
export async function recordYes(clerk: Person, transfer: Transfer, how: Heard): Promise<void> {
  await clerk.goTo(`${transfer.href}/steps/consent`)
  await clerk.choose(how)
  await clerk.choose('The patient')
  await clerk.press('Continue')
  await clerk.press('Record that they agree')
}

/** No to this date, and perhaps yes to another. */
export async function recordNoToDate(clerk: Person, transfer: Transfer, why: string): Promise<string> {
  await openTransfer(clerk, transfer)
  await clerk.follow(/^Offers to the patient/)
  await clerk.follow('Record that they decline this date')
  return recordNo(clerk, why, 'Record that they decline this date')
}

/** No to going there at all: the transfer is over. */
export async function recordNoToGoing(clerk: Person, transfer: Transfer, why: string): Promise<string> {
  await openTransfer(clerk, transfer)
  await clerk.follow('Record that the patient declines')
  return recordNo(clerk, why, 'Record that they do not want to go')
}

/** Answers what the page says that follows, before it is saved. */
async function recordNo(clerk: Person, why: string, confirm: string): Promise<string> {
  await clerk.choose(why)
  await clerk.choose('By phone')
  await clerk.choose('The patient')
  await clerk.press('Continue')
  const follows = await clerk.reads()
  await clerk.press(confirm)
  return follows
}
