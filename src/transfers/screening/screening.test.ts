import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { closedHospitals } from '../life/closed-hospitals.ts'
import type { Transfer } from '../life/transfer-row.ts'
import { aTransfer, planner, seen, sender, setTheScene, step, today, viewerAt } from '../life/two-trusts.scene.ts'
import { screeningRoutes } from './screening-routes.tsx'

describe('screening proposals together', () => {
  let test: TestDatabase<unknown>
  let parts: Parts
  const transfers: Transfer[] = []
  beforeAll(async () => {
    test = await testDatabase()
    parts = { ...test, log: logger('silent'), dataFolder: '/', clock: clock(today), plannerThreads: 1 }
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await setTheScene(test, 3)
    transfers.length = 0
    for (const n of [1, 2, 3]) transfers.push(await aTransfer(test, n))
  })

  const surgeon = viewerAt('RL1', 'surgeon')
  const coordinator = viewerAt('RL1', 'coordinator')
  const appFor = (viewer: Viewer) =>
    app({
      session: () => viewer,
      describe: () => ({ trust: trustName(viewer.trust) }),
      modules: [screeningRoutes(parts)],
      logger: parts.log,
      metrics: metrics(),
    })
  const get = (viewer: Viewer, path: string) => appFor(viewer).request(path)
  const post = (
    viewer: Viewer,
    path: string,
    form: Readonly<Record<string, string>>,
    ticks: readonly string[] = [],
  ) => {
    const body = new URLSearchParams(form)
    for (const tick of ticks) body.append('tick', tick)
    return appFor(viewer).request(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  }
  const textOf = async (answer: Response | Promise<Response>) =>
    (await (await answer).text())
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replace(/\s+/g, ' ')
  const tickOf = ({ id, version }: Transfer) => `${id}.${version}`
  /** Confirms, as the page to check does, and follows to what came of it. */
  const judge = async (viewer: Viewer, judgement: string, ticked: readonly Transfer[], key: string = randomUUID()) => {
    const answer = await post(viewer, '/transfers/screening', {
      key,
      judgement,
      ticked: ticked.map(tickOf).join(' '),
    })
    return answer.status === 303 ? textOf(get(viewer, answer.headers.get('location')!)) : `status ${answer.status}`
  }
  const states = async () => {
    const { rows } = await sql<{ state: string }>`
      select state from transfer join unnest(${transfers.map(({ id }) => id)}::uuid[]) with ordinality as given (id, n)
        using (id) order by n`.execute(test.scene)
    return rows.map(({ state }) => state)
  }

  it('lists the trust’s own proposals, with what is needed to judge them', async () => {
    const text = await textOf(get(surgeon, '/transfers/screening'))
    for (const words of [
      'Canary-1, Robin',
      '999 000 0001',
      'Hip replacement',
      'P4: can wait',
      '244',
      '1 hour, not asked',
    ])
      expect(text).toContain(words)
    expect(await textOf(get(viewerAt('RRJ', 'surgeon'), '/transfers/screening'))).toContain(
      'No proposal waits for your judgement',
    )
  })

  it('lets surgeons judge clinically and clerks socially, and both refuse', async () => {
    const clinical = await textOf(get(surgeon, '/transfers/screening'))
    expect(clinical).toContain('Clinically suitable')
    expect(clinical).not.toContain('Socially suitable')
    const social = await textOf(get(coordinator, '/transfers/screening'))
    expect(social).toContain('Socially suitable')
    expect(social).not.toContain('Clinically suitable')
    for (const text of [clinical, social]) expect(text).toContain('Refuse: not suitable for the patient socially')
    expect((await get(viewerAt('RL1', 'board-secretary'), '/transfers/screening')).status).toBe(403)
  })

  it('asks again when nobody is selected or nothing is judged, and keeps what was answered', async () => {
    const answer = await post(surgeon, '/transfers/screening/check', { judgement: 'clinical' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Select at least one patient')
    expect(html).toMatch(/value="clinical"[^>]*checked|checked[^>]*value="clinical"/)
    const other = await (await post(surgeon, '/transfers/screening/check', {}, [tickOf(transfers[1]!)])).text()
    expect(other).toContain('Select what you judge')
    expect(other.match(/checked=""/g)).toHaveLength(1)
  })

  it('ticks a whole page by a link, without script', async () => {
    const html = await (await get(surgeon, '/transfers/screening?tick=all')).text()
    expect(html.match(/checked=""/g)).toHaveLength(3)
  })

  it('shows who was selected before anything is written down', async () => {
    const answer = await post(surgeon, '/transfers/screening/check', { judgement: 'clinical', model: 'operation' }, [
      tickOf(transfers[0]!),
      tickOf(transfers[2]!),
    ])
    expect(answer.status).toBe(303)
    const text = await textOf(get(surgeon, answer.headers.get('location')!))
    for (const words of ['Clinically suitable', 'The operation only', '2 patients', 'Canary-1', 'Canary-3'])
      expect(text).toContain(words)
    expect(text).not.toContain('Canary-2')
    expect(await states()).toEqual(['identified', 'identified', 'identified'])
  })

  it('judges those that may be judged, and says of each other one why not', async () => {
    const [first, second, third] = transfers as [Transfer, Transfer, Transfer]
    await step(test, first, sender, 'screen-clinical')
    await step(test, second, sender, 'withdraw', { details: { reason: 'treated-at-home' } })
    const text = await judge(surgeon, 'clinical', transfers)
    expect(text).toContain('1 judgement recorded. 2 patients could not be judged.')
    expect(text).toContain('Robert Jones and Agnes Hunt withdrew it (there is room at home)')
    expect(text).toContain('judged it clinically suitable')
    expect((await seen(test, third)).clinicallyScreened).toBe(true)
    expect(await textOf(get(surgeon, '/transfers/screening'))).toContain('No proposal waits for your judgement')
  })

  it('brings a proposal on once both judgements are there', async () => {
    await judge(surgeon, 'clinical', transfers)
    const judged = await Promise.all(transfers.map((transfer) => seen(test, transfer)))
    expect(await judge(coordinator, 'social', judged)).toContain('3 judgements recorded. None was left out.')
    expect(await states()).toEqual(['screened', 'screened', 'screened'])
  })

  it('refuses with a reason that the planner is told, where that hospital is not for this patient', async () => {
    const text = await judge(surgeon, 'refuse-not-suitable-clinically', transfers.slice(0, 1))
    expect(text).toContain('1 judgement recorded.')
    await judge(surgeon, 'refuse-treated-at-home', transfers.slice(1, 2))
    expect(await states()).toEqual(['withdrawn', 'withdrawn', 'identified'])
    expect(await test.db.reading(planner, closedHospitals)).toEqual([
      {
        sender: 'RL1',
        pseudonym: 'person-1',
        receiver: 'RRJ',
        action: 'withdraw',
        reason: 'not-suitable-clinically',
      },
    ])
  })

  it('does it once, however often the form is sent, and tells the same of it again', async () => {
    const key = randomUUID()
    const first = await judge(surgeon, 'clinical', transfers, key)
    expect(await judge(surgeon, 'clinical', transfers, key)).toBe(first)
    const { rows } = await sql`select 1 from transfer_event where action = 'screen-clinical'`.execute(test.scene)
    expect(rows).toHaveLength(3)
    expect(await judge(surgeon, 'clinical', transfers.slice(0, 1), key)).toBe('status 409')
  })

  it('takes a proposal that is sent twice for one', async () => {
    const twice = [transfers[0]!, transfers[0]!]
    expect(await judge(surgeon, 'clinical', twice)).toContain('1 judgement recorded. None was left out.')
  })

  it('takes no judgement that is not the person’s to give, and none of another trust’s patients', async () => {
    await judge(coordinator, 'clinical', transfers)
    expect(await states()).toEqual(['identified', 'identified', 'identified'])
    expect(await judge(viewerAt('RRJ', 'surgeon'), 'clinical', transfers)).toBe('status 404')
  })

  it('shows what came of it to whoever did it, and to nobody else', async () => {
    const key = randomUUID()
    await judge(surgeon, 'clinical', transfers, key)
    expect((await get(coordinator, `/transfers/screening/done/${key}`)).status).toBe(404)
  })
})
