/**
 * Moving one patient to another day, room, theatre or way, judged before it is made.
 *
 * Leaving is priced exactly with the load taken off the nurses for the moment; arriving is added up day by day and given
 * up as soon as it exceeds the limit, since what is still to come can only add. Nothing else is touched until the move
 * is accepted.
 */
import { noteMove } from './journal.ts'
import { keeps } from './keep.ts'
import { addOperation, removeOperation } from './operation.ts'
import { changeCost } from './place.ts'
import type { State } from './state.ts'
import { addStay, ageSpan, endOfStay, nextMeeting, removeStay } from './stay.ts'

/** Makes the move and answers true, or leaves everything as it was. The caller has asked whether it fits. */
export function relocate(s: State, i: number, way: number, day: number, room: number, theatre: number): boolean {
  const { facts } = s
  const oldDay = s.day[i]!
  const oldRoom = s.room[i]!
  const oldTheatre = s.theatre[i]!
  const oldWay = s.way[i]!
  const operationMoves = day !== oldDay || theatre !== oldTheatre || way !== oldWay
  const bedMoves = day !== oldDay || room !== oldRoom
  const wait = facts.weights.delay * (day - oldDay)
  let delta = wait + facts.ways.cost[way]! - facts.ways.cost[oldWay]!
  if (facts.published) {
    delta += changeCost(s, i, way, day, room, theatre) - changeCost(s, i, oldWay, oldDay, oldRoom, oldTheatre)
  }
  if (operationMoves) {
    delta += removeOperation(s, i, oldWay, oldDay, oldTheatre)
    delta += addOperation(s, i, way, day, theatre)
  }
  if (bedMoves) delta = bedDelta(s, i, day, room, delta)
  if (delta <= s.limit) {
    if (bedMoves) {
      removeStay(s, i, oldDay, oldRoom)
      addStay(s, i, day, room)
    }
    s.day[i] = day
    s.room[i] = room
    s.theatre[i] = theatre
    s.way[i] = way
    s.position[facts.trustOfPatient[i]!]! += wait
    if (keeps(s, delta)) {
      noteMove(s, i, oldWay, oldDay, oldRoom, oldTheatre)
      return true
    }
    s.day[i] = oldDay
    s.room[i] = oldRoom
    s.theatre[i] = oldTheatre
    s.way[i] = oldWay
    s.position[facts.trustOfPatient[i]!]! -= wait
    if (bedMoves) {
      removeStay(s, i, day, room)
      addStay(s, i, oldDay, oldRoom)
    }
  }
  if (operationMoves) {
    removeOperation(s, i, way, day, theatre)
    addOperation(s, i, oldWay, oldDay, oldTheatre)
  }
  return false
}

/** `delta` plus what S1 to S4 change by, or more than the limit as soon as that is certain. */
function bedDelta(s: State, i: number, day: number, room: number, delta: number): number {
  const { facts, nurse, overload, ageCount, ageBits, met } = s
  const { days, shiftsADay, shifts, workload, skillNeeded, nurseSkill, weights, ageGroups } = facts
  const { mixedAge, continuity, nurseWorkload } = weights
  const skillWeight = weights.nurseSkill
  const oldDay = s.day[i]!
  const oldRoom = s.room[i]!
  const oldEnd = endOfStay(s, i, oldDay)
  const end = endOfStay(s, i, day)
  const isSameRoom = room === oldRoom
  const age = facts.age[i]!
  const careFrom = facts.careFrom[i]!

  let gained = 0
  let care = careFrom
  const oldLast = oldEnd * shiftsADay
  for (let shift = oldDay * shiftsADay; shift < oldLast; shift++, care++) {
    const n = nurse[oldRoom * shifts + shift]!
    const load = workload[care]!
    const before = overload[n * shifts + shift]!
    const after = before - load
    overload[n * shifts + shift] = after
    if (before > 0) gained += nurseWorkload * (after > 0 ? load : before)
    const short = skillNeeded[care]! - nurseSkill[n]!
    if (short > 0) gained += skillWeight * short
  }
  let ages = 0
  for (let d = oldDay; d < oldEnd; d++) {
    if (isSameRoom && d >= day && d < end) continue
    const at = oldRoom * days + d
    if (ageCount[at * ageGroups + age] === 1) {
      const bits = ageBits[at]!
      ages += ageSpan(bits & ~(1 << age)) - ageSpan(bits)
    }
  }
  delta += mixedAge * ages - gained - continuity * s.nursesSeen[i]!

  const { limit } = s
  const meeting = nextMeeting(s)
  care = careFrom
  for (let d = day; d < end && delta <= limit; d++) {
    if (!(isSameRoom && d >= oldDay && d < oldEnd)) {
      const bits = ageBits[room * days + d]!
      const after = bits | (1 << age)
      if (after !== bits && bits !== 0) delta += mixedAge * (ageSpan(after) - ageSpan(bits))
    }
    const last = d * shiftsADay + shiftsADay
    for (let shift = d * shiftsADay; shift < last; shift++, care++) {
      const n = nurse[room * shifts + shift]!
      const load = workload[care]!
      const before = overload[n * shifts + shift]!
      const after = before + load
      if (after > 0) delta += nurseWorkload * (before > 0 ? load : after)
      const short = skillNeeded[care]! - nurseSkill[n]!
      if (short > 0) delta += skillWeight * short
      if (met[n] !== meeting) {
        met[n] = meeting
        if (n !== facts.nurses) delta += continuity
      }
    }
  }

  care = careFrom
  for (let shift = oldDay * shiftsADay; shift < oldLast; shift++, care++) {
    overload[nurse[oldRoom * shifts + shift]! * shifts + shift]! += workload[care]!
  }
  return delta
}
