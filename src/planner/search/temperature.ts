/**
 * How warm the search is: at temperature T a move that costs Δ more is made with probability e^(−Δ/T).
 *
 * Piecewise geometric over the share of the run: a tenth hot enough to exchange whole patients, three quarters where
 * most of the improvement happens, the rest cold. The levels were measured on competition instances with weights from 1
 * to 500; dearer patients raise the hot end.
 */
export type Cooling = { readonly at: readonly number[]; readonly temperature: readonly number[] }

export function coolingFor(untreatedWeight: number, smallestWeight: number): Cooling {
  const hot = Math.max(35, 0.3 * untreatedWeight)
  const scale = Math.max(1, smallestWeight)
  return { at: [0, 0.1, 0.85, 1], temperature: [hot, 30, 1.2 * scale, 0.5 * scale] }
}

/** Warms a good plan up again, but not so much that it falls apart. */
export function reheatFrom(cooling: Cooling, hottest: number): Cooling {
  const last = cooling.temperature.length - 1
  return { at: [0, 0.8, 1], temperature: [hottest, cooling.temperature[last - 1]!, cooling.temperature[last]!] }
}

export function temperatureAt({ at, temperature }: Cooling, share: number): number {
  let piece = 1
  while (piece < at.length - 1 && share > at[piece]!) piece++
  const from = temperature[piece - 1]!
  const to = temperature[piece]!
  const within = Math.min(1, Math.max(0, (share - at[piece - 1]!) / (at[piece]! - at[piece - 1]!)))
  return from * (to / from) ** within
}
