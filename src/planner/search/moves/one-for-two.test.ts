import { describe, expect, it } from 'vitest'
import { ann, bea, elm } from '../../fixtures.ts'
import { Random } from '../../random.ts'
import { readProblem } from '../../read-problem.ts'
import { readOrThrow } from '../../reading.ts'
import { assignNurses } from '../construct.ts'
import { factsOf } from '../facts.ts'
import { place } from '../place.ts'
import { startState } from '../start.ts'
import type { State } from '../state.ts'
import { oneForTwo } from './one-for-two.ts'
import { swapDays } from './swap-days.ts'

/** One operation of two hours on the first day and two of an hour on the next: the surgeon has two hours a day. */
function oneLongBeforeTwoShort(more: object = {}): State {
  const patients = [
    { ...bea, id: 'long', surgery_duration: 120 },
    { ...ann, id: 'short' },
    { ...bea, id: 'shorter', ...more },
  ]
  const rooms = [{ id: 'r1', capacity: 4, hospital: 'elm' }]
  const surgeons = ['sue', 'sam'].map((id) => ({ ...elm.surgeons[0]!, id }))
  const s = startState(factsOf(readOrThrow(readProblem({ ...elm, rooms, surgeons, patients }))), new Random(1))
  ;[0, 1, 1].forEach((day, i) => {
    s.cost += place(s, i, s.facts.ways.from[i]!, day, 0, 0)
  })
  assignNurses(s)
  s.limit = 1e6
  return s
}

function tried(s: State, move: (s: State) => boolean): boolean {
  for (let k = 0; k < 200; k++) if (move(s)) return true
  return false
}

describe('one long operation for two short ones', () => {
  it('lets two patients come a day earlier and one a day later, though both days are full', () => {
    const s = oneLongBeforeTwoShort()
    expect(tried(s, swapDays)).toBe(false)
    expect(tried(s, oneForTwo)).toBe(true)
    expect([...s.day]).toEqual([1, 0, 0])
  })

  it('takes the second of the two from another surgeon of the same hospital', () => {
    const s = oneLongBeforeTwoShort({ surgeon_id: 'sam', surgeon_ids: ['sue'] })
    expect(tried(s, oneForTwo)).toBe(true)
    expect([...s.day]).toEqual([1, 0, 0])
    expect([...s.surgeonCases.subarray(s.facts.days)]).toEqual([0, 0, 0, 0])
  })

  it('is not made when the second of the two is not ready on the earlier day', () => {
    const s = oneLongBeforeTwoShort({ surgery_release_day: 1 })
    expect(tried(s, oneForTwo)).toBe(false)
    expect([...s.day]).toEqual([0, 1, 1])
  })
})
