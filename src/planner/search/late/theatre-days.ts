/**
 * Puts right which theatres are used, day by day, when days and rooms are settled: in the search a theatre-day with its
 * cases moves only one by one, and at the end that no longer pays.
 */

import { keeps } from '../keep.ts'
import { addOperation, removeOperation } from '../operation.ts'
import { changeCost } from '../place.ts'
import type { State } from '../state.ts'
import { cheapestTheatres } from './cheapest-theatres.ts'

/** Every day of every hospital in turn. Answers the steps of branch and bound made. */
export function settleTheatreDays(s: State, share: (made: number) => number): number {
  const cases = casesByDay(s)
  let made = 0
  for (const ofDay of cases) {
    if (share(made) >= 1) break
    if (ofDay.length > 0) made += settle(s, ofDay)
  }
  return made
}

/** hospital × day: who is operated on there then. */
function casesByDay(s: State): number[][] {
  const { days, hospitals, ways } = s.facts
  const cases: number[][] = Array.from({ length: hospitals * days }, () => [])
  for (let i = 0; i < s.facts.patients; i++) {
    if (s.day[i]! >= 0) cases[ways.hospital[s.way[i]!]! * days + s.day[i]!]!.push(i)
  }
  return cases
}

function settle(s: State, cases: readonly number[]): number {
  const theatres = cheapestTheatres(s, cases)
  if (theatres.found) moveTo(s, cases, theatres.theatre)
  return theatres.steps
}

function moveTo(s: State, cases: readonly number[], theatre: Int32Array): void {
  const before = Int32Array.from(cases, (i) => s.theatre[i]!)
  const cost = exchange(s, cases, before, theatre)
  if (!keeps(s, cost)) exchange(s, cases, theatre, before)
}

function exchange(s: State, cases: readonly number[], from: Int32Array, to: Int32Array): number {
  const day = s.day[cases[0]!]!
  let cost = 0
  cases.forEach((i, k) => {
    cost += removeOperation(s, i, s.way[i]!, day, from[k]!) - changeCost(s, i, s.way[i]!, day, s.room[i]!, from[k]!)
  })
  cases.forEach((i, k) => {
    s.theatre[i] = to[k]!
    cost += addOperation(s, i, s.way[i]!, day, to[k]!) + changeCost(s, i, s.way[i]!, day, s.room[i]!, to[k]!)
  })
  return cost
}
