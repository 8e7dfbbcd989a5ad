/**
 * The value below which a share of a sample lies.
 *
 * Source: Hyndman R.J. and Fan Y., "Sample quantiles in statistical packages", The American Statistician 50 (1996),
 * definition 7, which is what R and most spreadsheets do.
 */

/** Of values in ascending order, at least one of them; `share` from 0 to 1. */
export function sampleQuantile(ascending: ArrayLike<number>, share: number): number {
  if (ascending.length === 0) throw new Error('A sample of nothing has no quantiles')
  const at = (ascending.length - 1) * share
  const before = Math.floor(at)
  const [low, high] = [ascending[before]!, ascending[Math.min(before + 1, ascending.length - 1)]!]
  return low + (at - before) * (high - low)
}
