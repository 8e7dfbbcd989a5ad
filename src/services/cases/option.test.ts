import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumedTravel } from '#nhs/distance.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { problemMistakes, simulate } from '#simulation'
import { moneyEffect } from './money.ts'
import { type Change, destinations, type OptionPlan, optionMistakes } from './option.ts'
import { hubList, meansAfter, optionProblem, type RunSettings, type Unit } from './option-problem.ts'
import { travelEffect } from './travel.ts'
import { volumesAfter } from './volumes.ts'

const sites = ['A', 'B', 'C']
const minutes = new Map([
  ['A', 300],
  ['B', 100],
  ['C', 0],
])
const move = (share: number, to = 'B'): Change => ({
  kind: 'move',
  from: 'A',
  to,
  share,
  waiting: 'go too',
  theatres: 'go too',
})
const hub: Change = { kind: 'hub', at: 'B', sites: ['A', 'C'], share: 0.5, addedMinutesAWeek: 60, addedBeds: 1 }
const plan = (...changes: Change[]): OptionPlan => ({
  from: '2026-04-01',
  changes,
  oneOffPounds: 0,
  runningPoundsAYear: 0,
  source: 'test',
})
const unit = (site: string, people: number, theatreMinutesAWeek: number): Unit => ({
  site,
  trust: trustCode('RAA'),
  waiting: people === 0 ? [] : [{ priority: '4', daysWaited: 100, people }],
  theatreMinutesAWeek,
  beds: null,
  joinAWeek: theatreMinutesAWeek / 60,
})
const units = [unit('A', 200, 600), unit('B', 20, 600), unit('C', 0, 0)]
const settings: RunSettings = {
  startsOn: '2026-01-31',
  months: 6,
  minutes: 60,
  nights: 0,
  utilisation: 1,
  growthAYear: 0,
  uncertainty: 0,
  removedAWeek: 0,
}

