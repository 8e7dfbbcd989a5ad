/** A second plan, made while the transfers of the first are under way. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdFor } from '#capacity'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type ActionCode, type Details, type FactSources, findTransfer, type Transfer, takeStep } from '#transfers'
import type { Placement } from './placement.ts'
import { placements } from './placement-store.ts'
import { proposePlan } from './propose-plan.ts'
import { publishPlan } from './publish-plan.ts'
import { madePlan } from './read-people.ts'
import { aPathway, firstDay } from './small-alliance.ts'
import { aViewer, seedSmallAlliance } from './small-alliance-in-database.scene.ts'
import { makeSmallPlan } from './small-plan.scene.ts'
import { withdrawPlan } from './withdraw-plan.ts'

const inAnHour = new Date(Date.now() + 3_600_000)
/** As the parts of transfers would tell them, once the offer is made, the patient agrees and the place is held. */
const sources: FactSources = {
  offer: async () => ({ replyBy: inAnHour, day: firstDay, site: 'RRJ05' }),
  consent: async () => ({ givenOn: '2026-01-31' }),
  hold: async () => ({ until: inAnHour }),
  money: async () => ({ shownOn: '2026-01-31' }),
  dataSet: async () => ({ faults: 0 }),
  checklist: async () => ({ missing: [] }),
}

