/** What the receiving hospital does with a patient whom it has accepted: takes them over, books, treats, and hands them back. */
import type { Day } from '#nhs/day.ts'
import type { Person } from './person.ts'
import { type Transfer, takeFromWorkList } from './transfer.ts'

export async function takeOver(clerk: Person, transfer: Transfer): Promise<void> {
  await takeFromWorkList(clerk, transfer, 'Confirm that the records came')
  await clerk.press('Confirm and take the patient over')
}

export async function bookADay(clerk: Person, transfer: Transfer): Promise<void> {
  await takeFromWorkList(clerk, transfer, 'Book the day')
  await clerk.press('Book this day')
}

export async function recordTreatment(clerk: Person, transfer: Transfer, day: Day): Promise<void> {
  await takeFromWorkList(clerk, transfer, 'Record the treatment')
  await clerk.fillDate(day)
  await clerk.press('Continue')
  await clerk.press('Record the treatment')
}

export async function handBack(clerk: Person, transfer: Transfer): Promise<void> {
  await takeFromWorkList(clerk, transfer, 'Hand the patient back')
  await clerk.fill('What was done, and what has to follow', 'The operation went well. Review in six weeks.')
  await clerk.press('Hand the patient back')
}

export async function followUpHere(clerk: Person, transfer: Transfer): Promise<void> {
  await takeFromWorkList(clerk, transfer, 'Follow the patient up here')
  await clerk.press('Follow the patient up here')
}

/** The patient could not be treated there after all: home again, with the original clock. */
export async function returnAPatient(clerk: Person, transfer: Transfer, why: string): Promise<void> {
  await clerk.goTo(transfer.href)
  await clerk.follow('Return the patient')
  await clerk.press('Go on, and say why')
  await clerk.choose(why)
  await clerk.press('Return the patient')
}

/** Whoever owns the follow-up says that it is over. */
export async function close(clerk: Person, transfer: Transfer): Promise<void> {
  await takeFromWorkList(clerk, transfer, 'Close')
  await clerk.press('Close the transfer')
}
