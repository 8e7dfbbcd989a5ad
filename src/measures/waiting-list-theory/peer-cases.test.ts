/**
 * The published cases of an open-source package for the same theory, NHSRwaitinglist 0.1.2.9001 (MIT, NHS-R Community,
 * commit 0d85b69): its inputs and what it answered. Where it counts otherwise than we do, its way of counting is written
 * out here, on top of our functions, and nowhere else; `differences.test.ts` says what we answer and why.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Day, epochDay, fromEpochDay } from '#nhs/day.ts'
import { capacityNeeded, reliefCapacity } from './capacity-needed.ts'
import { evenSlots, firstComeFirstServed } from './first-come-first-served.ts'
import { gapStatistics, gapsBetween } from './gaps.ts'
import { isWaiting, type ListRow, listSizes } from './list-rows.ts'
import {
  factorForShare,
  load,
  pressure,
  shareWithin,
  targetCapacity,
  targetListSize,
  targetMeanWait,
} from './targets.ts'

/** Each case has those inputs that its function takes. */
type Input = {
  readonly [name in
    | 'demand'
    | 'capacity'
    | 'target_wait'
    | 'factor'
    | 'cv_demand'
    | 'cv_capacity'
    | 'queue_size'
    | 'target_queue_size'
    | 'time_to_target'
    | 'num_referrals'
    | 'mean_wait'
    | 'performance'
    | 'target_weeks'
    | 'referral_rate'
    | 'n_days'
    | 'daily_capacity']: number
} & {
  readonly referral: readonly Day[]
  readonly removal?: readonly (Day | null)[]
  readonly schedule: readonly Day[]
  readonly start_date: Day
  readonly end_date: Day
}

type Case = { readonly id: string; readonly fn: string; readonly input: Input; readonly expected: never }

const file = join(import.meta.dirname, '../../../../shared/data/peer-cases/waiting-list-theory.json')
const cases: readonly Case[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).cases : []

/** The cases of one of its functions that we answer otherwise, said in words; `ours` gives what its answer has. */
function otherwise(fn: string, ours: (input: Input, expected: never) => unknown): string[] {
  const some = cases.filter((one) => one.fn === fn)
  if (some.length === 0) return [`there are no cases of ${fn}`]
  return some.flatMap(({ id, input, expected }) => {
    const answer = ours(input, expected)
    return agrees(answer, expected) ? [] : [`${id}: ${JSON.stringify(answer)}, not ${JSON.stringify(expected)}`]
  })
}

/** To 1e-9 of a number, or 1e-9 where that is less than one; of records, those fields that the peer's has. */
function agrees(ours: unknown, theirs: unknown): boolean {
  if (typeof ours === 'number' && typeof theirs === 'number')
    return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(theirs))
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null) return ours === theirs
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length !== theirs.length) return false
  return Object.entries(theirs).every(([name, value]) => agrees((ours as Record<string, unknown>)[name], value))
}

describe.skipIf(cases.length === 0)('the planning arithmetic gives what the peer gives', () => {
  it('for the load', () => {
    expect(otherwise('calc_queue_load', ({ demand, capacity }) => load(demand, capacity))).toEqual([])
  })

  it('for the target mean wait', () => {
    const ours = ({ target_wait, factor }: Input) => targetMeanWait(target_wait, factor)
    expect(otherwise('calc_target_mean_wait', ours)).toEqual([])
  })

  it('for the target list size', () => {
    const ours = ({ demand, target_wait, factor }: Input) => targetListSize(demand, target_wait, factor)
    expect(otherwise('calc_target_queue_size', ours)).toEqual([])
  })

  it('for the target capacity', () => {
    const ours = ({ demand, target_wait, factor, cv_demand, cv_capacity }: Input) =>
      targetCapacity(demand, target_wait, { factor, cvDemand: cv_demand, cvCapacity: cv_capacity })
    expect(otherwise('calc_target_capacity', ours)).toEqual([])
  })

  it('for relief capacity, with its own caution about demand put in', () => {
    const ours = ({ demand, queue_size, target_queue_size, time_to_target, num_referrals, cv_demand }: Input) => {
      const cautious = peerCautiousDemand(demand, num_referrals, cv_demand)
      return reliefCapacity(cautious, queue_size, target_queue_size, time_to_target)
    }
    expect(otherwise('calc_relief_capacity', ours)).toEqual([])
  })

  it('for the pressure, both waits in one unit', () => {
    const ours = ({ mean_wait, target_wait }: Input) => pressure(mean_wait, target_wait)
    expect(otherwise('calc_waiting_list_pressure', ours)).toEqual([])
  })

  it('for exponential waits: the list size at which a share waits within 18 weeks', () => {
    const ours = ({ performance, target_weeks, referral_rate }: Input) => {
      const factor = factorForShare(performance)
      return { lambda: factor / target_weeks, list_size: targetListSize(referral_rate, target_weeks, factor) }
    }
    expect(otherwise('rtt_journey', ours)).toEqual([])
  })

  it('and back: the share within 18 weeks on a list of that size', () => {
    const wrong = cases
      .filter(({ fn }) => fn === 'rtt_journey')
      .filter(({ input: { target_weeks, referral_rate, performance }, expected }) => {
        const { list_size } = expected as { list_size: number }
        return !agrees(shareWithin(target_weeks, referral_rate, list_size), performance)
      })
    expect(wrong).toEqual([])
  })
})

