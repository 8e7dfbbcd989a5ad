/**
 * A person's own change to a plan: nothing is refused, everything that it breaks is named.
 *
 * Rooms that the change fills get a nurse, the one on duty there whom it loads least, so that the judge speaks of the
 * change and not of an empty roster. Where nobody is on duty, a floating nurse with nothing to do elsewhere comes.
 */
import { type Finding, type Judgement, judge } from './judge.ts'
import type { NurseDuty, Placement, Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Fault, Reading } from './reading.ts'
import { careIn, type Diary, openDiary, shiftOf } from './rules/diary.ts'
import type { Breach, Rule } from './rules/rule.ts'

/** Where a patient shall go; without `to` they shall wait. */
export type Edit = {
  readonly patient: string
  readonly to?: { readonly day: number; readonly room: string; readonly theatre: string; readonly surgeon: string }
}

export type JudgedEdit = {
  readonly plan: Plan
  readonly judgement: Judgement
  /** After less before. */
  readonly costDifference: number
  /** The rules whose amount has changed, musts first. */
  readonly changes: readonly RuleChange[]
}

export type RuleChange = {
  readonly rule: Rule
  readonly before: number
  readonly after: number
  readonly costDifference: number
  /** What is broken now and was not before. */
  readonly newBreaches: readonly Breach[]
}

/** @param before what the judge says of the plan as it is, for a caller who asks about several changes */
export function judgeEdit(
  problem: Problem,
  plan: Plan,
  edit: Edit,
  before: Judgement = judge(problem, plan),
): Reading<JudgedEdit> {
  const faults = faultsIn(problem, edit)
  if (faults.length > 0) return { status: 'refused', faults }
  const placements = new Map(plan.placements)
  if (edit.to) placements.set(edit.patient, placementOf(problem, edit.to))
  else placements.delete(edit.patient)
  const edited = withNurses(problem, { placements: inOrder(problem, placements), duties: plan.duties })
  const judgement = judge(problem, edited)
  return {
    status: 'read',
    value: {
      plan: edited,
      judgement,
      costDifference: judgement.cost - before.cost,
      changes: judgement.findings.flatMap((after, n) => changeOf(before.findings[n]!, after)),
    },
  }
}

function faultsIn(problem: Problem, { patient, to }: Edit): Fault[] {
  const faults: Fault[] = []
  const known = (path: string, id: string, things: readonly { readonly id: string }[], what: string) => {
    if (things.some((thing) => thing.id === id)) return
    faults.push({ path, value: id, reason: `there is no such ${what}`, remedy: `Give the id of a ${what}` })
  }
  known('patient', patient, problem.patients, 'patient')
  if (!to) return faults
  known('to.room', to.room, problem.rooms, 'room')
  known('to.theatre', to.theatre, problem.theatres, 'theatre')
  known('to.surgeon', to.surgeon, problem.surgeons, 'surgeon')
  if (!Number.isInteger(to.day) || to.day < 0 || to.day >= problem.days) {
    const remedy = `Give a day from 0 to ${problem.days - 1}`
    faults.push({ path: 'to.day', value: String(to.day), reason: 'it is not a day of the plan', remedy })
  }
  return faults
}

function placementOf(problem: Problem, to: NonNullable<Edit['to']>): Placement {
  return { ...to, hospital: problem.rooms.find(({ id }) => id === to.room)!.hospital }
}

function inOrder(problem: Problem, placements: ReadonlyMap<string, Placement>): Map<string, Placement> {
  return new Map(problem.patients.flatMap(({ id }) => (placements.has(id) ? [[id, placements.get(id)!]] : [])))
}

/**
 * The plan with a nurse for each occupied room-shift that has none: one on duty in that hospital or, if nobody is, a
 * floating nurse who has no rooms where they are.
 */
export function withNurses(problem: Problem, plan: Plan): Plan {
  const shiftsADay = problem.shiftTypes.length
  const diary = openDiary(problem, plan)
  const duties = plan.duties.map((duty) => ({ ...duty, rooms: [...duty.rooms] }))
  const worksIn = new Map(problem.nurses.map(({ id, hospitals }) => [id, hospitals]))
  const onDuty = new Map<number, (NurseDuty & { hospital: string; rooms: string[] })[]>()
  for (const duty of duties) {
    const list = onDuty.get(shiftOf(duty, shiftsADay))
    if (list) list.push(duty)
    else onDuty.set(shiftOf(duty, shiftsADay), [duty])
  }
  for (const room of problem.rooms) {
    for (let shift = 0; shift < problem.days * shiftsADay; shift++) {
      const isEmpty = diary.inBed(room.id, Math.floor(shift / shiftsADay)).length === 0
      if (isEmpty || diary.nursesOf(room.id, shift).length > 0) continue
      const all = onDuty.get(shift) ?? []
      const here = all.filter(({ hospital }) => hospital === room.hospital)
      const mayCome = ({ nurse, rooms }: NurseDuty) => rooms.length === 0 && worksIn.get(nurse)!.includes(room.hospital)
      const choice = here.length > 0 ? here : all.filter(mayCome)
      // The most to spare; of equals the first in the plan.
      const spare = (duty: NurseDuty) => diary.maxLoad(duty.nurse, shift)! - loadOf(diary, duty, shift)
      const nurse = choice.reduce<(typeof choice)[number] | undefined>(
        (best, one) => (!best || spare(one) > spare(best) ? one : best),
        undefined,
      )
      if (!nurse) continue
      nurse.hospital = room.hospital
      nurse.rooms.push(room.id)
    }
  }
  return { placements: plan.placements, duties }
}

function loadOf(diary: Diary, duty: NurseDuty, shift: number): number {
  const shiftsADay = diary.problem.shiftTypes.length
  return duty.rooms
    .flatMap((room) => diary.inBed(room, duty.day))
    .reduce((sum, stay) => sum + careIn(stay, shift, shiftsADay).workload, 0)
}

function changeOf(before: Finding, after: Finding): RuleChange[] {
  if (before.amount === after.amount) return []
  const key = ({ about, day, shift }: Breach) => `${about} ${day} ${shift}`
  const known = new Map(before.breaches.map((breach) => [key(breach), breach.amount]))
  const newBreaches = after.breaches.filter((breach) => breach.amount > (known.get(key(breach)) ?? 0))
  const costDifference = after.cost - before.cost
  return [{ rule: after.rule, before: before.amount, after: after.amount, costDifference, newBreaches }]
}
