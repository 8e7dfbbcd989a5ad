import { describe, expect, it } from 'vitest'
import type { AllianceReport, Outcome } from '#planner'
import { leftAfterWeeks, moreLeftTogether } from './long-waits.ts'

const outcome = (over52: number, over65 = 0, over104 = 0) => ({ over52, over65, over104 }) as Outcome
const report = (trusts: readonly object[], groups: readonly object[] = []) =>
  ({ trusts, groups }) as unknown as Pick<AllianceReport, 'trusts' | 'groups'>

describe('long waits in a plan', () => {
  it('are named where more patients are left with them together than alone, the longest first', () => {
    const more = moreLeftTogether(
      report(
        [
          { trust: 'RNA', alone: outcome(192, 4, 0), together: outcome(194, 4, 1) },
          { trust: 'RBK', alone: outcome(107), together: outcome(100) },
        ],
        [{ kind: 'priority', value: 'P4', alone: outcome(9, 2), together: outcome(9, 3) }],
      ),
    )
    expect(more).toEqual([
      { of: { trust: 'RNA' }, weeks: 104, alone: 0, together: 1 },
      { of: { trust: 'RNA' }, weeks: 52, alone: 192, together: 194 },
      { of: { kind: 'priority', value: 'P4' }, weeks: 65, alone: 2, together: 3 },
    ])
  })

  it('are named of a trust that leaves more, even when all together leave fewer', () => {
    const both = report([
      { trust: 'RNA', alone: outcome(1), together: outcome(2) },
      { trust: 'RBK', alone: outcome(50), together: outcome(10) },
    ])
    expect(leftAfterWeeks(both, 52)).toEqual({ alone: 51, together: 12 })
    expect(moreLeftTogether(both)).toHaveLength(1)
  })

  it('are silent where nobody has more of them', () => {
    expect(moreLeftTogether(report([{ trust: 'RNA', alone: outcome(3, 2, 1), together: outcome(3, 2, 1) }]))).toEqual(
      [],
    )
  })
})
