/**
 * How warm the search is: at temperature T a move that costs Δ more is made with probability e^(−Δ/T).
 *
 * Piecewise geometric over the share of the run: a tenth hot enough to exchange whole patients, three quarters where
 * most of the improvement happens, the rest cold. The levels were measured on competition instances with weights from 1
 * to 500; dearer patients raise the hot end.
 */
import type { CoolingParameters } from './parameters.ts'

export type Cooling = { readonly at: readonly number[]; readonly temperature: readonly number[] }

export function coolingFor(untreatedWeight: number, smallestWeight: number, by: CoolingParameters): Cooling {
  const hot = Math.max(by.hotAtLeast, by.hotPerWeight * untreatedWeight)
  const scale = Math.max(1, smallestWeight)
  return { at: [0, by.warmAt, by.coolAt, 1], temperature: [hot, by.warm, by.cool * scale, by.cold * scale] }
}

/** Begins less hot by that much, and nears the end sooner; the end itself stays. */
export function cooler(by: CoolingParameters, warmth: number): CoolingParameters {
  return {
    ...by,
    hotPerWeight: by.hotPerWeight * warmth,
    hotAtLeast: by.hotAtLeast * warmth,
    warm: by.warm * warmth,
    reheat: by.reheat * warmth,
    cool: Math.max(by.cold, by.cool * Math.cbrt(warmth)),
  }
}

/** Warms a good plan up again, but not so much that it falls apart. */
export function reheatFrom(cooling: Cooling, { reheat, reheatCoolAt }: CoolingParameters): Cooling {
  const last = cooling.temperature.length - 1
  return { at: [0, reheatCoolAt, 1], temperature: [reheat, cooling.temperature[last - 1]!, cooling.temperature[last]!] }
}

export function temperatureAt({ at, temperature }: Cooling, share: number): number {
  let piece = 1
  while (piece < at.length - 1 && share > at[piece]!) piece++
  const from = temperature[piece - 1]!
  const to = temperature[piece]!
  const within = Math.min(1, Math.max(0, (share - at[piece - 1]!) / (at[piece]! - at[piece - 1]!)))
  return from * (to / from) ** within
}
