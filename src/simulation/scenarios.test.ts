/** What people ask: other orders, other capacity, services that open and close, patients who move. */
import { describe, expect, it } from 'vitest'
import { aList, aProblem, told, treating } from './fixtures.ts'
import type { SimulationProblem } from './problem.ts'
import { type Measure, replicate } from './replicate.ts'

const nobody = { perWeek: 0 }
const run = (problem: SimulationProblem, seed = 1) => {
  const [replication] = replicate(problem, [seed])
  return (id: string, measure: Measure) => told(problem, replication!, id, measure)
}
const mean = (problem: SimulationProblem, id: string, measure: Measure, count = 40) =>
  replicate(
    problem,
    Array.from({ length: count }, (_, n) => n),
  ).reduce((sum, one) => sum + told(problem, one, id, measure).at(-1)!, 0) / count

describe('who is treated next', () => {
  const priorities = [
    { id: 'P2', targetDays: 28 },
    { id: 'P4', targetDays: 365 },
  ]
  const waiting = [
    { priority: 'P2', daysWaited: 100, people: 10 },
    { priority: 'P4', daysWaited: 400, people: 10 },
    { priority: 'P4', daysWaited: 450, people: 10 },
  ]
  const after = (order: SimulationProblem['order'], treatments: number, shares?: Record<string, number>) => {
    const theatres = treating('A', treatments * 7, shares ? { shares } : {})
    const periods = [...theatres.periods, { from: '2026-04-02', treatmentsPerWeek: 0 }]
    return run(
      aProblem({
        months: 1,
        priorities,
        order,
        lists: [aList('A', { waiting, referrals: nobody })],
        capacities: [{ ...theatres, periods }],
      }),
    )('A', 'daysOfTreated')[0]
  }

  it('is the urgent first, then who has waited longest', () => {
    expect(after('urgent first', 15)).toBe(10 * 101 + 5 * 451)
  })

  it('is who has waited longest, whatever their priority', () => {
    expect(after('longest wait first', 15)).toBe(10 * 451 + 5 * 401)
  })

  it('is who is furthest past the target of their priority: 85 days past 365 before 72 past 28', () => {
    expect(after('by target date', 15)).toBe(10 * 451 + 5 * 101)
  })

  it('is by shares: each priority its part, and what one leaves is anybody’s', () => {
    expect(after('urgent first', 10, { P2: 0.2, P4: 0.8 })).toBe(2 * 101 + 8 * 451)
    expect(after('urgent first', 25, { P2: 0.8, P4: 0.2 })).toBe(10 * 101 + 10 * 451 + 5 * 401)
  })
})

describe('capacity', () => {
  const list = (values = {}) =>
    aList('A', { referrals: nobody, waiting: [{ daysWaited: 10, people: 2000 }], ...values })
  const treatedBy = (limits: object, values = {}, more = {}) =>
    mean(
      aProblem({
        lists: [list(values)],
        capacities: [{ id: 'theatres', serves: ['A'], periods: [{ from: '2026-04-01', ...limits }], ...more }],
      }),
      'A',
      'treated',
      3,
    )

  it('of sessions treats minutes divided by minutes', () => {
    // 365 days of 960 minutes a week, 90 minutes each.
    expect(treatedBy({ theatreMinutesPerWeek: 960 }, { minutes: 90 })).toBeCloseTo((365 * 960) / 7 / 90, -1)
  })

  it('of beds treats nights divided by nights, once they are full', () => {
    const treated = treatedBy({ beds: 10 }, { nights: 5 })
    expect(treated / ((365 * 10) / 5)).toBeGreaterThan(0.97)
    expect(treated / ((365 * 10) / 5)).toBeLessThan(1.03)
  })

  it('is the least of its limits, whichever that is', () => {
    const limits = { treatmentsPerWeek: 12, theatreMinutesPerWeek: 960, beds: 10 }
    const both = { minutes: 90, nights: 5 }
    expect(treatedBy(limits, both)).toBeLessThanOrEqual((365 * 960) / 7 / 90)
    expect(treatedBy({ ...limits, treatmentsPerWeek: 3 }, both)).toBeCloseTo((365 * 3) / 7, -1)
    expect(treatedBy({ ...limits, beds: 2 }, both)).toBeLessThan(160)
  })

  it('without a free bed goes on treating day cases', () => {
    const lists = [list({ nights: 5, minutes: 60 }), aList('day cases', { ...list({ nights: 0 }), id: 'day cases' })]
    const periods = [{ from: '2026-04-01', treatmentsPerWeek: 20, beds: 2 }]
    const problem = aProblem({ lists, capacities: [{ id: 'site', serves: ['A', 'day cases'], periods }] })
    expect(run(problem)('A', 'treated').at(-1)).toBeLessThan(160)
    expect(run(problem)('', 'treated').at(-1)).toBeCloseTo((365 * 20) / 7, -1)
  })

  it('follows the months: a winter without theatres treats nobody in winter', () => {
    const byMonth = [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]
    const problem = aProblem({ lists: [list()], capacities: [treating('A', 14, { byMonth })] })
    const treated = run(problem)('A', 'treated')
    expect(treated[10]).toBe(treated[7])
    expect(treated[11]! - treated[10]!).toBe(62)
  })

  it('that was not used is lost, or used within the days that it is kept for', () => {
    // Nobody for ten days, then seven people on one day.
    const problem = (keptDays: number) =>
      aProblem({
        months: 1,
        lists: [list({ waiting: [] }), aList('B', { referrals: nobody, waiting: [{ daysWaited: 3, people: 7 }] })],
        capacities: [treating('A', 7, { keptDays })],
        redirections: [{ on: '2026-04-11', list: 'B', to: [{ list: 'A', share: 1 }], waiting: 'go too' }],
      })
    const waited = (keptDays: number) => run(problem(keptDays))('A', 'daysOfTreated')[0]! / 7
    // They have waited 14 days when they come. One a day from then on, or all at once.
    expect(waited(0)).toBe(14 + 3)
    expect(waited(7)).toBe(14)
  })
})

