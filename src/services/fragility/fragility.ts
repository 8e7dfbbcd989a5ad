/**
 * The fragile-service index: the weighted mean of what is known, from 0 to 100, never without its parts and what is
 * missing. Pure: the same facts and formula give the same index.
 */
import type { FragilityFormula, PartCode } from './formula.ts'
import { type PartScore, scorePart } from './score-part.ts'
import type { ServiceFacts } from './service-facts.ts'

/** A part as it is kept and shown: `points` of the index are its own, and add up to it. */
export type AssessedPart = PartScore & {
  readonly code: PartCode
  readonly weight: number
  /** 0 when it is not known. */
  readonly points: number
}

export type Level = 'fragile' | 'watch' | 'steady'

export type Fragility = {
  readonly formula: string
  /** Null when too little is known for an index to mean anything. */
  readonly index: number | null
  readonly level: Level | null
  /** What the index would be if everything missing were at its best, and at its worst. */
  readonly atBest: number
  readonly atWorst: number
  /** Of all the weight, the share that is known. */
  readonly knownShare: number
  readonly parts: readonly AssessedPart[]
}

export function fragilityOf(facts: ServiceFacts, formula: FragilityFormula): Fragility {
  const scored = formula.parts.map(({ code, weight }) => ({ code, weight, ...scorePart(code, facts) }))
  const all = sum(scored.map(({ weight }) => weight))
  const knownWeight = sum(scored.map((part) => (part.known ? part.weight : 0)))
  const weighed = sum(scored.map((part) => (part.known ? part.weight * part.score : 0)))
  const knownShare = all === 0 ? 0 : knownWeight / all
  const enough = knownWeight > 0 && knownShare >= formula.fewestKnown
  const index = enough ? tenth((100 * weighed) / knownWeight) : null
  return {
    formula: formula.version,
    index,
    level: index === null ? null : levelOf(index, formula),
    atBest: all === 0 ? 0 : tenth((100 * weighed) / all),
    atWorst: all === 0 ? 100 : tenth((100 * (weighed + all - knownWeight)) / all),
    knownShare,
    parts: scored.map((part) => ({
      ...part,
      points: part.known && enough ? (100 * part.weight * part.score) / knownWeight : 0,
    })),
  }
}

export function levelOf(index: number, { fragileFrom, watchFrom }: FragilityFormula): Level {
  if (index >= fragileFrom) return 'fragile'
  return index >= watchFrom ? 'watch' : 'steady'
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
/** Tenths: finer would pretend. */
const tenth = (value: number): number => Math.round(value * 10) / 10
