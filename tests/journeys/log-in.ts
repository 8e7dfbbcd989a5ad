/** A member of staff comes to work: the demonstration asks who they want to be. */
import type { Browser } from 'playwright-core'
import { type Person, sitDown } from './person.ts'

export async function logIn(browser: Browser, origin: string, name: string): Promise<Person> {
  const person = await sitDown(browser, origin, name)
  await person.goTo('/log-in')
  await person.choose(name)
  await person.press('Log in')
  return person
}
