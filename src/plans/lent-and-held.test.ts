/** What one trust lends to another, and what is held for people whom a plan does not know: from rows to the judge. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdFor } from '#capacity'
import { addDays } from '#nhs/day.ts'
import { judge, type Problem, readOrThrow, readPlan, readProblem } from '#planner'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { openDocument } from './documents.ts'
import { placements } from './placement-store.ts'
import { proposePlan } from './propose-plan.ts'
import { publishPlan } from './publish-plan.ts'
import { madePlan } from './read-people.ts'
import { aBirminghamPathway, aCapacity, aPathway, firstDay } from './small-alliance.ts'
import { aViewer, seedSmallAlliance } from './small-alliance-in-database.scene.ts'
import { makeSmallPlan } from './small-plan.scene.ts'

const tuesday = addDays(firstDay, 1)
const lentList = 'RRJ:theatre-1 lent to RL1'

describe('a plan for a trust that lends its only session of the week, and for the one that borrows it', () => {
  let test: TestDatabase<unknown>
  let plan: string
  const bethan = aViewer('RL1', 'bethan')
  const harpreet = aViewer('RRJ', 'harpreet')
  const as = <Result>(viewer: typeof bethan, work: Parameters<typeof test.db.withViewer<Result>>[1]) =>
    test.db.withViewer(viewer, work)

  beforeAll(async () => {
    test = await testDatabase()
    const capacity = aCapacity()
    const sessions = capacity.sessions.filter(({ trust, day }) => trust === 'RL1' || day === tuesday)
    const ofOswestry = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => aPathway(name))
    const ofBirmingham = ['x', 'y'].map((name) => aBirminghamPathway(name))
    await seedSmallAlliance(test.scene, [...ofOswestry, ...ofBirmingham], { ...capacity, sessions })
    await lend()
    plan = await makeSmallPlan(test, bethan)
  }, 120_000)
  afterAll(() => test.drop())

  const lend = () =>
    sql`
      insert into session_loan (trust, alliance, theatre, day, start_minute, minutes, site, theatre_name, services,
                                has_theatre_team, has_anaesthetist, state, borrower, offered_by)
      values ('RRJ', 'orthopaedic', 'theatre-1', ${tuesday}, 510, 480, 'RRJ05', 'Theatre 1', '{110}', true, true,
              'confirmed', 'RL1', 'terry')`.execute(test.scene)
  const rowsOf = (of: string) => as(bethan, async (tx) => placements(tx, await madePlan(tx, of), {}, { order: 'day' }))
  const reportOf = async (of: string) => (await as(bethan, (tx) => madePlan(tx, of))).report
  async function problemOf(of: string): Promise<Problem> {
    return readOrThrow(readProblem(await as(bethan, (tx) => openDocument(tx, { trust: 'RL1', id: of }, 'problem'))))
  }
  async function judged(of: string) {
    const problem = await problemOf(of)
    const kept = await as(bethan, (tx) => openDocument(tx, { trust: 'RL1', id: of }, 'plan'))
    return judge(problem, readOrThrow(readPlan(problem, kept)))
  }

  it('uses it for the borrower’s patients, and says that it was counted', async () => {
    const inIt = (await rowsOf(plan)).filter(({ placed }) => placed?.theatre === lentList)
    expect(inIt.length).toBeGreaterThan(0)
    expect(new Set(inIt.map(({ homeTrust, away }) => `${homeTrust} ${away}`))).toEqual(new Set(['RL1 true']))
    expect((await reportOf(plan)).agreed).toMatchObject({ lentSessions: 1, heldForOthers: 0 })
  })

  it('has no time for the lender’s own patients, alone or together, and leaves no trust worse off', async () => {
    const ofBirmingham = (await rowsOf(plan)).filter(({ homeTrust }) => homeTrust === 'RRJ')
    expect(ofBirmingham.map(({ placed }) => placed)).toEqual([null, null])
    const { report, isAcceptable } = await reportOf(plan)
    const treated = Object.fromEntries(
      report.trusts.map(({ trust, alone, together }) => [trust, [alone.treated, together.treated]]),
    )
    expect(treated.RRJ).toEqual([0, 0])
    expect(treated.RL1![0]).toBe(2)
    expect(treated.RL1![1]).toBeGreaterThan(2)
    expect(isAcceptable).toBe(true)
    expect(await judged(plan)).toMatchObject({ feasible: true })
  })

  it('leads to places that can be held in it; without their patient, a plan leaves time and bed to them', async () => {
    await as(bethan, (tx) => proposePlan(tx, bethan, plan, 2))
    expect(await as(harpreet, (tx) => publishPlan(tx, harpreet, plan, 3))).toMatchObject({ status: 'done' })
    const { rows } = await sql<{ id: string; pseudonym: string; receiver: string }>`
      select id, pseudonym, receiver from transfer order by pseudonym`.execute(test.scene)
    const { id, pseudonym, receiver } = rows[0]!
    expect(receiver).toBe('RRJ')
    const place = {
      theatre: { trust: 'RRJ', id: 'theatre-1' },
      surgeon: { trust: 'RRJ', id: 'smith' },
      room: { trust: 'RRJ', id: 'room-2' },
      day: tuesday,
      from: 600,
      minutes: 150,
      nights: 3,
    }
    const inAnHour = new Date(Date.now() + 3_600_000)
    const helping = { ...harpreet, roles: ['coordinator' as const], purpose: 'mutual-aid' as const }
    expect(await as(helping, (tx) => holdFor(tx, { sender: 'RL1', id }, place, inAnHour))).toEqual({ held: true })

    await sql`update pathway set decided_to_admit_on = null where pseudonym = ${pseudonym}`.execute(test.scene)
    const second = await makeSmallPlan(test, bethan, { seed: 2 })
    const problem = await problemOf(second)
    expect(problem.patients.map(({ id: patient }) => patient)).not.toContain(`RL1:${pseudonym}`)
    expect(problem.rooms.find(({ id: room }) => room === 'RRJ:room-2')!.bedsOn).toEqual([2, 1, 1, 1, 2, 2, 2])
    expect(problem.theatres.find(({ id: theatre }) => theatre === lentList)!.minutes[1]).toBe(330)
    expect(problem.surgeons.find(({ id: surgeon }) => surgeon === 'RRJ:smith')!.minutes.slice(0, 3)).toEqual([
      480, 330, 480,
    ])
    expect((await reportOf(second)).agreed).toMatchObject({ heldForOthers: 1, lentSessions: 1 })
    expect(await judged(second)).toMatchObject({ feasible: true })
  }, 120_000)
})
