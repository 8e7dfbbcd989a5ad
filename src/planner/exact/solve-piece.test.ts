import { describe, expect, it } from 'vitest'
import { elm, elmAndOak } from '../fixtures.ts'
import { judge } from '../judge.ts'
import type { ProblemFile } from '../problem-file.ts'
import { Random } from '../random.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { anneal, noBest } from '../search/anneal.ts'
import { assignNurses, construct } from '../search/construct.ts'
import { copyDecisions, type Decisions, planOf } from '../search/decisions.ts'
import { factsOf } from '../search/facts.ts'
import { usualWeights } from '../search/moves/all-moves.ts'
import { startState } from '../search/start.ts'
import type { State } from '../search/state.ts'
import { allNurses, everything, type Freedom, patientsOfSurgeon, windowOfDays } from './freedom.ts'
import { loadHighs } from './highs.ts'
import { type SmallInstance, smallInstances, smallProblem } from './small-instances.ts'
import { modelOf, solvePiece } from './solve-piece.ts'

const highs = await loadHighs()

/** A plan on its way through the search: nowhere near the best, so that every rule has something to count. */
function aPlan(file: ProblemFile, moves: number, seed = 1): State {
  const s = startState(factsOf(readOrThrow(readProblem(file))), new Random(seed))
  construct(s)
  assignNurses(s)
  const cooling = { at: [0, 1], temperature: [60, 60] }
  anneal(s, noBest(s), { cooling, weights: usualWeights, share: (made) => made / moves })
  return s
}

function judged(s: State) {
  return judge(s.facts.problem, planOf(s.facts, copyDecisions(s)))
}

describe('the model of a piece', () => {
  it.each(smallInstances)('%s: says of two plans the same difference in cost as the judge', (name) => {
    // What the model leaves out is the same for every plan when all is free, so differences must agree to the unit.
    const freedom = everything
    const [a, b] = [aPlan(smallProblem(name), 20_000, 1), aPlan(smallProblem(name), 40_000, 2)]
    const says = (s: State) => modelOf(s.facts, copyDecisions(s), freedom).model.startCost()
    expect(says(a) - says(b)).toBe(judged(a).cost - judged(b).cost)
  })

  it.each(smallInstances)('%s: allows every plan that keeps the musts', (name) => {
    for (const seed of [1, 2, 3]) {
      const s = aPlan(smallProblem(name), 20_000, seed)
      const { model } = modelOf(s.facts, copyDecisions(s), everything)
      const broken = model.rowUpper.filter((most, row) => {
        let sum = 0
        for (let at = model.rowStart[row]!; at < model.rowStart[row + 1]!; at++) {
          sum += model.factor[at]! * model.start[model.column[at]!]!
        }
        return sum > most || sum < model.rowLower[row]!
      })
      expect(s.mandatoryOut > 0 || broken.length === 0).toBe(true)
    }
  })
})

