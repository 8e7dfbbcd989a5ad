/** A patient's browser in tests: it keeps cookies, and reads pages as text. */
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import { app } from '#web/app.tsx'
import { patientRoutes } from './index.ts'

/** A browser with cookies of its own, at an address. */
export function browserAt(test: TestDatabase<unknown>, address = '192.0.2.1') {
  const parts = { ...test, log: logger('silent'), clock: clock(), dataFolder: '', plannerThreads: 1 }
  const web = app({
    session: () => undefined,
    describe: () => ({ trust: '' }),
    modules: [],
    open: [patientRoutes(parts)],
    logger: parts.log,
    metrics: metrics(),
  })
  const cookies = new Map<string, string>()
  const env = { incoming: { socket: { remoteAddress: address } } }
  async function ask(path: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const answer = await web.request(
      path,
      form ? { method: 'POST', body: new URLSearchParams(form), headers } : { headers },
      env,
    )
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]!.split('=')
      if (/max-age=0/i.test(set)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const textOf = async (path: string) =>
    (await (await ask(path)).text())
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replace(/\s+/g, ' ')
  const birthDate = (day: string) => {
    const [year = '', month = '', date = ''] = day.split('-')
    return ask('/my/birth-date', { 'birth-date-day': date, 'birth-date-month': month, 'birth-date-year': year })
  }
  const open = async (code: string, day: string) => {
    await ask('/my', { code })
    return birthDate(day)
  }
  /** What a form carries unseen. */
  const hiddenIn = async (path: string): Promise<Record<string, string>> =>
    Object.fromEntries(
      [...(await (await ask(path)).text()).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name, value]) => [name, value],
      ),
    )
  return { ask, textOf, birthDate, open, hiddenIn, cookies }
}
