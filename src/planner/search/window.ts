/**
 * Searching a long list in windows of days: each thread changes the days of its own window and nothing else, so that what
 * several threads find adds up to one plan.
 *
 * Whatever is scarce (a surgeon's, theatre's or nurse's day, a bed's night) is of one day, so windows share none of it. A
 * patient whose whole stay is in a window may be moved within it. Who waits is tried in one window at a time. Who lies
 * across a border stays where they are, until the borders are elsewhere.
 */
import type { Position } from '../report-shape.ts'
import type { Decisions } from './decisions.ts'
import type { Facts } from './facts.ts'
import { positionsIn } from './keep.ts'
import { swapOrder, swapUrgent } from './place.ts'
import { OUT, type State } from './state.ts'
import { highBits, lowBits } from './stay.ts'

/** The days `from` to `to` − 1. */
export type Window = { readonly from: number; readonly to: number }

export type Turn = {
  /** Of all days, in order. */
  readonly windows: readonly Window[]
  /** Decides in which of several windows somebody who waits is tried. */
  readonly number: number
}

/** By patient: the window in which they may be moved, −1 if in none. */
export function windowOfEach(facts: Facts, { day }: Pick<Decisions, 'day'>, { windows, number }: Turn): Int8Array {
  return Int8Array.from({ length: facts.patients }, (_, i) => {
    if (facts.isLocked[i] === 1) return -1
    const from = day[i]!
    if (from !== OUT) {
      const to = Math.min(facts.days, from + facts.nights[i]!)
      return windows.findIndex((window) => window.from <= from && to <= window.to)
    }
    for (let k = 0; k < windows.length; k++) {
      const w = (i + number + k) % windows.length
      if (mayComeWithin(facts, i, windows[w]!)) return w
    }
    return -1
  })
}

function mayComeWithin({ ways }: Facts, i: number, { from, to }: Window): boolean {
  const low = lowBits(from, to)
  const high = highBits(from, to)
  for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
    const list = ways.dayList[way]!
    if ((ways.daysLow[list]! & low) !== 0 || (ways.daysHigh[list]! & high) !== 0) return true
  }
  return false
}

/** Keeps to the thread's own window of a turn, from the plan that the state holds. */
export function takeTurn(s: State, turn: Turn & { readonly own: number }): void {
  const windowOf = windowOfEach(s.facts, s, turn)
  keepToWindow(s, turn.windows[turn.own]!, (i) => windowOf[i] === turn.own)
}

/**
 * What each trust may come to in one window, if the windows together shall leave it what it was promised. A trust that has
 * fewer mandatory patients out than alone keeps them in, and then may pay whatever it costs.
 */
export function shareOfPromise(s: State, alone: readonly Position[], { windows }: Turn): Position[] {
  return positionsIn(s).map(({ mandatoryUntreated, cost }, trust) => {
    const promised = alone[trust]!
    if (mandatoryUntreated < promised.mandatoryUntreated) return { mandatoryUntreated, cost: Number.POSITIVE_INFINITY }
    const toSpare = promised.cost - cost
    if (mandatoryUntreated > promised.mandatoryUntreated || toSpare <= 0) return promised
    return { mandatoryUntreated, cost: cost + toSpare / windows.length }
  })
}

/** Lets only the window's own patients, days and shifts be changed from now on. */
export function keepToWindow(s: State, { from, to }: Window, isOwn: (i: number) => boolean): void {
  const { facts } = s
  const { ways } = facts
  const low = lowBits(from, to)
  const high = highBits(from, to)
  for (let hospital = 0; hospital < facts.hospitals; hospital++) {
    s.nursedLow[hospital]! &= low
    s.nursedHigh[hospital]! &= high
  }
  for (let at = 0; at < s.openLow.length; at++) {
    s.openLow[at]! &= low
    s.openHigh[at]! &= high
  }
  ways.dayLists.forEach((days, list) => {
    let first = 0
    while (first < days.length && days[first]! < from) first++
    let last = first
    while (last < days.length && days[last]! < to) last++
    // Where there is none, all may be drawn: nobody has a bed there.
    if (first === last) return
    s.firstDay[list] = first
    s.dayCount[list] = last - first
  })
  s.firstShift = from * facts.shiftsADay
  s.shiftCount = (to - from) * facts.shiftsADay
  for (let i = 0; i < facts.patients; i++) {
    if (isOwn(i) || facts.isLocked[i] === 1) continue
    s.isFixed[i] = 1
    if (s.orderPlace[i]! < s.placed) swapOrder(s, s.orderPlace[i]!, --s.placed)
    if (s.orderPlace[i]! < s.inPlay) swapOrder(s, s.orderPlace[i]!, --s.inPlay)
    if (facts.mandatory[i] === 1 && s.urgentPlace[i]! < s.urgent) swapUrgent(s, i, --s.urgent)
  }
}

/** One plan of what was decided in each window, and of what was decided before for all else. */
export function joinWindows(
  facts: Facts,
  before: Decisions,
  turn: Turn,
  parts: readonly (Decisions | undefined)[],
): Decisions {
  const windowOf = windowOfEach(facts, before, turn)
  const joined: Decisions = structuredClone(before)
  for (let i = 0; i < facts.patients; i++) {
    const part = parts[windowOf[i]!]
    if (!part) continue
    joined.day[i] = part.day[i]!
    joined.room[i] = part.room[i]!
    joined.theatre[i] = part.theatre[i]!
    joined.way[i] = part.way[i]!
  }
  turn.windows.forEach(({ from, to }, w) => {
    const part = parts[w]
    if (!part) return
    for (const what of ['nurse', 'posting'] as const) {
      for (let row = 0; row < part[what].length; row += facts.shifts) {
        const first = row + from * facts.shiftsADay
        joined[what].set(part[what].subarray(first, row + to * facts.shiftsADay), first)
      }
    }
  })
  return joined
}
