/**
 * Which of several candidates that were tried on the same problems can be dropped (Friedman's test on ranks, and Conover's
 * comparison with the best after it; Conover, Practical Nonparametric Statistics, 3rd edition 1999, section 5.8).
 */
export type Comparison = {
  /** By candidate: the mean of its ranks, 1 for the best of a problem. */
  readonly meanRanks: readonly number[]
  /** Whether the candidates differ by more than chance would have it, one time in twenty. */
  readonly differ: boolean
  /** By candidate: whether it is worse than the best by more than chance. */
  readonly isWorse: readonly boolean[]
}

/** Quantiles of the normal distribution: of one time in twenty on one side, and on both together. */
const ONE_SIDED = 1.6449
const TWO_SIDED = 1.96

/** @param results one row a problem, one figure a candidate; less is better */
export function compareByRanks(results: readonly (readonly number[])[]): Comparison {
  const problems = results.length
  const candidates = results[0]?.length ?? 0
  const ranks = results.map(ranksOf)
  const sums = Array.from({ length: candidates }, (_, c) => ranks.reduce((sum, row) => sum + row[c]!, 0))
  const meanRanks = sums.map((sum) => sum / Math.max(1, problems))
  const nobody = { meanRanks, differ: false, isWorse: sums.map(() => false) }
  if (problems < 2 || candidates < 2) return nobody
  const squares = ranks.flat().reduce((sum, rank) => sum + rank * rank, 0)
  const centre = (problems * candidates * (candidates + 1) ** 2) / 4
  // All candidates tied everywhere.
  if (squares === centre) return nobody
  const spread = sums.reduce((sum, one) => sum + (one - (problems * (candidates + 1)) / 2) ** 2, 0)
  const statistic = ((candidates - 1) * spread) / (squares - centre)
  if (statistic <= chiSquareQuantile(candidates - 1)) return nobody
  const freedom = (problems - 1) * (candidates - 1)
  const within = 1 - statistic / (problems * (candidates - 1))
  const least = studentQuantile(freedom) * Math.sqrt((2 * problems * (squares - centre) * within) / freedom)
  const best = Math.min(...sums)
  return { meanRanks, differ: true, isWorse: sums.map((sum) => sum - best > least) }
}

/** 1 for the least; those that are equal share the mean of their places. */
function ranksOf(figures: readonly number[]): number[] {
  return figures.map((figure) => {
    const below = figures.filter((other) => other < figure).length
    const equal = figures.filter((other) => other === figure).length
    return below + (equal + 1) / 2
  })
}

/** Wilson and Hilferty's approximation (1931), good to a hundredth from two degrees of freedom on. */
function chiSquareQuantile(freedom: number): number {
  const part = 2 / (9 * freedom)
  return freedom * (1 - part + ONE_SIDED * Math.sqrt(part)) ** 3
}

/** Two-sided. The first two terms of the Cornish–Fisher expansion: good to a hundredth from eight degrees of freedom on. */
function studentQuantile(freedom: number): number {
  const z = TWO_SIDED
  return z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2)
}
