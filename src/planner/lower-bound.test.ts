import { describe, expect, it } from 'vitest'
import { bea, elm } from './fixtures.ts'
import { lowerBound } from './lower-bound.ts'
import type { ProblemFile } from './problem-file.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'

const boundOf = (file: ProblemFile) => lowerBound(readOrThrow(readProblem(file)))

describe('the lower bound', () => {
  it('counts two nurses a person, a theatre for the mandatory, and the cheaper of treating and leaving', () => {
    // Ann, Bea and Carl could all be treated in the surgeon's 480 minutes: two nurses each, and one theatre opened.
    expect(boundOf(elm)).toBe(6 + 5)
  })

  it('counts those for whom there is no time, splitting one where that is cheapest', () => {
    const surgeons = [{ ...elm.surgeons[0]!, max_surgery_time: [90, 0, 0, 0] }]
    const patients = [bea, { ...bea, id: 'bob' }]
    // Ninety minutes reach for one and a half of two: two nurses each, and half of what leaving one costs more.
    expect(boundOf({ ...elm, surgeons, patients })).toBe(4 + 98 / 2)
  })

  it('does not count on two nurses where one may work both shifts of a day', () => {
    const [nan, ned] = elm.nurses
    const both = { ...nan!, working_shifts: [...nan!.working_shifts, ...ned!.working_shifts] }
    expect(boundOf({ ...elm, nurses: [both] })).toBe(3 + 5)
  })
})
