/**
 * On what scale values are taken to change evenly from the most deprived to the least: as they are, by factors (rates),
 * or by factors of the odds (shares, which stay between 0 and 1).
 */
export const valueScales = ['linear', 'log', 'logit'] as const
export type ValueScale = (typeof valueScales)[number]

export function onto(scale: ValueScale, value: number): number {
  if (scale === 'linear') return value
  return scale === 'log' ? Math.log(value) : Math.log(value / (1 - value))
}

export function back(scale: ValueScale, value: number): number {
  if (scale === 'linear') return value
  return scale === 'log' ? Math.exp(value) : 1 / (1 + Math.exp(-value))
}

/** Whether a value has a place on the scale: 0 has none on a log scale, nor has 1 on that of the odds. */
export function fits(scale: ValueScale, value: number): boolean {
  if (scale === 'linear') return true
  return value > 0 && (scale === 'log' || value < 1)
}
