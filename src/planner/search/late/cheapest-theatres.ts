/**
 * The operations of one hospital and day into its theatres at the least cost: theatres opened, moves of surgeons between
 * them (S5, S6) and alterations of what was published (A6). Exact, by branch and bound over one case after the other; a
 * day that takes too many steps keeps the best that was found.
 */
import { mayUse } from '../operation.ts'
import { changeCost } from '../place.ts'
import type { State } from '../state.ts'

/** Steps of the branch and bound for one day: about half a millisecond. */
const MOST_STEPS = 5000

export type TheatreDay = {
  /** By case; meaningful only if `found`. */
  readonly theatre: Int32Array
  /** Whether this is cheaper than what is. */
  readonly found: boolean
  readonly steps: number
}

/** @param cases all patients of one hospital and day */
export function cheapestTheatres(s: State, cases: readonly number[]): TheatreDay {
  const { facts } = s
  const { weights, days, ways, minutes } = facts
  const day = s.day[cases[0]!]!
  const own = facts.theatresOf[ways.hospital[s.way[cases[0]!]!]!]!
  const surgeons = [...new Set(cases.map((i) => ways.surgeon[s.way[i]!]!))]
  const surgeonOf = (i: number) => surgeons.indexOf(ways.surgeon[s.way[i]!]!)
  const minutesOf = surgeons.map((_, u) => cases.reduce((sum, i) => sum + (surgeonOf(i) === u ? minutes[i]! : 0), 0))
  // A surgeon's cases one after the other, the longest surgeons and cases first: they have the least choice.
  const order = [...cases.keys()].sort((a, b) => {
    const x = surgeonOf(cases[a]!)
    const y = surgeonOf(cases[b]!)
    return minutesOf[y]! - minutesOf[x]! || x - y || minutes[cases[b]!]! - minutes[cases[a]!]! || a - b
  })
  const left = Int32Array.from(own, (theatre) => facts.theatreMinutes[theatre * days + day]!)
  const count = new Int32Array(own.length)
  const uses = new Int32Array(surgeons.length * own.length)
  const usedBy = new Int32Array(surgeons.length)
  const toCome = order.reduce((sum, k) => sum + minutes[cases[k]!]!, 0)
  const at = new Int32Array(cases.length)
  const best = new Int32Array(cases.length)
  let least = costNow()
  let found = false
  let steps = 0
  place(0, 0, toCome)
  return { theatre: best, found, steps }

  function costNow(): number {
    let cost = 0
    const opened = new Set(cases.map((i) => s.theatre[i]!))
    cost += weights.openTheatre * opened.size
    for (const u of surgeons.keys()) {
      const used = new Set(cases.filter((i) => surgeonOf(i) === u).map((i) => s.theatre[i]!))
      cost += weights.surgeonTransfer * (used.size - 1)
    }
    for (const i of cases) cost += alters(i, s.theatre[i]!)
    return cost
  }

  function alters(i: number, theatre: number): number {
    return changeCost(s, i, s.way[i]!, s.day[i]!, s.room[i]!, theatre)
  }

  /** What has to be opened yet, if operations could be cut at will. */
  function stillToOpen(remaining: number): number {
    let missing = remaining
    for (let t = 0; t < own.length; t++) if (count[t]! > 0) missing -= left[t]!
    let opens = 0
    let upTo = Number.POSITIVE_INFINITY
    while (missing > 0) {
      // The next largest of those shut: a day has few theatres, and few are looked at.
      let largest = 0
      let same = 0
      for (let t = 0; t < own.length; t++) {
        if (count[t]! > 0 || left[t]! >= upTo) continue
        if (left[t]! > largest) {
          largest = left[t]!
          same = 0
        }
        if (left[t] === largest) same++
      }
      if (largest === 0) return Number.POSITIVE_INFINITY
      const needed = Math.min(same, Math.ceil(missing / largest))
      opens += needed
      missing -= needed * largest
      upTo = largest
    }
    return opens * weights.openTheatre
  }

  function place(k: number, cost: number, remaining: number): void {
    if (k === order.length) {
      least = cost
      found = true
      best.set(at)
      return
    }
    if (cost + stillToOpen(remaining) >= least) return
    const which = order[k]!
    const i = cases[which]!
    const u = surgeonOf(i)
    for (let turn = 0; turn < 3; turn++) {
      for (let t = 0; t < own.length; t++) {
        // First where the surgeon is already, then where somebody is, then a theatre that is shut.
        const kind = uses[u * own.length + t]! > 0 ? 0 : count[t]! > 0 ? 1 : 2
        if (kind !== turn || left[t]! < minutes[i]!) continue
        if (facts.isLocked[i] === 1 ? own[t] !== s.theatre[i] : !mayUse(facts, i, own[t]!)) continue
        if (kind === 2 && !facts.published && !facts.locked && isTwin(t)) continue
        if (++steps > MOST_STEPS) return
        const transfer = kind !== 0 && usedBy[u]! > 0 ? weights.surgeonTransfer : 0
        const rise = transfer + (kind === 2 ? weights.openTheatre : 0) + alters(i, own[t]!)
        if (cost + rise >= least) continue
        if (uses[u * own.length + t]!++ === 0) usedBy[u]!++
        count[t]!++
        left[t]! -= minutes[i]!
        at[which] = own[t]!
        place(k + 1, cost + rise, remaining - minutes[i]!)
        left[t]! += minutes[i]!
        count[t]!--
        if (--uses[u * own.length + t]! === 0) usedBy[u]!--
      }
    }
  }

  /** Whether an earlier theatre is shut too, has the same minutes and is for the same patients: then it stands for this one. */
  function isTwin(t: number): boolean {
    for (let earlier = 0; earlier < t; earlier++) {
      const isForTheSame = facts.lentTo?.[own[earlier]!] === facts.lentTo?.[own[t]!]
      if (count[earlier] === 0 && left[earlier] === left[t] && isForTheSame) return true
    }
    return false
  }
}
