/**
 * The move that exchanges the days and theatres of two patients of one surgeon, and lets each lie where there is room:
 * in their own bed, the other's or any. A surgeon's days are full where waits are long, so one patient comes earlier only
 * if another comes later.
 */
import { bedIsFree, mayComeOn, pickRoom } from '../fit.ts'
import { noteGone, notePlaced } from '../journal.ts'
import { keeps } from '../keep.ts'
import { surgeonIsFree, theatreIsFree } from '../operation.ts'
import { mostRegained, place, unplace } from '../place.ts'
import type { State } from '../state.ts'
import { colleague, haveMinutes } from './same-surgeon.ts'

export function swapDays(s: State): boolean {
  if (s.placed < 2) return false
  const { ways } = s.facts
  const i = s.order[s.random.below(s.placed)]!
  const j = colleague(s, i)
  if (j < 0) return false
  const iDay = s.day[i]!
  const jDay = s.day[j]!
  const iWay = s.way[i]!
  const jWay = s.way[j]!
  const hospital = ways.hospital[iWay]!
  if (iDay === jDay || ways.hospital[jWay] !== hospital) return false
  if (!mayComeOn(s, iWay, jDay) || !mayComeOn(s, jWay, iDay)) return false
  const iTheatre = s.theatre[i]!
  const jTheatre = s.theatre[j]!
  if (!haveMinutes(s, i, iWay, jDay, j, jTheatre) || !haveMinutes(s, j, jWay, iDay, i, iTheatre)) return false

  const iRoom = s.room[i]!
  const jRoom = s.room[j]!
  let cost = unplace(s, i) + unplace(s, j)
  const iGoesTo = roomFor(s, i, jDay, iRoom, jRoom, hospital)
  if (iGoesTo >= 0 && isFree(s, i, iWay, jDay, jTheatre)) {
    cost += place(s, i, iWay, jDay, iGoesTo, jTheatre)
    if (cost - mostRegained(s, j) <= s.limit || s.fairness) {
      const jGoesTo = roomFor(s, j, iDay, jRoom, iRoom, hospital)
      if (jGoesTo >= 0 && isFree(s, j, jWay, iDay, iTheatre)) {
        cost += place(s, j, jWay, iDay, jGoesTo, iTheatre)
        if (keeps(s, cost)) {
          s.journal.count = 0
          noteGone(s, i, iWay, iDay, iRoom, iTheatre)
          noteGone(s, j, jWay, jDay, jRoom, jTheatre)
          notePlaced(s, i)
          notePlaced(s, j)
          return true
        }
        unplace(s, j)
      }
    }
    unplace(s, i)
  }
  place(s, j, jWay, jDay, jRoom, jTheatre)
  place(s, i, iWay, iDay, iRoom, iTheatre)
  return false
}

/** Colleagues may be with another surgeon now, who may be in another hospital that day. */
function isFree(s: State, i: number, way: number, day: number, theatre: number): boolean {
  return surgeonIsFree(s, i, way, day) && theatreIsFree(s, i, theatre, day)
}

/** Half the time the patient's own room, a quarter the other's, else any that has a bed; −1 if none. */
function roomFor(s: State, i: number, day: number, own: number, other: number, hospital: number): number {
  const draw = s.random.bits() & 3
  if (draw < 2 && bedIsFree(s, i, day, own)) return own
  const isFit = s.facts.roomFits[s.facts.roomFitsFrom[i]! + other] === 1
  if (draw === 2 && isFit && bedIsFree(s, i, day, other)) return other
  return pickRoom(s, i, day, hospital, -1)
}
