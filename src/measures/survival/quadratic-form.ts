/** The square of a distance, measured by a covariance: d' V⁻¹ d, by Gaussian elimination with the largest pivot. */

/** Nothing where the covariance leaves a direction without any spread, so that no distance along it can be measured. */
export function quadraticForm(
  distance: readonly number[],
  covariance: readonly (readonly number[])[],
): number | undefined {
  const size = distance.length
  const rows = covariance.map((row, n) => [...row, distance[n]!])
  const scale = Math.max(...covariance.flat().map(Math.abs))
  if (scale === 0) return undefined
  for (let n = 0; n < size; n++) {
    const pivot = rows.reduce(
      (best, row, at) => (at >= n && Math.abs(row[n]!) > Math.abs(rows[best]![n]!) ? at : best),
      n,
    )
    ;[rows[n], rows[pivot]] = [rows[pivot]!, rows[n]!]
    if (Math.abs(rows[n]![n]!) <= scale * 1e-12) return undefined
    for (let below = n + 1; below < size; below++) {
      const factor = rows[below]![n]! / rows[n]![n]!
      for (let column = n; column <= size; column++) rows[below]![column]! -= factor * rows[n]![column]!
    }
  }
  const solved = distance.map(() => 0)
  for (let n = size - 1; n >= 0; n--) {
    let rest = rows[n]![size]!
    for (let column = n + 1; column < size; column++) rest -= rows[n]![column]! * solved[column]!
    solved[n] = rest / rows[n]![n]!
  }
  return Math.max(
    0,
    distance.reduce((total, each, n) => total + each * solved[n]!, 0),
  )
}
