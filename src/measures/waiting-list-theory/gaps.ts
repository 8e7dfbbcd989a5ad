/** How long the gaps between events are, and how irregular. */

export type GapStatistics = {
  readonly mean: number | null
  /**
   * Standard deviation (of a sample, n - 1) divided by the mean: 0 for a clockwork, about 1 for chance. Null where it
   * cannot be told: fewer than two gaps, or gaps of no length at all.
   */
  readonly cv: number | null
}

export function gapStatistics(gaps: readonly number[]): GapStatistics {
  if (gaps.length === 0) return { mean: null, cv: null }
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  if (gaps.length < 2 || mean === 0) return { mean, cv: null }
  const squares = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0)
  return { mean, cv: Math.sqrt(squares / (gaps.length - 1)) / mean }
}

/** The gaps between neighbours of a sorted list. */
export function gapsBetween(sorted: readonly number[]): number[] {
  return sorted.slice(1).map((value, n) => value - sorted[n]!)
}
