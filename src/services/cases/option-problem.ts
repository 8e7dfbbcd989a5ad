/** An option as a problem for `#simulation`: today's lists, theatres and beds, and what the option changes from its day. */
import type { Day } from '#nhs/day.ts'
import type { CapacityPeriod, Redirection, SimulatedCapacity, SimulationProblem, WaitingPeople } from '#simulation'
import { type CaseSite, type Change, firstDayOf, type OptionPlan } from './option.ts'

/** A site with who waits there to be operated on and what there is to treat them with. */
export type Unit = CaseSite & {
  /** Priorities by their place in the order, "0" the most urgent. */
  readonly waiting: readonly WaitingPeople[]
  readonly theatreMinutesAWeek: number
  /** Nothing when nobody of the service stays a night there. */
  readonly beds: number | null
  readonly joinAWeek: number
}

/** What the run takes for granted, the same for every option. */
export type RunSettings = {
  readonly startsOn: Day
  readonly months: number
  /** Of one operation with its turnover, and of the stay after it: the means of all who wait. */
  readonly minutes: number
  readonly nights: number
  /** Of planned theatre time, the share in which people are operated on. */
  readonly utilisation: number
  readonly growthAYear: number
  /** How far the rate of those who join may be from what was assumed: a standard deviation, as a share. */
  readonly uncertainty: number
  readonly removedAWeek: number
}

export const hubList = (site: string): string => `hub at ${site}`

/** Throws for an option with mistakes (`optionMistakes`). */
export function optionProblem(units: readonly Unit[], plan: OptionPlan, settings: RunSettings): SimulationProblem {
  const { startsOn, months, minutes, nights, growthAYear, uncertainty, removedAWeek } = settings
  const on = firstDayOf(plan, startsOn)
  const orders = [...new Set(units.flatMap(({ waiting }) => waiting.map(({ priority }) => Number(priority ?? 99))))]
  const priorities = (orders.length === 0 ? [0] : orders.sort((a, b) => a - b)).map((order) => ({ id: String(order) }))
  const trustOf = new Map(units.map(({ site, trust }) => [site, trust]))
  const listOf = (id: string, trust: string, unit?: Unit) => ({
    id,
    trust,
    service: 'service',
    minutes,
    nights,
    removedAWeek,
    waiting: unit?.waiting ?? [],
    referrals: {
      perWeek: unit?.joinAWeek ?? 0,
      growthAYear,
      uncertainty,
      ...(unit && unit.waiting.length > 0 && { shares: mixOf(unit.waiting) }),
    },
  })
  const hubs = plan.changes.flatMap((change) => (change.kind === 'hub' ? [change] : []))
  const hubSites = [...new Set(hubs.map(({ at }) => at))]
  return {
    startsOn,
    months,
    report: 'month',
    priorities,
    order: 'urgent first',
    lists: [
      ...units.map((unit) => listOf(unit.site, unit.trust, unit)),
      ...hubSites.map((site) => listOf(hubList(site), trustOf.get(site)!)),
    ],
    capacities: capacitiesOf(units, plan.changes, { on, settings, hubSites }),
    redirections: redirectionsOf(plan.changes, on),
  }
}

/** They join in the mix of priorities in which they wait. */
function mixOf(waiting: readonly WaitingPeople[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { priority = '', people } of waiting) counts.set(priority, (counts.get(priority) ?? 0) + people)
  const all = [...counts.values()].reduce((sum, people) => sum + people, 0)
  return Object.fromEntries([...counts].map(([priority, people]) => [priority, people / all]))
}

