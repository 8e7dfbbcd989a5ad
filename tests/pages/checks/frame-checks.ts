/** The frame: title, headings, landmarks, header, navigation, where things stand, whose mark is shown. */
import { places } from '#web/navigation.tsx'
import type { Check } from './check.ts'

const titleAndHeading: Check = {
  rules: 'UI-02 UI-03 UI-04',
  says: 'has a title made of its heading, its section and the service, with errors and pages of a list said in it',
  broken: async (page) => {
    const found = await page.evaluate(() => ({
      title: document.title,
      heading: document.querySelector('h1')?.textContent?.trim() ?? '',
      hasErrors: document.querySelector('.nhsuk-error-summary') !== null,
      page: document.querySelector('.nhsuk-pagination [aria-current]')?.textContent?.trim(),
      pages: [...document.querySelectorAll('.nhsuk-pagination__item a')].at(-1)?.textContent?.trim(),
    }))
    const paged = found.page === undefined ? '' : ` (page ${found.page} of ${found.pages})`
    const start = `${found.hasErrors ? 'Error: ' : ''}${found.heading}${paged}`
    const rest = found.title.startsWith(start) ? found.title.slice(start.length) : undefined
    return rest !== undefined && /^( – [^–]+)? – Accord$/.test(rest)
      ? []
      : [`the title is "${found.title}", which should be "${start} – section – Accord"`]
  },
}

const headings: Check = {
  rules: 'UI-06',
  says: 'has one main heading of 65 characters or fewer, skips no level and goes no deeper than four',
  broken: async (page) => {
    const all = await page.$$eval('h1,h2,h3,h4,h5,h6', (headings) =>
      headings.map((heading) => ({ level: Number(heading.tagName[1]), text: heading.textContent?.trim() ?? '' })),
    )
    const main = all.filter(({ level }) => level === 1)
    return [
      ...(main.length === 1 ? [] : [`there are ${main.length} main headings`]),
      ...main.filter(({ text }) => text.length > 65).map(({ text }) => `"${text}" is longer than 65 characters`),
      ...all
        .filter(({ level }, n) => level > (all[n - 1]?.level ?? 1) + 1)
        .map(({ level, text }) => `"${text}" is at level ${level}, which skips one`),
      ...all.filter(({ level }) => level > 4).map(({ level, text }) => `"${text}" is at level ${level}`),
      ...all.filter(({ text }) => text === '').map(({ level }) => `a heading at level ${level} is empty`),
    ]
  },
}

const nothingPersonal: Check = {
  rules: 'UI-05',
  says: 'names nobody in its title or address',
  broken: async (page, { url }) => {
    const title = await page.title()
    const personal = await page.$$eval('[data-personal]', (all) => all.map((each) => each.textContent?.trim() ?? ''))
    const places = [title, decodeURIComponent(url)]
    return [
      ...places.filter((text) => /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/.test(text)).map((text) => `an NHS number in ${text}`),
      ...personal.flatMap((name) => places.filter((text) => text.includes(name)).map(() => `"${name}" is in it`)),
    ]
  },
}

const landmarks: Check = {
  rules: 'UI-01 UI-07 UI-08',
  says: 'is in English, and has a banner, one main part that the skip link leads to, and a foot',
  broken: (page) =>
    page.evaluate(() => {
      const one = (what: string, selector: string) => {
        const count = document.querySelectorAll(selector).length
        return count === 1 ? [] : [`there are ${count} of ${what}`]
      }
      return [
        ...(document.documentElement.lang === 'en' ? [] : ['the page does not say that it is in English']),
        ...one('the banner', 'body > header'),
        ...one('the main part', 'main#maincontent'),
        ...one('the foot', 'body > footer'),
        ...one('the skip link', 'a.nhsuk-skip-link[href="#maincontent"]'),
      ]
    }),
}

const order: Check = {
  rules: 'UI-09',
  says: 'has the way back first, then the errors or one banner, then its heading',
  broken: (page) =>
    page.evaluate(() => {
      const main = document.querySelector('main')!
      const said = [...document.querySelectorAll('.nhsuk-error-summary, .nhsuk-notification-banner')]
      const ways = [...document.querySelectorAll('.nhsuk-back-link, .nhsuk-breadcrumb')]
      const heading = document.querySelector('h1')!
      const before = (a: Element, b: Element) => (a.compareDocumentPosition(b) & 4) !== 0
      return [
        ...ways.filter((way) => main.contains(way)).map(() => 'the way back is inside the main part'),
        ...ways.filter((way) => !before(way, main)).map(() => 'the way back comes after the main part'),
        ...(said.length > 1 ? [`${said.length} summaries and banners at once`] : []),
        ...said.filter((each) => main.firstElementChild !== each).map(() => 'a summary or banner is not first in main'),
        ...said.filter((each) => !before(each, heading)).map(() => 'a summary or banner comes after the heading'),
      ]
    }),
}

const header: Check = {
  rules: 'UI-11 UI-12',
  says: 'has the service, the person, their trust and "Log out" in the header, and the same places in the same order',
  broken: async (page, { nobodyLoggedIn }) => {
    const found = await page.evaluate(() => ({
      service: document.querySelector('header .nhsuk-header__service-name')?.textContent?.trim(),
      account: [...document.querySelectorAll('header .nhsuk-header__account-item')].map(
        (item) => item.textContent?.trim() ?? '',
      ),
      links: document.querySelectorAll('header .nhsuk-header__account :is(a, button)').length,
      // The script moves what does not fit into a menu, so the places are gathered wherever they are.
      places: [...document.querySelectorAll('header .nhsuk-header__navigation a')].map(
        (a) => a.textContent?.trim() ?? '',
      ),
      help: [...document.querySelectorAll('footer a')].map((a) => a.getAttribute('href')).indexOf('/help'),
    }))
    const expected = nobodyLoggedIn ? [] : places.map(({ text }) => text)
    return [
      ...(found.service === 'Accord' ? [] : [`the service is called ${found.service}`]),
      ...(found.help === 1 ? [] : ['help is not the second link of the foot']),
      ...(found.places.join() === expected.join() ? [] : [`the places are ${found.places.join(', ')}`]),
      ...(found.links <= 3 ? [] : [`${found.links} links in the header`]),
      ...(nobodyLoggedIn || found.account.at(-1) === 'Log out' ? [] : ['"Log out" is not last']),
      ...(nobodyLoggedIn || /^\S.+, \S.+$/.test(found.account[0] ?? '') ? [] : ['no person and trust in the header']),
    ]
  },
}

const identity: Check = {
  rules: 'UI-14',
  says: "wears none of the NHS's marks",
  broken: (page) =>
    page.evaluate(() => {
      const ends = `${document.querySelector('header')?.textContent} ${document.querySelector('footer')?.textContent}`
      const icons = [...document.querySelectorAll('link[rel~="icon"], link[rel="apple-touch-icon"]')]
      return [
        ...(document.querySelector('.nhsuk-header__logo, .nhsuk-logo, img[alt="NHS"]') ? ['an NHS logo'] : []),
        ...(ends.includes('NHS England') ? ['"NHS England" in the header or the foot'] : []),
        ...icons.map((icon) => icon.getAttribute('href') ?? '').filter((href) => /favicon|nhsuk-icon/.test(href)),
        ...[...document.fonts].map(({ family }) => `the font ${family} is loaded`),
      ]
    }),
}

export const frameChecks: readonly Check[] = [
  titleAndHeading,
  headings,
  nothingPersonal,
  landmarks,
  order,
  header,
  identity,
]
