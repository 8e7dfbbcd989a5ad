/** The simulation against what is known without it: queueing theory, exact chains, and another program's runs. */
import { describe, expect, it } from 'vitest'
import { aList, aProblem, told, treating } from './fixtures.ts'
import type { SimulationProblem } from './problem.ts'
import { type Measure, replicate } from './replicate.ts'

const seeds = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

function meanAndError(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return { mean, deviation: Math.sqrt(variance), error: Math.sqrt(variance / values.length) }
}

const atEnd = (problem: SimulationProblem, count: number, measure: Measure) =>
  replicate(problem, seeds(count)).map((one) => told(problem, one, '', measure).at(-1)!)

describe('a queue of one server by chance', () => {
  const arrivalsADay = 2 / 7
  const slotsADay = 2.5 / 7
  const problem = aProblem({
    months: 36,
    lists: [aList('A', { referrals: { perWeek: 2 }, waiting: [{ daysWaited: 1, people: 4 }] })],
    capacities: [treating('A', 2.5, { spread: 'by chance' })],
  })
  const waiting = meanAndError(atEnd(problem, 1000, 'waiting'))

  it('has the mean list of the exact chain of its days', () => {
    expect(Math.abs(waiting.mean - meanOfChain(arrivalsADay, slotsADay))).toBeLessThan(4 * waiting.error)
  })

  it('has about the mean list of M/M/1, load ÷ (1 − load), and the people of today who cannot be treated today', () => {
    const load = arrivalsADay / slotsADay
    expect(Math.abs(waiting.mean - (load / (1 - load) + arrivalsADay))).toBeLessThan(4 * waiting.error + 0.1)
  })
})

describe('a list that neither grows nor falls', () => {
  it('keeps Little’s law: who waits is who comes times how long they wait', () => {
    const problem = aProblem({
      months: 36,
      lists: [aList('A', { referrals: { perWeek: 50 }, waiting: [{ daysWaited: 5, people: 60 }] })],
      capacities: [treating('A', 52, { spread: 'by chance' })],
    })
    const replications = replicate(problem, seeds(30))
    const meanOf = (measure: Measure) => {
      // The mean of the last two years' months: what comes at the end has no effect on what was there at the start.
      const months = replications.flatMap((one) => told(problem, one, '', measure).slice(12))
      return months.reduce((sum, value) => sum + value, 0) / months.length
    }
    const overYears = (measure: Measure) =>
      replications.reduce(
        (sum, one) => sum + told(problem, one, '', measure).at(-1)! - told(problem, one, '', measure)[11]!,
        0,
      )
    const daysWaited = overYears('daysOfTreated') / overYears('treated')
    expect(meanOf('waiting') / ((50 / 7) * daysWaited)).toBeCloseTo(1, 1)
  })

  it('that only loses people at a steady rate has the size, and the share within 18 weeks, of geometric waits', () => {
    const removedADay = 1 - 0.96 ** (1 / 7)
    const problem = aProblem({
      months: 30,
      lists: [aList('A', { referrals: { perWeek: 70 }, removedAWeek: 0.04 })],
      capacities: [treating('A', 0)],
    })
    const replications = replicate(problem, seeds(30))
    const of = (measure: Measure) => meanAndError(replications.map((one) => told(problem, one, '', measure).at(-1)!))
    expect(Math.abs(of('waiting').mean - 10 / removedADay)).toBeLessThan(4 * of('waiting').error)
    expect(of('within18').mean / of('waiting').mean).toBeCloseTo(1 - (1 - removedADay) ** 127, 2)
  })
})

/**
 * NHSRwaitinglist 0.1.2.9001 (MIT), 60 runs of 1 January to 31 March 2024. It refers demand × 90 ÷ 7 people in 91 days
 * and has no slot on the last day; the problems say so.
 */
describe('the runs of an open-source simulator', () => {
  const published = [
    {
      demand: 100,
      capacity: 110,
      waiting: 31.0333333333333,
      sd: 6.53275104057947,
      days: 1.17115686142413,
      daysSd: 0.084708433000338,
    },
    {
      demand: 30,
      capacity: 27,
      waiting: 46.4166666666667,
      sd: 16.4525941148302,
      days: 5.89182892549445,
      daysSd: 1.88845716995124,
    },
    {
      demand: 30,
      capacity: 33,
      waiting: 11.0833333333333,
      sd: 5.09998892211049,
      days: 1.69470631226426,
      daysSd: 0.427034652897577,
    },
  ]

  it.each(published)(
    'are met with $demand referred and $capacity treated a week',
    ({ demand, capacity, ...theirs }) => {
      const problem = aProblem({
        startsOn: '2023-12-31',
        months: 3,
        lists: [aList('A', { referrals: { perWeek: (demand * 90) / 91 } })],
        capacities: [
          {
            id: 'theatres',
            serves: ['A'],
            periods: [
              { from: '2024-01-01', treatmentsPerWeek: capacity },
              { from: '2024-03-31', treatmentsPerWeek: 0 },
            ],
          },
        ],
      })
      const runs = 200
      const tolerance = (sd: number) => 3 * sd * Math.sqrt(1 / 60 + 1 / runs)
      const replications = replicate(problem, seeds(runs))
      const of = (measure: Measure) => replications.map((one) => told(problem, one, '', measure).at(-1)!)
      const treated = of('treated')
      const waited = meanAndError(of('daysOfTreated').map((days, n) => days / treated[n]!))
      expect(Math.abs(meanAndError(of('waiting')).mean - theirs.waiting)).toBeLessThan(tolerance(theirs.sd))
      expect(Math.abs(waited.mean - theirs.days)).toBeLessThan(tolerance(theirs.daysSd))
      expect(meanAndError(of('waiting')).deviation / theirs.sd).toBeGreaterThan(0.7)
      expect(meanAndError(of('waiting')).deviation / theirs.sd).toBeLessThan(1.4)
    },
  )
})

/** The mean of next = max(0, now − slots) + arrivals, both Poisson, in the long run. */
function meanOfChain(arrivals: number, slots: number): number {
  const states = 80
  const poisson = (mean: number) => {
    const chances = [Math.exp(-mean)]
    for (let n = 1; n < 12; n++) chances.push((chances[n - 1]! * mean) / n)
    return chances
  }
  const [come, go] = [poisson(arrivals), poisson(slots)]
  let chances: number[] = Array.from({ length: states }, (_, n) => 0.2 * 0.8 ** n)
  for (let day = 0; day < 1500; day++) {
    const next: number[] = Array.from({ length: states + 12 }, () => 0)
    chances.forEach((chance, now) => {
      go.forEach((leaving, less) => {
        come.forEach((coming, more) => {
          next[Math.max(0, now - less) + more]! += chance * leaving * coming
        })
      })
    })
    chances = next.slice(0, states)
  }
  return chances.reduce((sum, chance, now) => sum + chance * now, 0)
}