describe('a service that moves', () => {
  const sites = (redirections: SimulationProblem['redirections']) =>
    aProblem({
      lists: [
        aList('A', { referrals: { perWeek: 20 }, waiting: [{ daysWaited: 200, people: 300 }] }),
        aList('B', { referrals: { perWeek: 30 } }),
        aList('C', { referrals: { perWeek: 10 } }),
      ],
      capacities: [
        {
          id: 'of A',
          serves: ['A'],
          periods: [
            { from: '2026-04-01', treatmentsPerWeek: 20 },
            { from: '2026-10-01', treatmentsPerWeek: 0 },
          ],
        },
        {
          id: 'of B',
          serves: ['B'],
          periods: [
            { from: '2026-04-01', treatmentsPerWeek: 30 },
            { from: '2026-10-01', treatmentsPerWeek: 50 },
          ],
        },
        treating('C', 12),
      ],
      ...(redirections ? { redirections } : {}),
    })
  const closing = (waiting: 'go too' | 'stay') => [
    {
      on: '2026-10-01',
      list: 'A',
      to: [
        { list: 'B', share: 0.8 },
        { list: 'C', share: 0.2 },
      ],
      waiting,
    },
  ]

  it('closes: referrals go elsewhere from that day, and those who wait go with their clocks', () => {
    const closed = run(sites(closing('go too')))
    expect(closed('A', 'waiting').slice(6)).toEqual([0, 0, 0, 0, 0, 0])
    expect(closed('A', 'referred').at(-1)).toBe(closed('A', 'referred')[5])
    expect(closed('A', 'movedOut').at(-1)! / closed('A', 'waiting')[5]!).toBe(1)
    expect(closed('B', 'movedIn').at(-1)! / closed('A', 'movedOut').at(-1)!).toBeCloseTo(0.8, 1)
    expect(closed('', 'waiting').at(-1)).toBeGreaterThan(0)
  })

  it('refers the same people in all, whether it closes or not', () => {
    expect(run(sites(closing('go too')))('', 'referred')).toEqual(run(sites(undefined))('', 'referred'))
  })

  it('may leave those who wait where they are', () => {
    const stayed = run(sites(closing('stay')))
    expect(stayed('A', 'waiting').at(-1)).toBe(stayed('A', 'waiting')[5])
    expect(stayed('', 'movedOut').at(-1)).toBe(0)
  })

  it('opens: a share of referrals comes to a list that nobody was referred to', () => {
    const problem = aProblem({
      lists: [aList('A', { referrals: { perWeek: 40 } }), aList('hub', { referrals: nobody })],
      capacities: [treating('A', 40), treating('hub', 20)],
      redirections: [{ on: '2026-07-01', list: 'A', to: [{ list: 'hub', share: 0.4 }], waiting: 'stay' }],
    })
    expect(run(problem)('hub', 'referred').slice(0, 3)).toEqual([0, 0, 0])
    expect(mean(problem, 'hub', 'referred') / ((40 * 274) / 7)).toBeCloseTo(0.4, 2)
  })
})

