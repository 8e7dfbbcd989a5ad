/**
 * The move that exchanges one long operation for two shorter ones of the same surgeon: i goes to the day of j, and j and k
 * come to the day of i. Waits count by patient, so early minutes are best used by short operations; one after the other
 * they would overrun a day that is full. k is of j's day, of any other, or waits.
 */
import { bedIsFree, mayComeOn, pickRoom, wayWith } from '../fit.ts'
import { noteGone, notePlaced } from '../journal.ts'
import { keeps } from '../keep.ts'
import { pickTheatre, surgeonIsFree } from '../operation.ts'
import { mostRegained, place, unplace } from '../place.ts'
import { OUT, type State } from '../state.ts'
import { colleague } from './same-surgeon.ts'

export function oneForTwo(s: State): boolean {
  if (s.placed < 2) return false
  const { facts } = s
  const { ways, minutes } = facts
  const i = s.order[s.random.below(s.placed)]!
  const j = colleague(s, i)
  if (j < 0 || minutes[j]! >= minutes[i]!) return false
  const iDay = s.day[i]!
  const jDay = s.day[j]!
  const iWay = s.way[i]!
  const jWay = s.way[j]!
  const hospital = ways.hospital[iWay]!
  const surgeon = ways.surgeon[iWay]!
  if (iDay === jDay || ways.hospital[jWay] !== hospital || ways.surgeon[jWay] !== surgeon) return false
  if (!mayComeOn(s, iWay, jDay) || !mayComeOn(s, jWay, iDay)) return false
  const k = pickThird(s, surgeon, i, j)
  if (k < 0) return false
  const kDay = s.day[k]!
  const kWay = s.way[k]!
  // Whoever else could treat them there: the minutes that fall free are this surgeon's.
  const kNew = wayWith(s, k, surgeon, hospital)
  if (kNew < 0 || !mayComeOn(s, kNew, iDay)) return false

  const iRoom = s.room[i]!
  const jRoom = s.room[j]!
  const kRoom = s.room[k]!
  const iTheatre = s.theatre[i]!
  const jTheatre = s.theatre[j]!
  const kTheatre = s.theatre[k]!
  let cost = unplace(s, i) + unplace(s, j)
  if (kDay !== OUT) cost += unplace(s, k)
  const first = placeSomewhere(s, i, iWay, jDay, iRoom, jRoom)
  const second = Number.isNaN(first) ? first : placeSomewhere(s, j, jWay, iDay, jRoom, iRoom)
  if (!Number.isNaN(second)) {
    cost += first + second
    const third =
      cost - mostRegained(s, k) > s.limit && !s.fairness ? Number.NaN : placeSomewhere(s, k, kNew, iDay, kRoom, iRoom)
    if (!Number.isNaN(third)) {
      if (keeps(s, cost + third)) {
        s.journal.count = 0
        noteGone(s, i, iWay, iDay, iRoom, iTheatre)
        noteGone(s, j, jWay, jDay, jRoom, jTheatre)
        if (kDay !== OUT) noteGone(s, k, kWay, kDay, kRoom, kTheatre)
        notePlaced(s, i)
        notePlaced(s, j)
        notePlaced(s, k)
        return true
      }
      unplace(s, k)
    }
    unplace(s, j)
  }
  if (!Number.isNaN(first)) unplace(s, i)
  if (kDay !== OUT) place(s, k, kWay, kDay, kRoom, kTheatre)
  place(s, j, jWay, jDay, jRoom, jTheatre)
  place(s, i, iWay, iDay, iRoom, iTheatre)
  return false
}

/** How many patients of the surgeon are looked at: the cost of a move must not grow with the list. */
const LOOKS = 40

/** Somebody of the surgeon who has the minutes on i's day beside j, and frees those that i will need on j's day; −1 if none. */
function pickThird(s: State, surgeon: number, i: number, j: number): number {
  const { facts } = s
  const { minutes, surgeonMinutes } = facts
  const iDay = s.day[i]!
  const jDay = s.day[j]!
  const atI = surgeon * facts.days + iDay
  const atJ = surgeon * facts.days + jDay
  const most = surgeonMinutes[atI]! - s.surgeonLoad[atI]! + minutes[i]! - minutes[j]!
  const missing = s.surgeonLoad[atJ]! - minutes[j]! + minutes[i]! - surgeonMinutes[atJ]!
  if (most < facts.shortestOf[surgeon]! || most < missing) return -1
  // If minutes are missing on j's day, only somebody of that day frees them.
  const own = missing > 0 ? s.operatedOn : facts.patientsOf[surgeon]!
  const first = missing > 0 ? atJ * facts.mostCases : 0
  const count = missing > 0 ? s.surgeonCases[atJ]! : own.length
  let at = s.random.below(count)
  for (let looks = 0; looks < count && looks < LOOKS; looks++) {
    const k = own[first + at]!
    if (++at === count) at = 0
    if (minutes[k]! > most || facts.release[k]! > iDay) continue
    if (k === i || k === j || s.day[k] === iDay || facts.isLocked[k] === 1 || s.orderPlace[k]! >= s.inPlay) continue
    if (minutes[k]! < missing) continue
    return k
  }
  return -1
}

/** Half the time in their own room, a quarter in the one that was left, else in any with a bed; not a number if none. */
function placeSomewhere(s: State, i: number, way: number, day: number, own: number, left: number): number {
  if (!surgeonIsFree(s, i, way, day)) return Number.NaN
  const theatre = pickTheatre(s, i, way, day)
  if (theatre < 0) return Number.NaN
  const { facts, random } = s
  const hospital = facts.ways.hospital[way]!
  const draw = random.bits() & 3
  let room = -1
  if (draw < 2) room = own
  else if (draw === 2 && facts.roomFits[facts.roomFitsFrom[i]! + left] === 1) room = left
  if (room < 0 || facts.hospitalOfRoom[room] !== hospital || !bedIsFree(s, i, day, room)) {
    room = pickRoom(s, i, day, hospital, -1)
  }
  return room < 0 ? Number.NaN : place(s, i, way, day, room, theatre)
}
