import { describe, expect, it } from 'vitest'
import { generateAlliance } from '../generate-alliance.ts'
import { judge } from '../judge.ts'
import { positionsOf } from '../positions.ts'
import type { ProblemFile } from '../problem-file.ts'
import { Random } from '../random.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { settleCare } from './care.ts'
import { assignNurses, construct } from './construct.ts'
import { copyDecisions, planOf } from './decisions.ts'
import { factsOf } from './facts.ts'
import { positionsIn, promise } from './keep.ts'
import { drawTable, makeMove, moveNames, usualWeights } from './moves/all-moves.ts'
import { startState } from './start.ts'
import type { State } from './state.ts'
import { stateOf } from './state-of.ts'

const anAlliance = (seed: number, more = {}) => readOrThrow(readProblem(generateAlliance({ seed, ...more })))

function started(seed: number, more = {}): State {
  const s = startState(factsOf(anAlliance(seed, more)), new Random(seed))
  construct(s)
  assignNurses(s)
  return s
}

/** The same alliance with shifts of an hour, eight on end for each of a nurse's, and patients who stay for 12 nights. */
function byTheHour(file: ProblemFile): ProblemFile {
  const hours = Array.from({ length: 24 }, (_, hour) => `hour ${hour}`)
  const stays = (nights: number) => {
    const ones = Array.from({ length: 24 * nights }, () => 1)
    return { length_of_stay: nights, workload_produced: ones, skill_level_required: ones }
  }
  return {
    ...file,
    shift_types: hours,
    locked: [],
    published: [],
    patients: file.patients.map((one) => ({ ...one, ...stays(12) })),
    occupants: file.occupants.map((one) => ({ ...one, ...stays(one.length_of_stay) })),
    nurses: file.nurses.map((nurse) => ({
      ...nurse,
      working_shifts: nurse.working_shifts.flatMap((one) => {
        const first = 8 * file.shift_types.indexOf(one.shift)
        return hours.slice(first, first + 8).map((shift) => ({ ...one, shift }))
      }),
    })),
  }
}

function move(s: State, times: number, temperature: number): number {
  const table = drawTable(usualWeights)
  let made = 0
  for (let k = 0; k < times; k++) {
    s.limit = -temperature * Math.log((s.random.below(1000) + 1) / 1001)
    if (makeMove(s, table[s.random.below(table.length)]!)) made++
  }
  return made
}

function expectToAgreeWithTheJudge(s: State): void {
  const { problem } = s.facts
  const judged = judge(problem, planOf(s.facts, copyDecisions(s)))
  const { H5, ...others } = judged.broken
  expect(others).toEqual(Object.fromEntries(Object.keys(others).map((code) => [code, 0])))
  expect(s.mandatoryOut).toBe(H5)
  expect(s.cost - s.mandatoryOut * s.mandatoryPrice).toBe(judged.cost)
  expect(positionsIn(s)).toEqual([...positionsOf(problem, judged).values()])
}

/** Everything that follows from the decisions, to be compared with a state built from them anew. */
function totalsOf(s: State) {
  settleCare(s)
  const { facts, inBed, openLow, openHigh, ageBits, surgeonLoad, surgeonCases, theatreLoad, theatreCases } = s
  const { overload, roomLoad, shortfall, shiftsWith, nursesSeen, surgeonTheatres, surgeonTheatreCases } = s
  const beds = { inBed, openLow, openHigh, ageBits, ageCount: s.ageCount }
  const operating = { surgeonLoad, surgeonCases, theatreLoad, theatreCases, surgeonTheatres, surgeonTheatreCases }
  const nursing = { overload, roomLoad, shortfall, shiftsWith, nursesSeen }
  const posts = { dutyCount: s.dutyCount, nursedLow: s.nursedLow, nursedHigh: s.nursedHigh, onDuty: onDutyIn(s) }
  return structuredClone({ ...beds, ...operating, ...nursing, ...posts, cost: s.cost, days: facts.days })
}

/** By hospital and shift; each nurse must also be found where the list says. */
function onDutyIn(s: State): number[][] {
  const { shifts } = s.facts
  return [...s.dutyCount].map((count, duty) => {
    const places = Array.from({ length: count }, (_, k) => s.dutyFrom[duty]! + k)
    const nurses = places.map((place) => s.onDuty[place]!)
    expect(nurses.map((n) => s.dutyPlace[n * shifts + (duty % shifts)])).toEqual(places)
    return nurses.sort((a, b) => a - b)
  })
}

