/** What the answer and the markup allow a browser to do. */
import type { Check } from './check.ts'

const policy: Check = {
  rules: 'UI-32',
  says: 'comes with a content policy without exceptions, and has no style or script in its markup',
  broken: async (page, { headers, url, status }) => {
    // A page for everybody holds nothing about anybody, and caches may keep it: src/public/answer.ts.
    const isForAll = /^\/public(\/|$)/.test(new URL(url).pathname) && status === 200
    const kept = isForAll ? 'public, max-age=300' : 'no-store'
    const csp = headers['content-security-policy'] ?? ''
    const wanted = [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]
    const inline = await page.evaluate(() => {
      // What a script of ours or the NHS's adds by itself is not in the markup; what the server sent is.
      const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter(({ name }) => name === 'style' || name.startsWith('on')).map(({ name }) => name),
      )
      const elements = [...document.querySelectorAll('style, script:not([src])')].map(({ tagName }) => tagName)
      return [...attributes, ...elements]
    })
    return [
      ...wanted.filter((directive) => !csp.includes(directive)).map((directive) => `the policy lacks ${directive}`),
      ...(/unsafe-|\*|https?:/.test(csp) ? [`the policy has an exception: ${csp}`] : []),
      ...inline.map((what) => `${what} in the markup`),
      ...(headers['cache-control'] === kept ? [] : [`cache-control is ${headers['cache-control']}`]),
      ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['no nosniff']),
    ]
  },
}

const plainBehaviour: Check = {
  rules: 'UI-17 UI-20 UI-21 UI-31',
  says: 'has no tooltips, no shortcut keys, nothing that sticks to the screen, and no script but ours and the NHS one',
  broken: (page) =>
    page.evaluate(() => [
      ...[...document.querySelectorAll('[title]')].map((element) => `title="${element.getAttribute('title')}"`),
      ...[...document.querySelectorAll('[accesskey]')].map((element) => `accesskey on ${element.tagName}`),
      ...[...document.querySelectorAll('[autofocus]')].map((element) => `autofocus on ${element.tagName}`),
      ...[...document.querySelectorAll('[tabindex]')]
        .filter((element) => Number(element.getAttribute('tabindex')) > 0)
        .map((element) => `tabindex above 0 on ${element.tagName}`),
      ...[...document.querySelectorAll('body *')]
        // The caption of a table that scrolls sideways stays with it, inside the table's own frame.
        .filter((element) => !element.matches('.nhsuk-scroll caption'))
        .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
        .map((element) => `${element.tagName}.${element.className} is ${getComputedStyle(element).position}`),
      ...[...document.scripts]
        .map(({ src }) => new URL(src).pathname)
        .filter((path) => !/^\/assets\/(scripted|app)\.js$/.test(path)),
      ...[...document.querySelectorAll('meta[http-equiv="refresh"], marquee, blink, iframe, object, embed')].map(
        ({ tagName }) => tagName,
      ),
    ]),
}

export const policyChecks: readonly Check[] = [policy, plainBehaviour]
