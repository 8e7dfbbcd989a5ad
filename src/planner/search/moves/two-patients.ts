/** Moves that exchange what two patients have. */
import { bedIsFree, bedIsFreeWithout, mayComeOn, wayIn } from '../fit.ts'
import { noteGone, notePlaced } from '../journal.ts'
import { keeps } from '../keep.ts'
import { surgeonIsFree, theatreIsFree } from '../operation.ts'
import { mostRegained, place, unplace } from '../place.ts'
import type { State } from '../state.ts'
import { addStay, endOfStay, removeStay } from '../stay.ts'
import { colleague, haveMinutes } from './same-surgeon.ts'

/** Two patients exchange day and room, and, if their days differ, theatre. */
export function swapPlaces(s: State): boolean {
  if (s.placed < 2) return false
  const { facts, order, random } = s
  const { ways, roomFits, roomFitsFrom } = facts
  const i = order[random.below(s.placed)]!
  // Mostly of one surgeon: another surgeon seldom has time on the other's day.
  const j = (random.bits() & 3) !== 0 ? colleague(s, i) : order[random.below(s.placed)]!
  if (i === j || j < 0) return false
  const iDay = s.day[i]!
  const jDay = s.day[j]!
  const iRoom = s.room[i]!
  const jRoom = s.room[j]!
  if (iRoom === jRoom && iDay === jDay) return false
  if (roomFits[roomFitsFrom[i]! + jRoom] === 0 || roomFits[roomFitsFrom[j]! + iRoom] === 0) return false
  const iWay = s.way[i]!
  const jWay = s.way[j]!
  const iNew = wayIn(s, i, ways.hospital[jWay]!)
  const jNew = wayIn(s, j, ways.hospital[iWay]!)
  if (iNew < 0 || jNew < 0) return false
  const iTheatre = s.theatre[i]!
  const jTheatre = s.theatre[j]!
  const crosses = ways.hospital[iWay] !== ways.hospital[jWay]
  if (iDay !== jDay || crosses) {
    if (!mayComeOn(s, iNew, jDay) || !mayComeOn(s, jNew, iDay)) return false
    if (!haveMinutes(s, i, iNew, jDay, j, jTheatre) || !haveMinutes(s, j, jNew, iDay, i, iTheatre)) return false
  }
  if (iRoom !== jRoom && (!bedIsFreeWithout(s, i, jDay, j) || !bedIsFreeWithout(s, j, iDay, i))) return false

  // On the same day each keeps their theatre: theatres have a move of their own.
  const keepTheatres = iDay === jDay && !crosses
  let cost = unplace(s, i) + unplace(s, j)
  const iGoesTo = keepTheatres ? iTheatre : jTheatre
  const jGoesTo = keepTheatres ? jTheatre : iTheatre
  if (isFree(s, i, iNew, jDay, jRoom, iGoesTo)) {
    cost += place(s, i, iNew, jDay, jRoom, iGoesTo)
    if ((cost - mostRegained(s, j) <= s.limit || s.fairness) && isFree(s, j, jNew, iDay, iRoom, jGoesTo)) {
      cost += place(s, j, jNew, iDay, iRoom, jGoesTo)
      if (keeps(s, cost)) {
        s.journal.count = 0
        noteGone(s, i, iWay, iDay, iRoom, iTheatre)
        noteGone(s, j, jWay, jDay, jRoom, jTheatre)
        notePlaced(s, i)
        notePlaced(s, j)
        return true
      }
      unplace(s, j)
    }
    unplace(s, i)
  }
  place(s, j, jWay, jDay, jRoom, jTheatre)
  place(s, i, iWay, iDay, iRoom, iTheatre)
  return false
}

function isFree(s: State, i: number, way: number, day: number, room: number, theatre: number): boolean {
  return bedIsFree(s, i, day, room) && surgeonIsFree(s, i, way, day) && theatreIsFree(s, i, theatre, day)
}

/** Two patients of one hospital exchange rooms and keep their days. */
export function swapRooms(s: State): boolean {
  if (s.placed < 2) return false
  const { facts, order, random } = s
  const i = order[random.below(s.placed)]!
  const j = order[random.below(s.placed)]!
  const iRoom = s.room[i]!
  const jRoom = s.room[j]!
  if (i === j || iRoom === jRoom || facts.hospitalOfRoom[iRoom] !== facts.hospitalOfRoom[jRoom]) return false
  const { roomFits, roomFitsFrom } = facts
  if (roomFits[roomFitsFrom[i]! + jRoom] === 0 || roomFits[roomFitsFrom[j]! + iRoom] === 0) return false
  const iDay = s.day[i]!
  const jDay = s.day[j]!
  if (iDay >= endOfStay(s, j, jDay) || jDay >= endOfStay(s, i, iDay)) return false
  if (!bedIsFreeWithout(s, i, iDay, j) || !bedIsFreeWithout(s, j, jDay, i)) return false
  const published = facts.published
    ? facts.weights.change * (alters(s, i, jRoom) - alters(s, i, iRoom) + alters(s, j, iRoom) - alters(s, j, jRoom))
    : 0
  let cost = published + removeStay(s, i, iDay, iRoom) + removeStay(s, j, jDay, jRoom)
  let bothFit = bedIsFree(s, i, iDay, jRoom)
  if (bothFit) {
    cost += addStay(s, i, iDay, jRoom)
    bothFit = cost <= s.limit && bedIsFree(s, j, jDay, iRoom)
    if (bothFit) {
      cost += addStay(s, j, jDay, iRoom)
      s.room[i] = jRoom
      s.room[j] = iRoom
      if (keeps(s, cost)) {
        s.journal.count = 0
        noteGone(s, i, s.way[i]!, iDay, iRoom, s.theatre[i]!)
        noteGone(s, j, s.way[j]!, jDay, jRoom, s.theatre[j]!)
        notePlaced(s, i)
        notePlaced(s, j)
        return true
      }
      s.room[i] = iRoom
      s.room[j] = jRoom
      removeStay(s, j, jDay, iRoom)
    }
    removeStay(s, i, iDay, jRoom)
  }
  addStay(s, j, jDay, jRoom)
  addStay(s, i, iDay, iRoom)
  return false
}

/** 1 if lying in this room, all else as now, alters what was published for the patient. */
function alters(s: State, i: number, room: number): number {
  const { published, ways } = s.facts
  if (!published || published.day[i]! < 0) return 0
  const isAsPublished =
    published.room[i] === room &&
    published.day[i] === s.day[i] &&
    published.theatre[i] === s.theatre[i] &&
    published.surgeon[i] === ways.surgeon[s.way[i]!]
  return isAsPublished ? 0 : 1
}
