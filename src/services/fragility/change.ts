/** What a new index says that the one before did not: whether somebody has to be told. Pure. */
import * as format from '#web/format.ts'
import type { FragilityFormula } from './formula.ts'
import type { Fragility, Level } from './fragility.ts'

export const levelNames: Readonly<Record<Level, string>> = { fragile: 'Fragile', watch: 'To watch', steady: 'Steady' }

/** The sentence that people are told; nothing when there is no news in it. A first index is news when it is fragile. */
export function newsOf(
  before: Pick<Fragility, 'index' | 'level'> | undefined,
  now: Pick<Fragility, 'index' | 'level'>,
  formula: FragilityFormula,
): string | undefined {
  if (now.index === null) {
    return before && before.index !== null ? 'Too little is known for an index any more.' : undefined
  }
  const at = format.decimal(now.index)
  if (!before || before.index === null) return now.level === 'fragile' ? `First index: ${at}, fragile.` : undefined
  const from = format.decimal(before.index)
  if (before.level !== now.level) {
    return `The index went from ${from} to ${at}: ${levelNames[now.level!].toLowerCase()}, where it was ${levelNames[before.level!].toLowerCase()}.`
  }
  const by = now.index - before.index
  // Tenths differ by a hair after subtraction: a move of exactly the limit counts.
  if (Math.abs(by) < formula.tellsFrom - 1e-9) return undefined
  return `The index ${by > 0 ? 'rose' : 'fell'} from ${from} to ${at}.`
}
