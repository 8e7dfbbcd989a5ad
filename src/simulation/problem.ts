/**
 * What a simulation is given: lists, what treats their people, and what will change.
 *
 * Everything is said by people who plan: rates are a week, days are days of the calendar, shares lie between 0 and 1. How
 * many wait today is a fact; everything after today is drawn by chance, by the seed.
 */
import type { Day } from '#nhs/day.ts'

export type SimulationProblem = {
  /** Waits are as of the evening of this day; the first day that is drawn is the next. */
  readonly startsOn: Day
  /** 1 to 36. The last day is the last of the month so many months after the month of `startsOn`. */
  readonly months: number
  /** Positions are told every seventh day, or on the last day of each month. */
  readonly report: 'week' | 'month'
  /** Most urgent first. One is enough. */
  readonly priorities: readonly SimulatedPriority[]
  readonly order: TreatmentOrder
  readonly lists: readonly SimulatedList[]
  readonly capacities: readonly SimulatedCapacity[]
  readonly redirections?: readonly Redirection[]
  readonly moves?: readonly MonthlyMoves[]
}

export type SimulatedPriority = {
  readonly id: string
  /** How long after the clock start its people should be treated; needed for the order "by target date". */
  readonly targetDays?: number
}

/** Who is treated next. Among equals it is always who has waited longest. */
export type TreatmentOrder = 'urgent first' | 'longest wait first' | 'by target date'

/** One service at one trust, or at one of its sites. */
export type SimulatedList = {
  readonly id: string
  readonly trust: string
  readonly service: string
  readonly waiting: readonly WaitingPeople[]
  readonly referrals: Referrals
  /** The share of those waiting who leave in a week without treatment: 0.002 is 1 in 500. Absent: nobody. */
  readonly removedAWeek?: number
  /** Theatre time of one treatment in minutes, turnover included. Needed where a capacity counts minutes. */
  readonly minutes?: number
  /** Nights in a bed after one treatment, on average; 0 for day cases. Needed where a capacity counts beds. */
  readonly nights?: number
}

export type WaitingPeople = {
  /** Absent: the least urgent. */
  readonly priority?: string
  readonly daysWaited: number
  readonly people: number
}

export type Referrals = {
  readonly perWeek: number
  /** How they divide among the priorities; absent: all are the least urgent. */
  readonly shares?: Readonly<Record<string, number>>
  /** 0.03 is 3% more each year, from month to month. */
  readonly growthAYear?: number
  /** Twelve factors from January on, around 1. */
  readonly byMonth?: readonly number[]
  /** How far the true rate may lie from the one given: a standard deviation as a share of it, drawn once a replication. */
  readonly uncertainty?: number
  /** How much one month differs from the next beyond chance, likewise, drawn each month. */
  readonly monthToMonth?: number
}

/** What treats: a theatre team, a ward, a clinic, or all of a site. It serves one list, or several that it pools. */
export type SimulatedCapacity = {
  readonly id: string
  /** Ids of lists. Who is next is asked of all of them together. */
  readonly serves: readonly string[]
  /** One after the other; each holds until the next begins. The first must begin by the first day. */
  readonly periods: readonly CapacityPeriod[]
  /** Twelve factors from January on, around 1, for treatments and minutes; beds stay. */
  readonly byMonth?: readonly number[]
  readonly uncertainty?: number
  readonly monthToMonth?: number
  /** Even: each day its part, rounded so that it comes right over the days. By chance: a Poisson number each day. */
  readonly spread?: 'even' | 'by chance'
  /** For how many days what was not used may be used later. 0, if absent: an empty slot is lost. */
  readonly keptDays?: number
  /** What part of the treatments each priority has first call on; what it leaves is anybody's. Absent: no such parts. */
  readonly shares?: Readonly<Record<string, number>>
}

/** Whatever is absent does not limit; at least one limit must be there. Nothing at all is `treatmentsPerWeek: 0`. */
export type CapacityPeriod = {
  readonly from: Day
  readonly treatmentsPerWeek?: number
  /** Sessions × minutes. */
  readonly theatreMinutesPerWeek?: number
  readonly beds?: number
}

/**
 * From a day on, referrals to a list go elsewhere: all of them when its service closes (shares that add up to 1), some
 * when one opens beside it. A later redirection of the same list takes the place of an earlier.
 */
export type Redirection = {
  readonly on: Day
  readonly list: string
  readonly to: readonly { readonly list: string; readonly share: number }[]
  /** Whether the same shares of those who wait on that day go too, with their clocks, or stay to be treated. */
  readonly waiting: 'go too' | 'stay'
}

/** So many patients a month go from one list to another with their clocks, longest waits first, while there are any. */
export type MonthlyMoves = {
  readonly from: string
  readonly to: string
  readonly perMonth: number
  /** Absent: from the first day, and to the last. */
  readonly firstDay?: Day
  readonly lastDay?: Day
  /** Only these; absent: any. */
  readonly priorities?: readonly string[]
}
