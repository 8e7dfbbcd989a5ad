import { describe, expect, it } from 'vitest'
import { firstPlanOf } from './first-plan.ts'
import { elmAndOak } from './fixtures.ts'
import { generateAlliance } from './generate-alliance.ts'
import { judge } from './judge.ts'
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'
import { reasonsFor } from './reasons.ts'
import { copyDecisions, planOf } from './search/decisions.ts'
import { factsOf } from './search/facts.ts'
import { mustsBrokenBy } from './search/nearest-placement.ts'
import { costOfPlacing } from './search/placement-cost.ts'
import { stateOf } from './search/state-of.ts'

/** Every placement that a patient's ways, days, theatres and rooms give, a sample of them. */
function* trials(problem: Problem, plan: Plan, every: number) {
  const s = stateOf(factsOf(problem), plan)
  const { facts } = s
  const { ways } = facts
  let count = 0
  for (let i = 0; i < facts.patients; i++) {
    if (s.day[i] !== -1) continue
    for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
      const hospital = ways.hospital[way]!
      for (const day of ways.dayLists[ways.dayList[way]!]!) {
        for (const theatre of facts.theatresOf[hospital]!) {
          for (const room of facts.roomsOf[hospital]!) {
            if (facts.roomFits[facts.roomFitsFrom[i]! + room] === 0 || count++ % every !== 0) continue
            const to = {
              day,
              hospital: problem.hospitals[hospital]!.id,
              room: problem.rooms[room]!.id,
              theatre: problem.theatres[theatre]!.id,
              surgeon: problem.surgeons[ways.surgeon[way]!]!.id,
            }
            yield { s, i, trial: { way, day, theatre, room }, to }
          }
        }
      }
    }
  }
}

describe('what a placement would break and cost', () => {
  const problem = readOrThrow(readProblem(generateAlliance({ seed: 2, trusts: 2, patients: 150, rooms: 3 })))
  const plan = firstPlanOf(problem, 1)

  it('is the same by the search and by the judge asked about everything', () => {
    const before = judge(problem, plan).broken
    let asked = 0
    for (const { s, i, trial, to } of trials(problem, plan, 41)) {
      const placements = new Map(plan.placements).set(problem.patients[i]!.id, to)
      const after = judge(problem, { placements, duties: plan.duties }).broken
      const codes = (Object.keys(after) as (keyof typeof after)[]).filter((code) => code !== 'H9')
      expect(mustsBrokenBy(s, i, trial)).toEqual(codes.filter((code) => after[code] > before[code]))
      asked++
    }
    expect(asked).toBeGreaterThan(100)
  })

  it('costs the same by the search and by the judge asked about everything, fairness aside', () => {
    const facts = factsOf(problem)
    const everyRoom = planOf(facts, copyDecisions(stateOf(facts, plan)), true)
    const before = judge(problem, everyRoom).parts
    let asked = 0
    for (const { s, i, trial, to } of trials(problem, everyRoom, 41)) {
      // The price of a journey is not asked where the journey is impossible.
      if (mustsBrokenBy(s, i, trial).includes('M5')) continue
      const placements = new Map(plan.placements).set(problem.patients[i]!.id, to)
      const { parts } = judge(problem, { placements, duties: everyRoom.duties })
      const costs = costOfPlacing(s, i, trial)
      for (const code of Object.keys(costs) as (keyof typeof costs)[]) {
        expect([code, costs[code]]).toEqual([code, parts[code] - before[code]])
      }
      asked++
    }
    expect(asked).toBeGreaterThan(100)
  })
})

describe('the reason for a placement away from home', () => {
  const at = (day: number, hospital: string, room: string, theatre: string, surgeon: string) => ({
    day,
    hospital,
    room,
    theatre,
    surgeon,
  })

  it('is the bed, when the other gender has the only room at home', () => {
    const problem = readOrThrow(readProblem(elmAndOak))
    const placements = new Map([
      ['ann', at(0, 'elm', 'r1', 't1', 'sue')],
      ['carl', at(0, 'oak', 'r2', 't2', 'tom')],
    ])
    const { transfers } = reasonsFor(problem, { placements, duties: [] })
    expect(transfers).toMatchObject([{ patient: 'carl', from: 'elm', to: 'oak', day: 0 }])
    expect(transfers[0]!.reason).toMatchObject({ kind: 'no-bed', rules: ['H1'] })
  })

  it("is the surgeon's time, when nobody at home has any", () => {
    const surgeons = elmAndOak.surgeons.map((one) =>
      one.id === 'sue' ? { ...one, max_surgery_time: [60, 0, 0, 0] } : one,
    )
    const problem = readOrThrow(readProblem({ ...elmAndOak, surgeons }))
    const placements = new Map([
      ['ann', at(0, 'elm', 'r1', 't1', 'sue')],
      ['bea', at(0, 'oak', 'r2', 't2', 'tom')],
    ])
    const { transfers, left } = reasonsFor(problem, { placements, duties: [] })
    expect(transfers[0]!.reason).toMatchObject({ kind: 'no-time-to-operate', rules: ['H3'] })
    expect(left.map(({ patient }) => patient)).toEqual(['carl'])
  })
})
