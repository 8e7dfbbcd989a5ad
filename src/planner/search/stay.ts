/**
 * A person's stay in a room: beds, ages, nurses' skill, load and continuity (S1 to S4).
 *
 * `addStay` and `removeStay` keep every total and answer the exact change of cost.
 */
import { noteStay } from './care.ts'
import type { State } from './state.ts'

/** The day after the last in the plan of a stay that begins on `day`. */
export function endOfStay(s: State, i: number, day: number): number {
  const end = day + s.facts.nights[i]!
  return end < s.facts.days ? end : s.facts.days
}

/** Of the days `from` to `to` − 1, those among 0–31 as bits. */
export function lowBits(from: number, to: number): number {
  if (from >= 32) return 0
  const length = (to < 32 ? to : 32) - from
  return (length >= 32 ? -1 : (1 << length) - 1) << from
}

/** Of the days `from` to `to` − 1, those among 32–63 as bits. */
export function highBits(from: number, to: number): number {
  return to <= 32 ? 0 : lowBits(from > 32 ? from - 32 : 0, to - 32)
}

/** Between the youngest and oldest age group of those whose bits are set. */
export function ageSpan(bits: number): number {
  return bits === 0 ? 0 : Math.clz32(bits & -bits) - Math.clz32(bits)
}

export function addStay(s: State, i: number, day: number, room: number): number {
  const { facts, nurse, overload, inBed, lying, ageCount, ageBits } = s
  const { days, shiftsADay, shifts, workload, skillNeeded, nurseSkill, weights, ageGroups, bedsOn } = facts
  const halfRooms = facts.rooms * days
  const end = endOfStay(s, i, day)
  const gender = facts.gender[i]!
  const age = facts.age[i]!
  let ages = 0
  let short = 0
  let seen = 0
  let over = 0
  const { met } = s
  const meeting = nextMeeting(s)
  // Nobody is known to everyone from the start.
  met[facts.nurses] = meeting
  let care = facts.careFrom[i]!
  const atRoom = room * shifts
  for (let d = day; d < end; d++) {
    const at = room * days + d
    const there = inBed[at]! + inBed[halfRooms + at]!
    lying[at * s.slots + there] = i
    inBed[gender * halfRooms + at]!++
    if (ageCount[at * ageGroups + age]!++ === 0) {
      const before = ageBits[at]!
      const after = before | (1 << age)
      ageBits[at] = after
      ages += ageSpan(after) - ageSpan(before)
    }
    closeDay(s, 1 - gender, room, d)
    if (there + 1 >= bedsOn[at]!) closeDay(s, gender, room, d)
    const lastShift = d * shiftsADay + shiftsADay
    for (let shift = d * shiftsADay; shift < lastShift; shift++, care++) {
      const n = nurse[atRoom + shift]!
      const load = workload[care]!
      const needs = skillNeeded[care]!
      const before = overload[n * shifts + shift]!
      const after = before + load
      overload[n * shifts + shift] = after
      if (after > 0) over += before > 0 ? load : after
      if (needs > nurseSkill[n]!) short += needs - nurseSkill[n]!
      if (met[n] !== meeting) {
        met[n] = meeting
        seen++
      }
    }
  }
  s.nursesSeen[i] = seen
  noteStay(s, i, room, day, end, 1)
  const cost =
    weights.mixedAge * ages + weights.nurseSkill * short + weights.continuity * seen + weights.nurseWorkload * over
  s.position[facts.trustOfHospital[facts.hospitalOfRoom[room]!]!]! += cost
  return cost
}

export function removeStay(s: State, i: number, day: number, room: number): number {
  const { facts, nurse, overload, inBed, lying, ageCount, ageBits } = s
  const { days, shiftsADay, shifts, workload, skillNeeded, nurseSkill, weights, ageGroups, bedsOn } = facts
  const halfRooms = facts.rooms * days
  const end = endOfStay(s, i, day)
  const gender = facts.gender[i]!
  const age = facts.age[i]!
  let ages = 0
  let short = 0
  let over = 0
  let care = facts.careFrom[i]!
  const atRoom = room * shifts
  for (let d = day; d < end; d++) {
    const at = room * days + d
    const left = inBed[at]! + inBed[halfRooms + at]! - 1
    let slot = at * s.slots
    while (lying[slot] !== i) slot++
    lying[slot] = lying[at * s.slots + left]!
    inBed[gender * halfRooms + at]!--
    if (--ageCount[at * ageGroups + age]! === 0) {
      const before = ageBits[at]!
      const after = before & ~(1 << age)
      ageBits[at] = after
      ages += ageSpan(after) - ageSpan(before)
    }
    if (left < bedsOn[at]!) {
      if (inBed[(1 - gender) * halfRooms + at] === 0) openDay(s, gender, room, d)
      if (inBed[gender * halfRooms + at] === 0) openDay(s, 1 - gender, room, d)
    }
    const lastShift = d * shiftsADay + shiftsADay
    for (let shift = d * shiftsADay; shift < lastShift; shift++, care++) {
      const n = nurse[atRoom + shift]!
      const load = workload[care]!
      const needs = skillNeeded[care]!
      const before = overload[n * shifts + shift]!
      const after = before - load
      overload[n * shifts + shift] = after
      if (before > 0) over -= after > 0 ? load : before
      if (needs > nurseSkill[n]!) short -= needs - nurseSkill[n]!
    }
  }
  const cost =
    weights.mixedAge * ages +
    weights.nurseSkill * short -
    weights.continuity * s.nursesSeen[i]! +
    weights.nurseWorkload * over
  s.nursesSeen[i] = 0
  noteStay(s, i, room, day, end, -1)
  s.position[facts.trustOfHospital[facts.hospitalOfRoom[room]!]!]! += cost
  return cost
}

/** A stamp for `met` that no nurse carries: in 32 bits, so that it never grows into a slower kind of number. */
export function nextMeeting(s: State): number {
  s.meeting = (s.meeting + 1) | 0
  return s.meeting
}

export function closeDay(s: State, gender: number, room: number, day: number): void {
  if (day < 32) s.openLow[gender * s.facts.rooms + room]! &= ~(1 << day)
  else s.openHigh[gender * s.facts.rooms + room]! &= ~(1 << (day - 32))
}

/** Days without any nurse stay shut: see posting.ts. */
export function openDay(s: State, gender: number, room: number, day: number): void {
  const at = gender * s.facts.rooms + room
  if (day < 32) s.openLow[at]! |= (1 << day) & s.nursedLow[s.facts.hospitalOfRoom[room]!]!
  else s.openHigh[at]! |= (1 << (day - 32)) & s.nursedHigh[s.facts.hospitalOfRoom[room]!]!
}
