/** A version of the agreement between the trusts, and those who sign it. */
import type { Person } from './person.ts'

export const versionAt = (number: number): string => `/alliance/agreement/versions/${number}`

/** Answers what the page says afterwards. */
export async function signVersion(person: Person, number: number): Promise<string> {
  await person.goTo(versionAt(number))
  await person.follow('Sign it')
  await person.press('Sign it')
  return person.reads()
}

/** Where a trust stands, as somebody reads it on the page of who is in the alliance. */
export async function standingOf(person: Person, trust: string): Promise<string> {
  await person.goTo('/alliance/agreement/parties')
  const row = person.page.getByRole('table', { name: 'Trusts' }).getByRole('row', { name: trust })
  return (await row.innerText()).replace(/\s+/g, ' ').trim()
}

/** The services that are planned together, as somebody reads them. */
export async function servicesInScope(person: Person): Promise<readonly string[]> {
  await person.goTo('/alliance/agreement/scope')
  const names = await person.page.getByRole('table', { name: 'In scope today' }).locator('tbody th').allInnerTexts()
  return names.map((name) => name.trim())
}
