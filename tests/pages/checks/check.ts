import type { Page } from 'playwright-core'

/** What is known about a visit besides the page itself. */
export type About = {
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly nobodyLoggedIn: boolean
}

/** One promise that every page keeps in every state. */
export type Check = {
  /** Which rules of the interface it keeps: "UI-02". */
  readonly rules: string
  /** The promise, as the name of a test. */
  readonly says: string
  /** What breaks it, each as a sentence fragment that finds the place; nothing when it is kept. */
  broken(page: Page, about: About): Promise<string[]>
}
