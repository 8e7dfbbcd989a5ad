/**
 * The move that finds room for a patient who has none: into some bed on some day, with everyone who is in the way (of
 * the other gender, one too many, or in the surgeon's time) sent to be placed again. A mandatory patient who then finds
 * no place is forced in the same way, a few times over. Undone whole if it does not pay.
 */
import { pickDay, pickRoom, pickWay } from '../fit.ts'
import { eject, placed, takeBack } from '../journal.ts'
import { keeps } from '../keep.ts'
import { pickTheatre, surgeonIsFree } from '../operation.ts'
import { OUT, type State } from '../state.ts'
import { endOfStay } from '../stay.ts'

/** Patients sent away in one move: beyond this, it no longer pays even when a mandatory patient gets in. */
const MOST_EJECTED = 12
const MOST_OFF_SURGEON = 4
/** Patients forced in one after the other. */
const LONGEST_CHAIN = 4
/** For an ejected optional patient; a mandatory one's days are all tried. */
const TRIES = 3

export function forceIn(s: State): boolean {
  const first = whoWaits(s)
  if (first < 0) return false
  const { journal, facts } = s
  journal.count = 0
  let cost = 0
  let homeless = first
  for (let chain = 0; homeless >= 0 && chain < LONGEST_CHAIN; chain++) {
    cost += force(s, homeless)
    if (Number.isNaN(cost)) break
    homeless = -1
    for (let k = 0; k < journal.count; k++) {
      const j = journal.who[k]!
      if (s.day[j] !== OUT) continue
      cost += placeAgain(s, j)
      if (s.day[j] === OUT && facts.mandatory[j] === 1) homeless = j
    }
  }
  if (!Number.isNaN(cost) && keeps(s, cost)) return true
  takeBack(s)
  return false
}

/** A mandatory patient if any is out; else, one time in eight, any who waits: it is a dear move. */
function whoWaits(s: State): number {
  if (s.urgent > 0) return s.urgentOrder[s.random.below(s.urgent)]!
  const waiting = s.inPlay - s.placed
  if (waiting === 0 || (s.random.bits() & 7) !== 0) return -1
  return s.order[s.placed + s.random.below(waiting)]!
}

/** Puts i into a random room on a random day, whoever has to go; not a number if that cannot be. */
function force(s: State, i: number): number {
  const { facts, random } = s
  const way = pickWay(s, i)
  if (way < 0) return Number.NaN
  const day = pickDay(s, way)
  const rooms = facts.roomsOf[facts.ways.hospital[way]!]!
  if (rooms.length === 0) return Number.NaN
  const room = rooms[random.below(rooms.length)]!
  if (facts.roomFits[facts.roomFitsFrom[i]! + room] === 0 || !isNursed(s, i, day, room)) return Number.NaN
  const cost = clearBeds(s, i, day, room) + clearSurgeon(s, i, way, day)
  if (Number.isNaN(cost) || !surgeonIsFree(s, i, way, day)) return Number.NaN
  const theatre = pickTheatre(s, i, way, day)
  return theatre < 0 ? Number.NaN : cost + placed(s, i, way, day, room, theatre)
}

function isNursed(s: State, i: number, day: number, room: number): boolean {
  const hospital = s.facts.hospitalOfRoom[room]!
  if (s.facts.beds[room] === 0) return false
  for (let d = day; d < endOfStay(s, i, day); d++) {
    const nursed = d < 32 ? (s.nursedLow[hospital]! >>> d) & 1 : (s.nursedHigh[hospital]! >>> (d - 32)) & 1
    if (nursed === 0) return false
  }
  return true
}

/** Sends away whoever keeps i from the room; not a number if somebody there cannot move. */
function clearBeds(s: State, i: number, day: number, room: number): number {
  const { facts, inBed } = s
  const halfRooms = facts.rooms * facts.days
  const other = (1 - facts.gender[i]!) * halfRooms
  const end = endOfStay(s, i, day)
  let cost = 0
  for (let d = day; d < end; d++) {
    const at = room * facts.days + d
    while (inBed[other + at]! > 0 || inBed[at]! + inBed[halfRooms + at]! >= facts.bedsOn[at]!) {
      const leaves = whoLeaves(s, at, inBed[other + at]! > 0 ? 1 - facts.gender[i]! : -1)
      if (leaves < 0 || s.journal.count > MOST_EJECTED) return Number.NaN
      cost += eject(s, leaves)
    }
  }
  return cost
}

/** Somebody who lies there and may move, of one gender if it matters, rather optional than mandatory; −1 if nobody. */
function whoLeaves(s: State, at: number, gender: number): number {
  const { facts, lying, inBed } = s
  const there = inBed[at]! + inBed[facts.rooms * facts.days + at]!
  const start = s.random.below(there)
  let leaves = -1
  for (let k = 0; k < there; k++) {
    const j = lying[at * s.slots + ((start + k) % there)]!
    if (gender >= 0 && facts.gender[j] !== gender) continue
    if (j >= facts.patients || facts.isLocked[j] === 1) {
      if (gender >= 0) return -1
      continue
    }
    if (leaves < 0 || (facts.mandatory[leaves] === 1 && facts.mandatory[j] === 0)) leaves = j
  }
  return leaves
}

/** Sends away patients of the surgeon's day until i fits in it; not a number if that does not help. */
function clearSurgeon(s: State, i: number, way: number, day: number): number {
  const { facts, random } = s
  const at = facts.ways.surgeon[way]! * facts.days + day
  let cost = 0
  for (let off = 0; s.surgeonLoad[at]! + facts.minutes[i]! > facts.surgeonMinutes[at]!; off++) {
    const cases = s.surgeonCases[at]!
    const start = cases > 1 ? random.below(cases) : 0
    let leaves = -1
    for (let k = 0; k < cases; k++) {
      const j = s.operatedOn[at * facts.mostCases + ((start + k) % cases)]!
      if (facts.isLocked[j] === 1) continue
      leaves = j
      if (facts.mandatory[j] === 0) break
    }
    if (leaves < 0 || off >= MOST_OFF_SURGEON || s.journal.count > MOST_EJECTED) return Number.NaN
    cost += eject(s, leaves)
  }
  return cost
}

/** Finds a place anywhere for a mandatory patient, by a few tries for an optional one; 0 and still out if none. */
function placeAgain(s: State, j: number): number {
  const { ways, mandatory } = s.facts
  if (mandatory[j] === 0) {
    for (let k = 0; k < TRIES; k++) {
      const way = pickWay(s, j)
      const cost = placeOn(s, j, way, pickDay(s, way))
      if (s.day[j] !== OUT) return cost
    }
    return 0
  }
  const first = ways.from[j]!
  const count = ways.from[j + 1]! - first
  const start = s.random.below(count)
  for (let w = 0; w < count; w++) {
    const way = first + ((start + w) % count)
    const days = ways.dayLists[ways.dayList[way]!]!
    const from = s.random.below(days.length)
    for (let k = 0; k < days.length; k++) {
      const cost = placeOn(s, j, way, days[(from + k) % days.length]!)
      if (s.day[j] !== OUT) return cost
    }
  }
  return 0
}

function placeOn(s: State, j: number, way: number, day: number): number {
  if (!surgeonIsFree(s, j, way, day)) return 0
  const theatre = pickTheatre(s, j, way, day)
  if (theatre < 0) return 0
  const room = pickRoom(s, j, day, s.facts.ways.hospital[way]!, -1)
  return room < 0 ? 0 : placed(s, j, way, day, room, theatre)
}
