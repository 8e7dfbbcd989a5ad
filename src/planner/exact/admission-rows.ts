/** Whether and when patients are admitted, by whom and where, and what was published (H5, S7, S8, A1, A2, A6, M1). */
import { ALWAYS, Sum } from './linear-model.ts'
import type { Operation, Piece, Stay } from './piece.ts'

export function admissionRows(piece: Piece): void {
  const { facts, model } = piece
  const { weights, ways } = facts
  for (let i = 0; i < facts.patients; i++) {
    if (piece.isFree[i] === 0) continue
    const operations = piece.operations[i]!
    const stays = piece.stays[i]!
    // The untreated weight is gained back by being treated; what remains is in the difference to the plan begun from.
    const untreated = facts.mandatory[i] === 1 ? 0 : facts.untreatedWeight[i]!
    for (const { part, way, day } of operations) {
      model.addCost(part, ways.cost[way]! + weights.delay * (day - facts.release[i]!) - untreated)
    }
    const treated = new Sum()
    for (const { part } of stays) treated.add(part)
    if (facts.mandatory[i] === 1) model.exactly(treated, 1)
    else model.atMost(treated, 1)
    operatedWhereAndWhenAdmitted(piece, stays, operations)
    keepsWhatWasPublished(piece, i)
  }
}

function operatedWhereAndWhenAdmitted(
  { facts, model }: Piece,
  stays: readonly Stay[],
  operations: readonly Operation[],
) {
  const sums = new Map<number, Sum>()
  const sumOf = (day: number, hospital: number) => {
    const key = day * facts.hospitals + hospital
    const sum = sums.get(key) ?? new Sum()
    sums.set(key, sum)
    return sum
  }
  for (const { part, day, room } of stays) sumOf(day, facts.hospitalOfRoom[room]!).add(part)
  for (const { part, day, way } of operations) sumOf(day, facts.ways.hospital[way]!).add(part, -1)
  for (const sum of sums.values()) model.exactly(sum, 0)
}

/** What is gained by keeping a published placement as it is: all of day, room, theatre and surgeon. */
function keepsWhatWasPublished({ facts, model, stays, operations }: Piece, i: number): void {
  const { published, ways, weights } = facts
  if (!published || published.day[i]! < 0 || weights.change === 0) return
  const stay = stays[i]!.find(({ day, room }) => day === published.day[i] && room === published.room[i])
  const operation = operations[i]!.find(
    ({ day, theatre, way }) =>
      day === published.day[i] && theatre === published.theatre[i] && ways.surgeon[way] === published.surgeon[i],
  )
  if (!stay || !operation) return
  const isChanged = model.amount(weights.change)
  // Another bed, or another day, theatre or surgeon: either makes it a change.
  model.isAtLeast(isChanged, new Sum().add(ALWAYS).add(stay.part, -1))
  model.isAtLeast(isChanged, new Sum().add(ALWAYS).add(operation.part, -1))
}
