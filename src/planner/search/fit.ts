/** Which rooms have a bed for a stay, asked of bits: a stay fits where all its days are open. */

import type { State } from './state.ts'
import { endOfStay, highBits, lowBits } from './stay.ts'

/** Whether patient i may lie in this room from this day on. Says nothing about fitness for the patient. */
export function bedIsFree(s: State, i: number, day: number, room: number): boolean {
  const end = endOfStay(s, i, day)
  const at = s.facts.gender[i]! * s.facts.rooms + room
  const low = lowBits(day, end)
  const high = highBits(day, end)
  return (s.openLow[at]! & low) === low && (s.openHigh[at]! & high) === high
}

/** The same for a patient who lies in that room already and would only shift their days. */
export function bedIsFreeForMove(s: State, i: number, day: number): boolean {
  const room = s.room[i]!
  const from = s.day[i]!
  const end = endOfStay(s, i, day)
  const oldEnd = endOfStay(s, i, from)
  const at = s.facts.gender[i]! * s.facts.rooms + room
  const low = lowBits(day, end) & ~lowBits(from, oldEnd)
  const high = highBits(day, end) & ~highBits(from, oldEnd)
  return (s.openLow[at]! & low) === low && (s.openHigh[at]! & high) === high
}

/** A room of the hospital that is fit for patient i and has a bed for the whole stay, other than `not`; −1 if none. */
export function pickRoom(s: State, i: number, day: number, hospital: number, not: number): number {
  const { facts, openLow, openHigh, found } = s
  const rooms = facts.roomsOf[hospital]!
  const end = endOfStay(s, i, day)
  const low = lowBits(day, end)
  const high = highBits(day, end)
  const fits = facts.roomFitsFrom[i]!
  const open = facts.gender[i]! * facts.rooms
  let count = 0
  for (let k = 0; k < rooms.length; k++) {
    const room = rooms[k]!
    if ((openLow[open + room]! & low) !== low || (openHigh[open + room]! & high) !== high) continue
    if (facts.roomFits[fits + room] === 0 || room === not) continue
    found[count++] = room
  }
  return count === 0 ? -1 : found[s.random.below(count)]!
}

/** Whether patient i would fit in the room of j, from `day` on, once j has left. May say yes when others are in the way. */
export function bedIsFreeWithout(s: State, i: number, day: number, j: number): boolean {
  const { facts } = s
  const room = s.room[j]!
  const end = endOfStay(s, i, day)
  const at = facts.gender[i]! * facts.rooms + room
  let needLow = lowBits(day, end) & ~s.openLow[at]!
  let needHigh = highBits(day, end) & ~s.openHigh[at]!
  if ((needLow | needHigh) === 0) return true
  const jDay = s.day[j]!
  const jEnd = endOfStay(s, j, jDay)
  if ((needLow & ~lowBits(jDay, jEnd)) !== 0 || (needHigh & ~highBits(jDay, jEnd)) !== 0) return false
  if (facts.gender[i] === facts.gender[j]) return true
  // Of the other gender: j must be alone on every day that is missing.
  for (; needLow !== 0; needLow &= needLow - 1) if (!isAlone(s, room, 31 - Math.clz32(needLow & -needLow))) return false
  for (; needHigh !== 0; needHigh &= needHigh - 1) {
    if (!isAlone(s, room, 63 - Math.clz32(needHigh & -needHigh))) return false
  }
  return true
}

function isAlone(s: State, room: number, day: number): boolean {
  const { days, rooms } = s.facts
  const at = room * days + day
  return s.inBed[at]! + s.inBed[rooms * days + at]! === 1
}

/** Whether the days of a way include this one. */
export function mayComeOn(s: State, way: number, day: number): boolean {
  const { ways } = s.facts
  const list = ways.dayList[way]!
  return day < 32 ? ((ways.daysLow[list]! >>> day) & 1) === 1 : ((ways.daysHigh[list]! >>> (day - 32)) & 1) === 1
}

/** One of the patient's ways at random; −1 for a patient who has none. */
export function pickWay(s: State, i: number): number {
  const { from } = s.facts.ways
  const first = from[i]!
  const count = from[i + 1]! - first
  return count === 0 ? -1 : count === 1 ? first : first + s.random.below(count)
}

/** One of the days of a way at random. */
export function pickDay(s: State, way: number): number {
  const { ways } = s.facts
  const days = ways.dayLists[ways.dayList[way]!]!
  return days[s.random.below(days.length)]!
}

/** One of the days of a way before another day; any, if there is none. */
export function pickEarlierDay(s: State, way: number, before: number): number {
  const { ways } = s.facts
  const days = ways.dayLists[ways.dayList[way]!]!
  let count = 0
  while (count < days.length && days[count]! < before) count++
  return count === 0 ? pickDay(s, way) : days[s.random.below(count)]!
}

/** The way of patient i with this surgeon in this hospital; −1 if there is none. */
export function wayWith(s: State, i: number, surgeon: number, hospital: number): number {
  const { ways } = s.facts
  const end = ways.from[i + 1]!
  for (let way = ways.from[i]!; way < end; way++) {
    if (ways.surgeon[way] === surgeon && ways.hospital[way] === hospital) return way
  }
  return -1
}

/** A way of patient i in this hospital: the present one if it is there, else one at random; −1 if none. */
export function wayIn(s: State, i: number, hospital: number): number {
  const { ways } = s.facts
  const now = s.way[i]!
  if (now >= 0 && ways.hospital[now] === hospital) return now
  const first = ways.from[i]!
  const count = ways.from[i + 1]! - first
  const start = count > 1 ? s.random.below(count) : 0
  for (let k = 0; k < count; k++) {
    const way = first + ((start + k) % count)
    if (ways.hospital[way] === hospital) return way
  }
  return -1
}
