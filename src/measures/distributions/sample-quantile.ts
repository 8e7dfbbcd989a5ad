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

/**
 * The same of values in any order, which it leaves in another: only those around the place are put where they belong.
 * Source: Hoare C.A.R., "Algorithm 65: find", Communications of the ACM 4 (1961).
 */
export function quantileOf(values: Float64Array, share: number): number {
  if (values.length === 0) throw new Error('A sample of nothing has no quantiles')
  const at = (values.length - 1) * share
  const before = Math.floor(at)
  putInPlace(values, before)
  const low = values[before]!
  if (at === before) return low
  // All after it are no smaller, so the next is the least of them.
  let high = Number.POSITIVE_INFINITY
  for (let n = before + 1; n < values.length; n++) high = Math.min(high, values[n]!)
  return low + (at - before) * (high - low)
}

/** Afterwards none before the place is larger than what is there, and none after it is smaller. */
function putInPlace(values: Float64Array, place: number): void {
  let [from, to] = [0, values.length - 1]
  while (from < to) {
    const middle = values[(from + to) >> 1]!
    let [left, right] = [from, to]
    while (left <= right) {
      while (values[left]! < middle) left += 1
      while (values[right]! > middle) right -= 1
      if (left > right) break
      const kept = values[left]!
      values[left] = values[right]!
      values[right] = kept
      left += 1
      right -= 1
    }
    if (place <= right) to = right
    else if (place >= left) from = left
    else return
  }
}