describe('a plan that is made while transfers are under way', { timeout: 120_000 }, () => {
  let test: TestDatabase<unknown>
  let first: string
  let second: string
  const bethan = aViewer('RL1', 'bethan')
  const harpreet = aViewer('RRJ', 'harpreet')
  const helping = (viewer: Viewer): Viewer => ({
    ...viewer,
    roles: ['coordinator', 'booking-clerk', 'surgeon'],
    purpose: 'mutual-aid',
  })
  const sender = helping(bethan)
  const receiver = helping(harpreet)
  /** The patients whom the first plan sends to the Royal Orthopaedic, and what becomes of each. */
  let refused: string
  let offered: string
  let held: string
  let waiting: string

  beforeAll(async () => {
    test = await testDatabase()
    await seedSmallAlliance(
      test.scene,
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => aPathway(name)),
    )
    first = await made('first')
    const published = await publish(first)
    if (published.status !== 'done') throw new Error(JSON.stringify(published))
    ;[refused, offered, held, waiting] = (await awayIn(first)).map(({ pseudonym }) => pseudonym) as [
      string,
      string,
      string,
      string,
    ]
    for (const patient of [refused, offered, held]) {
      await step(patient, sender, 'screen-clinical')
      await step(patient, sender, 'screen-social')
    }
    await step(refused, receiver, 'refuse', { reason: 'not-done-here' })
    await step(offered, sender, 'offer')
    await step(held, sender, 'offer')
    await step(held, sender, 'consent')
    await hold(held)
    await step(held, receiver, 'hold')
    second = await made('second')
  })
  afterAll(() => test.drop())

  const as = <Result>(viewer: Viewer, work: Parameters<typeof test.db.withViewer<Result>>[1]) =>
    test.db.withViewer(viewer, work)
  const made = (name: string) => makeSmallPlan(test, bethan, { seed: name === 'first' ? 1 : 2 })
  async function publish(plan: string) {
    await as(bethan, (tx) => proposePlan(tx, bethan, plan, 2))
    return as(harpreet, (tx) => publishPlan(tx, harpreet, plan, 3))
  }
  const rowsOf = (plan: string) =>
    as(bethan, async (tx) => placements(tx, await madePlan(tx, plan), {}, { order: 'day' }))
  const awayIn = async (plan: string): Promise<Placement[]> => (await rowsOf(plan)).filter(({ away }) => away)
  const inSecond = async (patient: string) => (await rowsOf(second)).find(({ pseudonym }) => pseudonym === patient)!
  const stateOf = async () =>
    (
      await sql<{ pseudonym: string; state: string; plan: string }>`
        select pseudonym, state, plan_id as plan from transfer order by pseudonym, identified_at`.execute(test.scene)
    ).rows
  async function transferOf(patient: string, viewer: Viewer): Promise<Transfer> {
    const { rows } = await sql<{ id: string }>`
      select id from transfer where pseudonym = ${patient} and ended_at is null`.execute(test.scene)
    return (await as(viewer, (tx) => findTransfer(tx, { sender: 'RL1', id: rows[0]!.id })))!
  }
  async function step(patient: string, viewer: Viewer, action: ActionCode, details: Details = {}) {
    const { sender: of, id, version } = await transferOf(patient, viewer)
    const command = { sender: of, id, version, action, details }
    const outcome = await as(viewer, (tx) => takeStep(tx, viewer, command, { sources, today: '2026-01-31' }))
    if (outcome.status !== 'done') throw new Error(`${action} of ${patient}: ${outcome.because}`)
  }
  /** On another day, and in another room, than either plan would choose by itself. */
  const thursday = '2026-02-05'
  async function hold(patient: string) {
    const transfer = await transferOf(patient, receiver)
    const answer = await as(receiver, (tx) =>
      holdFor(
        tx,
        transfer,
        {
          theatre: { trust: 'RRJ', id: 'theatre-1' },
          surgeon: { trust: 'RRJ', id: 'smith' },
          room: { trust: 'RRJ', id: 'room-2' },
          day: thursday,
          from: 600,
          minutes: 150,
          nights: 2,
        },
        inAnHour,
      ),
    )
    expect(answer).toEqual({ held: true })
  }

  it('sends nobody again to a hospital that refused them, and says so where it keeps them waiting', async () => {
    const { placed, away, reason } = await inSecond(refused)
    expect(away).toBe(false)
    expect(placed ? 'placed' : reason?.says).toMatch(
      /^placed$|Refused by Royal Orthopaedic Hospital: the operation is not done here/,
    )
    const { report } = await as(bethan, (tx) => madePlan(tx, second))
    expect(report.agreed).toEqual({
      places: 1,
      hospitals: 1,
      heldForOthers: 0,
      lentSessions: 0,
      closed: [{ says: expect.stringMatching(/^Refused by .+: the operation is not done here$/), patients: 1 }],
    })
  })

  it('keeps the day, theatre, room and surgeon that are held, and says why the patient goes there', async () => {
    const { placed, away, reason, minutes } = await inSecond(held)
    expect({ placed, away, minutes }).toEqual({
      placed: { day: thursday, site: 'RRJ05', room: 'RRJ:room-2', theatre: 'RRJ:theatre-1', surgeon: 'RRJ:smith' },
      away: true,
      minutes: 150,
    })
    expect(reason?.kind).toBe('agreed')
  })

  it('treats a patient where they were offered, or not at all', async () => {
    const { placed } = await inSecond(offered)
    expect(placed?.site ?? 'RRJ05').toBe('RRJ05')
  })

  it('is one that leaves no trust worse off, what is agreed being part of each alone', async () => {
    const { report } = await as(bethan, (tx) => madePlan(tx, second))
    expect(report.isAcceptable).toBe(true)
    expect(report.together.isFeasible).toBe(true)
    expect(report.alone.RRJ!.isFeasible).toBe(true)
  })

  it('waits while an earlier plan proposes one of its patients and nobody has gone on with it', async () => {
    const refusal = await publish(second)
    const stillProposed = (await awayIn(second)).some(({ pseudonym }) => pseudonym === waiting)
    expect(refusal.status === 'refused' ? refusal.because : refusal.status).toContain(
      stillProposed ? '1 patient of this plan is already proposed' : 'done',
    )
  })

  it('is published after the earlier one is withdrawn: it proposes who is new and leaves the others as they are', async () => {
    await as(harpreet, (tx) => withdrawPlan(tx, harpreet, first, 4, 'A newer plan'))
    const before = (await stateOf()).filter(({ pseudonym }) => [offered, held].includes(pseudonym))
    const outcome = await as(harpreet, (tx) => publishPlan(tx, harpreet, second, 3))
    const away = (await awayIn(second)).map(({ pseudonym }) => pseudonym)
    const kept = away.filter((name) => [offered, held].includes(name))
    expect(outcome).toMatchObject({ status: 'done' })
    expect((outcome as { says: string }).says).toContain(
      `It proposes ${away.length - kept.length} transfer${away.length - kept.length === 1 ? '' : 's'}.`,
    )
    const after = await stateOf()
    expect(after.filter(({ pseudonym }) => [offered, held].includes(pseudonym))).toEqual(before)
    expect(before.map(({ state, plan }) => [state, plan])).toEqual(
      expect.arrayContaining([
        ['offered', first],
        ['held', first],
      ]),
    )
    expect(after.filter(({ plan }) => plan === second).map(({ pseudonym }) => pseudonym)).toEqual(
      away.filter((name) => !kept.includes(name)).toSorted(),
    )
    // The same form once more is told the same.
    expect(await as(harpreet, (tx) => publishPlan(tx, harpreet, second, 3))).toEqual(outcome)
  })
})
