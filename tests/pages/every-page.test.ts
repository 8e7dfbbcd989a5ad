/**
 * What every page promises in every state, checked in a real browser.
 *
 * One visit serves all the checks of a state, because opening pages is what takes the time. So the order matters: those
 * that only look come first, those that change the page last.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from './accessibility.ts'
import type { AppUnderTest } from './app-under-test.ts'
import { type Browser, chromiumPath, openBrowser, type Visit } from './browser.ts'
import type { Check } from './checks/check.ts'
import { formChecks } from './checks/form-checks.ts'
import { frameChecks } from './checks/frame-checks.ts'
import { listChecks } from './checks/list-checks.ts'
import { policyChecks } from './checks/policy-checks.ts'
import { sizeChecks } from './checks/size-checks.ts'
import { wordChecks } from './checks/word-checks.ts'
import { lostAnswers } from './kept-answers.ts'
import { tabThrough } from './keyboard.ts'
import { registered } from './register.ts'
import { hardToRead } from './sentences.ts'

const chromium = chromiumPath()
if (!chromium) {
  console.warn('The page checks are SKIPPED: no Chromium was found. Install one, or set CHROMIUM to where it is.')
}

const lookingChecks = [...policyChecks, ...frameChecks, ...formChecks, ...listChecks, ...wordChecks]

const named = (checks: readonly Check[]) => checks.map((check) => [`${check.says} (${check.rules})`, check] as const)

let browser: Browser
beforeAll(async () => {
  if (chromium) browser = await openBrowser(chromium)
})
afterAll(() => browser?.close())

describe.skipIf(!chromium).each(registered)('$app', ({ start, states }) => {
  let app: AppUnderTest
  const titles = new Map<string, Set<string>>()
  beforeAll(async () => {
    app = await start()
  })
  afterAll(() => app.stop())

  describe.each(states)('page: $name', (state) => {
    let visit: Visit
    beforeAll(async () => {
      visit = await browser.visit(app, state)
      if (visit.about.status < 400) {
        const path = new URL(visit.about.url).pathname
        const title = await visit.page.title()
        titles.set(title, (titles.get(title) ?? new Set()).add(path))
      }
    })
    afterAll(() => visit?.end())

    it('answers as it should, asks nothing of any other host, and logs no error', () => {
      expect(visit.about.status).toBe(state.status ?? 200)
      expect(visit.complaints).toEqual([])
    })

    it('meets WCAG 2.2 AA as far as axe can tell', async () => {
      expect(await axeViolations(visit.page)).toEqual([])
    })

    it.each(named(lookingChecks))('%s', async (_, check) => {
      expect(await check.broken(visit.page, visit.about)).toEqual([])
    })

    it('can be read by somebody in a hurry: sentences of 20 words, paragraphs of 3 sentences (UI-70)', async () => {
      const hard = await hardToRead(visit.page)
      if (hard.length > 0) console.warn(`${state.name} is hard to read:\n  ${hard.join('\n  ')}`)
      // What is only read is held to it; where people work, length is sometimes the lesser evil, and is pointed out.
      const mustBeEasy = /^\/(help|accessibility)/.test(state.path)
      expect(mustBeEasy ? hard : []).toEqual([])
    })

    it('keeps every answer when it asks again (UI-37)', async () => {
      expect(await lostAnswers(visit.page, visit.about.status, state.steps)).toEqual([])
    })

    it('says the same without JavaScript (UI-29)', async () => {
      const plain = await browser.visit(app, state, { script: false })
      expect(await said(plain)).toBe(await said(visit))
      await plain.end()
    })

    it('can be used with a keyboard alone, in order, with the focus always in sight (UI-07, UI-16, UI-17)', async () => {
      const stops = await tabThrough(visit.page)
      const order = stops.map((stop) => stop.index)
      expect(stops[0]?.name).toBe('Skip to main content')
      expect(stops.filter((stop) => !stop.marked)).toEqual([])
      expect(stops.filter((stop) => stop.covered)).toEqual([])
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    })

    it.each(named(sizeChecks))('%s', async (_, check) => {
      expect(await check.broken(visit.page, visit.about)).toEqual([])
    })
  })

  it('no two pages have the same title (UI-02)', () => {
    const shared = [...titles].filter(([, paths]) => paths.size > 1).map(([title, paths]) => [title, ...paths])
    expect(shared).toEqual([])
  })
})

/** What the main part says, but for what differs each time it is asked for, such as the reference of a failure. */
const said = ({ page }: Visit): Promise<string> =>
  page.evaluate(() => {
    const main = document.querySelector('main')!
    for (const each of main.querySelectorAll<HTMLElement>('[data-varies]')) each.hidden = true
    const words = main.innerText.replace(/\s+/g, ' ').trim()
    for (const each of main.querySelectorAll<HTMLElement>('[data-varies]')) each.hidden = false
    return words
  })
