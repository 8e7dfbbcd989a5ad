import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumptionsForm, typedAssumptions } from './assumptions.ts'
import { findRepatriation, sensitivity } from './find-repatriation.ts'

const assumed = { suitable: 0.8, returning: 0.5, minutes: 480, incomePounds: 9000, costPounds: 8000 }
const flows = [
  { provider: 'RRK', nearest: 'RNA', cases: 70 },
  { provider: 'RL4', nearest: 'RNA', cases: 30 },
]

describe('what could return', () => {
  it('is what is done elsewhere, times what is suitable, times what would come', () => {
    const found = findRepatriation({ flows, casesNow: 10, unitMinimum: 50, surgeonMinimum: 20 }, assumed)
    expect(found.returning).toEqual({ low: 40, high: 40 })
    expect(found.byProvider.map(({ returning }) => returning.low)).toEqual([28, 12])
    expect(found.volume.low).toBe(50)
    expect(found.meetsMinimum).toBe(true)
    expect(found.surgeons).toEqual({ low: 2, high: 2 })
    // 40 operations of 8 hours are 80 sessions of 4, in 48 weeks.
    expect(found.sessionsAWeek.low).toBeCloseTo(80 / 48)
    expect([found.incomePounds.low, found.costPounds.low, found.netPounds.low]).toEqual([360_000, 320_000, 40_000])
    expect(found.breakEvenShare).toBe(0.4)
  })

  it('is a range where a count from 1 to 7 is not told, and then may not say whether the minimum is met', () => {
    const found = findRepatriation(
      { flows: [{ provider: 'RRK', nearest: 'RNA', cases: null }], casesNow: 8, unitMinimum: 10 },
      assumed,
    )
    expect(found.elsewhere).toEqual({ low: 1, high: 7 })
    expect(found.meetsMinimum).toBeNull()
    expect(findRepatriation({ flows: [], casesNow: 9, unitMinimum: 10 }, assumed).meetsMinimum).toBe(false)
  })

  it('says that no share is enough when even all of it is not', () => {
    expect(findRepatriation({ flows, casesNow: 0, unitMinimum: 101 }, assumed).breakEvenShare).toBeNull()
  })

  it('names the assumptions that the answer hangs on', () => {
    const tried = sensitivity({ flows, casesNow: 10, unitMinimum: 50 }, assumed)
    const flips = tried
      .filter(({ flips }) => flips)
      .map(({ what, to, from }) => `${what} ${to < from ? 'lower' : 'higher'}`)
    expect(flips).toEqual(['suitable lower', 'returning lower', 'incomePounds lower', 'costPounds higher'])
  })

  it('never returns more than there is, and never less when more would come', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const counts = fc.array(fc.option(fc.integer({ min: 0, max: 500 })), { maxLength: 5 })
    fc.assert(
      fc.property(counts, share, share, (cases, suitable, returning) => {
        const facts = {
          flows: cases.map((each, n) => ({ provider: `P${n}`, nearest: 'RNA', cases: each })),
          casesNow: 0,
        }
        const found = findRepatriation(facts, { ...assumed, suitable, returning })
        expect(found.returning.high).toBeLessThanOrEqual(found.elsewhere.high)
        const more = findRepatriation(facts, { ...assumed, suitable, returning: (returning + 1) / 2 })
        expect(more.returning.low).toBeGreaterThanOrEqual(found.returning.low)
      }),
      { numRuns: 200 },
    )
  })

  it('reads assumptions back as they were typed', () => {
    expect(assumptionsForm.parse(typedAssumptions(assumed))).toEqual(assumed)
    expect(assumptionsForm.safeParse({ ...typedAssumptions(assumed), suitable: '101' }).success).toBe(false)
  })
})