function redirectionsOf(changes: readonly Change[], on: Day): Redirection[] {
  const found = new Map<string, { list: string; share: number }[]>()
  const waiting = new Map<string, Redirection['waiting']>()
  const add = (from: string, list: string, share: number, goes: Redirection['waiting']): void => {
    found.set(from, [...(found.get(from) ?? []), { list, share }])
    waiting.set(from, goes)
  }
  for (const change of changes) {
    if (change.kind === 'move') add(change.from, change.to, change.share, change.waiting)
    if (change.kind === 'hub') for (const site of change.sites) add(site, hubList(change.at), change.share, 'go too')
  }
  return [...found].map(([list, to]) => ({ on, list, to, waiting: waiting.get(list)! }))
}

type Means = { readonly minutes: number; readonly beds: number | null }

/** Theatre time and beds of each site and hub once the option is there. */
export function meansAfter(
  units: readonly Pick<Unit, 'site' | 'theatreMinutesAWeek' | 'beds'>[],
  changes: readonly Change[],
): ReadonlyMap<string, Means> {
  const before = new Map(units.map((unit) => [unit.site, unit]))
  const after = new Map<string, Means>(
    units.map(({ site, theatreMinutesAWeek, beds }) => [site, { minutes: theatreMinutesAWeek, beds }]),
  )
  const add = (id: string, minutes: number, beds: number): void => {
    const { minutes: had, beds: hadBeds } = after.get(id) ?? { minutes: 0, beds: null }
    after.set(id, { minutes: had + minutes, beds: beds === 0 ? hadBeds : (hadBeds ?? 0) + beds })
  }
  const take = (from: string, to: string, share: number): void => {
    const { theatreMinutesAWeek, beds } = before.get(from)!
    const [minutes, moved] = [theatreMinutesAWeek * share, (beds ?? 0) * share]
    add(from, -minutes, -moved)
    add(to, minutes, moved)
  }
  for (const change of changes) {
    if (change.kind === 'move' && change.theatres === 'go too') take(change.from, change.to, change.share)
    if (change.kind !== 'hub') continue
    for (const site of change.sites) take(site, hubList(change.at), change.share)
    add(hubList(change.at), change.addedMinutesAWeek, change.addedBeds)
  }
  return after
}

function capacitiesOf(
  units: readonly Unit[],
  changes: readonly Change[],
  {
    on,
    settings,
    hubSites,
  }: { readonly on: Day; readonly settings: RunSettings; readonly hubSites: readonly string[] },
): SimulatedCapacity[] {
  const { startsOn, utilisation, nights } = settings
  const after = meansAfter(units, changes)
  const period = (from: Day, { minutes, beds }: Means): CapacityPeriod => ({
    from,
    theatreMinutesPerWeek: minutes * utilisation,
    // Where nobody stays a night, and where no beds are known, beds do not limit.
    ...(nights > 0 && beds !== null && { beds: Math.round(beds) }),
  })
  const none: Means = { minutes: 0, beds: null }
  const pools = changes.flatMap((change) => (change.kind === 'pool' ? [change.sites] : []))
  const pooled = new Set(pools.flat())
  return [
    ...units.map(({ site, theatreMinutesAWeek, beds }) => ({
      id: site,
      serves: [site],
      periods: [
        period(startsOn, { minutes: theatreMinutesAWeek, beds }),
        ...(changes.length > 0 ? [period(on, pooled.has(site) ? none : after.get(site)!)] : []),
      ],
    })),
    ...hubSites.map((site) => ({
      id: hubList(site),
      serves: [hubList(site)],
      periods: [period(startsOn, none), period(on, after.get(hubList(site))!)],
    })),
    ...pools.map((sites) => ({
      id: `pool of ${sites.join(', ')}`,
      serves: sites,
      periods: [
        period(startsOn, none),
        period(on, {
          minutes: sites.reduce((sum, site) => sum + after.get(site)!.minutes, 0),
          beds: sites.reduce<number | null>((sum, site) => addBeds(sum, after.get(site)!.beds), 0),
        }),
      ],
    })),
  ]
}

/** Beds that are not known at one site are not known of the pool. */
const addBeds = (sum: number | null, beds: number | null): number | null =>
  sum === null || beds === null ? null : sum + beds
