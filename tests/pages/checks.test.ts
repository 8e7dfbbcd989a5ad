/**
 * The checks themselves: each is shown a page that breaks its promise in one place, and must say so. A check that finds
 * nothing wrong with anything would otherwise look like a house in order.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from './accessibility.ts'
import type { AppUnderTest } from './app-under-test.ts'
import { type Breakage, breakages, list } from './breakages.ts'
import { type Browser, chromiumPath, openBrowser, type Visit } from './browser.ts'
import type { About, Check } from './checks/check.ts'
import { formChecks } from './checks/form-checks.ts'
import { frameChecks } from './checks/frame-checks.ts'
import { listChecks } from './checks/list-checks.ts'
import { policyChecks } from './checks/policy-checks.ts'
import { sizeChecks } from './checks/size-checks.ts'
import { wordChecks } from './checks/word-checks.ts'
import { tabThrough } from './keyboard.ts'
import { startSamples } from './sample-app.ts'

const chromium = chromiumPath()

const axe: Check = { rules: 'axe', says: '', broken: (page) => axeViolations(page) }
const keyboard: Check = {
  rules: 'keyboard',
  says: '',
  broken: async (page) => {
    const stops = await tabThrough(page)
    return stops.flatMap(({ name, marked, covered }) => [
      ...(marked ? [] : [`${name} is not marked`]),
      ...(covered ? [`${name} is covered`] : []),
    ])
  },
}
const all = [...policyChecks, ...frameChecks, ...formChecks, ...listChecks, ...wordChecks, ...sizeChecks, axe, keyboard]

describe.skipIf(!chromium)('a page that breaks a promise is found out:', () => {
  let app: AppUnderTest
  let browser: Browser
  let visit: Visit
  let page: Page
  let cookie: string
  beforeAll(async () => {
    app = await startSamples()
    browser = await openBrowser(chromium!)
    visit = await browser.visit(app, { name: 'any', path: '/samples/empty' })
    page = visit.page
    cookie = `as=${app.usualPerson}`
  })
  afterAll(async () => {
    await visit.end()
    await browser.close()
    await app.stop()
  })

  async function show({ page: path, from, to }: Breakage): Promise<About> {
    const url = app.origin + path
    const sent = needsMistakes(from) ? { method: 'POST', body: 'beds=many' } : {}
    const type = 'application/x-www-form-urlencoded'
    const answer = await fetch(url, {
      ...sent,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': type },
    })
    const html = await answer.text()
    const broken = html.replace(from, to)
    expect(broken, 'the sample page has nothing to break here').not.toBe(html)
    const headers = Object.fromEntries(answer.headers)
    await page.unrouteAll()
    await page.route(url, (route) => route.fulfill({ status: answer.status, headers, body: broken }))
    await page.goto(url)
    return { url, status: answer.status, headers, nobodyLoggedIn: false }
  }

  it.each(breakages)('$what', async (breakage) => {
    const about = await show(breakage)
    const said: string[] = []
    for (const check of all) {
      said.push(...(await check.broken(page, about)))
      if (breakage.says.test(said.join('\n'))) break
    }
    expect(said.join('\n')).toMatch(breakage.says)
  })

  it.each([
    ['links that look the same with focus', 'main a:focus { all: unset }', 'Make a plan is not marked'],
    [
      'something over a link',
      'main { position: relative } h1 { position: absolute; inset: 0; z-index: 1 }',
      'Make a plan is covered',
    ],
  ])('%s', async (_, css, says) => {
    await show({ what: '', page: '/samples/empty', from: '</body>', to: ' </body>', says: /./ })
    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(rules)
      document.adoptedStyleSheets = [sheet]
    }, css)
    expect(await keyboard.broken(page, {} as About)).toEqual([says])
  })

  it('a page that breaks none is not', async () => {
    for (const path of ['/samples/empty', list, '/samples/check', '/samples/person/7']) {
      const about = await show({ what: '', page: path, from: '</body>', to: ' </body>', says: /./ })
      for (const check of all) expect(await check.broken(page, about), `${path}: ${check.says}`).toEqual([])
    }
  })
})

/** Whether what is broken is there only once the form was sent with mistakes. */
const needsMistakes = (from: string | RegExp): boolean => /Enter why|id="choice"/.test(String(from))
