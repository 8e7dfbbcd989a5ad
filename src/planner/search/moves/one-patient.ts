/** Moves of one patient who is in the plan: another room, another day, another theatre. */
import { bedIsFreeForMove, pickDay, pickEarlierDay, pickRoom, pickWay } from '../fit.ts'
import { pickTheatre, surgeonIsFree, theatreIsFree } from '../operation.ts'
import { relocate } from '../relocate.ts'
import type { State } from '../state.ts'

export function anotherRoom(s: State): boolean {
  if (s.placed === 0) return false
  const i = s.order[s.random.below(s.placed)]!
  const way = s.way[i]!
  const room = pickRoom(s, i, s.day[i]!, s.facts.ways.hospital[way]!, s.room[i]!)
  return room >= 0 && relocate(s, i, way, s.day[i]!, room, s.theatre[i]!)
}

/** Another day, rather an earlier one, and where the patient has several, perhaps another surgeon or hospital. */
export function anotherDay(s: State): boolean {
  if (s.placed === 0) return false
  const { ways } = s.facts
  const i = s.order[s.random.below(s.placed)]!
  const oldWay = s.way[i]!
  const way = pickWay(s, i)
  const day = (s.random.bits() & 1) === 0 ? pickDay(s, way) : pickEarlierDay(s, way, s.day[i]!)
  if (day === s.day[i] && way === oldWay) return false
  if (!surgeonIsFree(s, i, way, day)) return false
  const theatre = pickTheatre(s, i, way, day)
  if (theatre < 0) return false
  const hospital = ways.hospital[way]!
  const staysIn = hospital === ways.hospital[oldWay]
  if (staysIn && (day === s.day[i] || ((s.random.bits() & 1) === 0 && bedIsFreeForMove(s, i, day)))) {
    return relocate(s, i, way, day, s.room[i]!, theatre)
  }
  const room = pickRoom(s, i, day, hospital, -1)
  return room >= 0 && relocate(s, i, way, day, room, theatre)
}

export function anotherTheatre(s: State): boolean {
  if (s.placed === 0) return false
  const i = s.order[s.random.below(s.placed)]!
  const way = s.way[i]!
  const theatres = s.facts.theatresOf[s.facts.ways.hospital[way]!]!
  const theatre = theatres[s.random.below(theatres.length)]!
  if (theatre === s.theatre[i] || !theatreIsFree(s, i, theatre, s.day[i]!)) return false
  return relocate(s, i, way, s.day[i]!, s.room[i]!, theatre)
}
