import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateAlliance } from '../../generate-alliance.ts'
import { Random } from '../../random.ts'
import { readProblem } from '../../read-problem.ts'
import { readOrThrow } from '../../reading.ts'
import { assignNurses, construct } from '../construct.ts'
import { copyDecisions, planOf } from '../decisions.ts'
import { factsOf } from '../facts.ts'
import { positionsIn, promise } from '../keep.ts'
import { anotherTheatre } from '../moves/one-patient.ts'
import { changeCost } from '../place.ts'
import { startState } from '../start.ts'
import type { State } from '../state.ts'
import { stateOf } from '../state-of.ts'
import { cheapestTheatres } from './cheapest-theatres.ts'
import { settleTheatreDays } from './theatre-days.ts'

/** A plan whose operations are in any theatre that has the minutes. */
function shuffled(seed: number): State {
  const problem = readOrThrow(readProblem(generateAlliance({ seed, theatres: 3, patients: 90, rooms: 8, surgeons: 3 })))
  const s = startState(factsOf(problem), new Random(seed))
  construct(s)
  assignNurses(s)
  s.limit = 1e6
  for (let k = 0; k < 2000; k++) anotherTheatre(s)
  s.limit = 0
  return s
}

function casesOf(s: State, hospital: number, day: number): number[] {
  const isThen = (i: number) => s.day[i] === day && s.facts.ways.hospital[s.way[i]!] === hospital
  return [...Array(s.facts.patients).keys()].filter(isThen)
}

/** Theatres opened, moves between them and published placements altered, by counting. */
function costOf(s: State, cases: readonly number[], theatre: readonly number[]): number {
  const { facts, way } = s
  const pairs = cases.map((i, k) => `${facts.ways.surgeon[way[i]!]} ${theatre[k]}`)
  const surgeons = new Set(cases.map((i) => facts.ways.surgeon[way[i]!]))
  const { openTheatre, surgeonTransfer } = facts.weights
  const altered = cases.map((i, k) => changeCost(s, i, way[i]!, s.day[i]!, s.room[i]!, theatre[k]!))
  const moves = new Set(pairs).size - surgeons.size
  return altered.reduce((sum, cost) => sum + cost, openTheatre * new Set(theatre).size + surgeonTransfer * moves)
}

/** Of all ways to put the cases into theatres that have the minutes, the cheapest. */
function leastOfAll(s: State, cases: readonly number[], day: number, hospital: number): number {
  const own = [...s.facts.theatresOf[hospital]!]
  const minutes = s.facts.minutes
  let least = Number.POSITIVE_INFINITY
  const chosen: number[] = []
  const choose = (k: number) => {
    if (k === cases.length) {
      least = Math.min(least, costOf(s, cases, chosen))
      return
    }
    for (const theatre of own) {
      const used = cases.slice(0, k).reduce((sum, i, at) => sum + (chosen[at] === theatre ? minutes[i]! : 0), 0)
      if (used + minutes[cases[k]!]! > s.facts.theatreMinutes[theatre * s.facts.days + day]!) continue
      chosen[k] = theatre
      choose(k + 1)
    }
    chosen.length = k
  }
  choose(0)
  return least
}

describe('settling theatre days', () => {
  it('finds what trying every theatre for every operation finds', () => {
    let settled = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const s = shuffled(seed)
        for (let hospital = 0; hospital < s.facts.hospitals; hospital++) {
          for (let day = 0; day < s.facts.days; day++) {
            const cases = casesOf(s, hospital, day)
            if (cases.length === 0 || cases.length > 7) continue
            const now = cases.map((i) => s.theatre[i]!)
            const { found, theatre } = cheapestTheatres(s, cases)
            expect(costOf(s, cases, found ? [...theatre] : now)).toBe(leastOfAll(s, cases, day, hospital))
            if (found) settled++
          }
        }
      }),
      { numRuns: 15 },
    )
    expect(settled).toBeGreaterThan(20)
  })

  it('makes plans cheaper, never dearer, and changes nothing but theatres', () => {
    for (const seed of [1, 2, 3]) {
      const s = shuffled(seed)
      const before = s.cost
      const { theatre: _, ...decided } = copyDecisions(s)
      expect(settleTheatreDays(s, () => 0)).toBeGreaterThan(0)
      expect(s.cost).toBeLessThan(before)
      expect(copyDecisions(s)).toMatchObject(decided)
      const rebuilt = stateOf(s.facts, planOf(s.facts, copyDecisions(s)))
      expect([s.cost, s.theatreLoad, s.surgeonTheatres]).toEqual([
        rebuilt.cost,
        rebuilt.theatreLoad,
        rebuilt.surgeonTheatres,
      ])
    }
  })

  it('leaves no trace where a trust would lose by it, or when there is no time', () => {
    const s = shuffled(4)
    const decided = copyDecisions(s)
    const before = structuredClone([s.cost, s.theatreLoad, s.theatreCases, s.surgeonTheatres, s.position])
    expect(settleTheatreDays(s, () => 1)).toBe(0)
    promise(s, positionsIn(s))
    s.guarantee!.owed = Number.NEGATIVE_INFINITY
    settleTheatreDays(s, () => 0)
    expect(copyDecisions(s)).toEqual(decided)
    expect([s.cost, s.theatreLoad, s.theatreCases, s.surgeonTheatres, s.position]).toEqual(before)
  })
})
