/**
 * How many different nurses each person sees (S3).
 *
 * That a nurse is seen follows from two choices, the room and its nurse, and shares of the two say little about it. So
 * each stay brings the fewest nurses that can cover it, whoever they are: the solver need not find that out by trial.
 */

import { byPerson } from './bed-rows.ts'
import { fewestToCover } from './fewest-nurses.ts'
import { ALWAYS, Sum } from './linear-model.ts'
import { endOf, type Piece, type Stay } from './piece.ts'

export function continuityRows(piece: Piece): void {
  if (piece.facts.weights.continuity === 0) return
  for (const stays of piece.stays) {
    const open = stays.filter((stay) => !isNursesDecided(piece, stay))
    for (const stay of stays) {
      if (open.includes(stay)) continue
      const seen = new Set(nursesByShift(piece, stay).map(([nurse]) => nurse))
      piece.model.addCost(stay.part, piece.facts.weights.continuity * seen.size)
    }
    if (open.length > 0) personRows(piece, open)
  }
}

function isNursesDecided(piece: Piece, stay: Stay): boolean {
  return nursesByShift(piece, stay).every((nurses) => nurses.length === 1)
}

/** For each shift of a stay, who may have the room. */
function nursesByShift({ facts, duties }: Piece, stay: Stay): number[][] {
  const from = stay.day * facts.shiftsADay
  const to = endOf(facts, stay) * facts.shiftsADay
  const at = stay.room * facts.shifts
  return Array.from({ length: to - from }, (_, k) => duties[at + from + k]!.map(({ nurse }) => nurse))
}

function personRows(piece: Piece, stays: readonly Stay[]): void {
  const { facts, model, duties } = piece
  const columns = new Map<number, number>()
  const isSeen = (nurse: number) => {
    const known = columns.get(nurse) ?? model.amount(facts.weights.continuity, 1)
    columns.set(nurse, known)
    return known
  }
  const certain = new Map<number, Set<Stay>>()
  const inRoom = new Map<number, Stay[]>()
  for (const stay of stays) {
    for (let shift = stay.day * facts.shiftsADay; shift < endOf(facts, stay) * facts.shiftsADay; shift++) {
      const at = stay.room * facts.shifts + shift
      const now = duties[at]!
      if (now.length === 1) certain.set(now[0]!.nurse, (certain.get(now[0]!.nurse) ?? new Set()).add(stay))
      else inRoom.set(at, [...(inRoom.get(at) ?? []), stay])
    }
  }
  // Those who have the room whatever is chosen are seen by whoever comes.
  for (const [nurse, by] of certain) {
    const comes = new Sum()
    for (const { part } of by) comes.add(part)
    model.isAtLeast(isSeen(nurse), comes)
  }
  for (const [at, there] of inRoom) {
    const inBed = [...byPerson(there).values()][0]!
    for (const { nurse, part } of duties[at]!) {
      // Whoever has one room in a shift in which the nurse may have it sees them: both, less one.
      model.isAtLeast(isSeen(nurse), new Sum().addSum(inBed).add(part).add(ALWAYS, -1))
    }
  }
  const all = new Sum()
  for (const column of columns.values()) all.add(column)
  const least = new Sum()
  for (const stay of stays) least.add(stay.part, fewestToCover(nursesByShift(piece, stay)))
  model.atMost(least.addSum(all, -1), 0)
  someoneEachShift(piece, stays, columns)
}

/** In each shift in bed somebody is seen. */
function someoneEachShift(
  { facts, model, duties }: Piece,
  stays: readonly Stay[],
  columns: ReadonlyMap<number, number>,
) {
  const byShift = new Map<number, { readonly inBed: Sum; readonly nurses: Set<number> }>()
  for (const stay of stays) {
    if (stay.part === ALWAYS) continue
    for (let shift = stay.day * facts.shiftsADay; shift < endOf(facts, stay) * facts.shiftsADay; shift++) {
      const known = byShift.get(shift) ?? { inBed: new Sum(), nurses: new Set() }
      known.inBed.add(stay.part)
      for (const { nurse } of duties[stay.room * facts.shifts + shift]!) known.nurses.add(nurse)
      byShift.set(shift, known)
    }
  }
  for (const { inBed, nurses } of byShift.values()) {
    for (const nurse of nurses) inBed.add(columns.get(nurse)!, -1)
    model.atMost(inBed, 0)
  }
}
