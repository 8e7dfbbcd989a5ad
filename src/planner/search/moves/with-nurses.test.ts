import { describe, expect, it } from 'vitest'
import { generateAlliance } from '../../generate-alliance.ts'
import { Random } from '../../random.ts'
import { readProblem } from '../../read-problem.ts'
import { readOrThrow } from '../../reading.ts'
import { settleCare } from '../care.ts'
import { assignNurses, construct } from '../construct.ts'
import { copyDecisions, planOf } from '../decisions.ts'
import { factsOf } from '../facts.ts'
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
  const table = drawTable(usualWeights)
  for (let k = 0; k < 20_000; k++) {
    s.limit = s.random.below(10)
    makeMove(s, table[s.random.below(table.length)]!)
  }
  return s
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
    let before = { totals: totalsOf(s), decided: copyDecisions(s) }
    for (let k = 0; k < 20_000 && refused < 40; k++) {
      s.replaced.count = -1
      s.limit = -20
      const isMade = moveTogether(s)
      // Given back whom it had replaced, or it never came to that.
      const isLate = s.replaced.count === 0
      if (isMade) before = { totals: totalsOf(s), decided: copyDecisions(s) }
      else if (isLate) {
        refused++
        expect(totalsOf(s)).toEqual(before.totals)
        expect(copyDecisions(s)).toEqual(before.decided)
      }
    }
    expect(refused).toBe(40)
  })

  it('has after some of them the totals of a state built from the same decisions', () => {
    const s = searched(2)
    let made = 0
    for (let k = 0; k < 20_000 && made < 25; k++) {
      s.limit = 15
      if (moveTogether(s)) made++
    }
    expect(made).toBe(25)
    expect(totalsOf(stateOf(s.facts, planOf(s.facts, copyDecisions(s))))).toEqual(totalsOf(s))
  })

  it('never costs more than the limit', () => {
    const s = searched(3)
    for (let k = 0; k < 1000; k++) {
      const before = s.cost
      s.limit = 3
      moveTogether(s)
      expect(s.cost - before).toBeLessThanOrEqual(3)
    }
  })

  it('makes moves that patients alone could not make', () => {
    const s = searched(4)
    let made = 0
    const alone = ['anotherRoom', 'anotherDay', 'swapRooms', 'swapPlaces', 'swapDays'].map((name) =>
      moveNames.indexOf(name as (typeof moveNames)[number]),
    )
    // Cold: these kinds of moves no longer find anything.
    for (let k = 0; k < 100_000; k++) {
      s.limit = 0
      makeMove(s, alone[k % alone.length]!)
    }
    for (let k = 0; k < 5000; k++) {
      s.limit = -1
      if (moveTogether(s)) made++
    }
    expect(made).toBeGreaterThan(0)
  })

  it('takes nothing from a trust that was promised what it has alone', () => {
    const s = searched(5, 3)
    s.guarantee = { alone: s.position.slice(), price: 1e9, owed: 0 }
    const before = [...s.position]
    for (let k = 0; k < 3000; k++) {
      s.limit = 5
      moveTogether(s)
    }
    expect([...s.position].every((position, trust) => position <= before[trust]!)).toBe(true)
    expect(s.guarantee.owed).toBe(0)
  })
})
