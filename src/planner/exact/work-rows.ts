/** Nurses' work beyond what they may carry in a shift (S4). */
import { ALWAYS, Sum } from './linear-model.ts'
import { careIn, type Piece, presentIn } from './piece.ts'

export function workRows(piece: Piece): void {
  const { facts } = piece
  if (facts.weights.nurseWorkload === 0) return
  for (let shift = 0; shift < facts.shifts; shift++) shiftWork(piece, shift)
}

function shiftWork(piece: Piece, shift: number): void {
  const { facts, model } = piece
  const byNurse = new Map<number, { readonly load: Sum; most: number }>()
  const loadOf = (nurse: number) => {
    const known = byNurse.get(nurse) ?? { load: new Sum(), most: 0 }
    byNurse.set(nurse, known)
    return known
  }
  const rooms = Array.from({ length: facts.rooms }, (_, room) => ({
    work: roomWork(piece, room, shift),
    duties: piece.duties[room * facts.shifts + shift]!,
  })).filter(({ work, duties }) => work.most > 0 && duties.length > 0)
  for (const { work, duties } of rooms) for (const { nurse } of duties) loadOf(nurse).most += work.most
  const mayOverload = (nurse: number) => loadOf(nurse).most > facts.maxLoad[nurse * facts.shifts + shift]!

  for (const { work, duties } of rooms) {
    const watched = duties.filter(({ nurse }) => mayOverload(nurse))
    if (duties.length === 1) {
      if (watched.length === 1) loadOf(duties[0]!.nurse).load.addSum(work.sum)
    } else if (work.sum.isDecided) {
      for (const { nurse, part } of watched) loadOf(nurse).load.add(part, work.sum.constant)
    } else if (watched.length > 0) {
      // The room's work goes to whoever has the room; those who cannot be overloaded are taken together.
      const borne = new Sum().addSum(work.sum)
      for (const { nurse, part } of watched) {
        const share = model.amount(0)
        model.start[share] = model.start[part] === 1 ? model.startOf(work.sum) : 0
        model.atMost(new Sum().add(share).add(part, -work.most), 0)
        loadOf(nurse).load.add(share)
        borne.add(share, -1)
      }
      for (const duty of duties) if (!watched.includes(duty)) borne.add(duty.part, -work.most)
      model.atMost(borne, 0)
    }
  }
  for (const [nurse, { load }] of byNurse) {
    if (!mayOverload(nurse) || load.isDecided) continue
    const beyond = model.amount(facts.weights.nurseWorkload)
    model.isAtLeast(beyond, load.add(ALWAYS, -facts.maxLoad[nurse * facts.shifts + shift]!))
  }
}

/** The work that those in a room make in a shift, and the most that as many as it has beds could make. */
function roomWork(piece: Piece, room: number, shift: number): { readonly sum: Sum; readonly most: number } {
  const { facts } = piece
  const sum = new Sum()
  const mostOf = new Map<number, number>()
  let certain = 0
  for (const stay of presentIn(piece, room, shift)) {
    const { workload } = careIn(facts, stay, shift)
    sum.add(stay.part, workload)
    if (stay.part === ALWAYS) certain++
    else mostOf.set(stay.person, Math.max(workload, mostOf.get(stay.person) ?? 0))
  }
  const free = Math.max(0, facts.beds[room]! - certain)
  const heaviest = [...mostOf.values()].sort((a, b) => b - a).slice(0, free)
  return { sum, most: sum.constant + heaviest.reduce((total, work) => total + work, 0) }
}
