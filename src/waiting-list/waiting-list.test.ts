import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { waitingListRoutes } from './routes.tsx'
import { asOf, putOnLists, smallAlliance, viewerAt, type Waiting } from './small-list.ts'

describe('the pages of the waiting list', () => {
  let test: TestDatabase<unknown>
  let pages: ReturnType<typeof app>
  let viewer: Viewer = viewerAt('RL1')
  let own: Waiting[]
  let theirs: Waiting[]

  beforeAll(async () => {
    test = await testDatabase()
    await smallAlliance(test.scene)
    own = await putOnLists(test.scene, [
      {
        familyName: 'Okafor',
        givenName: 'Ben',
        nhsNumber: '9990000018',
        priority: 'P3',
        clockStart: '2025-09-20',
        events: [
          { on: '2025-09-20', kind: 'referral-received', provider: 'RL1' },
          { on: '2025-10-20', kind: 'first-attendance', provider: 'RL1', rttStatus: '10' },
          { on: '2025-11-20', kind: 'invented', provider: 'RL1' },
        ],
      },
      { priority: 'P2', clockStart: '2026-01-01' },
    ])
    theirs = await putOnLists(test.scene, [
      { trust: 'RRJ', priority: 'P3', clockStart: '2025-08-01' },
      { trust: 'RRJ', treatmentFunction: '330' },
    ])
    const { db, secret } = test
    const parts = { db, secret, clock: clock(asOf), log: logger('silent'), dataFolder: '', plannerThreads: 1 }
    pages = app({
      session: () => viewer,
      describe: () => ({ trust: 'A trust' }),
      modules: [waitingListRoutes(parts)],
      logger: logger('silent'),
      metrics: metrics(),
    })
  })
  afterAll(() => test.drop())

  const ask = async (path: string, as = viewerAt('RL1'), init: RequestInit = {}) => {
    viewer = as
    const answer = await pages.request(path, { ...init, headers: { 'sec-fetch-site': 'same-origin', ...init.headers } })
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
  }

  describe('of one pathway', () => {
    const page = (n = 0) => ask(`/waiting-list/pathways/${own[n]!.id}`)

    it('explain its clock, event by event, with the paragraph of the guidance', async () => {
      const { text } = await page()
      expect(text).toContain('Running since 20 September 2025: 133 days, or 19 weeks, to 31 January 2026.')
      expect(text).toContain('A clock starts on the day that the provider receives the referral.')
      expect(text).toContain('Paragraph 3.2.1')
      expect(text).toContain('Over 18 weeks since 25 January 2026, by 7 days')
    })

    it('say when something was cancelled, and that the clock runs on', async () => {
      expect((await page()).text).not.toContain('Last cancelled')
      await sql`update pathway set cancelled_on = '2025-12-03' where id = ${own[0]!.id}::uuid`.execute(test.scene)
      expect((await page()).text).toContain('3 December 2025. A cancellation does not stop the clock')
    })

    it('name an event that cannot be read', async () => {
      expect((await page()).text).toContain('&quot;invented&quot; is not a kind of event')
    })

    it('say its place in the alliance’s order, and all that decides it', async () => {
      const { text } = await page()
      // P2 first, then the other hospital's longer wait of the same priority.
      expect(text).toMatch(/Everybody who waits in the alliance<\/th><td[^>]*>3<\/td><td[^>]*>3<\/td>/)
      expect(text).toContain('Clinical priority P3: can wait up to 3 months')
      expect(text).toContain('Decides first')
    })

    it('name the patient on the page and never in the title', async () => {
      const { text } = await page()
      expect(text).toContain('Okafor, Ben')
      expect(text).toContain('999 000 0018')
      expect(/<title>(.*)<\/title>/.exec(text)![1]).toBe(
        'Trauma and Orthopaedic since 20 September 2025 – Waiting list – Accord',
      )
    })

    it('are the same for another trust’s pathway as for none', async () => {
      const another = await ask(`/waiting-list/pathways/${theirs[0]!.id}`)
      const none = await ask('/waiting-list/pathways/00000000-0000-4000-8000-999999999999')
      const nonsense = await ask('/waiting-list/pathways/nonsense')
      expect([another.status, none.status, nonsense.status]).toEqual([404, 404, 404])
      // All but the reference, by which the operator finds the request.
      const body = ({ text }: { readonly text: string }) =>
        text.slice(text.indexOf('<main'), text.indexOf('</main>')).replace(/<span data-varies="true">[^<]*/, '')
      expect(body(another)).toBe(body(none))
    })
  })

  describe('of the list', () => {
    it('show what is announced: weeks that fall from the longest wait are in descending order', async () => {
      const { text } = await ask('/waiting-list?by=wait')
      expect(text).toContain('Longest wait first')
      expect(text).toMatch(/aria-sort="descending"><a [^>]*>Weeks waited/)
    })

    it('keep a filter that has no control of its own, and let it be taken away', async () => {
      const { text } = await ask('/waiting-list?check=priority-missing&site=RL131&by=wait')
      expect(text).toContain('Data quality: Decision to admit without a priority')
      expect(text).toContain('<input type="hidden" name="check" value="priority-missing"/>')
      expect(text).toContain('<input type="hidden" name="site" value="RL131"/>')
      expect(text).toMatch(
        /href="\/waiting-list\?site=RL131&amp;by=wait"><span[^>]*>Remove filter <\/span>Data quality/,
      )
    })

    it('count no wait below nothing, where one list is older than another', async () => {
      await sql`update trust_list set as_of = '2025-12-20' where trust = 'RRJ'`.execute(test.scene)
      const { text } = await ask('/waiting-list?priority=P2')
      const file = await ask('/waiting-list/list.csv?priority=P2')
      await sql`update trust_list set as_of = ${asOf} where trust = 'RRJ'`.execute(test.scene)
      expect(text).toContain('Waits are counted to 20 December 2025')
      expect(text).toContain('nhsuk-table__cell--numeric">0</td>')
      expect(file.text).toContain(',2026-01-01,0,2025-12-20,')
    })
  })

  describe('that find a patient', () => {
    const find = (patient: string) =>
      ask('/waiting-list/find', viewerAt('RL1'), { method: 'POST', body: new URLSearchParams({ patient }) })

    it('lead to an address without the name, which opens for whoever asked and for nobody else', async () => {
      const { status, location } = await find('Okafor')
      expect(status).toBe(303)
      expect(location).not.toMatch(/okafor/i)
      expect((await ask(location!)).text).toContain('Okafor, Ben')
      expect(await ask(location!, viewerAt('RRJ'))).toMatchObject({ status: 303, location: '/waiting-list' })
    })

    it('ask for a name when none was typed', async () => {
      const { status, text } = await find('  ')
      expect(status).toBe(422)
      expect(text).toContain('There is a problem')
    })

    it('ask for a number again that is no NHS number, and keep what was typed', async () => {
      for (const typed of ['999 000 0019', '99900000', '999-000-0018-1']) {
        const { status, text } = await find(typed)
        expect([typed, status]).toEqual([typed, 422])
        expect(text).toContain('Check the NHS number and enter its 10 numbers again')
        expect(text).toContain(`value="${typed}"`)
      }
      expect((await find('999 000 0018')).status).toBe(303)
      expect((await find('O’Neill 3rd')).status).toBe(303)
    })
  })

  it('say so when no trust of the alliance has a list', async () => {
    const nobody = viewerAt('RXK', { alliance: 'none' })
    for (const path of ['/waiting-list', '/waiting-list/statistics']) {
      expect((await ask(path, nobody)).text).toContain('No trust of the alliance has sent its waiting list yet')
    }
  })

  it('say to which day waits are counted, though nobody is left by the filters', async () => {
    const { text } = await ask('/waiting-list/statistics?service=101')
    expect(text).toContain('Nobody waits here')
    expect(text).toContain('counted to 31 January 2026')
    expect(text).toContain('Nobody waits more than 65 weeks')
  })

  it('are read by their own trust without a word in any log, and by another with an entry for the owner', async () => {
    const entries = async () =>
      (await sql<{ n: number }>`select count(*) as n from audit_entry where trust = 'RRJ'`.execute(test.scene)).rows[0]!
        .n
    const before = await entries()
    await ask('/waiting-list/statistics')
    await ask('/waiting-list/statistics')
    expect(await entries()).toBe(before + 2)
    await ask('/waiting-list/statistics?trust=RL1')
    expect(await entries()).toBe(before + 2)
  })
})
