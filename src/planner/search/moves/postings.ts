/** Moves of floating nurses between hospitals: one works a shift elsewhere, or two exchange where they are. */
import { keeps } from '../keep.ts'
import { nurseDelta, peopleAt, setNurse } from '../nurse.ts'
import { sendNurse } from '../posting.ts'
import type { State } from '../state.ts'

/**
 * A floating nurse works a shift in another hospital. Others who are on duty here take over their rooms, and there they
 * take none, one, or each that is better off with them. Who is the last on duty stays while anybody is in bed.
 */
export function postElsewhere(s: State): boolean {
  const { facts, random } = s
  const { floaters, shifts } = facts
  const drawn = someFloatersShift(s)
  if (drawn < 0) return false
  const n = floaters.nurse[drawn]!
  const shift = floaters.shift[drawn]!
  const places = floaters.hospitalsOf[n]!
  const from = s.posting[n * shifts + shift]!
  let to = places[random.below(places.length - 1)]!
  if (to === from) to = places[places.length - 1]!
  if (s.dutyCount[from * shifts + shift] === 1 && isAnybodyIn(s, from, shift)) return false

  s.handed.count = 0
  const left = leaveRooms(s, n, shift, from)
  const taken = takeRooms(s, n, shift, to)
  if (stays(s, from, left, to, taken, journey(s, n, to) - journey(s, n, from))) {
    sendNurse(s, n, shift, to)
    return true
  }
  takeBack(s, shift)
  return false
}

/** Two floating nurses exchange hospital and rooms for a shift. */
export function exchangePosts(s: State): boolean {
  const { facts, random } = s
  const { floaters, hospitals, shifts } = facts
  const drawn = someFloatersShift(s)
  if (drawn < 0) return false
  const a = floaters.nurse[drawn]!
  const shift = floaters.shift[drawn]!
  const first = floaters.from[shift]!
  const b = floaters.nurse[first + random.below(floaters.from[shift + 1]! - first)]!
  const aAt = s.posting[a * shifts + shift]!
  const bAt = s.posting[b * shifts + shift]!
  if (aAt === bAt) return false
  if (floaters.mayWork[a * hospitals + bAt] === 0 || floaters.mayWork[b * hospitals + aAt] === 0) return false

  // Both put everything down first, so that what a load costs is booked against the hospital that it is in.
  const { handed } = s
  handed.count = 0
  let atA = putDown(s, a, shift, aAt)
  const ofA = handed.count
  let atB = putDown(s, b, shift, bAt)
  const ofBoth = handed.count
  for (let k = 0; k < ofA; k++) atA += hand(s, handed.room[k]!, shift, b)
  for (let k = ofA; k < ofBoth; k++) atB += hand(s, handed.room[k]!, shift, a)
  const journeys = journey(s, a, bAt) - journey(s, a, aAt) + journey(s, b, aAt) - journey(s, b, bAt)
  if (stays(s, aAt, atA, bAt, atB, journeys)) {
    sendNurse(s, a, shift, bAt)
    sendNurse(s, b, shift, aAt)
    return true
  }
  takeBack(s, shift)
  return false
}

/** A shift of a floating nurse: its place in `floaters`; −1 if there is none. */
function someFloatersShift(s: State): number {
  const { from } = s.facts.floaters
  const count = from[s.facts.shifts]!
  return count === 0 ? -1 : s.random.below(count)
}

/** Asks the last question of a change that costs so much in one hospital and so much in another. */
function stays(s: State, one: number, inOne: number, other: number, inOther: number, journeys: number): boolean {
  const { trustOfHospital } = s.facts
  const cost = inOne + inOther + journeys
  if (cost > s.limit) return false
  s.position[trustOfHospital[one]!]! += inOne
  s.position[trustOfHospital[other]!]! += inOther
  if (keeps(s, cost)) return true
  s.position[trustOfHospital[one]!]! -= inOne
  s.position[trustOfHospital[other]!]! -= inOther
  return false
}

function journey(s: State, n: number, hospital: number): number {
  return hospital === s.facts.floaters.hospitalsOf[n]![0] ? 0 : s.facts.weights.nurseJourney
}

