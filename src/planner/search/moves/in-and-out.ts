/** Moves that bring a waiting patient in, or send an optional one out. */
import { pickDay, pickRoom, pickWay } from '../fit.ts'
import { keeps } from '../keep.ts'
import { pickTheatre, surgeonIsFree } from '../operation.ts'
import { place, unplace } from '../place.ts'
import type { State } from '../state.ts'

export function bringIn(s: State): boolean {
  const waiting = s.inPlay - s.placed
  if (waiting === 0) return false
  const i = s.order[s.placed + s.random.below(waiting)]!
  const way = pickWay(s, i)
  if (way < 0) return false
  const day = pickDay(s, way)
  if (!surgeonIsFree(s, i, way, day)) return false
  const theatre = pickTheatre(s, i, way, day)
  if (theatre < 0) return false
  const room = pickRoom(s, i, day, s.facts.ways.hospital[way]!, -1)
  if (room < 0) return false
  if (keeps(s, place(s, i, way, day, room, theatre))) return true
  unplace(s, i)
  return false
}

/** A stay seldom saves more than this many units of each nursing preference: a quick no for what cannot pay. */
const MOST_SAVED = 60

export function sendOut(s: State): boolean {
  if (s.placed === 0) return false
  const { facts } = s
  const { weights } = facts
  const i = s.order[s.random.below(s.placed)]!
  if (facts.mandatory[i] === 1) return false
  const day = s.day[i]!
  const outright = s.outCost[i]! - weights.delay * (day - facts.release[i]!) - facts.ways.cost[s.way[i]!]!
  const saving = MOST_SAVED * (weights.nurseSkill + weights.nurseWorkload + weights.continuity)
  if (outright - saving > s.limit && !s.fairness) return false
  const room = s.room[i]!
  const theatre = s.theatre[i]!
  const way = s.way[i]!
  if (keeps(s, unplace(s, i))) return true
  place(s, i, way, day, room, theatre)
  return false
}
