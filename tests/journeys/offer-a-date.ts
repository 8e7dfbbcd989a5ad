/** A clerk offers a patient a day at the other hospital: one question a page, then everything once more. */
import type { Day } from '#nhs/day.ts'
import type { Person } from './person.ts'
import { openTransfer, type Transfer, takeFromWorkList } from './transfer.ts'

export type DateOffered = { readonly day: Day; readonly replyBy: Day; readonly way: 'By phone' | 'By letter' }

export async function offerADate(clerk: Person, transfer: Transfer, offered: DateOffered): Promise<void> {
  await takeFromWorkList(clerk, transfer, 'Offer it to the patient')
  await answerQuestions(clerk, offered)
}

export async function offerAnotherDate(clerk: Person, transfer: Transfer, offered: DateOffered): Promise<void> {
  await openTransfer(clerk, transfer)
  await clerk.follow('Offer another date')
  await answerQuestions(clerk, offered)
}

async function answerQuestions(clerk: Person, { day, replyBy, way }: DateOffered): Promise<void> {
  await clerk.fillDate(day)
  await clerk.press('Continue')
  await clerk.fill('Who would operate', 'Mr Aslam and his team')
  await clerk.press('Continue')
  await clerk.choose(way)
  await clerk.fillDate(replyBy)
  await clerk.press('Continue')
  await clerk.press('Record the offer')
}
