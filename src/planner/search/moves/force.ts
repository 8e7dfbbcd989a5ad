/**
 * The move that finds room for a patient who has none: into some bed on some day, with everyone who is in the way (of
 * the other gender, one too many, or in the surgeon's time) sent to be placed again. Undone whole if it does not pay.
 */
import { pickDay, pickRoom, pickWay } from '../fit.ts'
import { keeps } from '../keep.ts'
import { pickTheatre, surgeonIsFree } from '../operation.ts'
import { place, unplace } from '../place.ts'
import { OUT, type State } from '../state.ts'
import { endOfStay } from '../stay.ts'

const MOST_EJECTED = 8
const MOST_OFF_SURGEON = 4
const TRIES_MANDATORY = 6
const TRIES_OPTIONAL = 3

export function forceIn(s: State): boolean {
  const i = whoWaits(s)
  if (i < 0) return false
  const { facts, random, ejected } = s
  const way = pickWay(s, i)
  if (way < 0) return false
  const day = pickDay(s, way)
  const rooms = facts.roomsOf[facts.ways.hospital[way]!]!
  const room = rooms[random.below(rooms.length)]!
  if (facts.roomFits[i * facts.rooms + room] === 0 || !isNursed(s, i, day, room)) return false
  ejected.count = 0
  let cost = clearBeds(s, i, day, room)
  if (!Number.isNaN(cost)) cost += clearSurgeon(s, i, way, day)
  if (!Number.isNaN(cost)) {
    const theatre = surgeonIsFree(s, i, way, day) ? pickTheatre(s, i, way, day) : -1
    if (theatre >= 0) {
      cost += place(s, i, way, day, room, theatre)
      for (let k = 0; k < ejected.count; k++) cost += placeAgain(s, ejected.who[k]!)
      if (keeps(s, cost)) return true
      unplace(s, i)
      for (let k = 0; k < ejected.count; k++) if (s.day[ejected.who[k]!] !== OUT) unplace(s, ejected.who[k]!)
    }
  }
  for (let k = ejected.count - 1; k >= 0; k--) {
    const { from } = ejected
    place(s, ejected.who[k]!, from[k * 4]!, from[k * 4 + 1]!, from[k * 4 + 2]!, from[k * 4 + 3]!)
  }
  return false
}

/** A mandatory patient if any is out; else, one time in eight, any who waits: it is a dear move. */
function whoWaits(s: State): number {
  const waiting = s.inPlay - s.placed
  if (waiting === 0) return -1
  const start = s.random.below(waiting)
  if (s.mandatoryOut > 0) {
    for (let k = 0; k < waiting; k++) {
      const i = s.order[s.placed + ((start + k) % waiting)]!
      if (s.facts.mandatory[i] === 1) return i
    }
  }
  return (s.random.bits() & 7) === 0 ? s.order[s.placed + start]! : -1
}

function isNursed(s: State, i: number, day: number, room: number): boolean {
  const hospital = s.facts.hospitalOfRoom[room]!
  for (let d = day; d < endOfStay(s, i, day); d++) {
    const nursed = d < 32 ? (s.nursedLow[hospital]! >>> d) & 1 : (s.nursedHigh[hospital]! >>> (d - 32)) & 1
    if (nursed === 0) return false
  }
  return true
}

/** Sends away whoever keeps i from the room; not a number if somebody there cannot move. */
function clearBeds(s: State, i: number, day: number, room: number): number {
  const { facts, inBed, lying, random } = s
  const halfRooms = facts.rooms * facts.days
  const other = (1 - facts.gender[i]!) * halfRooms
  const end = endOfStay(s, i, day)
  let cost = 0
  for (let d = day; d < end; d++) {
    const at = room * facts.days + d
    while (inBed[other + at]! > 0 || inBed[at]! + inBed[halfRooms + at]! >= facts.beds[room]!) {
      const there = inBed[at]! + inBed[halfRooms + at]!
      const mixes = inBed[other + at]! > 0
      const start = random.below(there || 1)
      let leaves = -1
      for (let k = 0; k < there; k++) {
        const j = lying[at * s.slots + ((start + k) % there)]!
        if (mixes && facts.gender[j] === facts.gender[i]) continue
        if (j >= facts.patients || facts.isLocked[j] === 1) {
          if (mixes) return Number.NaN
          continue
        }
        // Rather an optional patient than a mandatory one.
        if (leaves < 0 || (facts.mandatory[leaves] === 1 && facts.mandatory[j] === 0)) leaves = j
      }
      if (leaves < 0 || s.ejected.count > MOST_EJECTED) return Number.NaN
      cost += eject(s, leaves)
    }
  }
  return cost
}

/** Sends away patients of the surgeon's day until i fits in it; not a number if that does not help. */
function clearSurgeon(s: State, i: number, way: number, day: number): number {
  const { facts, random } = s
  const surgeon = facts.ways.surgeon[way]!
  const at = surgeon * facts.days + day
  const own = facts.patientsOf[surgeon]!
  let cost = 0
  for (let off = 0; s.surgeonLoad[at]! + facts.minutes[i]! > facts.surgeonMinutes[at]!; off++) {
    let leaves = -1
    let k = random.below(own.length)
    for (let looks = 0; looks < own.length && s.surgeonCases[at]! > 0; looks++) {
      const j = own[k]!
      if (s.day[j] === day && facts.ways.surgeon[s.way[j]!] === surgeon && facts.isLocked[j] === 0) {
        if (leaves < 0 || (facts.mandatory[leaves] === 1 && facts.mandatory[j] === 0)) leaves = j
        if (facts.mandatory[leaves] === 0) break
      }
      if (++k === own.length) k = 0
    }
    if (leaves < 0 || off >= MOST_OFF_SURGEON) return Number.NaN
    cost += eject(s, leaves)
  }
  return cost
}

function eject(s: State, j: number): number {
  const { ejected } = s
  const k = ejected.count++
  ejected.who[k] = j
  ejected.from[k * 4] = s.way[j]!
  ejected.from[k * 4 + 1] = s.day[j]!
  ejected.from[k * 4 + 2] = s.room[j]!
  ejected.from[k * 4 + 3] = s.theatre[j]!
  return unplace(s, j)
}

/** A few random tries; 0 and still out if none fits. */
function placeAgain(s: State, j: number): number {
  const { facts } = s
  const tries = facts.mandatory[j] === 1 ? TRIES_MANDATORY : TRIES_OPTIONAL
  for (let k = 0; k < tries; k++) {
    const way = pickWay(s, j)
    const day = pickDay(s, way)
    if (!surgeonIsFree(s, j, way, day)) continue
    const theatre = pickTheatre(s, j, way, day)
    if (theatre < 0) continue
    const room = pickRoom(s, j, day, facts.ways.hospital[way]!, -1)
    if (room >= 0) return place(s, j, way, day, room, theatre)
  }
  return 0
}
