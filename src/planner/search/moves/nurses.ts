/** Moves of nurses between rooms: one room-shift, two rooms exchanged, or a person's whole stay. */
import { settleCare } from '../care.ts'
import { keeps } from '../keep.ts'
import { bookNurse, nurseDelta, peopleAt, replaceNurse, restoreNurses, setNurse } from '../nurse.ts'
import type { State } from '../state.ts'
import { endOfStay } from '../stay.ts'

/** Another nurse for an occupied room-shift; half the time one whom somebody there knows already. */
export function anotherNurse(s: State): boolean {
  const { facts, random, onDuty } = s
  const room = random.below(facts.rooms)
  const shift = random.below(facts.shifts)
  const bedsAt = room * facts.days + ((shift / facts.shiftsADay) | 0)
  const there = peopleAt(s, bedsAt)
  if (there === 0) return false
  const duty = facts.hospitalOfRoom[room]! * facts.shifts + shift
  const first = s.dutyFrom[duty]!
  const count = s.dutyCount[duty]!
  if (count < 2) return false
  const at = room * facts.shifts + shift
  const from = s.nurse[at]!
  let to = -1
  if ((random.bits() & 1) === 0) {
    to = onDuty[first + random.below(count)]!
  } else {
    if (s.careNotes.count > 0) settleCare(s)
    const person = s.lying[bedsAt * s.slots + random.below(there)]! * (facts.nurses + 1)
    let k = random.below(count)
    for (let looks = 0; looks < count; looks++) {
      const n = onDuty[first + k]!
      if (n !== from && s.shiftsWith[person + n]! > 0) {
        to = n
        break
      }
      if (++k === count) k = 0
    }
  }
  if (to < 0 || to === from) return false
  const cost = nurseDelta(s, at, shift, bedsAt, to)
  if (cost > s.limit) return false
  setNurse(s, at, shift, bedsAt, to)
  bookNurse(s, room, cost)
  if (keeps(s, cost)) return true
  setNurse(s, at, shift, bedsAt, from)
  bookNurse(s, room, -cost)
  return false
}

/** Two rooms of a hospital exchange their nurses for a shift. */
export function swapNurses(s: State): boolean {
  const { facts, random, nurse } = s
  const shift = random.below(facts.shifts)
  const a = random.below(facts.rooms)
  const rooms = facts.roomsOf[facts.hospitalOfRoom[a]!]!
  const b = rooms[random.below(rooms.length)]!
  if (a === b) return false
  const day = (shift / facts.shiftsADay) | 0
  const aBeds = a * facts.days + day
  const bBeds = b * facts.days + day
  if (peopleAt(s, aBeds) === 0 && peopleAt(s, bBeds) === 0) return false
  const aAt = a * facts.shifts + shift
  const bAt = b * facts.shifts + shift
  const aNurse = nurse[aAt]!
  const bNurse = nurse[bAt]!
  if (aNurse === bNurse) return false
  let cost = nurseDelta(s, aAt, shift, aBeds, bNurse)
  setNurse(s, aAt, shift, aBeds, bNurse)
  cost += nurseDelta(s, bAt, shift, bBeds, aNurse)
  if (cost <= s.limit) {
    setNurse(s, bAt, shift, bBeds, aNurse)
    bookNurse(s, a, cost)
    if (keeps(s, cost)) return true
    bookNurse(s, a, -cost)
    setNurse(s, bAt, shift, bBeds, bNurse)
  }
  setNurse(s, aAt, shift, aBeds, aNurse)
  return false
}

/** One nurse takes a room in every shift of one person's stay in which that nurse is on duty there. */
export function nurseForAStay(s: State): boolean {
  const { facts, random, lying } = s
  const room = random.below(facts.rooms)
  const someShift = random.below(facts.shifts)
  const bedsThen = room * facts.days + ((someShift / facts.shiftsADay) | 0)
  const there = peopleAt(s, bedsThen)
  if (there === 0) return false
  const hospital = facts.hospitalOfRoom[room]!
  const duty = hospital * facts.shifts + someShift
  const first = s.dutyFrom[duty]!
  const count = s.dutyCount[duty]!
  if (count === 0) return false
  const i = lying[bedsThen * s.slots + random.below(there)]!
  const to = s.onDuty[first + random.below(count)]!
  const begin = s.day[i]! * facts.shiftsADay
  const end = endOfStay(s, i, s.day[i]!) * facts.shiftsADay
  let cost = 0
  s.replaced.count = 0
  for (let shift = begin; shift < end; shift++) {
    if (s.posting[to * facts.shifts + shift] !== hospital) continue
    const at = room * facts.shifts + shift
    if (s.nurse[at] === to) continue
    const bedsAt = room * facts.days + ((shift / facts.shiftsADay) | 0)
    const change = nurseDelta(s, at, shift, bedsAt, to)
    replaceNurse(s, at, room, shift, bedsAt, to, change)
    cost += change
  }
  if (s.replaced.count === 0) return false
  if (cost <= s.limit && keeps(s, cost)) return true
  restoreNurses(s)
  return false
}
