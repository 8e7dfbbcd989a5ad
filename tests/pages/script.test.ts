/**
 * What scripts add: ours saves the click on "Check again", and changes nothing else; the NHS one sorts a table of one
 * page by what we tell it of each cell.
 */
import type { Page } from 'playwright-core'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DataTable } from '#web/table.tsx'
import type { AppUnderTest } from './app-under-test.ts'
import { type Browser, chromiumPath, openBrowser, type Visit } from './browser.ts'
import { startSamples } from './sample-app.ts'

const chromium = chromiumPath()

describe.skipIf(!chromium)('work in progress', () => {
  let app: AppUnderTest
  let browser: Browser
  let visit: Visit
  let page: Page
  let asked = 0
  beforeAll(async () => {
    app = await startSamples()
    browser = await openBrowser(chromium!)
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  beforeEach(async () => {
    visit = await browser.visit(app, { name: 'progress', path: '/samples/done' })
    page = visit.page
    asked = 0
    await page.clock.install()
    return () => visit.end()
  })

  /** Opens the page and lets it ask again, with what it will hear, until `times` answers have come. */
  async function askAgain(times: number, answer: (html: string, n: number) => string) {
    await page.goto(`${app.origin}/samples/progress`)
    await askOnThisPage(times, answer)
  }
  async function askOnThisPage(times: number, answer: (html: string, n: number) => string) {
    await page.route('**/samples/progress', async (route) => {
      asked += 1
      const usual = await route.fetch()
      await route.fulfill({ response: usual, body: answer(await usual.text(), asked) })
    })
    await timePassesUntil(() => asked >= times)
  }
  async function timePassesUntil(done: () => boolean): Promise<void> {
    const aSecondLater = async () => {
      await page.clock.runFor(1000)
      return done()
    }
    await expect.poll(aSecondLater).toBe(true)
  }
  const status = () => page.innerText('#progress')

  it('says how it stands by itself, without moving focus', async () => {
    await page.goto(`${app.origin}/samples/progress`)
    await askAgain(2, (html, n) => html.replace('1,204 people', `1,${204 + n} people`))
    await page.focus('text=Check again')
    await expect.poll(status).toContain('1,206 people')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Check again')
  })

  it('keeps the figures below up to date, of which nothing is read out', async () => {
    await askAgain(2, (html, n) => html.replace('61 plans', `${61 + n} plans`))
    await expect.poll(() => page.innerText('#progress-details')).toContain('63 plans')
    expect(await page.locator('[role=status]').innerText()).not.toContain('plans')
  })

  it('leaves open what somebody has opened there, and their focus where it was', async () => {
    await page.goto(`${app.origin}/samples/progress`)
    await page.click('text=The numbers')
    await page.focus('summary')
    await askOnThisPage(2, (html, n) => html.replace('12,345', `12,${345 - n}`))
    await expect.poll(() => page.innerText('details')).toContain('12,343')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('The numbers')
  })

  it('gives figures that were not there before what scripts give to all', async () => {
    const scrolls =
      '<div class="nhsuk-scroll" data-module="nhsuk-scroll"><section class="nhsuk-scroll__content">Wide</section></div>'
    await page.route('**/samples/progress', async (route) => {
      const usual = await route.fetch()
      const none = (await usual.text()).replace(/(<div id="progress-details">)[\s\S]*?<\/details>/, '$1')
      asked += 1
      await route.fulfill({
        response: usual,
        body: asked === 1 ? none : none.replace('id="progress-details">', `$&${scrolls}`),
      })
    })
    await page.goto(`${app.origin}/samples/progress`)
    await timePassesUntil(() => asked >= 2)
    await expect.poll(() => page.locator('[data-nhsuk-scroll-init]').count()).toBe(1)
  })

  it('stops asking when it is finished, and takes the link away', async () => {
    await askAgain(1, (html) => html.replace(/ data-ask-again="[^"]*"/, '').replace('The best plan so far', 'The plan'))
    await expect.poll(status).toContain('The plan treats')
    expect(await page.locator('text=Check again').count()).toBe(0)
    await page.clock.runFor(60_000)
    expect(asked).toBe(1)
  })

  it('leads to the result when its address has become that', async () => {
    await askAgain(1, () => '<!DOCTYPE html><html><body><main><h1>Plan for week 6</h1></main></body></html>')
    await expect.poll(status).toBe('This is finished. See: Plan for week 6')
  })

  it('takes away the way to stop what is finished, and the figures before the last', async () => {
    await page.goto(`${app.origin}/samples/progress`)
    await page.focus('text=Stop here')
    await askOnThisPage(1, () => '<!DOCTYPE html><html><body><main><h1>Plan for week 6</h1></main></body></html>')
    await expect.poll(status).toContain('This is finished')
    expect(await page.locator('text=Stop here').count()).toBe(0)
    expect(await page.innerText('#progress-details')).toBe('')
    // Whoever stood on what is gone goes on from the result.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Plan for week 6')
  })

  it('goes on asking when an answer does not come', async () => {
    await page.goto(`${app.origin}/samples/progress`)
    await page.route('**/samples/progress', async (route) => {
      asked += 1
      await route.abort()
    })
    await timePassesUntil(() => asked >= 2)
    expect(await status()).toContain('1,204 people')
  })
})

describe.skipIf(!chromium)('a table of one page', () => {
  let app: AppUnderTest
  let browser: Browser
  let visit: Visit
  beforeAll(async () => {
    app = await startSamples()
    browser = await openBrowser(chromium!)
    visit = await browser.visit(app, { name: 'any page', path: '/samples/done' })
  })
  afterAll(async () => {
    await visit.end()
    await browser.close()
    await app.stop()
  })

  type Wait = { readonly service: string; readonly weeks: number | null }
  const weeks = [9.5, 16.1, null, 120, 16.15]
  const waits: readonly Wait[] = weeks.map((each, n) => ({ service: 'DABEC'[n]!, weeks: each }))

  it('is sorted by the buttons in its headings, with what is missing as the least, and keeps its total below', async () => {
    const { page } = visit
    const table = DataTable<Wait>({
      caption: 'Waits',
      id: 'waits',
      columns: [
        { heading: 'Service', rowHeading: true, cell: ({ service }) => service, sortValue: ({ service }) => service },
        {
          heading: 'Weeks',
          numeric: true,
          cell: ({ weeks: of }) => of?.toFixed(2) ?? 'Not shown',
          sortValue: ({ weeks: of }) => of,
        },
      ],
      rows: [...waits, { service: 'All together', weeks: 20 }],
      rowKey: ({ service }) => service,
      isTotal: ({ service }) => service === 'All together',
      whenNone: 'Nobody waits',
    })
    // As text, because the import in it is the browser's and not the test's.
    await page.evaluate(`(async () => {
      document.querySelector('main').innerHTML = ${JSON.stringify(renderToStaticMarkup(table))}
      const ours = [...document.scripts].find(({ src }) => src.includes('/app.js')).src
      const [, theirs] = /'([^']*nhsuk\\.js[^']*)'/.exec(await (await fetch(ours)).text())
      const { Table } = await import(new URL(theirs, ours).href)
      new Table(document.getElementById('waits'))
    })()`)
    const names = () => page.locator('#waits :is(tbody, tfoot) th').allInnerTexts()
    const sortBy = (name: string) => page.getByRole('button', { name }).click()
    expect(await names()).toEqual(['D', 'A', 'B', 'E', 'C', 'All together'])
    await sortBy('Weeks')
    expect(await names()).toEqual(['E', 'C', 'A', 'D', 'B', 'All together'])
    await sortBy('Weeks')
    expect(await names()).toEqual(['B', 'D', 'A', 'C', 'E', 'All together'])
    await sortBy('Service')
    expect(await names()).toEqual(['A', 'B', 'C', 'D', 'E', 'All together'])
    expect(await page.locator('#waits th[aria-sort]').innerText()).toBe('Service')
  })
})
