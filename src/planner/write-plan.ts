/** Writes a plan as the competition's solution format, with hospital and surgeon. `readPlan` reads it back. */
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'

export type PlanFile = {
  readonly patients: readonly PatientPlacementFile[]
  readonly nurses: readonly NurseAssignmentsFile[]
}

export type PatientPlacementFile =
  | { readonly id: string; readonly admission_day: 'none' }
  | {
      readonly id: string
      readonly admission_day: number
      readonly room: string
      readonly operating_theater: string
      readonly hospital: string
      readonly surgeon: string
    }

export type NurseAssignmentsFile = {
  readonly id: string
  readonly assignments: readonly {
    readonly day: number
    readonly shift: string
    readonly hospital: string
    readonly rooms: readonly string[]
  }[]
}

/** Everybody in the order of the problem, so that equal plans are equal byte for byte. */
export function writePlan(problem: Problem, plan: Plan): PlanFile {
  const dutiesOf = new Map<string, NurseAssignmentsFile['assignments'][number][]>()
  for (const { nurse, day, shift, hospital, rooms } of plan.duties) {
    const own = dutiesOf.get(nurse) ?? []
    own.push({ day, shift: problem.shiftTypes[shift]!, hospital, rooms })
    dutiesOf.set(nurse, own)
  }
  return {
    patients: problem.patients.map(({ id }) => {
      const placement = plan.placements.get(id)
      if (!placement) return { id, admission_day: 'none' }
      const { day, room, theatre, hospital, surgeon } = placement
      return { id, admission_day: day, room, operating_theater: theatre, hospital, surgeon }
    }),
    nurses: problem.nurses.map(({ id }) => ({ id, assignments: dutiesOf.get(id) ?? [] })),
  }
}
