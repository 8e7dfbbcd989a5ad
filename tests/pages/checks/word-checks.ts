/** Words: what the content guide asks, and links that say where they go. */
import { contentRules } from '../content-rules.ts'
import type { Check } from './check.ts'

const words: Check = {
  rules: 'UI-71 UI-72 UI-73 UI-75 UI-77',
  says: 'keeps to the content guide',
  broken: async (page) => {
    const text = await page.evaluate(() => {
      // What somebody else wrote, such as a value in a file, and codes are quoted as they are.
      const quoted = [...document.querySelectorAll<HTMLElement>('code, pre, samp, [data-quoted]')].filter(
        (q) => !q.hidden,
      )
      for (const each of quoted) each.hidden = true
      const said = document.body.innerText
      for (const each of quoted) each.hidden = false
      return said
    })
    const stressed = await page.$$eval('main :is(em, i, u)', (all) => all.map((each) => each.textContent?.trim() ?? ''))
    const shouting = await page.$$eval('body *', (all) =>
      all.filter((each) => getComputedStyle(each).textTransform === 'uppercase').map((each) => each.className),
    )
    return [
      ...contentRules.flatMap(({ rule, not }) => (not.test(text) ? [`${rule}: "${around(text, not)}"`] : [])),
      ...stressed.map((each) => `"${each}" is stressed by italics or underlining`),
      ...shouting.map((each) => `${each} is written in capitals`),
    ]
  },
}

/** The words that break a rule, with a few around them to find them by. */
function around(text: string, not: RegExp): string {
  const found = not.exec(text)!
  return text.slice(Math.max(0, found.index - 20), found.index + found[0].length + 20).replace(/\s+/g, ' ')
}

const links: Check = {
  rules: 'UI-57 UI-74',
  says: 'has links that say where they go, and the same words never go to two places',
  broken: async (page) => {
    const all = await page.$$eval('a[href]', (links) =>
      links.map((link) => ({
        words: (link.getAttribute('aria-label') ?? link.textContent ?? '').replace(/\s+/g, ' ').trim(),
        href: (link as HTMLAnchorElement).href,
        target: link.getAttribute('target'),
      })),
    )
    const places = new Map<string, Set<string>>()
    for (const { words, href } of all) {
      places.set(words.toLowerCase(), (places.get(words.toLowerCase()) ?? new Set()).add(href))
    }
    return [
      ...[...places]
        .filter(([, hrefs]) => hrefs.size > 1)
        .map(([said, hrefs]) => `"${said}" goes to ${[...hrefs].join(' and ')}`),
      ...all.filter(({ words }) => words === '').map(({ href }) => `a link to ${href} has no words`),
      ...all
        .filter(({ words }) =>
          /^(here|click here|more|read more|this|this page|link|details|view|see|go|open|https?:.*)$/i.test(words),
        )
        .map(({ words }) => `"${words}" does not say where it goes`),
      ...all.filter(({ target }) => target !== null).map(({ words }) => `"${words}" opens another window`),
      ...all.filter(({ href }) => /^javascript:|#$/.test(href)).map(({ words }) => `"${words}" goes nowhere`),
    ]
  },
}

export const wordChecks: readonly Check[] = [words, links]
