/** How much room things take: width of lines, targets, small screens, wider spacing, paper. These change the page. */
import type { Check } from './check.ts'

const lineLength: Check = {
  rules: 'UI-10',
  says: 'has no line of text longer than 80 characters',
  broken: (page) =>
    page.evaluate(() => {
      const long = (element: Element): string[] => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        const range = document.createRange()
        const lines = new Map<number, number>()
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent ?? ''
          // Whole words at a time: a line breaks only between them.
          for (const word of text.matchAll(/\S+\s*/g)) {
            range.setStart(node, word.index)
            range.setEnd(node, word.index + word[0].length)
            const top = Math.round(range.getBoundingClientRect().top)
            lines.set(top, (lines.get(top) ?? 0) + word[0].length)
          }
        }
        const longest = Math.max(0, ...lines.values())
        return longest > 80 ? [`a line of ${longest} characters: "${element.textContent?.trim().slice(0, 40)}…"`] : []
      }
      return [...document.querySelectorAll('main :is(p, li, dd, .nhsuk-hint, legend, label)')]
        .filter(
          (element) =>
            (element.textContent?.length ?? 0) > 80 && !element.closest('table, svg, .nhsuk-u-visually-hidden'),
        )
        .filter((element) => !element.querySelector('p, li, table'))
        .flatMap(long)
    }),
}

const container: Check = {
  rules: 'UI-10',
  says: 'keeps to 960 pixels, unless it is a plan or a wide table',
  broken: (page) =>
    page.evaluate(() => {
      const main = document.querySelector('main')!
      const wide = main.parentElement?.classList.contains('accord-wide') ?? false
      const width = main.getBoundingClientRect().width
      // A list with nothing in it keeps the width that it has when it is full.
      const needsIt = main.querySelector('table, svg, .accord-filtered, .accord-none, .nhsuk-inset-text') !== null
      return [
        ...(!wide && width > 961 ? [`the page is ${width} pixels wide`] : []),
        ...(wide && !needsIt ? ['the page is wide and has neither a table nor a chart'] : []),
      ]
    }),
}

const targets: Check = {
  rules: 'UI-18',
  says: 'has targets of 24 by 24 pixels or more, unless they stand in a sentence or alone',
  broken: (page) =>
    page.evaluate(() => {
      const all = [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button, input:not([type=hidden]), select, textarea, summary',
        ),
      ]
        .filter((element) => element.checkVisibility() && !element.matches('.nhsuk-skip-link'))
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && box.height > 0)
      // WCAG 2.5.8: a smaller target passes when a 24 pixel circle round its middle meets no other target.
      const middle = (box: DOMRect) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
      return all
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .filter(({ element }) => {
          const sentence = element.closest('p, li, dd, td, th, h1, h2, h3, h4')
          return !(sentence && (sentence.textContent?.trim().length ?? 0) > (element.textContent?.trim().length ?? 0))
        })
        .filter(({ element, box }) => {
          const { x, y } = middle(box)
          return all.some((other) => {
            if (other.element === element || other.element.contains(element) || element.contains(other.element))
              return false
            const dx = Math.max(other.box.left - x, 0, x - other.box.right)
            const dy = Math.max(other.box.top - y, 0, y - other.box.bottom)
            return Math.hypot(dx, dy) < 12
          })
        })
        .map(
          ({ element, box }) =>
            `"${element.innerText || element.id}" is ${Math.round(box.width)} by ${Math.round(box.height)}`,
        )
    }),
}

const smallScreen: Check = {
  rules: 'UI-24 UI-25',
  says: 'fits a 320 pixel screen, which is 1280 at 400% zoom',
  broken: async (page) => {
    await page.setViewportSize({ width: 320, height: 900 })
    // The NHS script folds the places that do not fit into a menu a moment after the screen changes.
    await page
      .waitForFunction(() => document.documentElement.scrollWidth <= 320, undefined, { timeout: 1000 })
      .catch(() => {})
    const broken = await page.evaluate(() => {
      const wide = document.documentElement.scrollWidth
      if (wide <= 320) return []
      const out = [...document.querySelectorAll('body *')]
        .filter((element) => !element.closest('.nhsuk-scroll__content'))
        .filter((element) => element.getBoundingClientRect().right > 321 || element.scrollWidth > 321)
        // The innermost is to blame: all that is round it is stretched with it.
        .filter((element, _, all) => !all.some((other) => other !== element && element.contains(other)))
        .slice(0, 5)
        .map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`)
      return [`the page is ${wide} pixels wide: ${out.join(', ')}`]
    })
    await page.setViewportSize({ width: 1280, height: 900 })
    return broken
  },
}

const onPaper: Check = {
  rules: 'UI-28',
  says: 'prints without navigation, with details open and tables whole',
  broken: async (page) => {
    await page.emulateMedia({ media: 'print' })
    const broken = await page.evaluate(() => {
      const drawn = (selector: string) =>
        [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0)
          ? [`${selector} is printed`]
          : []
      return [
        ...drawn('.nhsuk-header__navigation'),
        ...drawn('.nhsuk-header__account'),
        ...drawn('.nhsuk-pagination'),
        ...drawn('.accord-filters'),
        ...drawn('footer a'),
        ...[...document.querySelectorAll('main details')]
          .filter(
            (details) => (details.querySelector('.nhsuk-details__text')?.getBoundingClientRect().height ?? 0) < 10,
          )
          .map((details) => `"${details.querySelector('summary')?.textContent?.trim()}" is printed closed`),
        ...[...document.querySelectorAll('.nhsuk-scroll__content')]
          .filter((region) => getComputedStyle(region).overflowX !== 'visible')
          .map(() => 'a table is cut off at the edge of its frame'),
      ]
    })
    await page.emulateMedia({ media: 'screen' })
    return broken
  },
}

const textSpacing: Check = {
  rules: 'UI-26 UI-27',
  says: 'loses no words when people widen the text spacing',
  broken: (page) =>
    page.evaluate(() => {
      // By way of an adopted style sheet, which the content policy allows.
      const wider = new CSSStyleSheet()
      wider.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`)
      document.adoptedStyleSheets = [wider]
      const clipped = [...document.querySelectorAll('body *')]
        .filter((element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowY))
        .filter((element) => element.clientHeight > 1 && element.scrollHeight > element.clientHeight + 1)
        .map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''} is cut off`)
      document.adoptedStyleSheets = []
      return clipped
    }),
}

/** In this order, because each leaves the page as it found it and the costly ones come last. */
export const sizeChecks: readonly Check[] = [lineLength, container, targets, smallScreen, onPaper, textSpacing]
