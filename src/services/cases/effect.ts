/**
 * The effect of every option of a case, computed: lists, theatres and beds are run forward with the same seeds for all of
 * them, residents travel, operations are counted against the minimum, and money follows what is treated. Pure.
 */
import type { Coordinates, TravelModel } from '#nhs/distance.ts'
import { protectedCount } from '#nhs/small-numbers.ts'
import {
  type Estimate,
  type Measure,
  measures,
  type Replication,
  replicate,
  type SimulationProblem,
  summarise,
} from '#simulation'
import { type CaseRates, type MoneyEffect, moneyEffect } from './money.ts'
import { destinations, firstDayOf, type OptionPlan } from './option.ts'
import { hubList, meansAfter, optionProblem, type RunSettings, type Unit } from './option-problem.ts'
import { type SmallArea, type TravelEffect, travelEffect } from './travel.ts'
import { type UnitVolume, type VolumeAfter, volumesAfter } from './volumes.ts'

export type CaseOption = {
  readonly id: string
  readonly title: string
  readonly isBaseline: boolean
  readonly plan: OptionPlan
}

export type EffectFacts = {
  readonly units: readonly Unit[]
  readonly settings: RunSettings
  readonly areas: readonly SmallArea[]
  readonly places: ReadonlyMap<string, Coordinates>
  readonly travelModel: TravelModel
  readonly volumes: readonly UnitVolume[]
  readonly unitMinimum: number | undefined
  readonly rates: CaseRates | undefined
}

/** Counts of people are protected as those that leave a trust: null from 1 to 7, others to the nearest 5. */
export type ShownEstimate = { readonly [Part in keyof Estimate]: number | null }

export type ShownPosition = {
  readonly on: string
  readonly waiting: ShownEstimate
  /** In weeks. */
  readonly p92: Estimate | null
  readonly shareWithin18: Estimate | null
  readonly over52: ShownEstimate
}

export type OptionEffect = {
  readonly option: string
  readonly title: string
  readonly isBaseline: boolean
  readonly plan: OptionPlan
  readonly scopes: readonly {
    readonly kind: 'together' | 'trust' | 'list'
    readonly id: string
    readonly positions: readonly ShownPosition[]
  }[]
  /** At the end, against leaving it as it is, seed by seed; below 0 is fewer. */
  readonly moreWaiting: Estimate
  readonly moreTreated: Estimate
  readonly volumes: readonly VolumeAfter[]
  readonly travel: TravelEffect | null
  readonly money: MoneyEffect | null
}

export type Seeds = { readonly first: number; readonly count: number }

const interval = 0.95
const shownKinds = ['together', 'trust', 'list'] as const

/** One option's replications, so many at a time, so that whoever computes can say how far it is and can stop. */
export function* runOption(
  problem: SimulationProblem,
  { first, count }: Seeds,
  atOnce: number,
): Generator<number, readonly Replication[]> {
  const all: Replication[] = []
  while (all.length < count) {
    const from = first + all.length
    const seeds = Array.from({ length: Math.min(atOnce, count - all.length) }, (_, n) => from + n)
    all.push(...replicate(problem, seeds))
    yield all.length
  }
  return all
}

export const problemOf = (facts: EffectFacts, { plan }: CaseOption): SimulationProblem =>
  optionProblem(facts.units, plan, facts.settings)

/** @param baseline of the option that leaves all as it is, with the same seeds */
export function optionEffect(
  facts: EffectFacts,
  option: CaseOption,
  own: readonly Replication[],
  baseline: { readonly problem: SimulationProblem; readonly replications: readonly Replication[] },
): OptionEffect {
  const { units, settings } = facts
  const problem = problemOf(facts, option)
  const { scopes } = summarise(problem, own, interval)
  const sites = units.map(({ site }) => site)
  const after = meansAfter(units, option.plan.changes)
  const minutesBySite = new Map(
    sites.map((site) => [site, after.get(site)!.minutes + (after.get(hubList(site))?.minutes ?? 0)]),
  )
  const to = destinations(option.plan.changes, sites, minutesBySite)
  const more = (measure: Measure, trust?: string): number[] =>
    own.map(
      (replication, n) =>
        atTheEnd(problem, replication, measure, trust) -
        atTheEnd(baseline.problem, baseline.replications[n]!, measure, trust),
    )
  const moreTreated = new Map(
    [...new Set(units.map(({ trust }) => trust))].map((trust) => [trust, mean(more('treated', trust))]),
  )
  return {
    option: option.id,
    title: option.title,
    isBaseline: option.isBaseline,
    plan: option.plan,
    scopes: scopes.flatMap(({ kind, id, positions }) => {
      const shown = shownKinds.find((each) => each === kind)
      return shown
        ? [
            {
              kind: shown,
              id,
              positions: positions.map(({ on, waiting, p92, shareWithin18, over52 }) => ({
                on,
                waiting: protectedEstimate(waiting),
                p92,
                shareWithin18,
                over52: protectedEstimate(over52),
              })),
            },
          ]
        : []
    }),
    moreWaiting: estimateOf(more('waiting')),
    moreTreated: estimateOf(more('treated')),
    volumes: volumesAfter(facts.volumes, to, facts.unitMinimum),
    travel: travelEffect(facts.areas, facts.places, to, facts.travelModel),
    money: facts.rates ? moneyEffect(moreTreated, option.plan, facts.rates, monthsFrom(option.plan, settings)) : null,
  }
}

function monthsFrom(plan: OptionPlan, { startsOn, months }: RunSettings): number {
  const [year, month] = firstDayOf(plan, startsOn).split('-').map(Number) as [number, number]
  const [thisYear, thisMonth] = startsOn.split('-').map(Number) as [number, number]
  return Math.max(0, months - ((year - thisYear) * 12 + month - thisMonth))
}

/** Of all together, or of a trust's lists added up, on the last day. Positions are [scope][report][measure] in a row. */
function atTheEnd(problem: SimulationProblem, { positions }: Replication, measure: Measure, trust?: string): number {
  const trusts = [...new Set(problem.lists.map((list) => list.trust))]
  // Together is the first scope, then trusts as they are first named: see scopesOf in #simulation.
  const scope = trust === undefined ? 0 : 1 + trusts.indexOf(trust)
  const scopes = 1 + trusts.length + new Set(problem.lists.map(({ service }) => service)).size + problem.lists.length
  const reports = positions.length / measures.length / scopes
  return positions[((scope + 1) * reports - 1) * measures.length + measures.indexOf(measure)]!
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function estimateOf(values: readonly number[]): Estimate {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)]!
    return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below)
  }
  const outside = (1 - interval) / 2
  return { middle: at(0.5), low: at(outside), high: at(1 - outside) }
}

const protectedEstimate = ({ middle, low, high }: Estimate): ShownEstimate => ({
  middle: shown(middle),
  low: shown(low),
  high: shown(high),
})

function shown(value: number): number | null {
  const count = protectedCount(Math.round(value))
  return count === 'not shown' ? null : count
}
