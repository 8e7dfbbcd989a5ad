/** A plan as the planner knows it: the problem and the plan, and what the judge says of it, which is asked for once. */
import {
  type Judgement,
  judge,
  type Patient,
  type Plan,
  type Problem,
  readOrThrow,
  readPlan,
  readProblem,
} from '#planner'
import { uncompressed } from '../compressed.ts'

/** Of a plan, as they are kept beside it. */
export type PlanDocuments = { readonly problem?: Uint8Array; readonly plan: Uint8Array }

export class OpenPlan {
  readonly problem: Problem
  readonly planned: Plan
  readonly #patients: ReadonlyMap<string, Patient>
  #judgement: Judgement | undefined

  /** @param like another plan for the same problem, in place of the problem's document */
  constructor(documents: PlanDocuments, like?: OpenPlan) {
    const { problem, plan } = documents
    if (!problem && !like) throw new Error('a plan cannot be opened without its problem')
    this.problem = problem ? readOrThrow(readProblem(uncompressed(problem))) : like!.problem
    this.#patients = problem ? new Map(this.problem.patients.map((one) => [one.id, one])) : like!.#patients
    this.planned = readOrThrow(readPlan(this.problem, uncompressed(plan)))
  }

  get judgement(): Judgement {
    this.#judgement ??= judge(this.problem, this.planned)
    return this.#judgement
  }

  patient(id: string): Patient {
    const found = this.#patients.get(id)
    if (!found) throw new Error(`the problem has no patient ${id}`)
    return found
  }
}
