/**
 * A risk that the alliance shares: what may happen, from what, with what effect; how likely and how bad, before and after
 * what is done about it; which trust would bear it, and why the alliance and not that trust alone does something about it.
 */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type May, mayKeep, no } from '../register/may-keep.ts'

export const points = [1, 2, 3, 4, 5] as const
export type Point = (typeof points)[number]

/** Words of the National Patient Safety Agency, "A risk matrix for risk managers" (January 2008), tables 1 and 2. */
export const likelihoods: Readonly<Record<Point, string>> = {
  1: 'Rare',
  2: 'Unlikely',
  3: 'Possible',
  4: 'Likely',
  5: 'Almost certain',
}
export const consequences: Readonly<Record<Point, string>> = {
  1: 'Negligible',
  2: 'Minor',
  3: 'Moderate',
  4: 'Major',
  5: 'Catastrophic',
}

export type Rating = { readonly likelihood: Point; readonly consequence: Point }

export const scoreOf = ({ likelihood, consequence }: Rating): number => likelihood * consequence

export type Band = 'low' | 'moderate' | 'high' | 'extreme'

/** The bands of the same matrix, table 3. */
export function bandOf(rating: Rating): Band {
  const score = scoreOf(rating)
  if (score <= 3) return 'low'
  if (score <= 6) return 'moderate'
  return score <= 12 ? 'high' : 'extreme'
}

export const bandNames: Readonly<Record<Band, string>> = {
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
  extreme: 'Extreme',
}

/** "12, high" */
export const ratingInWords = (rating: Rating): string =>
  `${scoreOf(rating)}, ${bandNames[bandOf(rating)].toLowerCase()}`

export type Risk = {
  readonly id: string
  readonly title: string
  readonly cause: string
  readonly event: string
  readonly effect: string
  readonly before: Rating
  /** As it is with what is done about it. */
  readonly now: Rating
  readonly mitigation: string
  readonly borneBy: readonly TrustCode[]
  readonly whyAlliance: string
  readonly trust: TrustCode
  readonly name: string
  readonly reviewOn: Day
  readonly state: 'open' | 'closed'
  readonly closedOn: Day | null
  readonly itemId: string | null
  readonly decisionId: string | null
  readonly version: number
}

/** Nothing that is done about a risk makes it worse: then it is not mitigation, and the rating before was wrong. */
export const isNoWorse = (now: Rating, before: Rating): boolean => scoreOf(now) <= scoreOf(before)

export const riskSteps = ['review', 'close'] as const
export type RiskStep = (typeof riskSteps)[number]

export const mayStepRisk = (risk: Pick<Risk, 'state'>, viewer: Pick<Viewer, 'roles'>): May =>
  risk.state === 'open' ? mayKeep(viewer) : no('This risk is closed.')
