import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aList, aProblem, told, treating } from './fixtures.ts'
import type { SimulatedList, SimulationProblem } from './problem.ts'
import { type Measure, replicate } from './replicate.ts'

const last = (problem: SimulationProblem, seed: number, id: string, measure: Measure) =>
  told(problem, replicate(problem, [seed])[0]!, id, measure).at(-1)!

const some = (most: number) => fc.integer({ min: 0, max: most })
const share = fc.double({ min: 0, max: 1, noNaN: true })

const aRandomList = (id: string, removals = share.map((one) => one / 10)) =>
  fc
    .record({
      waiting: fc.array(fc.record({ priority: fc.constantFrom('P2', 'P4'), daysWaited: some(500), people: some(15) }), {
        maxLength: 6,
      }),
      perWeek: some(15),
      urgent: share,
      removedAWeek: removals,
    })
    .map(
      ({ waiting, perWeek, urgent, removedAWeek }): SimulatedList =>
        aList(id, { waiting, removedAWeek, referrals: { perWeek, shares: { P2: urgent, P4: 1 - urgent } } }),
    )

const order = fc.constantFrom('urgent first' as const, 'longest wait first' as const, 'by target date' as const)
const priorities = [
  { id: 'P2', targetDays: 28 },
  { id: 'P4', targetDays: 365 },
]
const seed = fc.integer({ min: 0, max: 2 ** 31 })

describe('people', () => {
  it('are all accounted for: whoever came is waiting, treated, removed or on another list', () => {
    const problems = fc
      .record({ a: aRandomList('A'), b: aRandomList('B'), order, capacity: some(20), moves: some(30), share })
      .map(({ a, b, capacity, moves, ...rest }) =>
        aProblem({
          months: 3,
          priorities,
          order: rest.order,
          lists: [a, b],
          capacities: [treating(['A', 'B'], capacity), treating('B', 3, { keptDays: 7 })],
          moves: [{ from: 'A', to: 'B', perMonth: moves }],
          redirections: [{ on: '2026-05-10', list: 'B', to: [{ list: 'A', share: rest.share }], waiting: 'go too' }],
        }),
      )
    fc.assert(
      fc.property(problems, seed, (problem, one) => {
        const [replication] = replicate(problem, [one])
        for (const { id, waiting } of problem.lists) {
          const of = (measure: Measure) => told(problem, replication!, id, measure)
          const atStart = waiting.reduce((sum, { people }) => sum + people, 0)
          const came = of('referred').map((referred, n) => atStart + referred + of('movedIn')[n]!)
          const left = of('treated').map((treated, n) => treated + of('removed')[n]! + of('movedOut')[n]!)
          expect(of('waiting')).toEqual(came.map((all, n) => all - left[n]!))
          expect(Math.min(...of('waiting'))).toBeGreaterThanOrEqual(0)
        }
        expect(told(problem, replication!, '', 'movedIn')).toEqual(told(problem, replication!, '', 'movedOut'))
      }),
      { numRuns: 60 },
    )
  })
})

