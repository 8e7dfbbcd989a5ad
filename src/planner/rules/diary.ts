/**
 * What a plan means, day by day: who lies where, who operates where, which nurse has which room.
 *
 * Written to be obviously right. The rules read it; the search has its own running totals and never looks here.
 * A placement outside the plan's days uses nothing: the rule on admission days names it.
 */
import type { NurseDuty, Placement, Plan } from '../plan.ts'
import type { Hospital, Nurse, Occupant, Patient, Person, Problem, Room, Surgeon, Theatre } from '../problem.ts'

/** A person in bed from `from` up to but not including `to`. */
export type Stay = { readonly person: Person; readonly room: string; readonly from: number; readonly to: number }

export type Treated = { readonly patient: Patient; readonly placement: Placement }

export type Diary = {
  readonly problem: Problem
  readonly plan: Plan
  readonly rooms: ReadonlyMap<string, Room>
  readonly theatres: ReadonlyMap<string, Theatre>
  readonly surgeons: ReadonlyMap<string, Surgeon>
  readonly nurses: ReadonlyMap<string, Nurse>
  readonly hospitals: ReadonlyMap<string, Hospital>
  readonly treated: readonly Treated[]
  readonly untreated: readonly Patient[]
  /** Occupants' and patients' stays, cut off at the last day. */
  readonly stays: readonly Stay[]
  inBed(room: string, day: number): readonly Stay[]
  operations(what: 'surgeon' | 'theatre', id: string, day: number): readonly Treated[]
  /** Shifts count from 0 over the whole plan: day × shifts a day + shift. */
  nursesOf(room: string, shift: number): readonly Nurse[]
  /** Minutes of load that a nurse may carry in a shift; nothing when not rostered. */
  maxLoad(nurse: string, shift: number): number | undefined
}

export function openDiary(problem: Problem, plan: Plan): Diary {
  const shiftsADay = problem.shiftTypes.length
  const treated: Treated[] = []
  const untreated: Patient[] = []
  const stays: Stay[] = problem.occupants.map((occupant) => occupantStay(problem, occupant))
  for (const patient of problem.patients) {
    const placement = plan.placements.get(patient.id)
    if (!placement) untreated.push(patient)
    else treated.push({ patient, placement })
  }
  const inPlan = treated.filter(({ placement }) => placement.day >= 0 && placement.day < problem.days)
  for (const { patient, placement } of inPlan) {
    const to = Math.min(problem.days, placement.day + patient.nights)
    stays.push({ person: patient, room: placement.room, from: placement.day, to })
  }

  const beds = new Lists<Stay>()
  for (const stay of stays) for (let day = stay.from; day < stay.to; day++) beds.add(stay.room, day, stay)
  const bySurgeon = new Lists<Treated>()
  const byTheatre = new Lists<Treated>()
  for (const one of inPlan) {
    bySurgeon.add(one.placement.surgeon, one.placement.day, one)
    byTheatre.add(one.placement.theatre, one.placement.day, one)
  }
  const nurses = byId(problem.nurses)
  const covering = new Lists<Nurse>()
  for (const duty of plan.duties) {
    for (const room of duty.rooms) covering.add(room, shiftOf(duty, shiftsADay), nurses.get(duty.nurse)!)
  }
  const roster = new Map<string, Map<number, number>>()
  for (const nurse of problem.nurses) {
    roster.set(nurse.id, new Map(nurse.shifts.map((one) => [shiftOf(one, shiftsADay), one.maxLoad])))
  }

  return {
    problem,
    plan,
    rooms: byId(problem.rooms),
    theatres: byId(problem.theatres),
    surgeons: byId(problem.surgeons),
    nurses,
    hospitals: byId(problem.hospitals),
    treated,
    untreated,
    stays,
    inBed: (room, day) => beds.get(room, day),
    operations: (what, id, day) => (what === 'surgeon' ? bySurgeon : byTheatre).get(id, day),
    nursesOf: (room, shift) => covering.get(room, shift),
    maxLoad: (nurse, shift) => roster.get(nurse)?.get(shift),
  }
}

export function shiftOf(at: Pick<NurseDuty, 'day' | 'shift'>, shiftsADay: number): number {
  return at.day * shiftsADay + at.shift
}

/** The days 0, 1, … of the plan. */
export function daysOf(problem: Problem): number[] {
  return Array.from({ length: problem.days }, (_, day) => day)
}

/** Who lies where in a shift: what each needs there, and how much work it makes. */
export function careIn(stay: Stay, shift: number, shiftsADay: number): { skill: number; workload: number } {
  const at = shift - stay.from * shiftsADay
  return { skill: stay.person.skillNeeded[at] ?? 0, workload: stay.person.workload[at] ?? 0 }
}

function occupantStay(problem: Problem, occupant: Occupant): Stay {
  return { person: occupant, room: occupant.room, from: 0, to: Math.min(problem.days, occupant.nights) }
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]))
}

const nothing: readonly never[] = []

/** A list for each id and time. */
class Lists<T> {
  private readonly lists = new Map<string, T[][]>()

  add(id: string, at: number, item: T): void {
    let times = this.lists.get(id)
    if (!times) {
      times = []
      this.lists.set(id, times)
    }
    times[at] ??= []
    times[at].push(item)
  }

  get(id: string, at: number): readonly T[] {
    return this.lists.get(id)?.[at] ?? nothing
  }
}
