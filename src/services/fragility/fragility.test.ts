import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newsOf } from './change.ts'
import { partCodes, usualFormula } from './formula.ts'
import { fragilityOf, levelOf } from './fragility.ts'
import { readFormula } from './read-formula.ts'
import { scorePart } from './score-part.ts'
import type { ServiceFacts } from './service-facts.ts'

const today = '2026-01-31'
const minimum = (cases: number) => ({ cases, source: 'a study' })
const sound: ServiceFacts = {
  today,
  posts: 5,
  inPost: 5,
  locums: 0,
  onCallOneIn: 8,
  singlePoints: [],
  training: 'approved',
  outlier: 'none',
  incomePounds: 1_000_000,
  costPounds: 1_000_000,
  equipmentEndsOn: '2036-01-31',
  unitCases: 60,
  casesHere: 60,
  unitMinimum: minimum(30),
  surgeons: 4,
  surgeonsBelow: 0,
  surgeonMinimum: minimum(15),
  residentsElsewhere: 0,
  waiting: 100,
  within18: 0.92,
}
const broken: ServiceFacts = {
  today,
  posts: 5,
  inPost: 2,
  locums: 2,
  onCallOneIn: 2,
  singlePoints: ['One surgeon', 'One microscope'],
  training: 'not-approved',
  outlier: 'alarm',
  incomePounds: 1_000_000,
  costPounds: 2_000_000,
  equipmentEndsOn: today,
  unitCases: 0,
  casesHere: 0,
  unitMinimum: minimum(30),
  surgeons: 2,
  surgeonsBelow: 2,
  surgeonMinimum: minimum(15),
  residentsElsewhere: 40,
  waiting: 100,
  within18: 0.3,
}
const scoreOf = (code: (typeof partCodes)[number], facts: Partial<ServiceFacts>): number | undefined => {
  const part = scorePart(code, { today, ...facts })
  return part.known ? part.score : undefined
}

