/**
 * What may happen in a part of a plan that is free: who may lie where from when, be operated on where and by whom, and
 * which nurses may have which room. What is not free is there too, as what always happens.
 *
 * Choices that some rule forbids whatever else is chosen are left out here, so that no row has to say so.
 */
import type { Decisions } from '../search/decisions.ts'
import type { Facts } from '../search/facts.ts'
import { mayUse } from '../search/operation.ts'
import { OUT } from '../search/state.ts'
import { type Duties, dutiesOf } from './duties.ts'
import type { Freedom } from './freedom.ts'
import { ALWAYS, LinearModel } from './linear-model.ts'

/** A person in bed in one room from one day on; `part` says whether. */
export type Stay = { readonly person: number; readonly day: number; readonly room: number; readonly part: number }

export type Operation = {
  readonly patient: number
  readonly way: number
  readonly day: number
  readonly theatre: number
  readonly part: number
}

export type Piece = Duties & {
  readonly facts: Facts
  readonly decisions: Decisions
  readonly model: LinearModel
  readonly isFree: Uint8Array
  /** By person: patients, then occupants. Of a patient who may be placed anew at most one happens. */
  readonly stays: readonly (readonly Stay[])[]
  /** By patient. */
  readonly operations: readonly (readonly Operation[])[]
  /** room × day: the stays that have somebody there then. */
  readonly present: readonly (readonly Stay[])[]
}

export function pieceOf(facts: Facts, decisions: Decisions, freedom: Freedom): Piece {
  const model = new LinearModel()
  const isFree = Uint8Array.from({ length: facts.patients }, (_, i) =>
    freedom.isFreePatient(i) && facts.isLocked[i] === 0 ? 1 : 0,
  )
  const fixed = fixedUse(facts, decisions, isFree)
  const duties = dutiesOf(facts, decisions, freedom, model)
  const stays: Stay[][] = []
  const operations: Operation[][] = []
  for (let i = 0; i < facts.patients; i++) {
    const day = decisions.day[i]!
    const isThere = day !== OUT
    if (isFree[i] === 1) {
      const possible = possibleOperations(facts, fixed, i)
      const own = possibleStays(facts, fixed, duties, i, possible)
      const dayAndHospital = (at: number, hospital: number) => at * facts.hospitals + hospital
      const withBed = new Set(own.map((stay) => dayAndHospital(stay.day, facts.hospitalOfRoom[stay.room]!)))
      // Without its own plan among the possible ones, a piece would be solved for another problem than it is part of.
      if (isThere && !own.some((stay) => stay.day === day && stay.room === decisions.room[i])) {
        throw new Error(`patient ${i} lies where nobody may: day ${day}, room ${decisions.room[i]}`)
      }
      stays.push(
        own.map((stay) => ({
          ...stay,
          part: model.choice(0, isThere && stay.day === day && stay.room === decisions.room[i]),
        })),
      )
      operations.push(
        possible
          .filter((one) => withBed.has(dayAndHospital(one.day, facts.ways.hospital[one.way]!)))
          .map((one) => {
            const isSo = isThere && one.day === day && one.theatre === decisions.theatre[i]
            return { ...one, part: model.choice(0, isSo && one.way === decisions.way[i]) }
          }),
      )
    } else {
      stays.push(isThere ? [{ person: i, day, room: decisions.room[i]!, part: ALWAYS }] : [])
      const theatre = decisions.theatre[i]!
      operations.push(isThere ? [{ patient: i, way: decisions.way[i]!, day, theatre, part: ALWAYS }] : [])
    }
  }
  facts.occupantRoom.forEach((room, k) => {
    stays.push([{ person: facts.patients + k, day: 0, room, part: ALWAYS }])
  })
  return { facts, decisions, model, isFree, stays, operations, present: presentAt(facts, stays), ...duties }
}

/** The day after the last of a stay. */
export function endOf({ nights, days }: Facts, { person, day }: Pick<Stay, 'person' | 'day'>): number {
  return Math.min(days, day + nights[person]!)
}

/** Who lies in a room in a shift, perhaps. */
export function presentIn({ facts, present }: Piece, room: number, shift: number): readonly Stay[] {
  return present[room * facts.days + Math.floor(shift / facts.shiftsADay)]!
}

/** How much work a person makes in a shift of a stay, and what skill they need. */
export function careIn(facts: Facts, { person, day }: Stay, shift: number): { workload: number; skill: number } {
  const at = facts.careFrom[person]! + shift - day * facts.shiftsADay
  return { workload: facts.workload[at]!, skill: facts.skillNeeded[at]! }
}

