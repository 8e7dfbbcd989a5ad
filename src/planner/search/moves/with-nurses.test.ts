import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { generateAlliance } from '../../generate-alliance.ts'
import { Random } from '../../random.ts'
import { readProblem } from '../../read-problem.ts'
import { readOrThrow } from '../../reading.ts'
import { settleCare } from '../care.ts'
import { assignNurses, construct } from '../construct.ts'
import { copyDecisions, planOf } from '../decisions.ts'
import { factsOf } from '../facts.ts'
import { positionsIn, priceOfBrokenPromises, promise } from '../keep.ts'
import { startState } from '../start.ts'
import type { State } from '../state.ts'
import { stateOf } from '../state-of.ts'
import { drawTable, makeMove, moveNames, usualWeights } from './all-moves.ts'
import { kickWithNurses, moveWithNurses, swapWithNurses } from './with-nurses.ts'

function searched(seed: number, trusts = 1): State {
  const facts = factsOf(readOrThrow(readProblem(generateAlliance({ seed, trusts }))))
  const s = startState(facts, new Random(seed))
  construct(s)
  assignNurses(s)
  search(s, 20_000, 10)
  return s
}

/** Moves of all kinds that cost less than `limit`: the larger it is, the more is left to improve afterwards. */
function search(s: State, moves: number, limit: number): void {
  const table = drawTable(usualWeights)
  for (let k = 0; k < moves; k++) {
    s.limit = s.random.below(limit)
    makeMove(s, table[s.random.below(table.length)]!)
  }
}

function totalsOf(s: State) {
  settleCare(s)
  const { overload, roomLoad, shortfall, shiftsWith, nursesSeen, inBed, openLow, ageCount, position, cost } = s
  const { surgeonLoad, surgeonCases, surgeonTheatres, theatreLoad, theatreCases } = s
  const nursing = { overload, roomLoad, shortfall, shiftsWith, nursesSeen }
  const operating = { surgeonLoad, surgeonCases, surgeonTheatres, theatreLoad, theatreCases }
  return structuredClone({ ...nursing, ...operating, inBed, openLow, ageCount, position, cost })
}

describe.each([
  ['moving a patient', moveWithNurses],
  ['exchanging two patients', swapWithNurses],
  ['giving a patient what another has', kickWithNurses],
])('%s together with the nurses of the rooms', (_, moveTogether) => {
  it('leaves no trace when it does not pay', () => {
    const s = searched(1)
    let refused = 0
    let traces = 0
    let before = { totals: totalsOf(s), decided: copyDecisions(s) }
    for (let k = 0; k < 20_000 && refused < 40; k++) {
      if (k % 250 === 249) {
        search(s, 100, 60)
        before = { totals: totalsOf(s), decided: copyDecisions(s) }
      }
      s.replaced.count = -1
      s.limit = -20
      const isMade = moveTogether(s)
      // Given back whom it had replaced, or it never came to that.
      const isLate = s.replaced.count === 0
      if (isMade) before = { totals: totalsOf(s), decided: copyDecisions(s) }
      else if (isLate) {
        refused++
        if (!isDeepStrictEqual({ totals: totalsOf(s), decided: copyDecisions(s) }, before)) traces++
      }
    }
    expect({ refused, traces }).toEqual({ refused: 40, traces: 0 })
  })

  it('has after some of them the totals of a state built from the same decisions', () => {
    const s = searched(2)
    let made = 0
    for (let k = 0; k < 20_000 && made < 25; k++) {
      if (k % 250 === 249) search(s, 100, 60)
      s.limit = 15
      if (moveTogether(s)) made++
    }
    expect(made).toBe(25)
    expect(totalsOf(stateOf(s.facts, planOf(s.facts, copyDecisions(s))))).toEqual(totalsOf(s))
  })

  it('never costs more than the limit, what trusts are then owed included', () => {
    const s = searched(3, 3)
    promise(s, positionsIn(s), 2)
    for (let k = 0; k < 5000; k++) {
      const before = s.cost + s.guarantee!.owed
      s.limit = 3
      moveTogether(s)
      expect(s.cost + priceOfBrokenPromises(s) - before).toBeLessThanOrEqual(3)
      expect(s.guarantee!.owed).toBe(priceOfBrokenPromises(s))
    }
  })

  it('makes moves that patients alone could not make', () => {
    const names = [
      'anotherRoom',
      'anotherDay',
      'swapRooms',
      'swapPlaces',
      'swapDays',
      'takeBed',
      'takeSurgeonTime',
    ] as const
    const alone = names.map((name) => moveNames.indexOf(name))
    let made = 0
    for (const seed of [4, 5, 6, 7]) {
      const s = searched(seed)
      // Cold: these kinds of moves no longer find anything.
      for (let k = 0; k < 50_000; k++) {
        s.limit = 0
        makeMove(s, alone[k % alone.length]!)
      }
      for (let k = 0; k < 5000; k++) {
        s.limit = -1
        if (moveTogether(s)) made++
      }
    }
    expect(made).toBeGreaterThan(0)
  })

  it('takes nothing from a trust that was promised what it has alone', () => {
    const s = searched(5, 3)
    promise(s, positionsIn(s), 1e9)
    const before = [...s.position]
    for (let k = 0; k < 3000; k++) {
      s.limit = 5
      moveTogether(s)
    }
    expect([...s.position].every((position, trust) => position <= before[trust]!)).toBe(true)
    expect(s.guarantee!.owed).toBe(0)
  })
})
