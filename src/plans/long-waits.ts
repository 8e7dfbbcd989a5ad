/**
 * Long waits are never traded silently: whoever looks at a plan, proposes or publishes it reads which trusts and groups
 * would have more patients left after a long wait together than alone. Pure.
 */
import type { AllianceReport, Outcome } from '#planner'

/** Weeks after which a wait is long: the years and the bands that England counts. */
export const longWaits = [52, 65, 104] as const
type LongWait = (typeof longWaits)[number]

export type MoreLeft = {
  readonly of: { readonly trust: string } | { readonly kind: string; readonly value: string }
  readonly weeks: LongWait
  readonly alone: number
  readonly together: number
}

const leftAfter: Readonly<Record<LongWait, (outcome: Outcome) => number>> = {
  52: ({ over52 }) => over52,
  65: ({ over65 }) => over65,
  104: ({ over104 }) => over104,
}

type Counts = Pick<AllianceReport, 'trusts' | 'groups'>

/** Trusts first, then groups, in the order of the report; of each the longest wait first. */
export function moreLeftTogether({ trusts, groups }: Counts): readonly MoreLeft[] {
  const sides = [
    ...trusts.map(({ trust, alone, together }) => ({ of: { trust }, alone, together })),
    ...groups.map(({ kind, value, alone, together }) => ({ of: { kind, value }, alone, together })),
  ]
  return sides.flatMap(({ of, alone, together }) =>
    longWaits.toReversed().flatMap((weeks) => {
      const count = leftAfter[weeks]
      return count(together) > count(alone) ? [{ of, weeks, alone: count(alone), together: count(together) }] : []
    }),
  )
}

/** Of all trusts' patients, alone and together. */
export function leftAfterWeeks({ trusts }: Pick<Counts, 'trusts'>, weeks: LongWait) {
  const count = leftAfter[weeks]
  return {
    alone: trusts.reduce((sum, { alone }) => sum + count(alone), 0),
    together: trusts.reduce((sum, { together }) => sum + count(together), 0),
  }
}
