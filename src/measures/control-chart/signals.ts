/**
 * What is unusual about each point of a series, by the rules of control-rules.ts. Of several reasons the first of these is
 * given: outside the limits, in a trend, two of three near a limit, in a shift.
 */
import type { ControlLimits } from './control-limits.ts'
import type { ControlRules } from './control-rules.ts'

export const signalKinds = ['outside', 'trend', 'two-of-three', 'shift'] as const
export type SignalKind = (typeof signalKinds)[number]

export type Signal = { readonly kind: SignalKind; readonly side: 'high' | 'low' }

/** -1 below or falling, 1 above or rising, 0 neither. */
type Side = -1 | 0 | 1

/** For each value in order of time: why it is unusual, or nothing for usual variation. */
export function signalsOf(
  values: readonly number[],
  limits: ControlLimits,
  rules: ControlRules,
): readonly (Signal | null)[] {
  const { mean, lower, upper, nearLower, nearUpper } = limits
  // Values this close are the same: sums and means of decimals miss each other by the last digit.
  const grain = 1e-12 * Math.max(Math.abs(lower), Math.abs(upper), ...values.map(Math.abs))
  const against = (value: number, low: number, high: number): Side =>
    value > high + grain ? 1 : value < low - grain ? -1 : 0

  const outside = values.map((value) => against(value, lower, upper))
  const near = values.map(
    (value, n): Side => (outside[n] !== 0 && !rules.nearIncludesOutside ? 0 : against(value, nearLower, nearUpper)),
  )
  const side = values.map((value) => against(value, mean, mean))
  const step = values.map((value, n): Side => (n === 0 ? 0 : against(value, values[n - 1]!, values[n - 1]!)))
  // Six rising points are five rises, and the point that they rise from belongs to them.
  const trend = inRuns(step, rules.trend - 1, 1)
  const shift = inRuns(side, rules.shift, 0)
  const twoOfThree = inTwoOfThree(near, side)

  return values.map((_, n) => {
    const each: readonly Side[] = [outside[n]!, trend[n]!, twoOfThree[n]!, shift[n]!]
    const first = each.findIndex((mark) => mark !== 0)
    return first < 0 ? null : { kind: signalKinds[first]!, side: each[first] === 1 ? 'high' : 'low' }
  })
}

/** Marks each run of `length` equal sides, with `before` places ahead of it; the later of two runs has the last word. */
function inRuns(sides: readonly Side[], length: number, before: number): readonly Side[] {
  const marks: Side[] = sides.map(() => 0)
  let run = 0
  for (const [n, side] of sides.entries()) {
    run = side !== 0 && side === sides[n - 1] ? run + 1 : side === 0 ? 0 : 1
    if (run >= length) marks.fill(side, Math.max(0, n - length + 1 - before), n + 1)
  }
  return marks
}

/** Those near a limit where two or more of three in a row are, and all three are on the same side of the mean. */
function inTwoOfThree(near: readonly Side[], side: readonly Side[]): readonly Side[] {
  const marks: Side[] = near.map(() => 0)
  for (let n = 2; n < near.length; n++) {
    const [three, sides] = [near.slice(n - 2, n + 1), side.slice(n - 2, n + 1)]
    const to = sides[0]!
    if (to === 0 || sides.some((each) => each !== to) || three.filter((each) => each === to).length < 2) continue
    for (let at = n - 2; at <= n; at++) if (near[at] === to) marks[at] = to
  }
  return marks
}