/** Minutes, beds and surgeons' places that are taken by those who stay as they are. */
type FixedUse = {
  readonly surgeonMinutes: Int32Array
  readonly theatreMinutes: Int32Array
  /** surgeon × day: the hospital they are in, −1 if none. */
  readonly surgeonAt: Int16Array
  /** gender × room × day. */
  readonly inBed: Int32Array
}

function fixedUse(facts: Facts, decisions: Decisions, isFree: Uint8Array): FixedUse {
  const { days, surgeons, theatres, rooms, ways } = facts
  const use: FixedUse = {
    surgeonMinutes: new Int32Array(surgeons * days),
    theatreMinutes: new Int32Array(theatres * days),
    surgeonAt: new Int16Array(surgeons * days).fill(-1),
    inBed: new Int32Array(2 * rooms * days),
  }
  const lie = (person: number, from: number, room: number) => {
    const to = endOf(facts, { person, day: from })
    for (let day = from; day < to; day++) use.inBed[(facts.gender[person]! * rooms + room) * days + day]!++
  }
  for (let i = 0; i < facts.patients; i++) {
    const day = decisions.day[i]!
    if (isFree[i] === 1 || day === OUT) continue
    const way = decisions.way[i]!
    use.surgeonMinutes[ways.surgeon[way]! * days + day]! += facts.minutes[i]!
    use.surgeonAt[ways.surgeon[way]! * days + day] = ways.hospital[way]!
    use.theatreMinutes[decisions.theatre[i]! * days + day]! += facts.minutes[i]!
    lie(i, day, decisions.room[i]!)
  }
  facts.occupantRoom.forEach((room, k) => {
    lie(facts.patients + k, 0, room)
  })
  return use
}

function possibleOperations(facts: Facts, fixed: FixedUse, i: number): Omit<Operation, 'part'>[] {
  const { ways, days, minutes } = facts
  const found: Omit<Operation, 'part'>[] = []
  for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
    for (const day of ways.dayLists[ways.dayList[way]!]!) {
      const at = ways.surgeon[way]! * days + day
      if (fixed.surgeonMinutes[at]! + minutes[i]! > facts.surgeonMinutes[at]!) continue
      if (fixed.surgeonAt[at]! >= 0 && fixed.surgeonAt[at] !== ways.hospital[way]) continue
      for (const theatre of facts.theatresOf[ways.hospital[way]!]!) {
        const used = fixed.theatreMinutes[theatre * days + day]! + minutes[i]!
        if (used > facts.theatreMinutes[theatre * days + day]! || !mayUse(facts, i, theatre)) continue
        found.push({ patient: i, way, day, theatre })
      }
    }
  }
  return found
}

function possibleStays(
  facts: Facts,
  fixed: FixedUse,
  { duties }: Duties,
  i: number,
  operations: readonly Omit<Operation, 'part'>[],
): Omit<Stay, 'part'>[] {
  const { days, rooms, shifts, shiftsADay } = facts
  const own = facts.gender[i]! * rooms
  const other = (1 - facts.gender[i]!) * rooms
  const isOpen = (room: number, day: number) => {
    if (fixed.inBed[(other + room) * days + day] !== 0) return false
    if (fixed.inBed[(own + room) * days + day]! >= facts.bedsOn[room * days + day]!) return false
    for (let shift = day * shiftsADay; shift < (day + 1) * shiftsADay; shift++) {
      if (duties[room * shifts + shift]!.length === 0) return false
    }
    return true
  }
  const found: Omit<Stay, 'part'>[] = []
  const tried = new Set<number>()
  for (const { way, day: from } of operations) {
    const hospital = facts.ways.hospital[way]!
    if (tried.has(from * facts.hospitals + hospital)) continue
    tried.add(from * facts.hospitals + hospital)
    const to = endOf(facts, { person: i, day: from })
    for (const room of facts.roomsOf[hospital]!) {
      if (facts.roomFits[facts.roomFitsFrom[i]! + room] === 0) continue
      let day = from
      while (day < to && isOpen(room, day)) day++
      if (day === to) found.push({ person: i, day: from, room })
    }
  }
  return found
}

function presentAt(facts: Facts, stays: readonly (readonly Stay[])[]): Stay[][] {
  const present: Stay[][] = Array.from({ length: facts.rooms * facts.days }, () => [])
  for (const stay of stays.flat()) {
    const to = endOf(facts, stay)
    for (let day = stay.day; day < to; day++) present[stay.room * facts.days + day]!.push(stay)
  }
  return present
}
