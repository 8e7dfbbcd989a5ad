import { describe, expect, it } from 'vitest'
import { solveAlliance, unionOf } from './alone-and-together.ts'
import { aloneProblem, trustsOf } from './alone-problem.ts'
import { elmAndOak } from './fixtures.ts'
import { generateAlliance } from './generate-alliance.ts'
import { judge } from './judge.ts'
import { isNoWorse, positionsOf } from './positions.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'
import type { AllianceSolved, Progress } from './solving.ts'
import { writePlan } from './write-plan.ts'

const patience = 120_000
const problem = readOrThrow(readProblem(generateAlliance({ seed: 5, trusts: 3, patients: 180, mandatoryShare: 5 })))

describe('each alone, and together', { timeout: patience }, () => {
  let solved: AllianceSolved
  const told: Progress[] = []
  it('finds a plan that breaks no must and leaves no trust worse off than alone', async () => {
    const onProgress = (progress: Progress) => told.push(progress)
    solved = await solveAlliance(problem, { threads: 2, seed: 1, moves: 600_000, onProgress })
    expect(solved.acceptable).toBe(true)
    expect(solved.together.judgement.feasible).toBe(true)
    const together = positionsOf(problem, solved.together.judgement)
    const union = judge(problem, unionOf([...solved.alone.values()].map(({ plan }) => plan)))
    for (const [trust, alone] of positionsOf(problem, union)) expect(isNoWorse(together.get(trust)!, alone)).toBe(true)
  })

  it('knows from the plans alone on what no plan for all can cost less than, and more of it as time goes by', () => {
    const bounds = told.map(({ lowerBound }) => lowerBound)
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
    expect(told.find(({ stage }) => stage.startsWith('alone: '))!.lowerBound).toBeGreaterThan(0)
    expect(solved.together.lowerBound).toBeGreaterThanOrEqual(bounds.at(-1)!)
    expect(solved.together.lowerBound).toBeGreaterThan(0.5 * solved.together.judgement.cost)
    expect(solved.together.lowerBound).toBeLessThanOrEqual(solved.together.judgement.cost)
    // Whatever the plans alone cost together, they are a plan for all.
    expect(solved.together.lowerBound).toBeLessThanOrEqual(solved.report.total.costAlone)
  })

  it('costs less together than alone', () => {
    const { total } = solved.report
    expect(total.cost).toBeLessThan(total.costAlone)
  })

  it('gives a trust alone the position that its part of the union has', () => {
    for (const [trust, alone] of solved.alone) {
      const own = positionsOf(aloneProblem(problem, trust), alone.judgement).get(trust)
      expect(solved.report.trusts.find((report) => report.trust === trust)?.positionAlone).toEqual(own)
    }
  })

  it('leaves to a trust alone its own nurses, in its own hospitals', () => {
    const employer = new Map(problem.nurses.map(({ id, hospitals }) => [id, trustOf(hospitals[0]!)]))
    for (const [trust, { plan, judgement }] of solved.alone) {
      expect(
        plan.duties.filter(({ nurse, hospital }) =>
          [employer.get(nurse), trustOf(hospital)].some((of) => of !== trust),
        ),
      ).toEqual([])
      expect(judgement.parts.A4).toBe(0)
    }
  })

  it('counts the shifts that nurses work at other trusts, for those who lend and those who are lent to', () => {
    const { trusts } = solved.report
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
    const away = solved.together.judgement.parts.A4 / problem.weights.nurseJourney
    expect(away).toBeGreaterThan(0)
    expect(sum(trusts.map(({ nurseShiftsOut }) => nurseShiftsOut))).toBe(away)
    expect(sum(trusts.map(({ nurseShiftsIn }) => nurseShiftsIn))).toBe(away)
  })

  it('says that an acceptable plan is at hand before any move is made', () => {
    expect(told[0]).toMatchObject({ stage: 'first plan', acceptable: true, broken: 0, moves: 0 })
    const stages = [...new Set(told.map(({ stage }) => stage))]
    const alone = trustsOf(problem).map((trust) => `alone: ${trust}`)
    expect([stages[0], stages.slice(1, -1).sort(), stages.at(-1)]).toEqual(['first plan', alone.sort(), 'together'])
  })

  it('stops the trusts that are planned beside one of which planning fails', async () => {
    let heard = 0
    const failed = solveAlliance(problem, {
      threads: 2,
      seed: 1,
      seconds: 20,
      onProgress: ({ stage }) => {
        heard++
        if (stage === 'alone: T1') throw new Error('nobody listens')
      },
    })
    await expect(failed).rejects.toThrow('nobody listens')
    const then = heard
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(heard).toBe(then)
  })

  it('accounts for everybody in the report', () => {
    const { trusts, groups, transfers, left, total } = solved.report
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
    expect(sum(trusts.map(({ together }) => together.patients))).toBe(problem.patients.length)
    expect(left).toHaveLength(total.untreated)
    expect(sum(trusts.map(({ transfersIn }) => transfersIn))).toBe(transfers.length)
    expect(sum(trusts.map(({ transfersOut }) => transfersOut))).toBe(transfers.length)
    const sexes = groups.filter(({ kind }) => kind === 'sex')
    expect(sum(sexes.map(({ together }) => together.treated))).toBe(total.treated)
    for (const { capacityTogether: use } of trusts) {
      expect(use.theatreMinutesUsed).toBeLessThanOrEqual(use.theatreMinutesOpen)
      expect(use.bedNightsUsed).toBeLessThanOrEqual(use.bedNightsOpen)
    }
  })

  it('gives a reason for each placement away from home and each patient left', () => {
    const { transfers, left } = solved.report
    expect(transfers.length).toBeGreaterThan(0)
    for (const { reason } of [...transfers, ...left]) {
      const isPriced = reason.kind === 'costs-more' && (reason.extraCost >= 0 || reason.rules.length > 0)
      expect(isPriced || (reason.rules.length > 0 && reason.says !== '')).toBe(true)
    }
  })

  it('gives the same plan and bound for the same seed, threads and moves', async () => {
    const options = { threads: 2, seed: 4, moves: 60_000 }
    const first = await solveAlliance(problem, options)
    const second = await solveAlliance(problem, options)
    expect(writePlan(problem, first.together.plan)).toEqual(writePlan(problem, second.together.plan))
    expect(first.together.lowerBound).toBe(second.together.lowerBound)
  })

  it('calls no plan acceptable that leaves out somebody who must be treated', async () => {
    const crowded = {
      ...problem,
      patients: problem.patients.map((patient) => ({ ...patient, mandatory: true, lastDay: patient.releaseDay })),
    }
    const news: Progress[] = []
    await solveAlliance(crowded, { threads: 1, seed: 1, moves: 30_000, onProgress: (progress) => news.push(progress) })
    expect(news[0]!.broken).toBeGreaterThan(0)
    expect(news.some(({ acceptable }) => acceptable)).toBe(false)
  })

  it('keeps what is locked at another trust, alone as together', async () => {
    const lock = (patient: string, day: number, surgeon: string) => ({
      patient,
      admission_day: day,
      room: 'r2',
      operating_theater: 't2',
      surgeon,
    })
    // Sue goes with Ann on the first day; Tom operates on Bea on the second. Carl has Sue's other days at home.
    const agreed = readOrThrow(readProblem({ ...elmAndOak, locked: [lock('ann', 0, 'sue'), lock('bea', 1, 'tom')] }))
    const { alone, together, acceptable } = await solveAlliance(agreed, { threads: 1, seed: 1, moves: 20_000 })
    expect(acceptable).toBe(true)
    const union = unionOf([...alone.values()].map(({ plan }) => plan))
    expect(judge(agreed, union).violations).toBe(0)
    expect(judge(agreed, together.plan).violations).toBe(0)
    expect([...alone.get('South')!.plan.placements.keys()].sort()).toEqual(['ann', 'bea'])
    expect(alone.get('North')!.plan.placements.get('carl')).toMatchObject({ hospital: 'elm', surgeon: 'sue', day: 1 })
  })

  it('plans anew around everybody who has agreed to go elsewhere', async () => {
    const home = new Map(problem.patients.map((patient) => [patient.id, patient.home]))
    const away = [...solved.together.plan.placements].filter(([id, { hospital }]) => hospital !== home.get(id))
    expect(away.length).toBeGreaterThan(0)
    const agreed = { ...problem, locked: new Map(away) }
    const anew = await solveAlliance(agreed, { threads: 2, seed: 2, moves: 200_000 })
    expect(judge(agreed, unionOf([...anew.alone.values()].map(({ plan }) => plan))).violations).toBe(0)
    expect(anew.acceptable).toBe(true)
    expect(anew.together.judgement.feasible).toBe(true)
  })

  it('begins with the plan that it was given, and whoever fits in besides', async () => {
    const from = solved.together.plan
    const own = [...from.placements].filter(
      ([id, { hospital }]) => problem.patients.find((patient) => patient.id === id)!.home === hospital,
    )
    const news: Progress[] = []
    const onProgress = (progress: Progress) => news.push(progress)
    await solveAlliance(problem, { threads: 1, seed: 1, moves: 3_000, from, onProgress })
    // What is left of the given one when nobody crosses is in the first plan, and more may be.
    expect(news[0]!.parts.S7).toBeGreaterThanOrEqual(delayOf(own))
    expect(news[0]!.parts.S8).toBeLessThanOrEqual(judge(problem, { placements: new Map(own), duties: [] }).parts.S8)
  })
})

function trustOf(hospital: string): string {
  return problem.hospitals.find(({ id }) => id === hospital)!.trust
}

function delayOf(placements: readonly (readonly [string, { readonly day: number }])[]): number {
  const release = new Map(problem.patients.map(({ id, releaseDay }) => [id, releaseDay]))
  return problem.weights.delay * placements.reduce((sum, [id, { day }]) => sum + day - release.get(id)!, 0)
}
