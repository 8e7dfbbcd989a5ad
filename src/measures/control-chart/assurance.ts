/**
 * Whether a measure that goes on as it is will meet its target: the second of the two icons.
 *
 * Source: NHS England, *Making data count*: a target that lies beyond both limits is always met or always missed; one
 * between them (or at one of them) is met or missed by chance.
 */
import type { Day } from '#nhs/day.ts'
import type { NotTold, Told } from '../not-told.ts'
import type { ControlLimits } from './control-limits.ts'

/** Which way is good. Of some measures neither is. */
export const betterWays = ['higher', 'lower', 'neither'] as const
export type BetterWay = (typeof betterWays)[number]

/** What was aimed at from a day on. */
export type DatedTarget = { readonly from: Day; readonly value: number }

export const assurances = ['will-meet', 'may-or-may-not', 'will-miss'] as const
export type Assurance =
  | { readonly told: true; readonly outlook: (typeof assurances)[number]; readonly target: number }
  | NotTold

/** The target in force on a day, or nothing. */
export function targetOn(targets: readonly DatedTarget[], on: Day): number | null {
  let latest: DatedTarget | undefined
  for (const target of targets) {
    if (target.from <= on && (latest === undefined || target.from >= latest.from)) latest = target
  }
  return latest?.value ?? null
}

export function assuranceOf(target: number | null, better: BetterWay, limits: Told<ControlLimits>): Assurance {
  if (target === null) return { told: false, because: 'There is no target' }
  if (better === 'neither')
    return { told: false, because: 'Neither higher nor lower is better, so no target can be met' }
  if (!limits.told) return limits
  const isAbove = target > limits.upper
  const isBelow = target < limits.lower
  if (!isAbove && !isBelow) return { told: true, outlook: 'may-or-may-not', target }
  const isMet = better === 'higher' ? isBelow : isAbove
  return { told: true, outlook: isMet ? 'will-meet' : 'will-miss', target }
}
