import { describe, expect, it } from 'vitest'
import { aList, aProblem, treating } from './fixtures.ts'
import type { SimulationProblem } from './problem.ts'
import { problemMistakes } from './problem-mistakes.ts'

const good = aProblem({ lists: [aList('A'), aList('B')], capacities: [treating('A', 10)] })
const mistakes = (values: Partial<SimulationProblem>) => problemMistakes({ ...good, ...values })

describe('the mistakes of a problem', () => {
  it('are none for a good one', () => {
    expect(problemMistakes(good)).toEqual([])
  })

  it.each<[string, Partial<SimulationProblem>]>([
    ['startsOn is "2026-02-30", and must be a day such as 2026-03-31', { startsOn: '2026-02-30' }],
    ['months is 37, and must be a whole number from 1 to 36', { months: 37 }],
    ['priorities is empty: there must be one at least', { priorities: [] }],
    ['priorities: "any" has no targetDays, which the order by target date needs', { order: 'by target date' }],
    ['lists: "A" is there twice', { lists: [aList('A'), aList('A')] }],
    [
      'lists, "A", waiting[0]: there is no priority "P2"',
      { lists: [aList('A', { waiting: [{ priority: 'P2', daysWaited: 1, people: 1 }] })] },
    ],
    [
      'lists, "A", waiting[0].people is 1.5, and must be a whole number, 0 or more',
      { lists: [aList('A', { waiting: [{ daysWaited: 1, people: 1.5 }] })] },
    ],
    [
      'lists, "A", referrals.perWeek is NaN, and must be 0 or more',
      { lists: [aList('A', { referrals: { perWeek: Number.NaN } })] },
    ],
    [
      'lists, "A", referrals, byMonth has 2 factors, not 12',
      { lists: [aList('A', { referrals: { perWeek: 1, byMonth: [1, 1] } })] },
    ],
    [
      'lists, "A", referrals.shares add up to 0.5, not 1',
      { lists: [aList('A', { referrals: { perWeek: 1, shares: { any: 0.5 } } })] },
    ],
    ['lists, "A", removedAWeek is 2, and must lie between 0 and 1', { lists: [aList('A', { removedAWeek: 2 })] }],
    ['capacities, "theatres of C": there is no list "C"', { capacities: [treating('C', 1)] }],
    ['capacities, "none" has no periods', { capacities: [{ id: 'none', serves: ['A'], periods: [] }] }],
    [
      'capacities, "x", periods[0] has no limit: for nothing at all, say treatmentsPerWeek 0',
      { capacities: [{ id: 'x', serves: ['A'], periods: [{ from: '2026-04-01' }] }] },
    ],
    [
      'capacities, "x": the first period begins after the first day',
      { capacities: [{ id: 'x', serves: ['A'], periods: [{ from: '2026-04-02', treatmentsPerWeek: 1 }] }] },
    ],
    [
      'capacities, "x" counts beds, so the list "A" needs nights',
      { capacities: [{ id: 'x', serves: ['A'], periods: [{ from: '2026-04-01', beds: 1 }] }] },
    ],
    [
      'redirections[0]: "A" cannot be sent to itself',
      { redirections: [{ on: '2026-05-01', list: 'A', to: [{ list: 'A', share: 1 }], waiting: 'stay' }] },
    ],
    [
      'redirections[0]: the shares add up to more than 1',
      {
        redirections: [
          {
            on: '2026-05-01',
            list: 'A',
            to: [
              { list: 'B', share: 0.6 },
              { list: 'B', share: 0.6 },
            ],
            waiting: 'stay',
          },
        ],
      },
    ],
    ['moves[0]: from and to are both "A"', { moves: [{ from: 'A', to: 'A', perMonth: 1 }] }],
    ['moves[0].perMonth is -1, and must be 0 or more', { moves: [{ from: 'A', to: 'B', perMonth: -1 }] }],
  ])('say: %s', (sentence, values) => {
    expect(mistakes(values)).toContain(sentence)
  })
})
