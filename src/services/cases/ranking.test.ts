import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostScore, rank, type Score, type Weighted } from './ranking.ts'

const criteria = (...weights: readonly number[]): Weighted[] =>
  weights.map((weight, n) => ({ id: `c${n}`, says: `Criterion ${n}`, weight }))
const scored = (rows: Readonly<Record<string, readonly number[]>>, person = 'a'): Score[] =>
  Object.entries(rows).flatMap(([option, row]) =>
    row.map((score, n) => ({ option, criterion: `c${n}`, person, score })),
  )

describe('a ranking', () => {
  it('is by the mean scores of all people, weighted', () => {
    const scores = [...scored({ a: [8, 2], b: [4, 4] }), ...scored({ a: [6, 2], b: [4, 4] }, 'b')]
    const { options } = rank(['a', 'b'], criteria(75, 25), scores)
    expect(options.map(({ option, total, place }) => [option, total, place])).toEqual([
      ['a', 5.75, 1],
      ['b', 4, 2],
    ])
  })

  it('gives no place to an option that lacks a score', () => {
    const { options, flips } = rank(['a', 'b'], criteria(50, 50), scored({ a: [8, 2], b: [4] }))
    expect(options[1]).toMatchObject({ total: null, place: null })
    expect(flips).toEqual([])
  })

  it('calls a tie a tie, though thirds are no decimals', () => {
    const thirds = ['x', 'y', 'z'].flatMap((person, n) =>
      scored({ a: [n + 1, 3], b: [n === 0 ? 3 : n === 1 ? 2 : 1, 3] }, person),
    )
    const { options, flips } = rank(['a', 'b'], criteria(70, 30), thirds)
    expect(options.map(({ place }) => place)).toEqual([1, 1])
    expect(flips).toEqual([{ ahead: 'a', behind: 'b', kind: 'tie' }])
  })
})

describe('what would change a ranking', () => {
  it('is each weight at which two are level, the others in proportion', () => {
    // a leads by 60 × 2 − 40 × 1; level where t × 2 = (100 − t) × 1.
    const { flips } = rank(['a', 'b'], criteria(60, 40), scored({ a: [6, 4], b: [4, 5] }))
    const weights = flips.flatMap((flip) => (flip.kind === 'weight' ? [[flip.criterion, flip.from, flip.at]] : []))
    expect(weights).toEqual([
      ['c0', 60, expect.closeTo(100 / 3, 10)],
      ['c1', 40, expect.closeTo(200 / 3, 10)],
    ])
  })

  it('shares what is left evenly when all weight was on one', () => {
    // At t the lead is t × 2 − (100 − t) × (3 + 1) ÷ 2.
    const { flips } = rank(['a', 'b'], criteria(100, 0, 0), scored({ a: [6, 4, 4], b: [4, 7, 5] }))
    expect(flips.find(({ kind }) => kind === 'weight')).toMatchObject({ criterion: 'c0', from: 100, at: 50 })
  })

  it('is each score that moves by less than a point', () => {
    // a leads by half a point of c0, whose weight is a half: by one of c0, which is not less than one.
    const one = rank(['a', 'b'], criteria(50, 50), scored({ a: [6, 5], b: [5, 5] }))
    expect(one.flips.filter(({ kind }) => kind === 'score')).toEqual([])
    const { flips } = rank(['a', 'b'], criteria(50, 50), [
      ...scored({ a: [6, 5], b: [5, 5] }),
      ...scored({ a: [5, 5], b: [5, 5] }, 'b'),
    ])
    expect(flips.filter(({ kind }) => kind === 'score')).toEqual([
      { ahead: 'a', behind: 'b', kind: 'score', criterion: 'c0', option: 'a', by: -0.5 },
      { ahead: 'a', behind: 'b', kind: 'score', criterion: 'c0', option: 'b', by: 0.5 },
      { ahead: 'a', behind: 'b', kind: 'score', criterion: 'c1', option: 'a', by: -0.5 },
      { ahead: 'a', behind: 'b', kind: 'score', criterion: 'c1', option: 'b', by: 0.5 },
    ])
  })

  it('leaves out a score that would have to go past the end of the scale', () => {
    const scores = ['x', 'y'].flatMap((person, n) => scored({ a: [10, 9 + n], b: [10, 9] }, person))
    const { flips } = rank(['a', 'b'], criteria(50, 50), scores)
    expect(flips.filter((flip) => flip.kind === 'score' && flip.criterion === 'c0' && flip.option === 'b')).toEqual([])
  })

  it('is all of it, and nothing else: as if every weight were tried', () => {
    const row = fc.array(fc.integer({ min: 0, max: mostScore }), { minLength: 3, maxLength: 3 })
    const weights = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
      .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 100 - Math.max(a, b)])
    fc.assert(
      fc.property(row, row, weights, fc.integer({ min: 0, max: 2 }), (a, b, given, moved) => {
        const { flips } = rank(['a', 'b'], criteria(...given), scored({ a, b }))
        const lead = (t: number): number => {
          const left = 100 - given[moved]!
          const share = (n: number) => (left === 0 ? 1 / 2 : given[n]! / left)
          return [0, 1, 2].reduce((sum, n) => sum + (a[n]! - b[n]!) * (n === moved ? t : (100 - t) * share(n)), 0)
        }
        const now = Math.round(lead(given[moved]!) * 1e9) / 1e9
        const flip = flips.find((each) => each.kind === 'weight' && each.criterion === `c${moved}`)
        const ends = [lead(0), lead(100)].map((value) => (Math.abs(value) < 1e-9 ? 0 : Math.sign(value)))
        const changes = now !== 0 && ends.includes(-Math.sign(now))
        expect(flip !== undefined).toBe(changes)
        expect(flip?.kind === 'weight' ? lead(flip.at) : 0).toBeCloseTo(0, 6)
      }),
      { numRuns: 300 },
    )
  })
})
