/** Visits to pages in a real browser, by way of the steps that a state describes. */
import { existsSync } from 'node:fs'
import { type Browser as Chromium, chromium, type Page, type Response } from 'playwright-core'
import type { AppUnderTest } from './app-under-test.ts'
import type { About } from './checks/check.ts'
import type { PageState, Step } from './register.ts'

export type Visit = {
  readonly page: Page
  /** What went wrong that nobody looking at the page would see: other hosts asked, errors in the console. */
  readonly complaints: readonly string[]
  /** Of the answer that is looked at, after the last step. */
  readonly about: About
  end(): Promise<void>
}

export type Browser = {
  visit(app: AppUnderTest, state: PageState, how?: { script?: boolean; width?: number }): Promise<Visit>
  close(): Promise<void>
}

/** Where Chromium is, or nothing: then the page checks are skipped, and say so. */
export function chromiumPath(): string | undefined {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  )
}

export const chromiumArguments: string[] = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
]

export async function openBrowser(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  return { close: () => browser.close(), visit: (app, state, how = {}) => visit(browser, app, state, how) }
}

async function visit(
  browser: Chromium,
  app: AppUnderTest,
  state: PageState,
  { script = true, width = 1280 }: { script?: boolean; width?: number },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script })
  const person = state.as ?? app.usualPerson
  if (person !== 'nobody') await context.addCookies([{ ...(await app.cookieFor(person)), url: app.origin }])
  const page = await context.newPage()
  const complaints: string[] = []
  const answers: Response[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(app.origin)) complaints.push(`asked for ${request.url()}`)
  })
  page.on('response', (response) => {
    const request = response.request()
    if (!request.isNavigationRequest()) {
      if (response.status() >= 400) complaints.push(`${response.url()} answered ${response.status()}`)
      return
    }
    // A form that was sent leads away with a 303, or says what is wrong; a 200 would send it again on reload.
    if (request.method() === 'POST' && response.status() < 300)
      complaints.push(`a form was answered ${response.status()}`)
    answers.push(response)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A page that answers 404 or 422 is right to; Chromium logs it as an error all the same.
    if (message.type() === 'error' && !/the server responded with a status/.test(message.text())) {
      complaints.push(message.text())
    }
  })
  await page.goto(app.origin + state.path)
  for (const step of state.steps ?? []) await take(page, step)
  const last = answers.at(-1)
  if (!last) throw new Error(`No answer from ${state.path}`)
  const about = {
    url: page.url(),
    status: last.status(),
    headers: await last.allHeaders(),
    nobodyLoggedIn: person === 'nobody',
  }
  return { page, complaints, about, end: () => context.close() }
}

async function take(page: Page, step: Step): Promise<void> {
  const main = page.locator('main')
  if ('fill' in step) return main.getByLabel(step.fill, { exact: true }).fill(step.with)
  if ('choose' in step) return main.getByLabel(step.choose, { exact: true }).check()
  if ('select' in step) {
    await main.getByLabel(step.select, { exact: true }).selectOption({ label: step.option })
    return
  }
  if ('upload' in step) {
    const { name, text } = step.file
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
    return main.getByLabel(step.upload, { exact: true }).setInputFiles(file)
  }
  if ('followFirstIn' in step) {
    const first = main.getByRole('table', { name: step.followFirstIn }).getByRole('link').first()
    await Promise.all([page.waitForEvent('load'), first.click()])
    return
  }
  if ('hidden' in step) {
    const fields = page.locator(`input[type="hidden"][name="${step.hidden}"]`)
    return fields.first().evaluate((field: HTMLInputElement, was) => {
      field.value = was
    }, step.was)
  }
  if ('open' in step) return main.locator('summary', { hasText: step.open }).first().click()
  const [role, name] = 'press' in step ? (['button', step.press] as const) : (['link', step.follow] as const)
  const within = role === 'button' ? page.locator('body') : main
  const target = within.getByRole(role, { name, exact: true }).first()
  await target.waitFor({ timeout: 5000 }).catch(async () => {
    const there = await within.getByRole(role).allInnerTexts()
    throw new Error(`There is no ${role} called "${name}". There are: ${there.map((each) => `"${each}"`).join(', ')}`)
  })
  await Promise.all([page.waitForEvent('load'), target.click()])
}
