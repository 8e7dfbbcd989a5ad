/** What is wrong with a problem, in sentences that say where, which value and why. An empty list: nothing. */
import { isDay } from '#nhs/day.ts'
import { calendarOf, dayNumber } from './calendar.ts'
import type { SimulatedCapacity, SimulatedList, SimulationProblem } from './problem.ts'

export function problemMistakes(problem: SimulationProblem): string[] {
  if (!isDay(problem.startsOn)) return [`startsOn is "${problem.startsOn}", and must be a day such as 2026-03-31`]
  if (!(Number.isInteger(problem.months) && problem.months >= 1 && problem.months <= 36))
    return [`months is ${problem.months}, and must be a whole number from 1 to 36`]
  const lists = new Map(problem.lists.map((list) => [list.id, list]))
  const priorities = new Set(problem.priorities.map(({ id }) => id))
  return [
    ...unlike('lists', problem.lists),
    ...unlike('priorities', problem.priorities),
    ...unlike('capacities', problem.capacities),
    ...(problem.priorities.length === 0 ? ['priorities is empty: there must be one at least'] : []),
    ...(problem.order === 'by target date'
      ? problem.priorities.flatMap(({ id, targetDays }) =>
          targetDays === undefined
            ? [`priorities: "${id}" has no targetDays, which the order by target date needs`]
            : [],
        )
      : []),
    ...problem.lists.flatMap((list) => listMistakes(list, priorities)),
    ...problem.capacities.flatMap((capacity) => capacityMistakes(capacity, lists, priorities, problem)),
    ...(problem.redirections ?? []).flatMap(({ on, list, to }, n) => [
      ...dayMistakes(`redirections[${n}].on`, on),
      ...[list, ...to.map((one) => one.list)]
        .filter((id) => !lists.has(id))
        .map((id) => `redirections[${n}]: there is no list "${id}"`),
      ...to.flatMap((one) => shareMistakes(`redirections[${n}], to "${one.list}"`, one.share)),
      ...(to.some((one) => one.list === list) ? [`redirections[${n}]: "${list}" cannot be sent to itself`] : []),
      ...(to.reduce((sum, one) => sum + one.share, 0) > 1 + tolerance
        ? [`redirections[${n}]: the shares add up to more than 1`]
        : []),
    ]),
    ...(problem.moves ?? []).flatMap((move, n) => [
      ...[move.from, move.to].filter((id) => !lists.has(id)).map((id) => `moves[${n}]: there is no list "${id}"`),
      ...(move.from === move.to ? [`moves[${n}]: from and to are both "${move.from}"`] : []),
      ...atLeast(`moves[${n}].perMonth`, move.perMonth),
      ...dayMistakes(`moves[${n}].firstDay`, move.firstDay),
      ...dayMistakes(`moves[${n}].lastDay`, move.lastDay),
      ...(move.priorities ?? [])
        .filter((id) => !priorities.has(id))
        .map((id) => `moves[${n}]: there is no priority "${id}"`),
    ]),
  ]
}

const tolerance = 1e-9

function listMistakes(list: SimulatedList, priorities: ReadonlySet<string>): string[] {
  const at = `lists, "${list.id}"`
  const { perWeek, shares, growthAYear = 0, byMonth, uncertainty, monthToMonth } = list.referrals
  return [
    ...list.waiting.flatMap(({ priority, daysWaited, people }, n) => [
      ...(priority === undefined || priorities.has(priority)
        ? []
        : [`${at}, waiting[${n}]: there is no priority "${priority}"`]),
      ...wholeNumber(`${at}, waiting[${n}].daysWaited`, daysWaited),
      ...wholeNumber(`${at}, waiting[${n}].people`, people),
    ]),
    ...atLeast(`${at}, referrals.perWeek`, perWeek),
    ...(growthAYear > -1 ? [] : [`${at}, referrals.growthAYear is ${growthAYear}, and must be more than -1`]),
    ...rateMistakes(`${at}, referrals`, { byMonth, uncertainty, monthToMonth }),
    ...sharesMistakes(`${at}, referrals.shares`, shares, priorities),
    ...shareMistakes(`${at}, removedAWeek`, list.removedAWeek ?? 0),
    ...(list.minutes === undefined || list.minutes > 0
      ? []
      : [`${at}, minutes is ${list.minutes}, and must be more than 0`]),
    ...atLeast(`${at}, nights`, list.nights ?? 0),
  ]
}

