import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  defaultWaitingWeights,
  faultOf,
  readWaitingWeights,
  type WaitingWeights,
  waitingWeight,
} from './waiting-weight.ts'

const weight = (priority: string | null, weeks: number) => waitingWeight(defaultWaitingWeights, priority, weeks)

/** Any table that is let through: steps ascend, and each row weighs at least as much as the one below it. */
const anyTable: fc.Arbitrary<WaitingWeights> = fc
  .uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 5 })
  .chain((weeks) => {
    const fromWeeks = [0, ...weeks.sort((a, b) => a - b)]
    const figures = fc.array(fc.integer({ min: 1, max: 500 }), {
      minLength: fromWeeks.length + 1,
      maxLength: fromWeeks.length + 1,
    })
    return fc.array(figures, { minLength: 6, maxLength: 6 }).map((rows) => ({
      fromWeeks,
      rows: ['P1a', 'P1b', 'P2', 'P3', 'P4', 'none'].map((priority, n) => {
        const [atOnce, ...perWeek] = rows[0]!.map((_, column) =>
          rows.slice(n).reduce((total, row) => total + row[column]!, 0),
        )
        return { priority, atOnce: atOnce!, perWeek }
      }),
    }))
  })

describe('what leaving somebody untreated weighs', () => {
  it('is what the alliance put at the start, before a whole week has passed', () => {
    expect(weight('P4', 0)).toBe(100)
  })

  it('adds up the steps: 18 weeks at 2, 34 at 4 and 8 at 8 for a routine patient of 60 weeks', () => {
    expect(weight('P4', 60)).toBe(100 + 18 * 2 + 34 * 4 + 8 * 8)
  })

  it('goes on growing after the last step, for somebody who has waited 300 weeks', () => {
    expect(weight('P4', 300) - weight('P4', 299)).toBe(16)
  })

  it('takes retired and missing priorities as none', () => {
    expect(weight('P5', 30)).toBe(weight(null, 30))
    expect(weight('D2', 30)).toBe(weight('none', 30))
  })

  it('makes one routine patient of 104 weeks outweigh six of 18', () => {
    expect(weight('P4', 104)).toBeGreaterThan(6 * weight('P4', 18))
  })

  it('always grows with the wait, whatever table the alliance agrees', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.constantFrom('P1a', 'P2', 'P4', null),
        fc.nat(400),
        fc.integer({ min: 1, max: 60 }),
        (table, priority, weeks, more) => {
          expect(waitingWeight(table, priority, weeks + more)).toBeGreaterThan(waitingWeight(table, priority, weeks))
        },
      ),
    )
  })

  it('is never less for the more urgent at the same wait', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(400), (table, weeks) => {
        const weights = ['P1a', 'P1b', 'P2', 'P3', 'P4', null].map((priority) => waitingWeight(table, priority, weeks))
        expect(weights).toEqual(weights.toSorted((a, b) => b - a))
      }),
    )
  })
})

describe("an alliance's table", () => {
  const changed = (change: (table: { fromWeeks: number[]; rows: WaitingWeights['rows'][number][] }) => void) => {
    const table = structuredClone(defaultWaitingWeights) as Parameters<typeof change>[0]
    change(table)
    return faultOf(table)
  }

  it('is let through as the default stands', () => {
    expect(readWaitingWeights(defaultWaitingWeights)).toEqual(defaultWaitingWeights)
  })

  it('is refused when a longer wait weighs nothing more', () => {
    const flat = structuredClone(defaultWaitingWeights)
    ;(flat.rows[4]!.perWeek as number[])[2] = 0
    expect(() => readWaitingWeights(flat)).toThrow(/perWeek/)
  })

  it('is refused when the more urgent could weigh less', () => {
    expect(changed(({ rows }) => rows.splice(3, 1, { ...rows[3]!, perWeek: [1, 1, 1, 1, 1] }))).toContain(
      'P3 can weigh less than P4',
    )
  })

  it('is refused when a priority is missing', () => {
    expect(changed(({ rows }) => rows.splice(0, 1))).toContain('its rows are not P1a')
  })

  it('is refused when its steps do not ascend from week 0', () => {
    expect(changed(({ fromWeeks }) => fromWeeks.splice(0, 1, 2))).toContain('week 0')
    expect(changed(({ fromWeeks }) => fromWeeks.splice(2, 1, 18))).toContain('ascend')
  })
})
