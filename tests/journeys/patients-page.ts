/** What a patient does at home, on a small old telephone: opens their page with the code and their birthday, and answers. */
import type { Browser } from 'playwright-core'
import type { Day } from '#nhs/day.ts'
import { type Person, sitDown } from './person.ts'
import { openTransfer, type Transfer } from './transfer.ts'

/** The clerk makes the page, and reads out its code. */
export async function codeFor(clerk: Person, transfer: Transfer): Promise<string> {
  await openTransfer(clerk, transfer)
  await clerk.follow("The patient's own page")
  const make = clerk.page.getByRole('button', { name: /^Make (the page|a new code)$/ })
  await clerk.press(await make.first().innerText())
  const code = await clerk.finds('Code')
  if (!code) throw new Error(`The page gives no code: ${await clerk.reads()}`)
  return code
}

/** Known to the patient; here from the record. */
export async function birthdayOf(clerk: Person, transfer: Transfer): Promise<Day> {
  await openTransfer(clerk, transfer)
  const birthday = new Date(`${await clerk.finds('Date of birth')} UTC`)
  return birthday.toISOString().slice(0, 10)
}

export async function openOwnPage(
  browser: Browser,
  origin: string,
  { name, code, birthday }: { readonly name: string; readonly code: string; readonly birthday: Day },
): Promise<Person> {
  const patient = await sitDown(browser, origin, name, 320)
  await patient.goTo('/my')
  await patient.fill('What is the code in your letter?', code.toLowerCase())
  await patient.press('Continue')
  await patient.fillDate(birthday)
  await patient.press('Open my page')
  return patient
}

export async function sayYes(patient: Person): Promise<void> {
  await patient.follow('Say yes to this date')
  await patient.press('Say yes to this date')
}

export async function changeMind(patient: Person): Promise<void> {
  await patient.follow('Change your mind')
  await patient.press('Take back my yes')
}
