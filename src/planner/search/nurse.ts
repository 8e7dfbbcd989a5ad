/** Giving a room another nurse for a shift: what it would change (S2, S3, S4) and doing it. */
import { settleCare } from './care.ts'
import type { State } from './state.ts'

/** `at` is room × shift. `to` must be on duty in the room's hospital. */
export function nurseDelta(s: State, at: number, shift: number, bedsAt: number, to: number): number {
  if (s.careNotes.count > 0) settleCare(s)
  const { facts, overload, shiftsWith, lying } = s
  const { weights, shifts, skillLevels, nurseSkill } = facts
  const from = s.nurse[at]!
  const level = at * skillLevels
  let cost = weights.nurseSkill * (s.shortfall[level + nurseSkill[to]!]! - s.shortfall[level + nurseSkill[from]!]!)
  const load = s.roomLoad[at]!
  if (load > 0) {
    const over = overload[from * shifts + shift]!
    const before = overload[to * shifts + shift]!
    const after = before + load
    let change = over > 0 ? -(over > load ? load : over) : 0
    if (after > 0) change += before > 0 ? load : after
    cost += weights.nurseWorkload * change
  }
  const perPerson = facts.nurses + 1
  const last = bedsAt * s.slots + s.inBed[bedsAt]! + s.inBed[facts.rooms * facts.days + bedsAt]!
  let seen = 0
  for (let slot = bedsAt * s.slots; slot < last; slot++) {
    const person = lying[slot]! * perPerson
    if (shiftsWith[person + from] === 1) seen--
    if (shiftsWith[person + to] === 0) seen++
  }
  // Nobody is known to everyone from the start, so going from or to nobody counts by the same lines: see State.
  return cost + weights.continuity * seen
}

/** Makes the change that `nurseDelta` priced. */
export function setNurse(s: State, at: number, shift: number, bedsAt: number, to: number): void {
  if (s.careNotes.count > 0) settleCare(s)
  const { facts, overload, shiftsWith, lying, nursesSeen } = s
  const from = s.nurse[at]!
  const load = s.roomLoad[at]!
  overload[from * facts.shifts + shift]! -= load
  overload[to * facts.shifts + shift]! += load
  s.nurse[at] = to
  const perPerson = facts.nurses + 1
  const last = bedsAt * s.slots + s.inBed[bedsAt]! + s.inBed[facts.rooms * facts.days + bedsAt]!
  for (let slot = bedsAt * s.slots; slot < last; slot++) {
    const i = lying[slot]!
    if (--shiftsWith[i * perPerson + from]! === 0) nursesSeen[i]!--
    if (shiftsWith[i * perPerson + to]!++ === 0) nursesSeen[i]!++
  }
}

/** Books a nurse's change against the trust whose room it is. */
export function bookNurse(s: State, room: number, cost: number): void {
  s.position[s.facts.trustOfHospital[s.facts.hospitalOfRoom[room]!]!]! += cost
}

/** `setNurse` and `bookNurse`, noted in `replaced` so that `restoreNurses` can take it back. */
export function replaceNurse(
  s: State,
  at: number,
  room: number,
  shift: number,
  bedsAt: number,
  to: number,
  cost: number,
): void {
  const { replaced } = s
  replaced.at[replaced.count] = at
  replaced.from[replaced.count] = s.nurse[at]!
  replaced.cost[replaced.count++] = cost
  setNurse(s, at, shift, bedsAt, to)
  bookNurse(s, room, cost)
}

/** Gives the rooms in `replaced` back the nurses they had, the last first. */
export function restoreNurses(s: State): void {
  const { facts, replaced } = s
  while (replaced.count > 0) {
    const at = replaced.at[--replaced.count]!
    const room = (at / facts.shifts) | 0
    const shift = at - room * facts.shifts
    setNurse(s, at, shift, room * facts.days + ((shift / facts.shiftsADay) | 0), replaced.from[replaced.count]!)
    bookNurse(s, room, -replaced.cost[replaced.count]!)
  }
}

export function peopleAt(s: State, bedsAt: number): number {
  return s.inBed[bedsAt]! + s.inBed[s.facts.rooms * s.facts.days + bedsAt]!
}
