/** A problem made ready for drawing: ids become numbers, weeks become days, and whatever no chance touches is worked out. */
import { type Calendar, calendarOf, dayNumber } from './calendar.ts'
import { streamLabel } from './draws.ts'
import type { MonthlyMoves, Redirection, SimulatedCapacity, SimulatedList, SimulationProblem } from './problem.ts'
import { problemMistakes } from './problem-mistakes.ts'
import { type Scope, scopesOf } from './scopes.ts'

/** A queue is the people of one priority on one list. Its number: list × priorities + priority. */
export type Compiled = {
  readonly calendar: Calendar
  readonly priorities: number
  readonly lists: readonly CompiledList[]
  readonly capacities: readonly CompiledCapacity[]
  readonly redirections: readonly CompiledRedirection[]
  readonly moves: readonly CompiledMoves[]
  readonly scopes: readonly Scope[]
  /** Added to the day of a clock's start, it is who goes first: the least. */
  readonly headStart: readonly number[]
  readonly longestWaitToday: number
  readonly waitingToday: number
  /** About how many will be referred. */
  readonly expectedReferrals: number
}

export type CompiledList = {
  readonly waiting: readonly { readonly queue: number; readonly daysWaited: number; readonly people: number }[]
  /** Of each month, without chance: referrals a day. */
  readonly perDay: readonly number[]
  readonly shares: readonly number[]
  readonly uncertainty: number
  readonly monthToMonth: number
  readonly removedADay: number
  /** Of so many days: the chance to be removed within them. */
  readonly removedWithin: Float64Array
  readonly minutes: number
  readonly nights: number
  readonly labels: {
    readonly rate: number
    readonly month: number
    /** Of each priority. */
    readonly referrals: readonly number[]
    readonly removals: readonly number[]
    readonly elsewhere: readonly number[]
  }
}

export type CompiledCapacity = {
  readonly lists: readonly number[]
  /** The number of its first line: one for each of its lists, where its treatments of it are counted. */
  readonly firstLine: number
  readonly queues: readonly number[]
  readonly queuesOfPriority: readonly (readonly number[])[]
  /** The longest of its treatments. */
  readonly largestMinutes: number
  /** Of each day; Infinity where nothing limits. */
  readonly treatmentsADay: Float64Array
  readonly minutesADay: Float64Array
  readonly beds: Float64Array
  readonly spread: 'even' | 'by chance'
  readonly keptDays: number
  readonly shares: readonly number[] | undefined
  readonly uncertainty: number
  readonly monthToMonth: number
  /** So that two capacities do not round up on the same days. */
  readonly phase: number
  readonly labels: { readonly rate: number; readonly month: number; readonly slots: number; readonly nights: number }
}

export type CompiledRedirection = {
  readonly day: number
  readonly list: number
  readonly to: readonly { readonly list: number; readonly upTo: number }[]
  readonly takesWaiting: boolean
}

export type CompiledMoves = {
  readonly from: number
  readonly to: number
  readonly aDay: number
  readonly firstDay: number
  readonly lastDay: number
  readonly priorities: readonly number[]
}

const daysInAMonth = 365.25 / 12

/** Throws for a problem with mistakes: ask `problemMistakes` first. */
export function compile(problem: SimulationProblem): Compiled {
  const mistakes = problemMistakes(problem)
  if (mistakes.length > 0) throw new Error(`The problem cannot be simulated: ${mistakes.join('; ')}`)
  const calendar = calendarOf(problem)
  const listNumber = new Map(problem.lists.map(({ id }, n) => [id, n]))
  const priorityNumber = new Map(problem.priorities.map(({ id }, n) => [id, n]))
  const lists = problem.lists.map((list, n) => compileList(list, n, problem, calendar, priorityNumber))
  let lines = 0
  const capacities = problem.capacities.map((capacity) => {
    const first = lines
    lines += capacity.serves.length
    return compileCapacity(capacity, first, problem, calendar, listNumber)
  })
  const waiting = lists.flatMap((list) => list.waiting)
  return {
    calendar,
    priorities: problem.priorities.length,
    lists,
    capacities,
    redirections: (problem.redirections ?? [])
      .map((one) => compileRedirection(one, calendar, listNumber))
      .sort((a, b) => a.day - b.day),
    moves: (problem.moves ?? []).map((one) => compileMoves(one, calendar, listNumber, priorityNumber)),
    scopes: scopesOf(problem),
    headStart: problem.priorities.map(({ targetDays = 0 }, n) => {
      if (problem.order === 'longest wait first') return 0
      return problem.order === 'by target date' ? targetDays : n * furtherThanAnyWait
    }),
    longestWaitToday: waiting.reduce((longest, { daysWaited }) => Math.max(longest, daysWaited), 0),
    waitingToday: waiting.reduce((sum, { people }) => sum + people, 0),
    expectedReferrals: lists.reduce(
      (sum, { perDay }) => sum + calendar.monthOfDay.reduce((days, month) => days + perDay[month]!, 0),
      0,
    ),
  }
}

/** In days: no wait of one priority makes up for the next. */
const furtherThanAnyWait = 1_000_000

