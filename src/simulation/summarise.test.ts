import { describe, expect, it } from 'vitest'
import { publishedStatistics } from '#measures'
import { aList, aProblem, treating } from './fixtures.ts'
import { replicate } from './replicate.ts'
import { simulate, summarise } from './summarise.ts'
import { waitingFromBands } from './waiting-people.ts'

const problem = aProblem({
  months: 6,
  lists: [
    aList('A', { waiting: [{ daysWaited: 50, people: 300 }], trust: 'RL1' }),
    aList('B', { referrals: { perWeek: 20 }, trust: 'RRJ' }),
  ],
  capacities: [treating('A', 30), treating('B', 15)],
})

describe('a summary', () => {
  const summary = simulate(problem, { replications: 60 })
  const [together] = summary.scopes

  it('has a position for all together, each trust, each service and each list, on the last day of each month', () => {
    expect(summary.scopes.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'together ',
      'trust RL1',
      'trust RRJ',
      'service 110',
      'list A',
      'list B',
    ])
    expect(together!.positions.map(({ on }) => on)).toEqual([
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
    ])
  })

  it('has the middle between low and high, and half of replications on either side of it', () => {
    const { waiting } = together!.positions.at(-1)!
    expect(waiting.low).toBeLessThan(waiting.middle)
    expect(waiting.middle).toBeLessThan(waiting.high)
  })

  it('does not depend on the order in which replications come', () => {
    const replications = replicate(problem, [1, 2, 3, 4, 5])
    expect(summarise(problem, [...replications].reverse())).toEqual(summarise(problem, replications))
  })

  it('says what each capacity treated of each list', () => {
    expect(summary.treatments.map(({ capacity, list }) => [capacity, list])).toEqual([
      ['theatres of A', 'A'],
      ['theatres of B', 'B'],
    ])
    expect(summary.treatments[0]!.treated.at(-1)!.middle).toBe(summary.scopes[1]!.positions.at(-1)!.treated.middle)
  })

  it('has no percentile and no share where nobody waits', () => {
    const empty = aProblem({ lists: [aList('A', { referrals: { perWeek: 0 } })], capacities: [] })
    const [position] = simulate(empty, { replications: 3 }).scopes[0]!.positions
    expect(position).toMatchObject({ p92: null, median: null, shareWithin18: null, meanWaitOfTreated: null })
    expect(position!.waiting).toEqual({ middle: 0, low: 0, high: 0 })
  })

  it('cannot be made of nothing', () => {
    expect(() => summarise(problem, [])).toThrow('There are no replications to sum up')
  })
})

describe('positions', () => {
  it('by the week come on every seventh day', () => {
    const weekly = simulate({ ...problem, report: 'week', months: 1 }, { replications: 1 })
    expect(weekly.scopes[0]!.positions.map(({ on }) => on)).toEqual([
      '2026-04-07',
      '2026-04-14',
      '2026-04-21',
      '2026-04-28',
    ])
  })

  it('are the published statistics of who waits: today’s bands, a week later, a band on', () => {
    const bands = Array.from({ length: 105 }, (_, band) => (band > 2 && band < 90 ? 30 : 0))
    const standing = aProblem({
      months: 1,
      report: 'week',
      lists: [aList('A', { referrals: { perWeek: 0 }, waiting: waitingFromBands(bands) })],
      capacities: [],
    })
    const { total, within18, over52, p92 } = publishedStatistics(Float64Array.from([0, ...bands.slice(0, -1)]))
    const [position] = simulate(standing, { replications: 1 }).scopes[0]!.positions
    expect(position!.waiting.middle).toBe(total)
    expect(position!.over52.middle).toBe(over52)
    expect(position!.shareWithin18!.middle).toBe(within18 / total)
    expect(position!.p92!.middle).toBe(p92)
  })
})