function isAnybodyIn(s: State, hospital: number, shift: number): boolean {
  const { roomsOf, days, shiftsADay } = s.facts
  const day = (shift / shiftsADay) | 0
  for (const room of roomsOf[hospital]!) if (peopleAt(s, room * days + day) > 0) return true
  return false
}

/** Gives each room of the nurse to the other on duty whom it costs least, an empty one to any; to nobody if there is none. */
function leaveRooms(s: State, n: number, shift: number, hospital: number): number {
  const { facts, random } = s
  const duty = hospital * facts.shifts + shift
  const first = s.dutyFrom[duty]!
  const count = s.dutyCount[duty]!
  const rooms = facts.roomsOf[hospital]!
  let cost = 0
  for (let k = 0; k < rooms.length; k++) {
    const room = rooms[k]!
    const at = room * facts.shifts + shift
    if (s.nurse[at] !== n) continue
    if (count === 1) {
      cost += hand(s, room, shift, facts.nurses)
      continue
    }
    const bedsAt = bedsOf(s, room, shift)
    let to = -1
    if (peopleAt(s, bedsAt) === 0) {
      to = s.onDuty[first + random.below(count - 1)]!
      if (to === n) to = s.onDuty[first + count - 1]!
    } else {
      let least = Number.POSITIVE_INFINITY
      for (let m = first; m < first + count; m++) {
        const other = s.onDuty[m]!
        if (other === n) continue
        const delta = nurseDelta(s, at, shift, bedsAt, other)
        if (delta >= least) continue
        least = delta
        to = other
      }
    }
    cost += hand(s, room, shift, to)
  }
  return cost
}

/** All rooms where nobody else is on duty; else none, an occupied one at random, or all that cost less with the nurse. */
function takeRooms(s: State, n: number, shift: number, hospital: number): number {
  const { facts, random } = s
  const rooms = facts.roomsOf[hospital]!
  if (rooms.length === 0) return 0
  let cost = 0
  if (s.dutyCount[hospital * facts.shifts + shift] === 0) {
    for (let k = 0; k < rooms.length; k++) cost += hand(s, rooms[k]!, shift, n)
    return cost
  }
  const start = random.below(rooms.length)
  const how = random.bits() & 3
  if (how === 0) return 0
  for (let looks = 0, k = start; looks < rooms.length; looks++) {
    const room = rooms[k]!
    if (++k === rooms.length) k = 0
    const bedsAt = bedsOf(s, room, shift)
    if (peopleAt(s, bedsAt) === 0) continue
    if (how === 1) return hand(s, room, shift, n)
    if (nurseDelta(s, room * facts.shifts + shift, shift, bedsAt, n) < 0) cost += hand(s, room, shift, n)
  }
  return cost
}

function putDown(s: State, n: number, shift: number, hospital: number): number {
  const { roomsOf, shifts, nurses } = s.facts
  const rooms = roomsOf[hospital]!
  let cost = 0
  for (let k = 0; k < rooms.length; k++) {
    if (s.nurse[rooms[k]! * shifts + shift] === n) cost += hand(s, rooms[k]!, shift, nurses)
  }
  return cost
}

/** Hands a room to a nurse and notes from whom; answers the exact change of cost. */
function hand(s: State, room: number, shift: number, to: number): number {
  const { handed } = s
  const at = room * s.facts.shifts + shift
  const bedsAt = bedsOf(s, room, shift)
  handed.room[handed.count] = room
  handed.from[handed.count++] = s.nurse[at]!
  const cost = nurseDelta(s, at, shift, bedsAt, to)
  setNurse(s, at, shift, bedsAt, to)
  return cost
}

function takeBack(s: State, shift: number): void {
  const { handed } = s
  for (let k = handed.count - 1; k >= 0; k--) {
    const room = handed.room[k]!
    setNurse(s, room * s.facts.shifts + shift, shift, bedsOf(s, room, shift), handed.from[k]!)
  }
}

function bedsOf(s: State, room: number, shift: number): number {
  return room * s.facts.days + ((shift / s.facts.shiftsADay) | 0)
}