describe('patients who move each month', () => {
  const equalise = (perMonth: number, values: object = {}) =>
    aProblem({
      lists: [
        aList('A', { referrals: { perWeek: 10 }, waiting: [{ daysWaited: 300, people: 400 }] }),
        aList('B', { referrals: { perWeek: 10 } }),
      ],
      capacities: [treating('A', 10), treating('B', 20)],
      moves: [{ from: 'A', to: 'B', perMonth, ...values }],
    })

  it('are as many as asked for, and those who have waited longest', () => {
    const moved = run(equalise(30))
    expect(moved('A', 'movedOut').at(-1)).toBeCloseTo(360, -1)
    expect(run(equalise(0))('A', 'over52')[5]).toBeGreaterThan(100)
    expect(moved('A', 'over52')[5]).toBeLessThan(run(equalise(0))('A', 'over52')[5]! - 100)
  })

  it('are those who have waited longest, whatever their priority', () => {
    const waiting = [
      { priority: 'P3', daysWaited: 100, people: 50 },
      { priority: 'P4', daysWaited: 400, people: 50 },
    ]
    const problem = aProblem({
      months: 1,
      priorities: [{ id: 'P3' }, { id: 'P4' }],
      lists: [aList('A', { referrals: nobody, waiting }), aList('B', { referrals: nobody })],
      capacities: [],
      moves: [{ from: 'A', to: 'B', perMonth: 40 }],
    })
    expect(run(problem)('B', 'waiting')[0]).toBeGreaterThan(35)
    expect(run(problem)('B', 'over52')[0]).toBe(run(problem)('B', 'waiting')[0])
  })

  it('shorten one list, and lengthen the other by what it cannot treat', () => {
    expect(mean(equalise(30), 'A', 'waiting')).toBeLessThan(mean(equalise(0), 'A', 'waiting'))
    expect(mean(equalise(30), '', 'waiting')).toBeLessThan(mean(equalise(0), '', 'waiting'))
    expect(mean(equalise(100), 'B', 'waiting')).toBeGreaterThan(mean(equalise(0), 'B', 'waiting'))
  })

  it('are never more than there are', () => {
    const problem = equalise(5000)
    const moved = run({ ...problem, capacities: [treating('A', 0), treating('B', 20)] })
    expect(moved('A', 'movedOut').at(-1)).toBe(400 + moved('A', 'referred').at(-1)! - moved('A', 'waiting').at(-1)!)
    expect(Math.min(...moved('A', 'waiting'))).toBeGreaterThanOrEqual(0)
  })

  it('move only in their months, and only with the priorities named', () => {
    const problem = {
      ...equalise(30, { firstDay: '2026-06-01', lastDay: '2026-06-30', priorities: ['P3'] }),
      priorities: [{ id: 'P3' }, { id: 'P4' }],
    }
    expect(run(problem)('A', 'movedOut').at(-1)).toBe(0)
    const anybody = run(equalise(30, { firstDay: '2026-06-01', lastDay: '2026-06-30' }))('A', 'movedOut')
    expect(anybody[1]).toBe(0)
    expect(anybody[2]).toBeGreaterThanOrEqual(29)
    expect(anybody.at(-1)).toBe(anybody[2])
  })
})

describe('referrals', () => {
  it('grow by the year and follow the months', () => {
    const byMonth = [1, 1, 1, 0, 2, 1, 1, 1, 1, 1, 1, 1]
    const problem = aProblem({
      months: 13,
      lists: [aList('A', { referrals: { perWeek: 700, growthAYear: 0.1, byMonth } })],
      capacities: [],
    })
    const many = Array.from({ length: 20 }, (_, n) => run(problem, n)('A', 'referred'))
    const inMonth = (n: number) => many.reduce((sum, one) => sum + one[n]! - (one[n - 1] ?? 0), 0) / many.length
    expect(inMonth(0)).toBe(0)
    expect(inMonth(1) / 6200).toBeCloseTo(1.1 ** (1 / 12), 2)
    expect(inMonth(11) / 3100).toBeCloseTo(1.1 ** (11 / 12), 1)
    expect(inMonth(12)).toBe(0)
  })

  it('differ more among replications where the rate is uncertain', () => {
    const deviation = (uncertainty: number) => {
      const problem = aProblem({ lists: [aList('A', { referrals: { perWeek: 100, uncertainty } })], capacities: [] })
      const all = replicate(
        problem,
        Array.from({ length: 60 }, (_, n) => n),
      ).map((one) => told(problem, one, 'A', 'referred').at(-1)!)
      const middle = all.reduce((sum, one) => sum + one, 0) / all.length
      return Math.sqrt(all.reduce((sum, one) => sum + (one - middle) ** 2, 0) / all.length) / middle
    }
    expect(deviation(0)).toBeLessThan(0.025)
    expect(deviation(0.1)).toBeGreaterThan(0.07)
  })
})
