/** The formula that an alliance agreed on: the usual one, with the weights and limits that it set otherwise. */
import { z } from 'zod'
import { type FragilityFormula, partCodes, usualFormula } from './formula.ts'

const agreed = z.strictObject({
  /** What the alliance calls it, with its date. */
  version: z.string().min(1),
  weights: z.partialRecord(z.enum(partCodes), z.number().min(0).max(100)).default({}),
  fragileFrom: z.number().min(0).max(100).optional(),
  watchFrom: z.number().min(0).max(100).optional(),
  tellsFrom: z.number().positive().optional(),
  fewestKnown: z.number().min(0).max(1).optional(),
})

/** @throws Error when what is kept is no formula: nobody could say what an index made with it means */
export function readFormula(kept: unknown): FragilityFormula {
  if (kept === null || kept === undefined) return usualFormula
  const { version, weights, ...limits } = agreed.parse(kept)
  const set = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
  return {
    ...usualFormula,
    ...set,
    version,
    parts: usualFormula.parts.map((part) => ({ ...part, weight: weights[part.code] ?? part.weight })),
  }
}
