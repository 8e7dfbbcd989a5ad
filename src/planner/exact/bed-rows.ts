/** Who may share a room: one gender, no more than there are beds, of an age (H1, H7, S1). */
import { ALWAYS, Sum } from './linear-model.ts'
import type { Piece, Stay } from './piece.ts'

export function bedRows(piece: Piece): void {
  const { facts } = piece
  for (let room = 0; room < facts.rooms; room++) {
    for (let day = 0; day < facts.days; day++) {
      const here = piece.present[room * facts.days + day]!
      if (here.every(({ part }) => part === ALWAYS)) continue
      const inBed = byPerson(here)
      sharing(piece, inBed, facts.bedsOn[room * facts.days + day]!)
      if (facts.weights.mixedAge > 0 && facts.beds[room]! > 1) ages(piece, inBed)
    }
  }
}

/** For each person whether they lie there then, whenever they came. */
export function byPerson(here: readonly Stay[]): ReadonlyMap<number, Sum> {
  const sums = new Map<number, Sum>()
  for (const { person, part } of here) {
    const sum = sums.get(person) ?? new Sum()
    sums.set(person, sum.add(part))
  }
  return sums
}

function sharing({ facts, model }: Piece, inBed: ReadonlyMap<number, Sum>, beds: number): void {
  const count = [new Sum(), new Sum()] as const
  for (const [person, sum] of inBed) count[facts.gender[person] === 0 ? 0 : 1].addSum(sum)
  const [ofA, ofB] = count
  // Bookings may crowd a room from the start; then nobody else comes, which the judge will say is not enough.
  const most = Math.max(beds, ofA.constant + ofB.constant)
  if (ofA.isDecided || ofB.isDecided) {
    model.atMost(new Sum().addSum(ofA).addSum(ofB), most)
    return
  }
  const isForA = model.choice(0, model.startOf(ofA) > 0)
  model.atMost(ofA.add(isForA, -most), 0)
  model.atMost(ofB.add(isForA, most), most)
  // The same for each person alone, which says no more of whole numbers and much more of shares of them.
  for (const [person, sum] of inBed) {
    if (facts.gender[person] === 0) model.atMost(new Sum().addSum(sum).add(isForA, -1), 0)
    else model.atMost(new Sum().addSum(sum).add(isForA), 1)
  }
}

/** Between two neighbouring age groups: does anybody older share with anybody younger? The gaps so bridged add up. */
function ages({ facts, model }: Piece, inBed: ReadonlyMap<number, Sum>): void {
  for (let age = 1; age < facts.ageGroups; age++) {
    const older = somebody([...inBed].filter(([person]) => facts.age[person]! >= age).map(([, sum]) => sum))
    const younger = somebody([...inBed].filter(([person]) => facts.age[person]! < age).map(([, sum]) => sum))
    if (!older || !younger || (older.isDecided && younger.isDecided)) continue
    const isBridged = model.amount(facts.weights.mixedAge)
    model.isAtLeast(isBridged, new Sum().addSum(older).addSum(younger).add(ALWAYS, -1))
  }

  function somebody(sums: readonly Sum[]): Sum | undefined {
    if (sums.length === 0) return undefined
    if (sums.length === 1) return sums[0]
    if (sums.some((sum) => sum.isDecided && sum.constant > 0)) return new Sum().add(ALWAYS)
    const isSomebody = model.amount(0, 1)
    for (const sum of sums) model.isAtLeast(isSomebody, sum)
    return new Sum().add(isSomebody)
  }
}
