import { describe, expect, it } from 'vitest'
import { generateAlliance } from '../generate-alliance.ts'
import { judge } from '../judge.ts'
import { Random } from '../random.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { turnsOf } from '../turns.ts'
import { noBest, record } from './anneal.ts'
import { assignNurses, construct } from './construct.ts'
import { copyDecisions, type Decisions, planOf } from './decisions.ts'
import { factsOf } from './facts.ts'
import { positionsIn } from './keep.ts'
import { drawTable, makeMove, usualWeights } from './moves/all-moves.ts'
import { startState, takeOver } from './start.ts'
import { OUT, type State } from './state.ts'
import { joinWindows, shareOfPromise, takeTurn, windowOfEach } from './window.ts'

const problem = readOrThrow(readProblem(generateAlliance({ seed: 11, trusts: 3, days: 42, patients: 400, rooms: 4 })))
const facts = factsOf(problem)
const long = { days: facts.days, patients: 20_000 }
const everybody = Array.from({ length: facts.patients }, (_, i) => i)
const what = ['day', 'room', 'theatre', 'way'] as const
const [first, second] = turnsOf(long, 2, { moves: 30_000_000, seconds: undefined })

function begin(from?: Decisions): State {
  const s = startState(facts, new Random(3), from ? { posting: from.posting } : {})
  if (from) takeOver(s, from)
  else construct(s)
  assignNurses(s)
  return s
}

function move(s: State, times: number): number {
  const table = drawTable(usualWeights)
  let made = 0
  for (let k = 0; k < times; k++) {
    s.limit = -8 * Math.log((s.random.below(1000) + 1) / 1001)
    if (makeMove(s, table[s.random.below(table.length)]!)) made++
  }
  return made
}

describe('searching a long list in windows of days', () => {
  const before = copyDecisions(begin())
  const windowOf = windowOfEach(facts, before, first!)
  const searched = [0, 1].map((own) => {
    const s = begin(before)
    takeTurn(s, { ...first!, own })
    const made = move(s, 30_000)
    return { made, decisions: copyDecisions(s) }
  })

  it('moves nobody whose stay is not in the window, and nobody out of it', () => {
    for (const [own, { made, decisions }] of searched.entries()) {
      const { from, to } = first!.windows[own]!
      expect(made).toBeGreaterThan(100)
      const strayed = everybody.filter((i) => {
        const day = decisions.day[i]!
        if (windowOf[i] !== own) return what.some((of) => decisions[of][i] !== before[of][i])
        return day !== OUT && (day < from || Math.min(facts.days, day + facts.nights[i]!) > to)
      })
      expect(strayed).toEqual([])
    }
  })

  it('leaves nurses and where they work as they were outside the window', () => {
    for (const [own, { decisions }] of searched.entries()) {
      const { from, to } = first!.windows[own]!
      const isOutside = (shift: number) => shift < from * facts.shiftsADay || shift >= to * facts.shiftsADay
      for (const of of ['nurse', 'posting'] as const) {
        const changed = [...decisions[of].keys()].filter((at) => decisions[of][at] !== before[of][at])
        expect(changed.length).toBeGreaterThan(0)
        expect(changed.filter((at) => isOutside(at % facts.shifts))).toEqual([])
      }
    }
  })

  it('makes one plan of what the windows found, which loses nobody and breaks no must', () => {
    const joined = joinWindows(
      facts,
      before,
      first!,
      searched.map(({ decisions }) => decisions),
    )
    const s = begin(joined)
    expect([...s.day.subarray(0, facts.patients)]).toEqual([...joined.day])
    const { H5, ...others } = judge(problem, planOf(facts, joined)).broken
    expect(H5).toBe(s.mandatoryOut)
    expect(Object.values(others).every((broken) => broken === 0)).toBe(true)
    const best = noBest(s)
    record(s, best)
    expect(best.cost).toBe(judge(problem, planOf(facts, joined)).cost)
  })

  it('keeps what was there in the window of a thread that was lost', () => {
    const joined = joinWindows(facts, before, first!, [searched[0]!.decisions, undefined])
    const lost = everybody.filter((i) => windowOf[i] === 1)
    expect(lost.map((i) => joined.day[i])).toEqual(lost.map((i) => before.day[i]))
  })

  it('tries who waits in another window the next time, and moves who lay across a border', () => {
    const then = windowOfEach(facts, before, second!)
    const waiting = [...before.day.keys()].filter((i) => before.day[i] === OUT && windowOf[i]! >= 0)
    expect(waiting.some((i) => then[i] !== windowOf[i])).toBe(true)
    const across = [...before.day.keys()].filter((i) => before.day[i] !== OUT && windowOf[i] === -1)
    expect(across.length).toBeGreaterThan(0)
    expect(across.every((i) => then[i]! >= 0)).toBe(true)
  })

  it('lets the windows together take no more from a trust than it can spare', () => {
    const s = begin(before)
    const [spare, none, owed] = positionsIn(s)
    const alone = [{ ...spare!, cost: spare!.cost + 100 }, none!, { ...owed!, cost: owed!.cost - 50 }]
    const shares = [{ ...spare!, cost: spare!.cost + 50 }, none, { ...owed!, cost: owed!.cost - 50 }]
    expect(shareOfPromise(s, alone, first!)).toEqual(shares)
  })

  it('let no window send out a patient who must be treated, whatever another could bring in', () => {
    const s = begin(before)
    s.mandatoryOutOf.fill(3)
    const [fewer, same, more] = positionsIn(s)
    const alone = [{ ...fewer!, mandatoryUntreated: 5 }, same!, { ...more!, mandatoryUntreated: 2 }]
    const shares = [{ mandatoryUntreated: 3, cost: Number.POSITIVE_INFINITY }, same, alone[2]]
    expect(shareOfPromise(s, alone, first!)).toEqual(shares)
  })

  it('is for long lists and several threads only', () => {
    const budget = { moves: 30_000_000, seconds: undefined }
    expect(turnsOf(facts, 2, budget)).toEqual([])
    expect(turnsOf(long, 1, budget)).toEqual([])
    expect(turnsOf(long, 5, budget)).toEqual([])
    expect(turnsOf(long, 2, { moves: 20_000_000_000, seconds: undefined })).toEqual([])
  })
})
