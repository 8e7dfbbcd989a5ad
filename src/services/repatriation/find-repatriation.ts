/**
 * What could return: operations of residents that others do, times the share that could be done here, times the share of
 * those that would come, against the minimum for a unit and a surgeon, theatre sessions, staff and income. Pure.
 */
import type { SharedCount } from '../catalogue/catalogue.ts'
import type { Assumptions } from './assumptions.ts'

/** A planned theatre session is four hours, and a theatre works 48 weeks a year (the definition of elective hubs, GIRFT). */
const SESSION_MINUTES = 240
const WEEKS_A_YEAR = 48

/** From the fewest to the most that it could be, for counts from 1 to 7 are not told. */
export type Range = { readonly low: number; readonly high: number }

export type Flow = {
  readonly provider: string
  /** The trust whose residents they are: those to whom it is nearest. */
  readonly nearest: string
  readonly cases: SharedCount
}

export type Repatriation = {
  readonly byProvider: readonly (Omit<Flow, 'cases'> & { readonly elsewhere: Range; readonly returning: Range })[]
  readonly elsewhere: Range
  readonly returning: Range
  /** With those done at the site already. */
  readonly volume: Range
  readonly unitMinimum: number | null
  /** Whether the minimum would be met; null when it depends on what is not told, or none is kept. */
  readonly meetsMinimum: boolean | null
  /** How many surgeons would each reach theirs; null when none is kept. */
  readonly surgeons: Range | null
  /** Of the returning operations alone. */
  readonly sessionsAWeek: Range
  readonly incomePounds: Range
  readonly costPounds: Range
  readonly netPounds: Range
  /** The share of operations elsewhere that must come to meet the minimum; null when it is met now or cannot be met. */
  readonly breakEvenShare: number | null
}

export type RepatriationFacts = {
  readonly flows: readonly Flow[]
  /** Done at the site already, in twelve months. */
  readonly casesNow: SharedCount
  readonly unitMinimum?: number
  readonly surgeonMinimum?: number
}

export function findRepatriation(facts: RepatriationFacts, assumed: Assumptions): Repatriation {
  const share = assumed.suitable * assumed.returning
  const byProvider = facts.flows.map(({ provider, nearest, cases }) => {
    const elsewhere = rangeOf(cases)
    return { provider, nearest, elsewhere, returning: times(elsewhere, share) }
  })
  const elsewhere = total(byProvider.map((flow) => flow.elsewhere))
  const returning = times(elsewhere, share)
  const now = rangeOf(facts.casesNow)
  const volume = plus(now, returning)
  const minimum = facts.unitMinimum
  const net = assumed.incomePounds - assumed.costPounds
  return {
    byProvider,
    elsewhere,
    returning,
    volume,
    unitMinimum: minimum ?? null,
    meetsMinimum: minimum === undefined ? null : volume.low >= minimum ? true : volume.high < minimum ? false : null,
    surgeons: facts.surgeonMinimum
      ? { low: Math.floor(volume.low / facts.surgeonMinimum), high: Math.floor(volume.high / facts.surgeonMinimum) }
      : null,
    sessionsAWeek: times(returning, assumed.minutes / SESSION_MINUTES / WEEKS_A_YEAR),
    incomePounds: times(returning, assumed.incomePounds),
    costPounds: times(returning, assumed.costPounds),
    netPounds: net >= 0 ? times(returning, net) : { low: returning.high * net, high: returning.low * net },
    breakEvenShare: minimum === undefined ? null : breakEven(minimum, now, elsewhere),
  }
}

/** By the cautious ends: as few now, and as few elsewhere, as there could be. */
function breakEven(minimum: number, now: Range, elsewhere: Range): number | null {
  if (now.low >= minimum || elsewhere.low === 0) return null
  const share = (minimum - now.low) / elsewhere.low
  return share > 1 ? null : share
}

export type Tried = {
  readonly what: keyof Assumptions
  readonly from: number
  readonly to: number
  readonly found: Repatriation
  /** Whether the answer to the minimum, or the sign of the money, is another one. */
  readonly flips: boolean
}

/** Each assumption a quarter lower and a quarter higher, the others as they are: what the answer hangs on. */
export function sensitivity(facts: RepatriationFacts, assumed: Assumptions): readonly Tried[] {
  const usual = findRepatriation(facts, assumed)
  return (Object.keys(assumed) as (keyof Assumptions)[]).flatMap((what) =>
    [0.75, 1.25].map((by) => {
      const most = what === 'suitable' || what === 'returning' ? 1 : Number.POSITIVE_INFINITY
      const to = Math.min(most, assumed[what] * by)
      const found = findRepatriation(facts, { ...assumed, [what]: to })
      const flips =
        found.meetsMinimum !== usual.meetsMinimum || Math.sign(found.netPounds.low) !== Math.sign(usual.netPounds.low)
      return { what, from: assumed[what], to, found, flips }
    }),
  )
}

const rangeOf = (count: SharedCount): Range => (count === null ? { low: 1, high: 7 } : { low: count, high: count })
const times = ({ low, high }: Range, by: number): Range => ({ low: low * by, high: high * by })
const plus = (a: Range, b: Range): Range => ({ low: a.low + b.low, high: a.high + b.high })
const total = (ranges: readonly Range[]): Range => ranges.reduce(plus, { low: 0, high: 0 })