function capacityMistakes(
  capacity: SimulatedCapacity,
  lists: ReadonlyMap<string, SimulatedList>,
  priorities: ReadonlySet<string>,
  problem: SimulationProblem,
): string[] {
  const at = `capacities, "${capacity.id}"`
  const { periods, serves } = capacity
  const needs = (limit: 'theatreMinutesPerWeek' | 'beds', wanted: 'minutes' | 'nights') =>
    periods.some((period) => period[limit] !== undefined)
      ? serves
          .filter((id) => lists.has(id) && lists.get(id)![wanted] === undefined)
          .map((id) => `${at} counts ${limit}, so the list "${id}" needs ${wanted}`)
      : []
  const days = periods.map(({ from }) => (isDay(from) ? dayNumber(calendarOf(problem), from) : 0))
  return [
    ...serves.filter((id) => !lists.has(id)).map((id) => `${at}: there is no list "${id}"`),
    ...(new Set(serves).size < serves.length ? [`${at} serves a list twice`] : []),
    ...(periods.length === 0 ? [`${at} has no periods`] : []),
    ...periods.flatMap(({ from, ...limits }, n) => [
      ...dayMistakes(`${at}, periods[${n}].from`, from),
      ...(Object.values(limits).every((limit) => limit === undefined)
        ? [`${at}, periods[${n}] has no limit: for nothing at all, say treatmentsPerWeek 0`]
        : Object.entries(limits).flatMap(([name, limit]) => atLeast(`${at}, periods[${n}].${name}`, limit ?? 0))),
    ]),
    ...(days.some((day, n) => n > 0 && day <= days[n - 1]!)
      ? [`${at}: each period must begin after the one before`]
      : []),
    ...(days.length > 0 && days[0]! > 1 ? [`${at}: the first period begins after the first day`] : []),
    ...needs('theatreMinutesPerWeek', 'minutes'),
    ...needs('beds', 'nights'),
    ...rateMistakes(at, capacity),
    ...wholeNumber(`${at}, keptDays`, capacity.keptDays ?? 0),
    ...sharesMistakes(`${at}, shares`, capacity.shares, priorities),
    ...(capacity.shares && periods.some(({ treatmentsPerWeek }) => treatmentsPerWeek === undefined)
      ? [`${at}: shares are of treatments, so each period needs treatmentsPerWeek`]
      : []),
  ]
}

function rateMistakes(
  at: string,
  {
    byMonth,
    uncertainty = 0,
    monthToMonth = 0,
  }: {
    readonly byMonth?: readonly number[] | undefined
    readonly uncertainty?: number | undefined
    readonly monthToMonth?: number | undefined
  },
): string[] {
  return [
    ...(byMonth === undefined || byMonth.length === 12 ? [] : [`${at}, byMonth has ${byMonth.length} factors, not 12`]),
    ...(byMonth ?? []).flatMap((factor, n) => atLeast(`${at}, byMonth[${n}]`, factor)),
    ...atLeast(`${at}, uncertainty`, uncertainty),
    ...atLeast(`${at}, monthToMonth`, monthToMonth),
  ]
}

function sharesMistakes(
  at: string,
  shares: Readonly<Record<string, number>> | undefined,
  priorities: ReadonlySet<string>,
): string[] {
  if (shares === undefined) return []
  const sum = Object.values(shares).reduce((total, share) => total + share, 0)
  return [
    ...Object.keys(shares)
      .filter((id) => !priorities.has(id))
      .map((id) => `${at}: there is no priority "${id}"`),
    ...Object.entries(shares).flatMap(([id, share]) => shareMistakes(`${at}.${id}`, share)),
    ...(Math.abs(sum - 1) < tolerance ? [] : [`${at} add up to ${sum}, not 1`]),
  ]
}

function unlike(at: string, items: readonly { readonly id: string }[]): string[] {
  const seen = new Set<string>()
  return items.flatMap(({ id }) => {
    if (seen.has(id)) return [`${at}: "${id}" is there twice`]
    seen.add(id)
    return []
  })
}

const atLeast = (at: string, value: number): string[] =>
  value >= 0 && value < Number.POSITIVE_INFINITY ? [] : [`${at} is ${value}, and must be 0 or more`]

const wholeNumber = (at: string, value: number): string[] =>
  Number.isInteger(value) && value >= 0 ? [] : [`${at} is ${value}, and must be a whole number, 0 or more`]

const shareMistakes = (at: string, value: number): string[] =>
  value >= 0 && value <= 1 ? [] : [`${at} is ${value}, and must lie between 0 and 1`]

const dayMistakes = (at: string, day: string | undefined): string[] =>
  day === undefined || isDay(day) ? [] : [`${at} is "${day}", and must be a day such as 2026-04-01`]
