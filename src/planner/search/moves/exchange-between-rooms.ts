/**
 * The move that takes a patient to another room and lets the two rooms exchange whom they must: who is in the way in one
 * goes to the other, who is in the way there comes back, until nobody is (a Kempe chain, as in timetabling). Everybody
 * keeps their days. So rooms that are full, or of the other gender, change over just the days that it takes.
 */
import { keeps } from '../keep.ts'
import { changeCost } from '../place.ts'
import type { State } from '../state.ts'
import { addStay, endOfStay, highBits, lowBits, removeStay } from '../stay.ts'

/** People who change rooms in one move: longer chains seldom pay. */
const LONGEST = 6

export function exchangeBetweenRooms(s: State): boolean {
  if (s.placed < 2) return false
  const { facts, random, journal } = s
  const i = s.order[random.below(s.placed)]!
  const own = s.room[i]!
  const rooms = facts.roomsOf[facts.hospitalOfRoom[own]!]!
  const other = rooms[random.below(rooms.length)]!
  if (other === own || facts.roomFits[facts.roomFitsFrom[i]! + other] === 0) return false
  journal.count = 0
  let cost = sendAway(s, i)
  let settled = 0
  while (settled < journal.count) {
    const j = journal.who[settled]!
    const from = journal.room[settled]!
    const to = own + other - from
    cost += clearFor(s, j, to, from, settled)
    if (Number.isNaN(cost)) break
    cost += addStay(s, j, s.day[j]!, to) + alteration(s, j, to) - alteration(s, j, from)
    s.room[j] = to
    settled++
  }
  if (!Number.isNaN(cost) && keeps(s, cost)) return true
  for (let k = 0; k < settled; k++) removeStay(s, journal.who[k]!, s.day[journal.who[k]!]!, s.room[journal.who[k]!]!)
  for (let k = journal.count - 1; k >= 0; k--) {
    const j = journal.who[k]!
    s.room[j] = journal.room[k]!
    addStay(s, j, s.day[j]!, s.room[j])
  }
  return false
}

/** Takes j out of bed, to be settled in the other room. */
function sendAway(s: State, j: number): number {
  const { journal } = s
  const k = journal.count++
  journal.who[k] = j
  journal.room[k] = s.room[j]!
  return removeStay(s, j, s.day[j]!, s.room[j]!)
}

/** Sends away whoever keeps j from `room`; not a number if one of them may not go to the other or is there for good. */
function clearFor(s: State, j: number, room: number, other: number, settled: number): number {
  const { facts, inBed } = s
  const day = s.day[j]!
  const end = endOfStay(s, j, day)
  const gender = facts.gender[j]!
  const halfRooms = facts.rooms * facts.days
  const low = lowBits(day, end)
  const high = highBits(day, end)
  let cost = 0
  for (;;) {
    const shutLow = low & ~s.openLow[gender * facts.rooms + room]!
    const shutHigh = high & ~s.openHigh[gender * facts.rooms + room]!
    if ((shutLow | shutHigh) === 0) return cost
    const shut = shutLow !== 0 ? 31 - Math.clz32(shutLow & -shutLow) : 63 - Math.clz32(shutHigh & -shutHigh)
    const at = room * facts.days + shut
    const there = inBed[at]! + inBed[halfRooms + at]!
    // Of the other gender, everybody has to go; of the same, anybody.
    const looks = inBed[(1 - gender) * halfRooms + at]! > 0 ? 1 : there
    let leaves = -1
    let k = there < 2 ? 0 : s.random.below(there)
    for (let look = 0; look < looks && there > 0; look++) {
      const one = s.lying[at * s.slots + k]!
      if (mayGo(s, one, other, settled)) {
        leaves = one
        break
      }
      if (++k === there) k = 0
    }
    if (leaves < 0 || s.journal.count === LONGEST) return Number.NaN
    cost += sendAway(s, leaves)
  }
}

/** Whether somebody may be moved, fits there, and has not just come from there. */
function mayGo(s: State, i: number, room: number, settled: number): boolean {
  const { facts, journal } = s
  if (i >= facts.patients || facts.isLocked[i] === 1) return false
  if (facts.roomFits[facts.roomFitsFrom[i]! + room] === 0) return false
  for (let k = 0; k < settled; k++) if (journal.who[k] === i) return false
  return true
}

/** What lying there, all else as it is, alters of what was published (A6). */
function alteration(s: State, j: number, room: number): number {
  return s.facts.published ? changeCost(s, j, s.way[j]!, s.day[j]!, room, s.theatre[j]!) : 0
}
