/** The receiving clerk accepts: the list of what waits for them, the patient with place and money, and done. */
import type { Person } from './person.ts'
import { type Transfer, takeFromWorkList } from './transfer.ts'

/** Answers how many pages that took. */
export async function acceptAPatient(clerk: Person, transfer: Transfer): Promise<number> {
  const before = clerk.pagesSeen()
  await takeFromWorkList(clerk, transfer, 'Accept the patient')
  await clerk.press('Accept the patient')
  return clerk.pagesSeen() - before
}

/** Says no, with a reason that no plan forgets. */
export async function refuseAPatient(clerk: Person, transfer: Transfer, why: string): Promise<void> {
  await takeFromWorkList(clerk, transfer, 'Accept the patient')
  await clerk.follow('Refuse the patient')
  await clerk.press('Go on, and say why')
  await clerk.choose(why)
  await clerk.press('Refuse the patient')
}