function compileList(
  list: SimulatedList,
  n: number,
  { priorities }: SimulationProblem,
  { lastDay, monthOfYear }: Calendar,
  priorityNumber: ReadonlyMap<string, number>,
): CompiledList {
  const { perWeek, shares, growthAYear = 0, byMonth, uncertainty = 0, monthToMonth = 0 } = list.referrals
  const leastUrgent = priorities.length - 1
  const removedADay = 1 - (1 - (list.removedAWeek ?? 0)) ** (1 / 7)
  const label = (what: string) => priorities.map(({ id }) => streamLabel(list.id, what, id))
  return {
    waiting: cohortsOf(list, n * priorities.length, (id) => (id === undefined ? leastUrgent : priorityNumber.get(id)!)),
    perDay: monthOfYear.map(
      (month, later) => (perWeek / 7) * (1 + growthAYear) ** (later / 12) * (byMonth ? byMonth[month]! : 1),
    ),
    shares: priorities.map(({ id }, order) => (shares ? (shares[id] ?? 0) : order === leastUrgent ? 1 : 0)),
    uncertainty,
    monthToMonth,
    removedADay,
    removedWithin: Float64Array.from({ length: lastDay + 1 }, (_, days) => 1 - (1 - removedADay) ** days),
    minutes: list.minutes ?? 0,
    nights: list.nights ?? 0,
    labels: {
      rate: streamLabel(list.id, 'referral rate'),
      month: streamLabel(list.id, 'referrals of a month'),
      referrals: label('referrals'),
      removals: label('removals'),
      elsewhere: label('referred elsewhere'),
    },
  }
}

/** People who wait alike are one cohort, however many rows name them: a cohort draws from one stream. */
function cohortsOf({ waiting }: SimulatedList, firstQueue: number, orderOf: (priority: string | undefined) => number) {
  const cohorts = new Map<string, { queue: number; daysWaited: number; people: number }>()
  for (const { priority, daysWaited, people } of waiting) {
    const queue = firstQueue + orderOf(priority)
    const key = `${queue} ${daysWaited}`
    const cohort = cohorts.get(key)
    if (cohort) cohort.people += people
    else cohorts.set(key, { queue, daysWaited, people })
  }
  return [...cohorts.values()]
}

function compileCapacity(
  capacity: SimulatedCapacity,
  firstLine: number,
  { lists: problemLists, priorities }: SimulationProblem,
  calendar: Calendar,
  listNumber: ReadonlyMap<string, number>,
): CompiledCapacity {
  const { lastDay, monthOfDay, monthOfYear } = calendar
  const lists = capacity.serves.map((id) => listNumber.get(id)!)
  const ofDay = (wanted: (period: SimulatedCapacity['periods'][number], month: number) => number) => {
    const values = new Float64Array(lastDay + 1)
    let at = 0
    for (let day = 1; day <= lastDay; day++) {
      while (at + 1 < capacity.periods.length && dayNumber(calendar, capacity.periods[at + 1]!.from) <= day) at++
      const factor = capacity.byMonth ? capacity.byMonth[monthOfYear[monthOfDay[day]!]!]! : 1
      values[day] = wanted(capacity.periods[at]!, factor)
    }
    return values
  }
  const aDay = (perWeek: number | undefined, factor: number) =>
    perWeek === undefined ? Number.POSITIVE_INFINITY : (perWeek / 7) * factor
  const { shares } = capacity
  const phase = (streamLabel(capacity.id) >>> 0) % 1009
  return {
    lists,
    firstLine,
    queues: lists.flatMap((list) => priorities.map((_, n) => list * priorities.length + n)),
    queuesOfPriority: priorities.map((_, n) => lists.map((list) => list * priorities.length + n)),
    largestMinutes: Math.max(0, ...lists.map((list) => problemLists[list]!.minutes ?? 0)),
    treatmentsADay: ofDay((period, factor) => aDay(period.treatmentsPerWeek, factor)),
    minutesADay: ofDay((period, factor) => aDay(period.theatreMinutesPerWeek, factor)),
    beds: ofDay((period) => period.beds ?? Number.POSITIVE_INFINITY),
    spread: capacity.spread ?? 'even',
    keptDays: capacity.keptDays ?? 0,
    shares: shares && priorities.map(({ id }) => shares[id] ?? 0),
    uncertainty: capacity.uncertainty ?? 0,
    monthToMonth: capacity.monthToMonth ?? 0,
    phase,
    labels: {
      rate: streamLabel(capacity.id, 'capacity rate'),
      month: streamLabel(capacity.id, 'capacity of a month'),
      slots: streamLabel(capacity.id, 'slots'),
      nights: streamLabel(capacity.id, 'nights'),
    },
  }
}

function compileRedirection(
  { on, list, to, waiting }: Redirection,
  calendar: Calendar,
  listNumber: ReadonlyMap<string, number>,
): CompiledRedirection {
  let upTo = 0
  return {
    day: Math.max(1, dayNumber(calendar, on)),
    list: listNumber.get(list)!,
    to: to.map((one) => {
      upTo += one.share
      return { list: listNumber.get(one.list)!, upTo }
    }),
    takesWaiting: waiting === 'go too',
  }
}

function compileMoves(
  { from, to, perMonth, firstDay, lastDay, priorities }: MonthlyMoves,
  calendar: Calendar,
  listNumber: ReadonlyMap<string, number>,
  priorityNumber: ReadonlyMap<string, number>,
): CompiledMoves {
  return {
    from: listNumber.get(from)!,
    to: listNumber.get(to)!,
    aDay: perMonth / daysInAMonth,
    firstDay: firstDay === undefined ? 1 : dayNumber(calendar, firstDay),
    lastDay: lastDay === undefined ? calendar.lastDay : dayNumber(calendar, lastDay),
    priorities: priorities ? priorities.map((id) => priorityNumber.get(id)!) : [...priorityNumber.values()],
  }
}
