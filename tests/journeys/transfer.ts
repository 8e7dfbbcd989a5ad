/** A transfer as people tell of it: whose it is, and where its page is. */
import type { Person } from './person.ts'

export type Transfer = { readonly patient: string; readonly href: string }

/** Every transfer on somebody's work list, in its order. */
export async function transfersOf(person: Person): Promise<readonly Transfer[]> {
  await person.goTo('/transfers/work')
  const links = person.page.locator('main th a[href^="/transfers/"]')
  return links.evaluateAll((found) =>
    found.map((link) => ({
      patient: link.firstChild?.textContent?.trim() ?? '',
      href: link.getAttribute('href') ?? '',
    })),
  )
}

/** Goes to the page of the step that a transfer waits for, from the list of what is to be done. */
export async function takeFromWorkList(person: Person, { href }: Transfer, step: string): Promise<void> {
  await person.goTo('/transfers/work')
  const row = person.page.locator('main tr', { has: person.page.locator(`a[href="${href}"]`) })
  await person.follow(new RegExp(`^${step}`), row)
}

export async function openTransfer(person: Person, { href }: Transfer): Promise<void> {
  await person.goTo(href)
}
