import { describe, expect, it } from 'vitest'
import {
  boundInWords,
  costInWords,
  gapInWords,
  gapOf,
  goodnessOf,
  partInWords,
  partName,
  stepInWords,
  timeLeftInWords,
  waitingInWords,
} from './search-words.ts'

const report = (cost: number, lowerBound: number, isFeasible = true) =>
  ({ run: { lowerBound }, together: { cost, isFeasible } }) as Parameters<typeof goodnessOf>[0]
const point = (seconds: number, cost: number, stage = 'together', bound: number | null = null, broken = 0) => ({
  seconds,
  stage,
  cost,
  left: 0,
  broken,
  bound,
})

describe('how good a plan is', () => {
  it('is said as how far it may at most be above the best possible one', () => {
    expect(boundInWords(1_234_000, 1_100_000)).toBe(
      'No plan can cost less than 1,100,000, so this one is at most 13% above the best possible.',
    )
  })

  it('is rounded up, because what is rounded down would be no promise', () => {
    expect(gapInWords(0.1201)).toBe('at most 13% above the best possible')
    expect(gapInWords(0.12)).toBe('at most 12% above the best possible')
    expect(gapInWords(0.0001)).toBe('less than 1% above the best possible')
    expect(gapInWords(0.196)).toBe('at most 20% above the best possible')
  })

  it('is not known before a bound is: never a gap of 100%', () => {
    expect(gapOf(500, null)).toBe(null)
    expect(gapOf(500, 0)).toBe(null)
    expect(boundInWords(500, null)).toContain('not known yet')
    expect(costInWords(report(500, 0))).toBe('500')
  })

  it('is not said in a way that frightens where it is the bound that is weak', () => {
    expect(boundInWords(1_960_000, 1_246_582)).toBe(
      'No plan can cost less than 1,246,582, which is 37% less than this one. That much is proven. The best possible plan may well cost more than that, so this one may be much nearer to it.',
    )
    expect(costInWords(report(1_960_000, 1_246_582))).toBe('1,960,000')
  })

  it('is not said by a bound that is too far below to say it', () => {
    expect(boundInWords(2100, 1000)).toBe(
      'No plan can cost less than 1,000. That is too far below to say how good this one is.',
    )
    expect(costInWords(report(2100, 1000))).toBe('2,100')
  })

  it('is certain when the plan costs no more than the bound, or nothing at all', () => {
    expect(boundInWords(700, 700)).toContain('No plan can cost less')
    expect(gapOf(0, null)).toBe(0)
    expect(costInWords(report(700, 700))).toBe('700, as good as any plan can be')
  })

  it('says nothing of a plan that breaks a must, which may cost less than any that breaks none', () => {
    expect(goodnessOf(report(600, 700, false))).toContain('breaks a rule that must be kept')
    expect(costInWords(report(600, 700, false))).toBe('600')
  })
})

describe('why the cost comes down', () => {
  it('is that each trust is planned alone, and then that they are planned together', () => {
    const curve = { seconds: 9, points: [point(1, 1000, 'first plan'), point(2, 900, 'alone')] }
    expect(partInWords(curve)).toContain('Each trust is planned alone')
    const later = { seconds: 20, points: [...curve.points, point(10, 800), point(20, 760)] }
    expect(partInWords(later)).toBe(
      'The trusts are planned together. That costs 40 less than what they reach alone (5%).',
    )
  })

  it('compares with the plans alone only if they treat as many of those who have to be treated', () => {
    const points = [point(10, 800, 'together', null, 1), point(20, 900)]
    expect(partInWords({ seconds: 20, points })).toContain('leaves out fewer of those who have to be treated')
  })
})

describe('a part of the search', () => {
  it('is called the same for all trusts alone, in curves that were kept trust by trust too', () => {
    expect(['first plan', 'alone', 'alone: RBK', 'together'].map(partName)).toEqual([
      'First plan for all',
      'Each trust alone',
      'Each trust alone',
      'All together',
    ])
  })
})

describe('why the curve goes up where all are planned together', () => {
  it('is that fairness is counted between groups of all trusts from there on', () => {
    const points = [point(1, 1000, 'first plan'), point(2, 900, 'alone'), point(10, 930), point(20, 890)]
    expect(stepInWords({ seconds: 20, points })).toContain('which adds 30.')
  })

  it('is not said where it does not go up, or has not come so far', () => {
    const points = [point(1, 1000, 'first plan'), point(2, 900, 'alone'), point(10, 900)]
    expect(stepInWords({ seconds: 20, points })).toBe('')
    expect(stepInWords({ seconds: 5, points: points.slice(0, 2) })).toBe('')
    expect(stepInWords({ seconds: 20, points: [point(10, 930)] })).toBe('')
  })
})

describe('whether to wait', () => {
  it('is said by how long nothing better has come', () => {
    const points = [point(10, 800), point(20, 760)]
    expect(waitingInWords({ seconds: 40, points })).toContain('Nothing better has come for 20 seconds.')
    expect(waitingInWords({ seconds: 23, points })).toContain('A better plan came 3 seconds ago.')
  })

  it('counts from the beginning of the part: what came before is no news of this one', () => {
    const points = [point(2, 900, 'alone: RBK'), point(30, 800)]
    expect(waitingInWords({ seconds: 31, points })).toMatch(/^The planner looks widely first/)
    expect(waitingInWords({ seconds: 45, points })).toContain('Nothing better has come for 15 seconds.')
  })

  it('takes a better bound for no better plan', () => {
    const points = [point(10, 800), point(30, 800, 'together', 700)]
    expect(waitingInWords({ seconds: 40, points })).toContain('Nothing better has come for 30 seconds.')
  })

  it('warns that a plan stopped before all are planned together sends nobody to another trust', () => {
    expect(waitingInWords({ seconds: 5, points: [point(2, 900, 'alone')] })).toContain('nobody is sent')
  })

  it('is not, once the plan costs what no plan can cost less than', () => {
    expect(waitingInWords({ seconds: 5, points: [point(2, 900, 'together', 900)] })).toContain('You can stop it')
  })

  it('is while somebody who has to be treated is left out, however little such a plan costs', () => {
    const points = [point(2, 800, 'together', 900, 1)]
    expect(waitingInWords({ seconds: 5, points })).not.toContain('You can stop it')
  })
})

describe('the time that is left', () => {
  it('is said roughly, so that whoever hears it hears it seldom', () => {
    expect([600, 100, 42, 38, 12, 9].map(timeLeftInWords)).toEqual([
      'about 10 minutes',
      'about 2 minutes',
      'about 40 seconds',
      'about 40 seconds',
      'about 10 seconds',
      'less than 10 seconds',
    ])
  })
})
