/**
 * The move that takes a patient to another room and lets the two rooms exchange whom they must: who is in the way in one
 * goes to the other, who is in the way there comes back, until nobody is (a Kempe chain, as in timetabling). Everybody
 * keeps their days. So rooms that are full, or of the other gender, change over just the days that it takes.
 *
 * Most chains come to no end: whom to move is worked out first, from who lies where, and nobody is moved until it is known.
 */
import { keeps } from '../keep.ts'
import { changeCost } from '../place.ts'
import type { State } from '../state.ts'
import { addStay, endOfStay, removeStay } from '../stay.ts'

/** People who change rooms in one move: longer chains seldom pay. */
const LONGEST = 6

export function exchangeBetweenRooms(s: State): boolean {
  if (s.placed < 2) return false
  const { facts, random, journal } = s
  const i = s.order[random.below(s.placed)]!
  const own = s.room[i]!
  const rooms = facts.roomsOf[facts.hospitalOfRoom[own]!]!
  const other = rooms[random.below(rooms.length)]!
  if (other === own || facts.beds[other] === 0 || facts.roomFits[facts.roomFitsFrom[i]! + other] === 0) return false
  journal.count = 0
  moves(s, i)
  for (let k = 0; k < journal.count; k++) if (!makeWay(s, k, own + other - journal.room[k]!)) return false
  const cost = exchange(s, own + other)
  if (keeps(s, cost)) return true
  exchange(s, own + other)
  return false
}

/** Everybody in the chain leaves their room and goes to the other: made twice, it changes nothing. */
function exchange(s: State, bothRooms: number): number {
  const { journal, day, room } = s
  let cost = 0
  for (let k = 0; k < journal.count; k++) {
    const j = journal.who[k]!
    cost += removeStay(s, j, day[j]!, room[j]!) - alteration(s, j)
  }
  for (let k = 0; k < journal.count; k++) {
    const j = journal.who[k]!
    room[j] = bothRooms - room[j]!
    cost += addStay(s, j, day[j]!, room[j]!) + alteration(s, j)
  }
  return cost
}

/** What lying where they do alters of what was published for them (A6). */
function alteration(s: State, j: number): number {
  return s.facts.published ? changeCost(s, j, s.way[j]!, s.day[j]!, s.room[j]!, s.theatre[j]!) : 0
}

/** Takes j into the chain. */
function moves(s: State, j: number): void {
  const { journal } = s
  journal.who[journal.count] = j
  journal.room[journal.count++] = s.room[j]!
}

function isMoving(s: State, j: number): boolean {
  const { journal } = s
  for (let k = 0; k < journal.count; k++) if (journal.who[k] === j) return true
  return false
}

/** Takes those into the chain who keep the one at k from `room`; false if somebody there cannot go, or too many must. */
function makeWay(s: State, k: number, room: number): boolean {
  const { facts, inBed, lying, journal } = s
  const j = journal.who[k]!
  const gender = facts.gender[j]!
  const from = s.day[j]!
  const end = endOfStay(s, j, from)
  for (let day = from; day < end; day++) {
    let people = 1
    for (let m = 0; m < journal.count; m++) {
      const one = journal.who[m]!
      if (m === k || journal.room[m] === room || day < s.day[one]! || day >= endOfStay(s, one, s.day[one]!)) continue
      if (facts.gender[one] !== gender) return false
      people++
    }
    const at = room * facts.days + day
    const there = inBed[at]! + inBed[facts.rooms * facts.days + at]!
    const slots = at * s.slots
    for (let slot = 0; slot < there; slot++) {
      const one = lying[slots + slot]!
      if (isMoving(s, one)) continue
      if (facts.gender[one] === gender) people++
      else if (mayGo(s, one, journal.room[k]!)) moves(s, one)
      else return false
    }
    let slot = people > facts.bedsOn[at]! ? s.random.below(there) : 0
    for (let looks = 0; people > facts.bedsOn[at]!; looks++) {
      if (looks === there) return false
      const one = lying[slots + slot]!
      if (!isMoving(s, one) && mayGo(s, one, journal.room[k]!)) {
        moves(s, one)
        people--
      }
      if (++slot === there) slot = 0
    }
  }
  return true
}

/** Whether there is room in the chain, and somebody may be moved and fits there. */
function mayGo(s: State, i: number, room: number): boolean {
  const { facts, journal } = s
  if (journal.count === LONGEST || i >= facts.patients || facts.isLocked[i] === 1) return false
  return facts.roomFits[facts.roomFitsFrom[i]! + room] === 1
}
