/** The frame alone, with the sample pages in it: no database, no feature, and whoever the cookie says. */
import { getCookie } from 'hono/cookie'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { helpRoutes } from '#web/help.tsx'
import { listen } from '#web/listen.ts'
import type { AppUnderTest } from './app-under-test.ts'
import { sampleRoutes } from './samples.tsx'

const people: Readonly<Record<string, Viewer>> = {
  sam: {
    person: 'sam',
    name: 'Sam Patel',
    jobTitle: 'Alliance planner',
    trust: 'RBK' as Viewer['trust'],
    alliance: 'black-country',
    roles: ['alliance-planner'],
    purpose: 'planning',
  },
}

export async function startSamples(): Promise<AppUnderTest> {
  const quiet = { info: () => {}, error: () => {} }
  const { fetch } = app({
    session: (c) => people[getCookie(c, 'as') ?? ''],
    describe: () => ({ trust: 'Walsall Healthcare', alliance: 'Black Country Alliance', changeHref: '/samples/empty' }),
    modules: [sampleRoutes()],
    open: [helpRoutes()],
    logger: quiet,
    metrics: { requestSeconds: { observe: () => {} } },
  })
  const server = await listen(fetch, { host: '127.0.0.1', port: 0 })
  return {
    origin: `http://127.0.0.1:${server.port}`,
    cookieFor: async (person) => ({ name: 'as', value: person }),
    usualPerson: 'sam',
    stop: () => server.stop(0),
  }
}
