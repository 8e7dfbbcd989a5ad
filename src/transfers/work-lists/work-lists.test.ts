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
import { pathwayEffects } from '../life/pathway-effects.ts'
import { seeToTransfers } from '../life/see-to-transfers.ts'
import {
  aTransfer,
  bringTo,
  inSeconds,
  listAtReceiver,
  receiver,
  sender,
  setTheScene,
  step,
  today,
  viewerAt,
} from '../life/two-trusts.scene.ts'
import { transfersTasks } from '../tasks.ts'
import { workRoutes } from './work-routes.tsx'

const DAY = 24 * 3600

describe('work lists', () => {
  let test: TestDatabase<unknown>
  let parts: Parts
  beforeAll(async () => {
    test = await testDatabase()
    parts = { ...test, log: logger('silent'), dataFolder: '/', clock: clock(today), plannerThreads: 1 }
  })
  afterAll(() => test.drop())
  beforeEach(() => setTheScene(test, 6))

  const ask = (viewer: Viewer, path: string) =>
    app({
      session: () => viewer,
      describe: () => ({ trust: trustName(viewer.trust) }),
      modules: [workRoutes(parts)],
      logger: parts.log,
      metrics: metrics(),
    }).request(path)
  const textOf = (html: string) =>
    html
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replace(/\s+/g, ' ')
  const page = async (viewer: Viewer, query = '') => textOf(await (await ask(viewer, `/transfers/work${query}`)).text())
  /** The names on the list, in its order. */
  const names = async (viewer: Viewer, query = '') =>
    [...(await page(viewer, query)).matchAll(/Canary-(\d)(?=, Robin)/g)].map(([, n]) => Number(n)).filter(unlike)
  /** Each row says its name in each of its links. */
  const unlike = (name: number, at: number, all: readonly number[]) => name !== all[at - 1]

  const coordinator = viewerAt('RL1', 'coordinator')
  const surgeon = viewerAt('RL1', 'surgeon')

  it('show each person what waits for them, and apart from it what waits for others', async () => {
    await aTransfer(test, 1)
    const judged = await aTransfer(test, 2)
    await step(test, judged, sender, 'screen-clinical')
    expect(await names(surgeon)).toEqual([1])
    expect(await names(surgeon, '?show=others')).toEqual([2])
    expect((await names(coordinator)).sort()).toEqual([1, 2])
    expect(await page(surgeon, '?show=others')).toContain('Coordinators and booking clerks of Robert Jones')
    expect(await page(coordinator)).toContain('For you (2) Waiting for others (0)')
  })

  it('lead to the next step of each transfer, and say what it lacks', async () => {
    const transfer = await aTransfer(test, 1)
    const html = await (await ask(surgeon, '/transfers/work')).text()
    expect(html).toContain(`href="/transfers/RL1/${transfer.id}/steps/screen-clinical"`)
    expect(html).toContain(`href="/transfers/RL1/${transfer.id}"`)
    expect(textOf(html)).toContain('Clinical judgement, Social judgement')
    expect(textOf(html)).toContain('Offer by 14 January 2026 Over')
    // The clock has run since 1 June 2025, and the patient is measured by the targets of Wales.
    expect(textOf(html)).toContain('244 days Wales: over 26 weeks, 36 weeks until 8 February 2026')
  })

  it('are the receiver’s from the hold on, with the fields that the agreement names', async () => {
    await bringTo(test, await aTransfer(test, 1), 'held')
    const text = await page(viewerAt('RRJ', 'booking-clerk'))
    expect(text).toContain('Canary-1, Robin')
    expect(text).toContain('Accept the patient')
    expect(text).toContain('Look at who is paid')
    expect(text).toContain('From Robert Jones and Agnes Hunt')
    expect(text).not.toContain('999 000')
    const { rows } =
      await sql`select 1 from audit_entry where trust = 'RL1' and action = 'read' and object = 'mutual-aid lane: work list'`.execute(
        test.scene,
      )
    expect(rows).toHaveLength(1)
  })

  it('show the receiver no name once the agreement has ended, and that it has', async () => {
    await bringTo(test, await aTransfer(test, 1), 'held')
    await sql`update sharing_agreement set revoked_at = now()`.execute(test.scene)
    const text = await page(viewerAt('RRJ', 'coordinator'))
    expect(text).toContain('Mutual-aid agreement in force')
    expect(text).not.toContain('Canary')
  })

  it('keep the name of a patient whom the trust has taken over, from its own record', async () => {
    await bringTo(test, await aTransfer(test, 1), 'passed')
    await seeToTransfers(parts, pathwayEffects(test.secret))
    await sql`update sharing_agreement set revoked_at = now()`.execute(test.scene)
    const clerk = viewerAt('RRJ', 'booking-clerk')
    expect(await names(clerk)).toEqual([1])
    expect(await page(clerk)).not.toContain('Mutual-aid agreement in force')
  })

  it('have the most urgent first: holds by their moment, the others by their days before surgery', async () => {
    for (const [n, seconds] of [
      [1, 5 * DAY],
      [2, 2 * DAY],
    ] as const) {
      const consented = await bringTo(test, await aTransfer(test, n), 'consented')
      await step(test, consented, sender, 'hold', { facts: { hold: { until: inSeconds(seconds) } } })
    }
    expect(await names(viewerAt('RRJ', 'coordinator'))).toEqual([2, 1])
    expect(await names(viewerAt('RRJ', 'coordinator'), '?soon=yes')).toEqual([2, 1])
    await aTransfer(test, 3)
    expect(await names(coordinator)).toEqual([3])
  })

  it('leave out what the clock has ended, before anybody has written so', async () => {
    const consented = await bringTo(test, await aTransfer(test, 1), 'consented')
    await step(test, consented, sender, 'hold', { facts: { hold: { until: inSeconds(0.3) } } })
    expect(await names(receiver)).toEqual([1])
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await names(receiver)).toEqual([])
    expect(await page(receiver)).toContain('No transfer is on its way')
  })

  it('wait for the patient while an offer runs, and ask for the answer when little time is left', async () => {
    const offers = [20 * DAY, 2 * DAY]
    for (const [n, seconds] of offers.entries()) {
      const screened = await bringTo(test, await aTransfer(test, n + 1), 'screened')
      await step(test, screened, sender, 'offer', {
        facts: { offer: { replyBy: inSeconds(seconds), day: '2026-03-02', site: 'RRJ05' } },
      })
    }
    expect(await names(coordinator)).toEqual([2])
    expect(await page(coordinator)).toContain("Get the patient's answer")
    expect(await names(coordinator, '?show=others')).toEqual([1])
  })

  it('wait for the day of surgery of a patient who is booked', async () => {
    await bringTo(test, await aTransfer(test, 1), 'booked')
    expect(await names(receiver)).toEqual([])
    expect(await page(receiver, '?show=others')).toContain('The day of surgery')
  })

  it('name what the records lack once the receiver has accepted', async () => {
    await bringTo(test, await aTransfer(test, 1), 'accepted')
    const text = await page(coordinator)
    expect(text).toContain(
      'Consent in a conversation, Consent in writing, Administrative data set, Clinical letter, Imaging',
    )
    expect(text).toContain('Send the records')
  })

  it('can be filtered, and a filter that means nothing is left out', async () => {
    await aTransfer(test, 1)
    await aTransfer(test, 2)
    expect(await names(coordinator, '?state=screened')).toEqual([])
    expect((await names(coordinator, '?state=identified&service=110&partner=RRJ&side=sender')).sort()).toEqual([1, 2])
    expect((await names(coordinator, '?state=closed&service=nonsense&partner=X&page=99&list=nobody')).sort()).toEqual([
      1, 2,
    ])
  })

  it('come as a file, with no more than the page', async () => {
    await aTransfer(test, 1)
    const file = await (await ask(coordinator, '/transfers/work.csv')).text()
    expect(file).toContain('Canary-1,Robin,9990000001,Hip replacement')
    expect(file).toContain('Judge it socially suitable')
  })

  it('tell of records that could not be changed, and why, until they are', async () => {
    await bringTo(test, await aTransfer(test, 1), 'passed')
    await sql`update sharing_agreement set revoked_at = now()`.execute(test.scene)
    await seeToTransfers(parts, pathwayEffects(test.secret))
    const clerk = viewerAt('RRJ', 'booking-clerk')
    const text = await page(clerk)
    expect(text).toContain('could not be changed yet')
    expect(text).toContain('mutual-aid agreement of RL1 is not in force')
    expect((await transfersTasks(parts)(clerk))[0]?.text).toBe('See 1 record that transfers could not change yet')
    expect(await page(viewerAt('RRJ', 'surgeon'))).not.toContain('could not be changed yet')
    await sql`update sharing_agreement set revoked_at = null`.execute(test.scene)
    await sql`update transfer_effect set try_at = now()`.execute(test.scene)
    await seeToTransfers(parts, pathwayEffects(test.secret))
    expect(await page(clerk)).not.toContain('could not be changed yet')
  })

  it('name a patient whom the trust has on its own list by now, whatever the sender still shares', async () => {
    await listAtReceiver(test, 1)
    await bringTo(test, await aTransfer(test, 1), 'passed')
    await seeToTransfers(parts, pathwayEffects(test.secret))
    await sql`update sharing_agreement set revoked_at = now()`.execute(test.scene)
    expect(await names(receiver)).toEqual([1])
    expect(await page(receiver)).not.toContain('Mutual-aid agreement in force')
  })

  it('are not for roles that take no step, and show nothing to a third trust', async () => {
    await aTransfer(test, 1)
    expect((await ask(viewerAt('RL1', 'board-secretary'), '/transfers/work')).status).toBe(403)
    expect((await ask(viewerAt('RL1', 'finance'), '/transfers/work.csv')).status).toBe(403)
    expect(await names(viewerAt('RXW', 'coordinator'))).toEqual([])
  })
})
