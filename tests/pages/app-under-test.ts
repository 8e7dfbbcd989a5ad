/** What the page checks need of an app: where it is, and how to be somebody in it. */
export type AppUnderTest = {
  readonly origin: string
  /** A cookie with which a request comes from this person. */
  cookieFor(person: string): Promise<{ readonly name: string; readonly value: string }>
  /** Who looks at a page when its state does not say. */
  readonly usualPerson: string
  stop(): Promise<void>
}
