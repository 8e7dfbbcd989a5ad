/**
 * How much more units differ than chance alone lets them, for reasons that no measure adjusts for. Limits are widened by
 * it, so that what lies outside them is unusual even among units that differ.
 *
 * Sources: Spiegelhalter D.J., "Handling over-dispersion of performance indicators", Qual Saf Health Care 14 (2005), 347
 * to 351, the additive model with winsorised scores; DerSimonian R. and Laird N., Control Clin Trials 7 (1986), for
 * tau squared; NHS Digital's specification of the summary hospital-level mortality indicator, for truncated scores.
 */
import { sum } from '../amount.ts'
import { sampleQuantile } from '../distributions/sample-quantile.ts'

export type OverDispersion = {
  /** Mean of the squared scores: 1 where units differ as by chance. */
  readonly phi: number
  /** Variance between units, on the scale of the funnel; 0 where chance explains all. */
  readonly tauSquared: number
  /** How many units it was worked out from. */
  readonly units: number
}

/** A unit's score against the target, and the standard error it was divided by. */
export type Score = { readonly z: number; readonly error: number }

export function overDispersion(scores: readonly Score[]): OverDispersion {
  const units = scores.length
  const phi = units === 0 ? 0 : sum(scores.map(({ z }) => z * z)) / units
  const weights = scores.map(({ error }) => 1 / error ** 2)
  const weight = sum(weights)
  // Of one unit nothing can be said: it has nothing to differ from.
  const room = weight - (weight === 0 ? 0 : sum(weights.map((each) => each * each)) / weight)
  const tauSquared = units > 1 && room > 0 ? Math.max(0, (units * phi - (units - 1)) / room) : 0
  return { phi, tauSquared, units }
}

/** Scores beyond the outer tenths are taken as lying at them, so that a few outliers do not hide themselves. */
export function winsorised(scores: readonly Score[], trim: number): readonly Score[] {
  if (scores.length === 0) return []
  const ascending = scores.map(({ z }) => z).sort((a, b) => a - b)
  const [lowest, highest] = [sampleQuantile(ascending, trim), sampleQuantile(ascending, 1 - trim)]
  return scores.map(({ z, error }) => ({ z: Math.min(highest, Math.max(lowest, z)), error }))
}

/** Scores of the outer tenths by rank are left out, ties by the middle of their ranks. */
export function truncated(scores: readonly Score[], trim: number): readonly Score[] {
  if (trim === 0) return scores
  const parts = 1 / trim
  return scores.filter(({ z }) => {
    const below = scores.filter((other) => other.z < z).length
    const same = scores.filter((other) => other.z === z).length
    const part = Math.floor(((below + (same + 1) / 2) * parts) / (scores.length + 1))
    return part > 0 && part < parts - 1
  })
}