describe('solving a piece', () => {
  const solved = (s: State, freedom: Freedom) => {
    const outcome = solvePiece(highs, s, freedom, { isOver: (steps) => steps > 4000 })
    if (outcome.status === 'refused') throw new Error(outcome.reason)
    const judgement = judge(s.facts.problem, planOf(s.facts, outcome.decisions!))
    return { outcome, judgement }
  }
  const pieces: [string, SmallInstance, Freedom | ((s: State) => Freedom)][] = [
    ['all nurses', 'few nurses', allNurses],
    ['all nurses of an alliance', 'nurses who may work elsewhere', allNurses],
    ['all patients of a surgeon', 'few beds', (s) => patientsOfSurgeon(s.facts, 0)],
    ['a window of days', 'booked and published', (s) => windowOfDays(s, 3, 6)],
    ['everything', 'three trusts with everything', everything],
  ]

  it.each(pieces)('%s: ends in a plan that the judge confirms and that is no dearer', (_, name, freedom) => {
    const s = aPlan(smallProblem(name), 50_000)
    const before = judged(s)
    const { outcome, judgement } = solved(s, typeof freedom === 'function' ? freedom(s) : freedom)
    expect(judgement.broken).toEqual(before.broken)
    expect(judgement.cost).toBe(outcome.cost)
    expect(outcome.cost).toBeLessThanOrEqual(before.cost)
    expect(outcome.bound).toBeLessThanOrEqual(outcome.cost)
    expect(outcome.status !== 'optimal' || outcome.bound === outcome.cost).toBe(true)
  })

  it('leaves what is not free as it was', () => {
    const s = aPlan(smallProblem('booked and published'), 50_000)
    const before = copyDecisions(s)
    const after = solved(s, windowOfDays(s, 2, 4)).outcome.decisions!
    const patientsOutside = [...before.day.keys()].filter((i) => [0, 1, 4, 5].includes(before.day[i]!))
    expect(patientsOutside.length).toBeGreaterThan(0)
    const placed = ({ day, room, theatre, way }: Decisions) => [day, room, theatre, way]
    const outside = (all: Int32Array) => patientsOutside.map((i) => all[i])
    expect(placed(after).map(outside)).toEqual(placed(before).map(outside))
    const shiftsOutside = [...after.nurse.keys()].filter((at) => {
      const day = Math.floor((at % s.facts.shifts) / s.facts.shiftsADay)
      return day < 2 || day >= 4
    })
    expect(shiftsOutside.map((at) => after.nurse[at])).toEqual(shiftsOutside.map((at) => before.nurse[at]))
  })

  it('gives the same plan for the same plan and the same steps', () => {
    const [one, other] = [1, 2].map(() => {
      const s = aPlan(smallProblem('few nurses'), 50_000)
      return solved(s, allNurses).outcome
    })
    expect(one).toEqual(other)
  })

  it('finds what can be found by head: Ann and Bea together, Carl another day', () => {
    const { judgement, outcome } = solved(aPlan(elm, 1000), everything)
    // Ann and Bea: ages one apart on two days, two nurses each, one theatre: 11. Carl, two days late because the room is
    // theirs till then: 14, two nurses, another theatre day: 21.
    expect([outcome.status, judgement.feasible, judgement.cost]).toEqual(['optimal', true, 32])
  })

  it('keeps a surgeon in one hospital on a day, though a bed is free in the other', () => {
    const weights = { ...elmAndOak.weights, travel: 0, surgeon_journey: 0, fairness: 0 }
    const rooms = elmAndOak.rooms.map((room) => ({ ...room, capacity: 1 }))
    const surgeons = elmAndOak.surgeons.slice(0, 1)
    const patients = elmAndOak.patients.slice(0, 2).map((patient) => ({ ...patient, surgeon_ids: [] }))
    const s = aPlan({ ...elmAndOak, weights, rooms, surgeons, patients }, 1000)
    const { outcome, judgement } = solved(s, everything)
    expect([outcome.status, judgement.feasible, judgement.parts.S7 > 0]).toEqual(['optimal', true, true])
  })

  it('says that nothing keeps the musts when nothing does', () => {
    const closed = { ...elm, operating_theaters: [{ ...elm.operating_theaters[0]!, availability: [0, 0, 0, 0] }] }
    expect(solvePiece(highs, aPlan(closed, 1000), everything, {}).status).toBe('impossible')
  })

  it('leaves alone what is larger than it may be', () => {
    const s = aPlan(elm, 1000)
    expect(solvePiece(highs, s, everything, { mostRows: 5 })).toMatchObject({ status: 'refused' })
    expect(solvePiece(highs, s, everything, { mostRows: 500 })).toMatchObject({ status: 'optimal' })
  })

  it('will not say what is best where fairness is weighed, because a square is no line', () => {
    const patients = elmAndOak.patients.map((patient) => ({ ...patient, groups: { sex: patient.gender } }))
    const s = aPlan({ ...elmAndOak, patients }, 1000)
    expect(solvePiece(highs, s, everything, {})).toMatchObject({ status: 'refused' })
    expect(solvePiece(highs, s, allNurses, {}).status).toBe('optimal')
    const unasked = { isFreePatient: () => true, isFreeRoomShift: () => expect.fail('a model was made for nothing') }
    expect(solvePiece(highs, s, unasked, {})).toMatchObject({ status: 'refused' })
  })
})