describe('an option', () => {
  it('cannot move more than all, name a site that has no such service, or pool one site', () => {
    expect(optionMistakes(plan(move(0.6), move(0.6, 'C')), sites)).toEqual(['More than all of A would move'])
    expect(optionMistakes(plan(move(1, 'D')), sites)).toEqual(['The service is not at D'])
    expect(optionMistakes(plan(move(1, 'A')), sites)).toEqual(['A cannot be moved to itself'])
    expect(optionMistakes(plan({ kind: 'pool', sites: ['A'] }), sites)).toEqual(['A pool needs two sites or more'])
    expect(optionMistakes(plan(hub, { kind: 'pool', sites: ['A', 'B'] }), sites)).toEqual([])
  })

  it('sends people where its moves, hubs and pools say', () => {
    expect(destinations([move(0.25)], sites, minutes).get('A')).toEqual(
      new Map([
        ['A', 0.75],
        ['B', 0.25],
      ]),
    )
    expect(destinations([{ kind: 'pool', sites: ['A', 'B'] }], sites, minutes).get('B')).toEqual(
      new Map([
        ['A', 0.75],
        ['B', 0.25],
      ]),
    )
  })

  it('loses nobody and no theatre time, whatever it changes', () => {
    const share = fc.integer({ min: 1, max: 50 }).map((hundredths) => hundredths / 100)
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.tuple(share, fc.constantFrom('B', 'C')).map(([part, to]) => move(part, to)),
      share.map((part): Change => ({ ...hub, share: part, addedMinutesAWeek: 0, addedBeds: 0 }) as Change),
      fc.constant<Change>({ kind: 'pool', sites: ['A', 'B'] }),
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 2 }), (changes) => {
        if (optionMistakes({ changes }, sites).length > 0) return
        for (const to of destinations(changes, sites, minutes).values()) {
          expect([...to.values()].reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
        }
        const after = [...meansAfter(units, changes).values()].reduce((sum, each) => sum + each.minutes, 0)
        expect(after).toBeCloseTo(1200, 6)
        expect(problemMistakes(optionProblem(units, plan(...changes), settings))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('gives a hub the theatre time of those who go there, and its own', () => {
    expect(meansAfter(units, [hub]).get(hubList('B'))).toEqual({ minutes: 360, beds: 1 })
    expect(meansAfter(units, [hub]).get('A')!.minutes).toBe(300)
  })
})

describe('the effect of an option', () => {
  const waitingAtTheEnd = (...changes: Change[]) => {
    const { scopes } = simulate(optionProblem(units, plan(...changes), settings), { replications: 8 })
    return (id: string) =>
      scopes.find((scope) => (id === '' ? scope.kind === 'together' : scope.id === id))!.positions.at(-1)!.waiting
        .middle
  }

  it('of one list for two sites is that nobody of the longer list waits while the shorter is treated', () => {
    const pooled = waitingAtTheEnd({ kind: 'pool', sites: ['A', 'B'] })
    const apart = waitingAtTheEnd()
    expect(pooled('')).toBeLessThanOrEqual(apart(''))
    expect(pooled('A')).toBeLessThan(apart('A'))
  })

  it('of moving all is that nobody waits where the service was', () => {
    const moved = waitingAtTheEnd(move(1))
    expect(moved('A')).toBe(0)
    expect(moved('B')).toBeGreaterThan(100)
  })

  it('of added sessions is fewer waiting than without', () => {
    const [plain, more] = [0, 1200].map((added) => waitingAtTheEnd({ ...hub, addedMinutesAWeek: added } as Change)(''))
    expect(more).toBeLessThan(plain!)
  })
})

describe('journeys', () => {
  const places = new Map([
    ['A', { latitude: 52, longitude: -2 }],
    ['B', { latitude: 52.3, longitude: -2 }],
  ])
  const areas = [
    { code: 'near A', residents: 100, quintile: 1, at: { latitude: 52, longitude: -2 } },
    { code: 'near B', residents: 300, quintile: 5, at: { latitude: 52.3, longitude: -2 } },
  ]

  it('grow for those whose site closes, and for nobody else', () => {
    const effect = travelEffect(areas, places, new Map([['A', new Map([['B', 1]])]]), assumedTravel)!
    expect(effect.byQuintile.map(({ quintile, carBefore, carAfter }) => [quintile, carBefore, carAfter])).toEqual([
      [1, 5, 70],
      [5, 5, 5],
    ])
    expect(effect.together).toMatchObject({ residents: 400, carBefore: 5, carAfter: 21.25, overAnHourByBusAfter: 0.25 })
  })

  it('are not made up where no areas are known', () => {
    expect(travelEffect([], places, new Map(), assumedTravel)).toBe(null)
  })
})

describe('volumes and money', () => {
  const to = destinations([move(1)], sites, minutes)
  const volumes = [
    { site: 'A', cases: 20, surgeons: 2 },
    { site: 'B', cases: null, surgeons: 1 },
  ]

  it('follow the operations, a count that is not told as anything from 1 to 7', () => {
    const [a, b] = volumesAfter(volumes, to, 25)
    expect(a).toMatchObject({ site: 'A', after: { low: 0, high: 0 }, meetsMinimum: null })
    expect(b).toMatchObject({
      after: { low: 21, high: 27 },
      surgeonsAfter: 3,
      eachSurgeonAfter: { low: 7, high: 9 },
      meetsMinimum: null,
    })
    expect(volumesAfter(volumes, to, 21)[1]!.meetsMinimum).toBe(true)
    expect(volumesAfter(volumes, to, 28)[1]!.meetsMinimum).toBe(false)
  })

  it('is what more operations bring and cost, less what the option costs for the months it ran', () => {
    const rates = { incomePounds: 100, costPounds: 60, source: 'test' }
    const more = new Map([
      ['RAA', 10],
      ['RBB', -4],
    ])
    expect(moneyEffect(more, { oneOffPounds: 50, runningPoundsAYear: 120 }, rates, 6)).toMatchObject({
      runningPounds: 60,
      oneOffPounds: 50,
      netPounds: 6 * 40 - 110,
    })
  })
})
