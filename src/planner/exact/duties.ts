/** Which nurses may have which room in which shift, and where nurses who may work in several hospitals may be. */
import type { Decisions } from '../search/decisions.ts'
import type { Facts } from '../search/facts.ts'
import type { Freedom } from './freedom.ts'
import { ALWAYS, type LinearModel } from './linear-model.ts'

export type Duty = { readonly nurse: number; readonly part: number }
export type Posting = { readonly hospital: number; readonly part: number }

export type Duties = {
  /** room × shift: who may have the room; one who always does where it is decided, none where nobody may lie. */
  readonly duties: readonly (readonly Duty[])[]
  /** nurse × shift: where they may be, for those who may choose. */
  readonly postings: ReadonlyMap<number, readonly Posting[]>
}

export function dutiesOf(facts: Facts, decisions: Decisions, freedom: Freedom, model: LinearModel): Duties {
  const { shifts, rooms, hospitals, nurses } = facts
  const postings = postingsOf(facts, decisions, freedom, model)
  // Everybody who may be in a hospital in a shift, those who must before those who may.
  const there: number[][] = Array.from({ length: hospitals * shifts }, () => [])
  for (let at = 0; at < nurses * shifts; at++) {
    const nurse = Math.floor(at / shifts)
    const shift = at % shifts
    if (decisions.posting[at]! < 0) continue
    const where = postings.get(at)?.map(({ hospital }) => hospital) ?? [decisions.posting[at]!]
    for (const hospital of where) there[hospital * shifts + shift]!.push(nurse)
  }
  const duties: Duty[][] = []
  for (let room = 0; room < rooms; room++) {
    for (let shift = 0; shift < shifts; shift++) {
      const now = decisions.nurse[room * shifts + shift]!
      const may = there[facts.hospitalOfRoom[room]! * shifts + shift]!
      if (freedom.isFreeRoomShift(room, shift) && may.length > 1) {
        duties.push(may.map((nurse) => ({ nurse, part: model.choice(0, nurse === now) })))
      } else if (now === nurses) duties.push(may.length > 0 ? [{ nurse: may[0]!, part: ALWAYS }] : [])
      else duties.push([{ nurse: now, part: ALWAYS }])
    }
  }
  return { duties, postings }
}

/** A nurse may choose a hospital for a shift where every room that they may then have is free. */
function postingsOf(
  facts: Facts,
  decisions: Decisions,
  freedom: Freedom,
  model: LinearModel,
): ReadonlyMap<number, readonly Posting[]> {
  const { shifts, floaters } = facts
  const found = new Map<number, Posting[]>()
  for (let n = 0; n < facts.nurses; n++) {
    const may = [...floaters.hospitalsOf[n]!]
    if (may.length < 2) continue
    for (let shift = 0; shift < shifts; shift++) {
      const now = decisions.posting[n * shifts + shift]!
      const isFree = may.every((hospital) =>
        facts.roomsOf[hospital]!.every((room) => freedom.isFreeRoomShift(room, shift)),
      )
      if (now < 0 || !isFree) continue
      const journey = (hospital: number) => (hospital === may[0] ? 0 : facts.weights.nurseJourney)
      const choices = may.map((hospital) => ({
        hospital,
        part: model.choice(journey(hospital), hospital === now),
      }))
      found.set(n * shifts + shift, choices)
    }
  }
  return found
}
