/**
 * Ruin and recreate: a few patients leave together, and are placed again one by one, each where it costs least then. What
 * is packed tight moves only if several move at once.
 */
import { findBestPlace } from '../best-place.ts'
import { eject, placed, takeBack } from '../journal.ts'
import { keeps } from '../keep.ts'
import { mostRegained } from '../place.ts'
import { OUT, type State } from '../state.ts'

/** Patients who leave, at most, and how many days their days of admission span. */
const MOST_RUINED = 6
const WINDOW = 3
const MOST_WAITING = 2
/** One room in so many is overlooked when patients are placed again. */
const BLINK = 40

/** Some of those who come to one or two rooms within a few days leave; one or two who wait are tried with them. */
export function ruinRooms(s: State): boolean {
  if (s.placed < 2) return false
  const { facts, random, journal, homeless } = s
  const i = s.order[random.below(s.placed)]!
  const room = s.room[i]!
  const rooms = facts.roomsOf[facts.hospitalOfRoom[room]!]!
  const other = rooms[random.below(rooms.length)]!
  const from = s.day[i]! - random.below(WINDOW)
  const most = 2 + random.below(MOST_RUINED - 1)
  journal.count = 0
  let cost = eject(s, i)
  cost += ruinRoom(s, other, from, most)
  if (other !== room) cost += ruinRoom(s, room, from, most)
  let count = journal.count
  for (let k = 0; k < count; k++) homeless[k] = journal.who[k]!
  const waiting = s.inPlay - s.placed
  for (let k = random.below(MOST_WAITING + 1); k > 0; k--) {
    const w = s.order[s.placed + random.below(waiting)]!
    if (!isAmong(homeless, count, w)) homeless[count++] = w
  }
  return recreate(s, count, cost)
}

/** Three in four of those who may move and come to a room in the window leave, as long as that is not too many. */
function ruinRoom(s: State, room: number, from: number, most: number): number {
  const { facts, inBed, journal } = s
  let cost = 0
  for (let day = from < 0 ? 0 : from; day < from + WINDOW && day < facts.days; day++) {
    const at = room * facts.days + day
    for (let slot = inBed[at]! + inBed[facts.rooms * facts.days + at]! - 1; slot >= 0; slot--) {
      const j = s.lying[at * s.slots + slot]!
      if (j >= facts.patients || facts.isLocked[j] === 1 || s.day[j] !== day || (s.random.bits() & 3) === 0) continue
      if (journal.count === most) return cost
      cost += eject(s, j)
    }
  }
  return cost
}

function isAmong(list: Int32Array, count: number, wanted: number): boolean {
  for (let k = 0; k < count; k++) if (list[k] === wanted) return true
  return false
}

/** Places the homeless in a random order, those who must be treated before others; undoes all if it does not pay. */
function recreate(s: State, count: number, ruined: number): boolean {
  const { facts, random, homeless, bestPlace } = s
  let cost = ruined
  let regained = 0
  for (let k = 0; k < count; k++) {
    const x = k + random.below(count - k)
    const i = homeless[x]!
    homeless[x] = homeless[k]!
    homeless[k] = i
    regained += mostRegained(s, i)
  }
  for (let mandatory = 1; mandatory >= 0; mandatory--) {
    for (let k = 0; k < count; k++) {
      const i = homeless[k]!
      if (facts.mandatory[i] !== mandatory) continue
      // What is still to come can take back no more.
      if (cost - regained > s.limit && !s.fairness) {
        takeBack(s)
        return false
      }
      regained -= mostRegained(s, i)
      findBestPlace(s, i, s.outCost[i]!, BLINK)
      const { way, day, room, theatre } = bestPlace
      if (way !== OUT) cost += placed(s, i, way, day, room, theatre)
    }
  }
  if (keeps(s, cost)) return true
  takeBack(s)
  return false
}
