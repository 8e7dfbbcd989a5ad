/** Who looks after whom: rooms covered, skill, work and journeys (H9, M7, S2, S4, A4). Continuity has a file of its own. */
import { continuityRows } from './continuity-rows.ts'
import { ALWAYS, Sum } from './linear-model.ts'
import { careIn, type Piece, presentIn, type Stay } from './piece.ts'
import { workRows } from './work-rows.ts'

export function nurseRows(piece: Piece): void {
  const { facts } = piece
  postingRows(piece)
  for (let room = 0; room < facts.rooms; room++) {
    for (let shift = 0; shift < facts.shifts; shift++) {
      coverRows(piece, room, shift)
      skillRows(piece, room, shift)
    }
  }
  workRows(piece)
  continuityRows(piece)
}

function postingRows({ facts, model, postings, duties }: Piece): void {
  for (const [at, choices] of postings) {
    const nurse = Math.floor(at / facts.shifts)
    const shift = at % facts.shifts
    const somewhere = new Sum()
    for (const { hospital, part: isThere } of choices) {
      somewhere.add(isThere)
      for (const room of facts.roomsOf[hospital]!) {
        const duty = duties[room * facts.shifts + shift]!.find((one) => one.nurse === nurse)
        if (duty) model.atMost(new Sum().add(duty.part).add(isThere, -1), 0)
      }
    }
    model.exactly(somewhere, 1)
  }
}

/** One nurse for each room: also for an empty one, which costs nothing, as long as anybody is sure to be in the hospital. */
function coverRows(piece: Piece, room: number, shift: number): void {
  const { facts, model } = piece
  const duties = piece.duties[room * facts.shifts + shift]!
  if (duties.length < 2) return
  const covered = new Sum()
  for (const { part } of duties) covered.add(part)
  const isStaffed = duties.some(({ nurse }) => !piece.postings.has(nurse * facts.shifts + shift))
  if (isStaffed) {
    model.exactly(covered, 1)
    return
  }
  model.atMost(new Sum().addSum(covered), 1)
  for (const { part } of presentIn(piece, room, shift)) model.atMost(new Sum().add(part).addSum(covered, -1), 0)
}

function skillRows(piece: Piece, room: number, shift: number): void {
  const { facts, model } = piece
  const weight = facts.weights.nurseSkill
  if (weight === 0) return
  const here = presentIn(piece, room, shift)
  const duties = piece.duties[room * facts.shifts + shift]!
  if (duties.length === 0 || here.length === 0) return
  const missing = (stay: Stay, nurse: number) =>
    Math.max(0, careIn(facts, stay, shift).skill - facts.nurseSkill[nurse]!)
  if (duties.length === 1) {
    for (const stay of here) model.addCost(stay.part, weight * missing(stay, duties[0]!.nurse))
    return
  }
  if (here.every(({ part }) => part === ALWAYS)) {
    for (const { nurse, part } of duties) {
      model.addCost(part, weight * here.reduce((sum, stay) => sum + missing(stay, nurse), 0))
    }
    return
  }
  for (let level = 1; level < facts.skillLevels; level++) {
    const able = duties.filter(({ nurse }) => facts.nurseSkill[nurse]! >= level)
    const needing = here.filter((stay) => careIn(facts, stay, shift).skill >= level)
    if (needing.length === 0 || able.length === duties.length) continue
    const missed = model.amount(weight)
    const most = Math.min(facts.beds[room]!, new Set(needing.map(({ person }) => person)).size)
    const short = new Sum()
    for (const { part } of needing) short.add(part)
    const crowd = Math.max(most, short.constant)
    for (const { part } of able) short.add(part, -crowd)
    model.isAtLeast(missed, short)
  }
}
