import { describe, expect, it } from 'vitest'
import { directlyStandardisedRate } from './direct.ts'
import { europeanStandardPopulation } from './european-standard-population.ts'
import { indirectlyStandardisedRate, indirectlyStandardisedRatio, ratio } from './indirect.ts'

describe('a directly standardised rate', () => {
  const band = { count: 30, population: 1000, standard: 500 }

  it('of a place as old as the standard is its own rate', () => {
    expect(directlyStandardisedRate([band, { ...band, count: 10 }], { per: 1000 })).toMatchObject({
      count: 40,
      population: 2000,
      value: expect.closeTo(20, 10),
    })
  })

  it('of a place that is older is less than its own rate', () => {
    const old = { count: 90, population: 3000, standard: 500 }
    const young = { count: 1, population: 1000, standard: 1500 }
    const found = directlyStandardisedRate([young, old], { per: 1000 })
    expect(found).toMatchObject({ value: expect.closeTo(0.75 * 1 + 0.25 * 30, 10) })
  })

  it('is not told below 10 events, without a standard, or where a band of it has nobody', () => {
    expect(directlyStandardisedRate([{ ...band, count: 9 }])).toMatchObject({
      because: expect.stringContaining('fewer than 10'),
    })
    expect(directlyStandardisedRate([])).toMatchObject({ because: 'The standard population is empty' })
    const empty = { count: 0, population: 0, standard: 10 }
    expect(directlyStandardisedRate([band, empty])).toMatchObject({ told: false })
    expect(directlyStandardisedRate([band, { ...empty, standard: 0 }])).toMatchObject({ told: true })
  })
})

describe('the European Standard Population', () => {
  it('is 100,000 people in bands of five years', () => {
    expect(europeanStandardPopulation.reduce((sum, { people }) => sum + people, 0)).toBe(100_000)
    expect(europeanStandardPopulation.at(-1)).toEqual({ fromAge: 90, people: 1000 })
  })
})

describe('an indirectly standardised ratio', () => {
  const band = { count: 12, population: 100, referenceCount: 100, referencePopulation: 1000 }

  it('is what was observed over what was expected, for each 100', () => {
    expect(indirectlyStandardisedRatio([band])).toMatchObject({ observed: 12, expected: 10, value: 120 })
    expect(indirectlyStandardisedRate([band], { per: 1000 })).toMatchObject({ value: expect.closeTo(120, 10) })
  })

  it('has exact limits below 10 events', () => {
    expect(ratio(5, 10, { per: 1 })).toMatchObject({ lower: expect.closeTo(0.1623486, 7) })
  })

  it('is not told where nothing is expected, or the reference has nobody to compare with', () => {
    expect(indirectlyStandardisedRatio([{ ...band, referenceCount: 0 }])).toMatchObject({ told: false })
    expect(indirectlyStandardisedRatio([{ ...band, referencePopulation: 0 }])).toMatchObject({ told: false })
    expect(indirectlyStandardisedRatio([])).toMatchObject({ told: false })
    expect(indirectlyStandardisedRate([])).toMatchObject({ because: 'The reference has nobody' })
  })
})
