/** What an option would change, and from when. Pure: an option is data, and its effect is computed from it. */
import { addDays, type Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'

/** Shares lie above 0 and up to 1: of the people who join the site's list, and of its theatre time where that goes too. */
export type Change =
  | {
      readonly kind: 'move'
      readonly from: string
      readonly to: string
      readonly share: number
      readonly waiting: Stays
      readonly theatres: Stays
    }
  /** The sites' theatres treat from one list: whoever is next of all of them. */
  | { readonly kind: 'pool'; readonly sites: readonly string[] }
  /** A share of each site's people and theatre time goes to a hub, which may have more time and beds of its own. */
  | {
      readonly kind: 'hub'
      readonly at: string
      readonly sites: readonly string[]
      readonly share: number
      readonly addedMinutesAWeek: number
      readonly addedBeds: number
    }

export type Stays = 'go too' | 'stay'

export type OptionPlan = {
  readonly from: Day
  /** None: leave it as it is. */
  readonly changes: readonly Change[]
  readonly oneOffPounds: number
  readonly runningPoundsAYear: number
  /** Where these figures come from. */
  readonly source: string
}

/** A site where the service is, as the case sees it. */
export type CaseSite = { readonly trust: TrustCode; readonly site: string }

/** Where people of each site's list go: shares that add up to 1, those who stay among them. */
export type Destinations = ReadonlyMap<string, ReadonlyMap<string, number>>

const tolerance = 1e-9

/** What is wrong with an option, in sentences. An empty list: nothing. */
export function optionMistakes({ changes }: Pick<OptionPlan, 'changes'>, sites: readonly string[]): string[] {
  const unknown = [...new Set(changes.flatMap(sitesNamed))].filter((site) => !sites.includes(site))
  const leaving = new Map<string, number>()
  for (const { site, share } of changes.flatMap(departures)) leaving.set(site, (leaving.get(site) ?? 0) + share)
  const pooled = changes.flatMap((change) => (change.kind === 'pool' ? change.sites : []))
  return [
    ...unknown.map((site) => `The service is not at ${site}`),
    ...changes.flatMap((change) =>
      change.kind === 'move' && change.from === change.to ? [`${change.from} cannot be moved to itself`] : [],
    ),
    ...changes.flatMap((change) =>
      change.kind === 'pool' && new Set(change.sites).size < 2 ? ['A pool needs two sites or more'] : [],
    ),
    ...(new Set(pooled).size < pooled.length ? ['A site can be in one pool only'] : []),
    ...[...leaving].filter(([, share]) => share > 1 + tolerance).map(([site]) => `More than all of ${site} would move`),
  ]
}

const sitesNamed = (change: Change): readonly string[] =>
  change.kind === 'move'
    ? [change.from, change.to]
    : change.kind === 'pool'
      ? change.sites
      : [change.at, ...change.sites]

const departures = (change: Change): readonly { readonly site: string; readonly share: number }[] =>
  change.kind === 'move'
    ? [{ site: change.from, share: change.share }]
    : change.kind === 'hub'
      ? change.sites.map((site) => ({ site, share: change.share }))
      : []

/**
 * Where operations are done, by the site on whose list people are now. People of a pool are treated wherever there is
 * time, so in proportion to the theatre time of its sites.
 *
 * @param minutesAWeek theatre time of each site today
 */
export function destinations(
  changes: readonly Change[],
  sites: readonly string[],
  minutesAWeek: ReadonlyMap<string, number>,
): Destinations {
  const found = new Map(sites.map((site) => [site, new Map([[site, 1]])]))
  const add = (from: string, to: string, share: number): void => {
    const of = found.get(from)!
    of.set(from, of.get(from)! - share)
    of.set(to, (of.get(to) ?? 0) + share)
  }
  for (const change of changes) {
    if (change.kind === 'move') add(change.from, change.to, change.share)
    if (change.kind === 'hub') for (const site of change.sites) add(site, change.at, change.share)
  }
  for (const change of changes) {
    if (change.kind !== 'pool') continue
    const whole = change.sites.reduce((sum, site) => sum + (minutesAWeek.get(site) ?? 0), 0)
    for (const of of found.values()) {
      const inPool = change.sites.reduce((sum, site) => sum + (of.get(site) ?? 0), 0)
      if (inPool === 0) continue
      for (const site of change.sites) {
        const part = whole === 0 ? 1 / change.sites.length : (minutesAWeek.get(site) ?? 0) / whole
        of.set(site, inPool * part)
      }
    }
  }
  return new Map(
    [...found].map(([site, of]) => [site, new Map([...of].filter(([, share]) => share > tolerance))] as const),
  )
}

/** The first day on which an option can change anything in a run that begins on the evening of a day. */
export const firstDayOf = ({ from }: Pick<OptionPlan, 'from'>, startsOn: Day): Day =>
  from > startsOn ? from : addDays(startsOn, 1)
