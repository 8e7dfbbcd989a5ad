/**
 * Why patients are placed away from home, and why patients are left: which rule stands in the way of every placement
 * that would have been better for them.
 *
 * Which placement comes nearest is looked up in the search's totals, because there are millions of them. Of a placement
 * away from home the judge is then asked about that one. Of the many who are left, the totals are asked what it would
 * break; a test holds that answer to the judge's.
 */
import { AskJudge } from './ask-judge.ts'
import type { Placement, Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Left, Reason, Transfer } from './report-shape.ts'
import { allRules } from './rules/all-rules.ts'
import { copyDecisions, planOf } from './search/decisions.ts'
import { factsOf } from './search/facts.ts'
import { mustsBrokenBy, nearestPlacement, type Trial } from './search/nearest-placement.ts'
import type { State } from './search/state.ts'
import { stateOf } from './search/state-of.ts'

export function reasonsFor(problem: Problem, plan: Plan): { transfers: Transfer[]; left: Left[] } {
  const reasons = new Reasons(problem, plan)
  const transfers: Transfer[] = []
  const left: Left[] = []
  problem.patients.forEach((patient, i) => {
    const placement = plan.placements.get(patient.id)
    if (!placement) left.push({ patient: patient.id, reason: reasons.reason(i, undefined, problem.days - 1) })
    else if (placement.hospital !== patient.home) {
      const { hospital: to, day } = placement
      const reason = reasons.reason(i, patient.home, day)
      transfers.push({ patient: patient.id, from: patient.home, to, day, reason })
    }
  })
  return { transfers, left }
}

class Reasons {
  private readonly problem: Problem
  private readonly s: State
  private readonly judge: AskJudge

  constructor(problem: Problem, plan: Plan) {
    this.problem = problem
    const facts = factsOf(problem)
    this.s = stateOf(facts, plan)
    // With nurses for empty rooms too, so that the judge can say what care would cost there.
    this.judge = new AskJudge(problem, planOf(facts, copyDecisions(this.s), true))
  }

  /** Why patient i is not placed in that hospital (in any, if undefined) by that day. */
  reason(i: number, hospital: string | undefined, by: number): Reason {
    const { problem, s } = this
    const patient = problem.patients[i]!
    const nearest = nearestPlacement(
      s,
      i,
      problem.hospitals.findIndex(({ id }) => id === hospital),
      by,
    )
    if (!nearest) {
      const rules = hospital !== undefined && !patient.allowedHospitals.includes(hospital) ? ['M2'] : ['H6']
      return { kind: 'nothing-allowed', rules, says: wordsOf(rules) }
    }
    const to = this.placementOf(nearest)
    if (nearest.obstacle === 'none') {
      const costs = this.judge.costsOf(patient, to)
      const rules = costs
        .filter(({ cost }) => cost > 0)
        .sort((a, b) => b.cost - a.cost)
        .map(({ code }) => code)
      const extraCost = costs.reduce((sum, { cost }) => sum + cost, 0)
      return { kind: 'costs-more', rules, extraCost, says: wordsOf(rules.slice(0, 1)) }
    }
    const found = mustsBrokenBy(s, i, nearest)
    const broken = hospital === undefined ? found : this.judge.mustsBrokenBy(patient, to)
    // Nothing but a bed that nobody could look after.
    const rules = broken.length > 0 ? broken : ['H9']
    const kind = nearest.obstacle === 'bed' ? 'no-bed' : 'no-time-to-operate'
    return { kind, rules, says: wordsOf(rules) }
  }

  private placementOf(trial: Trial): Placement {
    const { hospitals, rooms, theatres, surgeons } = this.problem
    const { ways } = this.s.facts
    return {
      day: trial.day,
      hospital: hospitals[ways.hospital[trial.way]!]!.id,
      room: rooms[trial.room]!.id,
      theatre: theatres[trial.theatre]!.id,
      surgeon: surgeons[ways.surgeon[trial.way]!]!.id,
    }
  }
}

function wordsOf(codes: readonly string[]): string {
  const says = allRules.filter(({ code }) => codes.includes(code)).map((rule) => rule.says)
  return says.join('; ')
}
