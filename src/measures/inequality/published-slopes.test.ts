/**
 * The test data that the Office for Health Improvement and Disparities publishes with its own functions
 * (PHEindicatormethods 2.1.0): indices exactly, and intervals of 100,000 draws to a twentieth of their width.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Interval } from '../distributions/confidence.ts'
import { slopeIndex } from './slope-index.ts'
import { slopeIndexInterval } from './slope-index-interval.ts'
import { type ValueScale, valueScales } from './value-scale.ts'

type Case = {
  readonly description: string
  readonly population: readonly number[]
  readonly value: readonly number[]
  readonly lowerCL: readonly number[]
  readonly upperCL: readonly number[]
  readonly valueType: 0 | 1 | 2
  readonly transform: ValueScale
  readonly multiplier: number
  readonly sii: number
  readonly rii: number | null
  /** Null where the publisher printed none. */
  readonly siiLower95: number | null
  readonly siiUpper95: number
  readonly riiLower95: number
  readonly riiUpper95: number
  readonly holdout: boolean
}

const file = join(import.meta.dirname, '../../../../shared/data/equity/sii-published-tests.json')
const read: { cases: readonly Case[]; transformed: readonly Case[] } = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { cases: [], transformed: [] }
const open = ({ holdout }: Case) => !holdout
const [linear, transformed] = [read.cases.filter(open), read.transformed.filter(open)]

const groupsOf = ({ population, value }: Case) =>
  population.map((people, n) => ({ population: people, value: value[n]! }))

describe.skipIf(linear.length === 0)('published slopes', () => {
  it('come out on a plain scale', () => {
    for (const one of linear) {
      const ours = slopeIndex(groupsOf(one))
      if (!ours.told) throw new Error(ours.because)
      expect(ours.sii, one.description).toBeCloseTo(one.sii, 6)
      expect(ours.rii!, one.description).toBeCloseTo(one.rii!, 8)
    }
  })

  it('come out on log and logit scales', () => {
    for (const one of transformed) {
      const ours = slopeIndex(groupsOf(one), one.transform)
      if (!ours.told) throw new Error(ours.because)
      // A multiplier below nothing turns both round, to be read from the least deprived end.
      expect(ours.sii * one.multiplier, one.description).toBeCloseTo(one.sii, 6)
      // Where the publisher printed no ratio there is none to compare.
      const rii = one.rii ?? ours.rii! ** Math.sign(one.multiplier)
      expect(ours.rii! ** Math.sign(one.multiplier), one.description).toBeCloseTo(rii, 8)
    }
  })

  it('have the intervals that were drawn for them, as near as draws are', () => {
    const drawn = linear.filter(({ siiLower95 }) => siiLower95 !== null)
    expect(drawn.length).toBeGreaterThan(5)
    for (const one of drawn) {
      const groups = groupsOf(one).map((group, n) => ({ ...group, lower: one.lowerCL[n]!, upper: one.upperCL[n]! }))
      const ours = slopeIndexInterval(groups, {
        spreadOn: valueScales[one.valueType]!,
        draws: 20_000,
        confidence: one.description.includes('99%') ? 0.99 : 0.95,
        random: evenly(20_261),
      })
      if (!ours.told) throw new Error(ours.because)
      expect(apart(ours.siiInterval, one.siiLower95!, one.siiUpper95), one.description).toBeLessThan(0.05)
      expect(apart(ours.riiInterval!, one.riiLower95, one.riiUpper95), one.description).toBeLessThan(0.05)
    }
  })
})

/** How far off the worse end is, as a share of the width. */
const apart = (ours: Interval, lower: number, upper: number): number =>
  Math.max(Math.abs(ours.lower - lower), Math.abs(ours.upper - upper)) / (upper - lower)

/** The same numbers in every run: mulberry32. */
function evenly(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