describe('the fragile-service index', () => {
  it('is 0 for a sound service and 100 for one where everything is at its worst', () => {
    expect(fragilityOf(sound, usualFormula)).toMatchObject({ index: 0, level: 'steady', knownShare: 1 })
    expect(fragilityOf(broken, usualFormula)).toMatchObject({ index: 100, level: 'fragile', atBest: 100 })
  })

  it('is not given when less than half of the weight is known, and says what is missing', () => {
    const found = fragilityOf({ today, posts: 4, inPost: 3 }, usualFormula)
    expect(found).toMatchObject({ index: null, level: null })
    expect(found.parts.filter((part) => !part.known)).toHaveLength(partCodes.length - 1)
  })

  it('says how far what is missing could move it', () => {
    const { training: _approval, outlier: _notice, ...rest } = sound
    const found = fragilityOf(rest, usualFormula)
    // Training weighs 1 and outliers 2 of 22.
    expect([found.index, found.atBest, found.atWorst]).toEqual([0, 0, 13.6])
  })

  it('scores each part between the ends that the formula names', () => {
    expect(scoreOf('vacancies', { posts: 5, inPost: 4 })).toBeCloseTo(0.5)
    expect(scoreOf('on-call', { onCallOneIn: 5.5 })).toBe(0.5)
    expect(scoreOf('single-points', { singlePoints: ['One surgeon'] })).toBe(0.5)
    expect(scoreOf('locums', { inPost: 4, locums: 1 })).toBe(0.5)
    expect(scoreOf('unit-volume', { unitCases: 15, unitMinimum: minimum(30) })).toBe(0.5)
    expect(scoreOf('surgeon-volume', { surgeons: 4, surgeonsBelow: 1, surgeonMinimum: minimum(15) })).toBe(0.25)
    expect(scoreOf('training', { training: 'with-conditions' })).toBe(0.5)
    expect(scoreOf('outliers', { outlier: 'alert' })).toBe(0.5)
    expect(scoreOf('outflow', { casesHere: 30, residentsElsewhere: 10 })).toBe(0.25)
    expect(scoreOf('waits', { waiting: 100, within18: 0.71 })).toBeCloseTo(0.5)
    expect(scoreOf('money', { incomePounds: 100, costPounds: 112.5 })).toBe(0.5)
    expect(scoreOf('equipment', { equipmentEndsOn: '2027-08-01' })).toBeCloseTo(0.5, 2)
  })

  it('knows nothing of a volume when no minimum is kept, and nothing of waits of fewer than 20 people', () => {
    expect(scoreOf('unit-volume', { unitCases: 3 })).toBeUndefined()
    expect(scoreOf('waits', { waiting: 19, within18: 0.1 })).toBeUndefined()
  })

  it('scores a count that is not shown the same whichever it is', () => {
    expect(scoreOf('unit-volume', { unitCases: 'not shown', unitMinimum: minimum(8) })).toBe(0.5)
    expect(scorePart('unit-volume', { today, unitCases: 'not shown', unitMinimum: minimum(8) })).toMatchObject({
      evidence: 'From 1 to 7 in 12 months, against a minimum of 8 (a study).',
    })
  })

  it('lies between its best and its worst case, and is what its parts add up to', () => {
    const optional = (of: fc.Arbitrary<number>) => fc.option(of, { nil: undefined })
    const facts = fc.record({
      posts: optional(fc.integer({ min: 1, max: 12 })),
      inPost: optional(fc.integer({ min: 0, max: 12 })),
      locums: optional(fc.integer({ min: 0, max: 6 })),
      onCallOneIn: optional(fc.integer({ min: 1, max: 12 })),
      unitCases: optional(fc.integer({ min: 0, max: 80 })),
      casesHere: optional(fc.integer({ min: 0, max: 80 })),
      residentsElsewhere: optional(fc.integer({ min: 0, max: 80 })),
      incomePounds: optional(fc.integer({ min: 1, max: 1000 })),
      costPounds: optional(fc.integer({ min: 0, max: 2000 })),
    })
    fc.assert(
      fc.property(facts, (some) => {
        const given = Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined))
        const found = fragilityOf({ today, ...given, unitMinimum: minimum(30) }, { ...usualFormula, fewestKnown: 0 })
        if (found.index === null) return
        expect(found.atBest).toBeLessThanOrEqual(found.index)
        expect(found.index).toBeLessThanOrEqual(found.atWorst)
        expect(found.parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(found.index, 0)
      }),
      { numRuns: 200 },
    )
  })

  it('takes the weights and limits of the alliance in place of the usual ones', () => {
    const ours = readFormula({ version: 'Ours, 2026', weights: { waits: 0, vacancies: 10 }, fragileFrom: 40 })
    expect(ours.parts.find(({ code }) => code === 'vacancies')?.weight).toBe(10)
    expect(levelOf(45, ours)).toBe('fragile')
    expect(levelOf(45, readFormula(null))).toBe('watch')
    expect(fragilityOf({ ...sound, within18: 0 }, ours).index).toBe(0)
    expect(() => readFormula({ version: 'Ours', weights: { wates: 1 } })).toThrow(/wates/)
  })
})

describe('what people are told of an index', () => {
  const at = (index: number | null) => ({ index, level: index === null ? null : levelOf(index, usualFormula) })

  it('is that it crossed a limit, however small the step', () => {
    expect(newsOf(at(49.9), at(50), usualFormula)).toBe(
      'The index went from 49.9 to 50.0: fragile, where it was to watch.',
    )
  })

  it('is that it moved by as much as the formula says, and nothing when it moved less', () => {
    expect(newsOf(at(10), at(15), usualFormula)).toBe('The index rose from 10.0 to 15.0.')
    expect(newsOf(at(15), at(10.1), usualFormula)).toBeUndefined()
  })

  it('is that there is none any more, and a first one only when it is fragile', () => {
    expect(newsOf(at(20), at(null), usualFormula)).toBe('Too little is known for an index any more.')
    expect(newsOf(undefined, at(20), usualFormula)).toBeUndefined()
    expect(newsOf(undefined, at(60), usualFormula)).toBe('First index: 60.0, fragile.')
  })
})