describe.skipIf(cases.length === 0)('the statistics of rows give what the peer gives', () => {
  it('for the list at the end of each day', () => {
    const ours = (input: Input) => ({ queue_size: [...listSizes(rowsOf(input), windowOf(input))] })
    const answered = (input: Input) => ({ ...ours(input), dates_n: ours(input).queue_size.length })
    expect(otherwise('wl_queue_size', answered)).toEqual([])
  })

  it('for referrals, with the ends of the window as if somebody had come on them', () => {
    expect(otherwise('wl_referral_stats', peerReferrals)).toEqual([])
  })

  it('for removals, with its gaps since the list was last empty between the first referral and the last', () => {
    const ours = (input: Input) => peerRemovals(input, { from: input.referral[0]!, to: input.referral.at(-1)! })
    expect(otherwise('wl_removal_stats', ours)).toEqual([])
  })

  it('for all together, with mean waits in days against a target in weeks', () => {
    expect(otherwise('wl_stats', peerStatistics)).toEqual([])
  })

  it('for whom a slot goes to', () => {
    const ours = ({ referral, schedule }: Input) => ({ removal: firstComeFirstServed(referral, schedule) })
    expect(otherwise('wl_schedule', ours)).toEqual([])
  })

  it('for the days of slots, where no more than one falls on the first day', () => {
    const ours = (input: Input, { first, last }: { first: Day[]; last: Day[] }) => {
      const { start_date, n_days, daily_capacity } = input
      const days = daily_capacity <= 1 ? evenSlots(start_date, n_days, daily_capacity) : peerSlots(input)
      return { n: days.length, first: days.slice(0, first.length), last: days.slice(-last.length) }
    }
    expect(otherwise('sim_schedule', ours)).toEqual([])
  })
})

// Its ways of counting.

function rowsOf({ referral, removal }: Input): ListRow[] {
  return referral.map((referred, n) => ({ referred, removed: removal?.[n] ?? null }))
}

const windowOf = ({ start_date: from, end_date: to }: Input) => ({ from, to })

/** Grows with the square root of the unit of time, and is skipped where it would be infinite or less than nothing. */
function peerCautiousDemand(demand: number, referrals: number, cv: number): number {
  const part = referrals > 0 ? (2 * demand * cv) / Math.sqrt(referrals) : 0
  return part < 1 ? demand / (1 - part) : demand
}

function peerReferrals(input: Input) {
  const { from, to } = windowOf(input)
  const inWindow = input.referral.filter((day) => day >= from && day <= to)
  const gaps = gapsBetween([from, ...inWindow, to].map(epochDay))
  const { mean, cv } = gapStatistics(gaps)
  return { demand_weekly: 7 / mean!, demand_daily: 1 / mean!, demand_cov: cv, demand_count: gaps.length }
}

function peerRemovals(input: Input, window = windowOf(input)) {
  const first = epochDay(input.start_date)
  const empty = [...listSizes(rowsOf(input), window)].flatMap((size, n) =>
    size === 0 ? [epochDay(window.from) + n] : [],
  )
  const removals = rowsOf(input).flatMap(({ removed }) => (removed === null ? [] : [epochDay(removed)]))
  const events = [
    ...empty.map((day) => ({ day, isRemoval: false })),
    ...removals.map((day) => ({ day, isRemoval: true })),
  ].sort((a, b) => a.day - b.day || Number(a.isRemoval) - Number(b.isRemoval))
  const gaps = events.flatMap(({ day, isRemoval }, n) => (isRemoval ? [day - (events[n - 1]?.day ?? first)] : []))
  const { mean, cv } = gapStatistics(gaps)
  return {
    capacity_weekly: 7 / mean!,
    capacity_daily: 1 / mean!,
    capacity_cov: gaps.length === 1 ? 0 : cv,
    removal_count: gaps.length,
  }
}

function peerStatistics(input: Input) {
  const target = input.target_wait
  const { to } = windowOf(input)
  const referral = peerReferrals(input)
  const removal = peerRemovals(input)
  const demand = referral.demand_weekly
  const waits = rowsOf(input)
    .filter((row) => isWaiting(row, to))
    .map(({ referred }) => epochDay(to) - epochDay(referred))
  const meanWaitDays = waits.length === 0 ? 0 : waits.reduce((sum, days) => sum + days, 0) / waits.length
  const listTarget = targetListSize(demand, target)
  const irregularity = { cvDemand: referral.demand_cov!, cvCapacity: removal.capacity_cov! }
  const needed = capacityNeeded({ demand, listSize: waits.length, targetWait: target, ...irregularity })
  return {
    mean_demand: demand,
    mean_capacity: removal.capacity_weekly,
    load: load(demand, removal.capacity_weekly),
    load_too_big: load(demand, removal.capacity_weekly) >= 1,
    count_demand: referral.demand_count,
    queue_size: waits.length,
    target_queue_size: listTarget,
    queue_too_big: waits.length > 2 * listTarget,
    mean_wait: meanWaitDays,
    cv_arrival: referral.demand_cov,
    cv_removal: removal.capacity_cov,
    target_capacity: needed.kind === 'target' ? needed.capacity : null,
    relief_capacity: needed.kind === 'relief' ? needed.capacity : null,
    pressure: pressure(meanWaitDays, target),
  }
}

function peerSlots({ n_days, start_date, daily_capacity }: Input): Day[] {
  const days: Day[] = []
  for (let k = 0; k / daily_capacity <= n_days - 1 + 1e-9; k++)
    days.push(fromEpochDay(epochDay(start_date) + Math.ceil(k / daily_capacity - 1e-9)))
  return days
}
