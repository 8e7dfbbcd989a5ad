/** Surgeons' and theatres' minutes, theatres opened, moves between theatres and hospitals (H3, H4, M5, S5, S6, A3). */
import { ALWAYS, Sum } from './linear-model.ts'
import type { Operation, Piece } from './piece.ts'

export function theatreRows(piece: Piece): void {
  const { facts } = piece
  const { days, theatres, surgeons, ways } = facts
  const inTheatre: Operation[][] = Array.from({ length: theatres * days }, () => [])
  const bySurgeon: Operation[][] = Array.from({ length: surgeons * days }, () => [])
  for (const operation of piece.operations.flat()) {
    inTheatre[operation.theatre * days + operation.day]!.push(operation)
    bySurgeon[ways.surgeon[operation.way]! * days + operation.day]!.push(operation)
  }
  const isUsed = bySurgeon.map((operations) => theatresUsed(piece, operations))
  inTheatre.forEach((operations, at) => {
    if (isDecided(operations)) return
    theatreDay(piece, operations, facts.theatreMinutes[at]!, (surgeon) => {
      return isUsed[surgeon * days + (at % days)]!.get(Math.floor(at / days))!
    })
  })
  bySurgeon.forEach((operations, at) => {
    if (!isDecided(operations)) surgeonDay(piece, operations, at, [...isUsed[at]!.values()])
  })
}

function isDecided(operations: readonly Operation[]): boolean {
  return operations.every(({ part }) => part === ALWAYS)
}

/** By theatre: whether a surgeon operates there on a day. */
function theatresUsed({ model }: Piece, operations: readonly Operation[]): ReadonlyMap<number, number> {
  const used = new Map<number, number>()
  for (const { theatre, part } of operations) if (part === ALWAYS) used.set(theatre, ALWAYS)
  for (const { theatre, part } of operations) {
    if (used.get(theatre) === ALWAYS) continue
    const isUsed = used.get(theatre) ?? model.amount(0, 1)
    used.set(theatre, isUsed)
    model.isAtLeast(isUsed, new Sum().add(part))
  }
  return used
}

function theatreDay(
  { facts, model }: Piece,
  operations: readonly Operation[],
  open: number,
  isUsedBy: (surgeon: number) => number,
): void {
  const minutes = new Sum()
  for (const { part, patient } of operations) minutes.add(part, facts.minutes[patient]!)
  const most = Math.max(open, minutes.constant)
  if (minutes.constant > 0) {
    model.atMost(minutes, most)
    return
  }
  const isOpen = model.choice(facts.weights.openTheatre, false)
  const surgeons = new Set(operations.map(({ way }) => facts.ways.surgeon[way]!))
  for (const surgeon of surgeons) model.isAtLeast(isOpen, new Sum().add(isUsedBy(surgeon)))
  model.atMost(minutes.add(isOpen, -most), 0)
}

function surgeonDay(
  { facts, model }: Piece,
  operations: readonly Operation[],
  at: number,
  used: readonly number[],
): void {
  const { ways, weights } = facts
  const minutes = new Sum()
  for (const { part, patient } of operations) minutes.add(part, facts.minutes[patient]!)
  model.atMost(minutes, Math.max(facts.surgeonMinutes[at]!, minutes.constant))
  if (weights.surgeonTransfer > 0 && used.length > 1) {
    const moves = new Sum().add(ALWAYS, -1)
    for (const part of used) moves.add(part)
    model.isAtLeast(model.amount(weights.surgeonTransfer), moves)
  }
  const home = facts.homeOfSurgeon[Math.floor(at / facts.days)]!
  const hospitals = new Set(operations.map(({ way }) => ways.hospital[way]!))
  if (hospitals.size === 1 && (hospitals.has(home) || operations.some(({ part }) => part === ALWAYS))) return
  const inOne = new Sum()
  for (const hospital of hospitals) {
    const isThere = model.amount(hospital === home ? 0 : weights.surgeonJourney, 1)
    for (const { part, way } of operations) {
      if (ways.hospital[way] === hospital) model.isAtLeast(isThere, new Sum().add(part))
    }
    inOne.add(isThere)
  }
  model.atMost(inOne, 1)
}
