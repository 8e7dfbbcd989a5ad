/** What an option does to journeys: residents of small areas, to the sites where they would be operated on. Pure. */
import { type Coordinates, kilometresBetween, type TravelModel, travelMinutes } from '#nhs/distance.ts'
import type { Destinations } from './option.ts'

export type SmallArea = {
  readonly code: string
  readonly residents: number
  /** 1 is the most deprived fifth of England. */
  readonly quintile: number
  readonly at: Coordinates
}

export type Journeys = {
  readonly residents: number
  /** Means of all residents, one way. */
  readonly carBefore: number
  readonly carAfter: number
  readonly busBefore: number
  readonly busAfter: number
  /** Shares of residents. */
  readonly overAnHourByBusBefore: number
  readonly overAnHourByBusAfter: number
}

export type TravelEffect = {
  readonly together: Journeys
  /** The most deprived first; a fifth that nobody lives in is absent. */
  readonly byQuintile: readonly (Journeys & { readonly quintile: number })[]
}

const anHour = 60

/**
 * Residents are taken to be on the list of the site that is nearest by car now, and to go where the option sends that
 * list's people, each site by its share. Residents stand for patients: how many of an area need the service is not known.
 */
export function travelEffect(
  areas: readonly SmallArea[],
  sites: ReadonlyMap<string, Coordinates>,
  destinations: Destinations,
  model: TravelModel,
): TravelEffect | null {
  if (areas.length === 0 || sites.size === 0) return null
  const sums = new Map<number, Sums>()
  const all = noSums()
  for (const { residents, quintile, at } of areas) {
    const minutes = new Map(
      [...sites].map(([site, place]) => {
        const kilometres = kilometresBetween(at, place)
        const by = (mode: 'car' | 'bus') => travelMinutes(kilometres, mode, model)
        return [site, { car: by('car'), bus: by('bus') }] as const
      }),
    )
    const [home, now] = [...minutes].reduce((best, each) => (each[1].car < best[1].car ? each : best))
    const own = sums.get(quintile) ?? noSums()
    sums.set(quintile, own)
    for (const sum of [own, all]) {
      sum.residents += residents
      sum.carBefore += residents * now.car
      sum.busBefore += residents * now.bus
      if (now.bus > anHour) sum.overBefore += residents
      for (const [site, share] of destinations.get(home) ?? new Map([[home, 1]])) {
        const then = minutes.get(site)!
        sum.carAfter += residents * share * then.car
        sum.busAfter += residents * share * then.bus
        if (then.bus > anHour) sum.overAfter += residents * share
      }
    }
  }
  return {
    together: journeysOf(all),
    byQuintile: [...sums].sort(([a], [b]) => a - b).map(([quintile, sum]) => ({ quintile, ...journeysOf(sum) })),
  }
}

type Sums = Record<
  'residents' | 'carBefore' | 'carAfter' | 'busBefore' | 'busAfter' | 'overBefore' | 'overAfter',
  number
>

const noSums = (): Sums => ({
  residents: 0,
  carBefore: 0,
  carAfter: 0,
  busBefore: 0,
  busAfter: 0,
  overBefore: 0,
  overAfter: 0,
})

const journeysOf = (sum: Sums): Journeys => ({
  residents: sum.residents,
  carBefore: sum.carBefore / sum.residents,
  carAfter: sum.carAfter / sum.residents,
  busBefore: sum.busBefore / sum.residents,
  busAfter: sum.busAfter / sum.residents,
  overAnHourByBusBefore: sum.overBefore / sum.residents,
  overAnHourByBusAfter: sum.overAfter / sum.residents,
})