describe('the search', () => {
  it.each([1, 2, 3])('keeps the cost that the judge gives, over 100,000 moves in alliance %i', (seed) => {
    const s = started(seed, { trusts: 3 })
    for (const temperature of [200, 50, 10, 2, 0.5]) {
      for (let k = 0; k < 20; k++) {
        expect(move(s, 1000, temperature)).toBeGreaterThan(0)
        expectToAgreeWithTheJudge(s)
      }
    }
  })

  it('keeps it over plans longer than the bits of one word', () => {
    const s = started(4, { days: 42, patients: 150 })
    for (const temperature of [100, 10, 1]) {
      for (let k = 0; k < 10; k++) {
        move(s, 1000, temperature)
        expectToAgreeWithTheJudge(s)
      }
    }
    expect([...s.day].some((day) => day > 32)).toBe(true)
  })

  it.each([1, 2])('keeps it where theatres are lent and beds are kept for others (%i)', (seed) => {
    const s = started(seed, { trusts: 3, patients: 120, isShared: true })
    const lent = s.facts.problem.theatres.map(({ lentTo }) => lentTo !== undefined)
    let used = 0
    for (const temperature of [200, 50, 10, 1]) {
      for (let k = 0; k < 10; k++) {
        move(s, 1000, temperature)
        expectToAgreeWithTheJudge(s)
        expect(totalsOf(stateOf(s.facts, planOf(s.facts, copyDecisions(s))))).toEqual(totalsOf(s))
        used += [...s.theatre].filter((theatre) => lent[theatre]).length
      }
    }
    expect(used).toBeGreaterThan(0)
  })

  it.each([1, 2, 3])(
    'keeps it while hospitals open and shut, because the only nurse of a shift comes and goes (%i)',
    (seed) => {
      const s = started(seed, { trusts: 3, nurses: 3, patients: 12, rooms: 2, days: 40 })
      const shut = new Set<number>()
      for (const temperature of [50, 5]) {
        for (let k = 0; k < 20; k++) {
          move(s, 1000, temperature)
          expectToAgreeWithTheJudge(s)
          expect(totalsOf(stateOf(s.facts, planOf(s.facts, copyDecisions(s))))).toEqual(totalsOf(s))
          shut.add(s.dutyCount.indexOf(0))
        }
      }
      expect(shut.size).toBeGreaterThan(1)
    },
  )

  it('has after any number of moves the totals of a state built from the same decisions', () => {
    const s = started(5)
    for (let k = 0; k < 10; k++) {
      move(s, 2000, 20)
      const rebuilt = stateOf(s.facts, planOf(s.facts, copyDecisions(s)))
      expect(totalsOf(rebuilt)).toEqual(totalsOf(s))
    }
  })

  it.each(moveNames.map((name, n) => [name, n] as const))('leaves no trace of "%s" when it is refused', (_, number) => {
    const s = started(6)
    move(s, 5000, 20)
    const before = totalsOf(s)
    const decided = copyDecisions(s)
    const expectNoTrace = () => {
      expect(totalsOf(s)).toEqual(before)
      expect(copyDecisions(s)).toEqual(decided)
    }
    // No move saves this much, so each is refused early.
    s.limit = -1e7
    for (let k = 0; k < 2000; k++) expect(makeMove(s, number)).toBe(false)
    expectNoTrace()
    // Any price is right, so each move goes through to the last question, which says no.
    s.limit = 1e7
    promise(s, positionsIn(s), 1)
    s.guarantee!.owed = Number.NEGATIVE_INFINITY
    for (let k = 0; k < 2000; k++) expect(makeMove(s, number)).toBe(false)
    expectNoTrace()
  })

  it('undoes what it had made when a trust would lose by it', () => {
    const s = started(7)
    move(s, 5000, 20)
    // Everything is owed already and at any price: whatever changes a position for the worse is taken back.
    promise(s, positionsIn(s), 1e9)
    const before = [...s.position]
    move(s, 20_000, 5)
    expectToAgreeWithTheJudge(s)
    expect([...s.position].every((position, trust) => position <= before[trust]!)).toBe(true)
  })

  it('agrees with the judge where a day has 24 shifts, so that a stay has more of them than fit into a byte', () => {
    const s = startState(factsOf(readOrThrow(readProblem(byTheHour(generateAlliance({ seed: 9 }))))), new Random(9))
    construct(s)
    assignNurses(s)
    expect(s.placed).toBeGreaterThan(10)
    expectToAgreeWithTheJudge(s)
    move(s, 20_000, 20)
    expectToAgreeWithTheJudge(s)
  })

  it('makes use of every move', () => {
    const s = started(8, { trusts: 3, patients: 120 })
    const made = moveNames.map((_, number) => {
      let count = 0
      for (let k = 0; k < 5000; k++) {
        s.limit = 60
        if (makeMove(s, number)) count++
      }
      return count
    })
    expect(made.every((count) => count > 0)).toBe(true)
  })
})
