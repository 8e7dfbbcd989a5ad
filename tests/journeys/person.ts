/** Somebody at a screen: they read pages, follow links, answer what is asked and press buttons. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Day } from '#nhs/day.ts'

export type Person = {
  readonly name: string
  readonly page: Page
  /** How many pages they have looked at. An address that sends on at once is none. */
  pagesSeen(): number
  goTo(path: string): Promise<void>
  /** @param within a part of the page; all of it when left out */
  follow(link: string | RegExp, within?: Locator): Promise<void>
  press(button: string): Promise<void>
  fill(label: string, text: string): Promise<void>
  fillDate(day: Day): Promise<void>
  choose(option: string | RegExp): Promise<void>
  /** Of a question with many boxes, ticks these and no other. */
  chooseOnly(question: string, options: readonly string[]): Promise<void>
  select(label: string, option: string): Promise<void>
  /** All that the page says. */
  reads(): Promise<string>
  /** What a summary list says beside this; nothing when it says nothing of it. */
  finds(key: string): Promise<string | undefined>
  /** The address of the page they look at, without its host. */
  at(): string
  /** Kept in the folder that JOURNEY_PICTURES names, for those who want to see what people saw. */
  picture(called: string): Promise<void>
  leave(): Promise<void>
}

const pictures = process.env.JOURNEY_PICTURES
/** A busy machine is no reason for a story to end. */
const ANSWERS_WITHIN = 120_000

/** @param width of their screen: 320 for a small old telephone. Nobody's browser runs scripts: everything works without. */
export async function sitDown(browser: Browser, origin: string, name: string, width = 1280): Promise<Person> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false })
  const page = await context.newPage()
  page.setDefaultTimeout(ANSWERS_WITHIN)
  const main = page.locator('main')
  let seen = 0
  let status = 200
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) status = response.status()
  })

  async function looks(what: string): Promise<void> {
    seen += 1
    if (status < 400) return
    throw new Error(`${name}: ${what} was answered ${status}:\n${await main.innerText()}`)
  }
  async function click(target: Locator, what: string): Promise<void> {
    if ((await target.count()) === 0) {
      throw new Error(`${name} finds no ${what} on "${await page.title()}", ${page.url()}:\n${await main.innerText()}`)
    }
    const answered = page.waitForEvent('load')
    await target.first().click()
    await answered
    await looks(what)
  }

  return {
    name,
    page,
    pagesSeen: () => seen,
    async goTo(path) {
      await page.goto(origin + path)
      await looks(path)
    },
    follow: (link, within = main) => click(within.getByRole('link', named(link)), `link "${link}"`),
    press: (button) => click(main.getByRole('button', { name: button, exact: true }), `button "${button}"`),
    fill: (label, text) => main.getByLabel(label, { exact: true }).fill(text),
    async fillDate(day) {
      const [year, month, dayOfMonth] = day.split('-').map((part) => String(Number(part)))
      for (const [label, text] of Object.entries({ Day: dayOfMonth, Month: month, Year: year })) {
        await main.getByLabel(label, { exact: true }).fill(text ?? '')
      }
    },
    choose: (option) =>
      typeof option === 'string' ? main.getByLabel(option, { exact: true }).check() : main.getByLabel(option).check(),
    async chooseOnly(question, options) {
      const boxes = main.getByRole('group', { name: question }).getByRole('checkbox')
      for (const box of await boxes.all()) await box.uncheck()
      for (const option of options) await main.getByLabel(option, { exact: true }).check()
    },
    async select(label, option) {
      await main.getByLabel(label, { exact: true }).selectOption({ label: option })
    },
    reads: async () => tidy(await main.innerText()),
    async finds(key) {
      const row = main.locator('.nhsuk-summary-list__row', { has: page.locator('dt').getByText(key, { exact: true }) })
      return (await row.count()) === 0 ? undefined : tidy(await row.first().locator('dd').first().innerText())
    },
    at: () => new URL(page.url()).pathname,
    async picture(called) {
      if (!pictures) return
      mkdirSync(pictures, { recursive: true })
      const file = `${called.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.png`
      await page.screenshot({ path: join(pictures, file), fullPage: true })
    },
    leave: () => context.close(),
  }
}

const named = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name })
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