describe('more capacity', () => {
  it('never makes a list longer or leaves more over 52 weeks, on the same draws', () => {
    const problems = fc.record({
      list: aRandomList('A'),
      order,
      perWeek: fc.double({ min: 0, max: 20, noNaN: true }),
      more: fc.double({ min: 0, max: 10, noNaN: true }),
      keptDays: fc.constantFrom(0, 7),
      spread: fc.constantFrom('even' as const, 'by chance' as const),
    })
    fc.assert(
      fc.property(problems, seed, ({ list, order: first, perWeek, more, ...rest }, one) => {
        const with_ = (capacity: number) =>
          aProblem({
            months: 3,
            priorities,
            order: first,
            lists: [list],
            capacities: [treating('A', capacity, { ...rest, id: 'theatres' })],
          })
        for (const measure of ['waiting', 'over52'] as const) {
          const less = told(with_(perWeek), replicate(with_(perWeek), [one])[0]!, 'A', measure)
          const enough = told(with_(perWeek + more), replicate(with_(perWeek + more), [one])[0]!, 'A', measure)
          expect(enough.filter((waiting, n) => waiting > less[n]!)).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('pooling', () => {
  it('never leaves more waiting in all than each trust alone, on the same draws, when nobody leaves untreated', () => {
    const nobody = fc.constant(0)
    const problems = fc.record({
      a: aRandomList('A', nobody),
      b: aRandomList('B', nobody),
      order,
      one: some(15),
      two: some(15),
    })
    fc.assert(
      fc.property(problems, seed, ({ a, b, order: first, one, two }, drawn) => {
        const with_ = (forA: string[], forB: string[]) =>
          aProblem({
            months: 3,
            priorities,
            order: first,
            lists: [a, b],
            capacities: [treating(forA, one, { id: 'of A' }), treating(forB, two, { id: 'of B' })],
          })
        const apart = with_(['A'], ['B'])
        const pooled = with_(['A', 'B'], ['A', 'B'])
        const alone = told(apart, replicate(apart, [drawn])[0]!, '', 'waiting')
        const together = told(pooled, replicate(pooled, [drawn])[0]!, '', 'waiting')
        expect(together.filter((waiting, n) => waiting > alone[n]!)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('shortens waits in all when people do leave untreated, over many draws', () => {
    const lists = [
      aList('A', { referrals: { perWeek: 12 }, removedAWeek: 0.01, waiting: [{ daysWaited: 100, people: 100 }] }),
      aList('B', { referrals: { perWeek: 8 }, removedAWeek: 0.01 }),
    ]
    const with_ = (forA: string[], forB: string[]) =>
      aProblem({ lists, capacities: [treating(forA, 10, { id: 'of A' }), treating(forB, 12, { id: 'of B' })] })
    const waiting = (problem: SimulationProblem) =>
      replicate(problem, [1, 2, 3, 4, 5, 6, 7, 8]).reduce(
        (sum, one) => sum + told(problem, one, '', 'waiting').at(-1)!,
        0,
      )
    expect(waiting(with_(['A', 'B'], ['A', 'B']))).toBeLessThan(waiting(with_(['A'], ['B'])))
  })
})

describe('a replication', () => {
  const problem = aProblem({
    lists: [
      aList('A', { removedAWeek: 0.01, referrals: { perWeek: 40, uncertainty: 0.1, monthToMonth: 0.05 } }),
      aList('B'),
    ],
    capacities: [treating('A', 30, { uncertainty: 0.05 }), treating('B', 30, { spread: 'by chance' })],
  })

  it('depends on the problem and its seed alone, so that more of them never change those before', () => {
    expect(replicate(problem, [5, 1, 2])[1]).toEqual(replicate(problem, [1])[0])
    expect(replicate(problem, [1, 2])[0]).not.toEqual(replicate(problem, [1, 2])[1])
  })

  it('draws a list’s people alike whatever other lists and capacities there are', () => {
    for (const n of [0, 1]) {
      const [list, capacity] = [problem.lists[n]!, problem.capacities[n]!]
      const alone = { ...problem, lists: [list], capacities: [capacity] }
      expect(last(alone, 3, list.id, 'waiting')).toBe(last(problem, 3, list.id, 'waiting'))
    }
    const more = { ...problem, capacities: [problem.capacities[0]!, treating('B', 40)] }
    expect(last(more, 3, 'A', 'waiting')).toBe(last(problem, 3, 'A', 'waiting'))
    expect(last(more, 3, 'B', 'referred')).toBe(last(problem, 3, 'B', 'referred'))
  })

  it('leaves the problem as it found it', () => {
    const copy = structuredClone(problem)
    replicate(problem, [1])
    expect(problem).toEqual(copy)
  })
})

describe('the ends of what may be asked', () => {
  it('without referrals the list is treated and nobody is left', () => {
    const problem = aProblem({
      lists: [aList('A', { referrals: { perWeek: 0 }, waiting: [{ daysWaited: 10, people: 100 }] })],
      capacities: [treating('A', 10)],
    })
    expect(last(problem, 1, 'A', 'treated')).toBe(100)
    expect(last(problem, 1, 'A', 'waiting')).toBe(0)
    expect(last(problem, 1, 'A', 'p92')).toBe(Number.NaN)
  })

  it('without capacity everybody waits, a day longer each day', () => {
    const problem = aProblem({
      lists: [aList('A', { referrals: { perWeek: 0 }, waiting: [{ daysWaited: 0, people: 100 }] })],
      capacities: [treating('A', 0)],
    })
    expect(last(problem, 1, 'A', 'waiting')).toBe(100)
    // From 31 March 2026 to 31 March 2027 are 365 days: over 52 weeks.
    expect(told(problem, replicate(problem, [1])[0]!, 'A', 'over52').slice(-2)).toEqual([0, 100])
  })

  it('an empty problem has positions of nobody', () => {
    expect(last(aProblem({ lists: [], capacities: [] }), 1, '', 'waiting')).toBe(0)
  })

  it('an empty list that nobody is referred to stays empty', () => {
    const problem = aProblem({ lists: [aList('A', { referrals: { perWeek: 0 } })], capacities: [treating('A', 10)] })
    for (const measure of ['waiting', 'treated', 'referred', 'removed'] as const)
      expect(last(problem, 1, 'A', measure)).toBe(0)
  })

  it('a problem with a mistake is refused, with the place and the value', () => {
    const problem = aProblem({ lists: [aList('A')], capacities: [treating('B', 10)] })
    expect(() => replicate(problem, [1])).toThrow('capacities, "theatres of B": there is no list "B"')
  })
})
