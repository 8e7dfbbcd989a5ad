/** A plan after a person's change: what the judge says, and all that is kept of it beside what it takes over. Pure. */

import type { Day } from '#nhs/day.ts'
import {
  countsAfterChange,
  type Edit,
  isNoWorse,
  type JudgedEdit,
  judgeEdit,
  type Position,
  positionsOf,
  type Rule,
  type RuleChange,
  readOrThrow,
  writePlan,
} from '#planner'
import { compressed } from '../compressed.ts'
import { byHand, type Placement } from '../placement.ts'
import type { PlanReport } from '../plan-report.ts'
import { placedAs, trustsOfHospitals, verdictOf } from '../solve-plan.ts'
import type { OpenPlan } from './open-plan.ts'

/** What the change would break and cost, before anything is saved: the judge's word without the plan itself. */
export type FoundChange = {
  readonly costDifference: number
  readonly changes: readonly FoundRuleChange[]
  /** Trusts whose position would be worse than alone. */
  readonly worseOff: readonly string[]
}
export type FoundRuleChange = Omit<RuleChange, 'rule'> & {
  readonly rule: Pick<Rule, 'code' | 'says' | 'strength' | 'about'>
}

export type EditedPlan = {
  /** The plan's document, compressed. */
  readonly planFile: Uint8Array
  readonly report: PlanReport
  readonly row: Placement
}

const judged = (open: OpenPlan, edit: Edit): JudgedEdit =>
  readOrThrow(judgeEdit(open.problem, open.planned, edit, open.judgement))

/** @param alone the position of each trust alone, as the plan's report has it */
export function foundChange(open: OpenPlan, edit: Edit, alone: ReadonlyMap<string, Position>): FoundChange {
  const { costDifference, changes, judgement } = judged(open, edit)
  const positions = positionsOf(open.problem, judgement)
  return {
    costDifference,
    worseOff: [...alone].flatMap(([trust, position]) => (isNoWorse(positions.get(trust)!, position) ? [] : [trust])),
    changes: changes.map(({ rule: { code, says, strength, about }, ...change }) => ({
      ...change,
      rule: { code, says, strength, about },
    })),
  }
}

export type ChangedPlan = {
  readonly edit: Edit
  readonly firstDay: Day
  /** Of the plan that is changed: its report, and what it says of the patient. */
  readonly before: PlanReport
  readonly row: Placement
}

export function editedPlan(open: OpenPlan, { edit, firstDay, before, row }: ChangedPlan): EditedPlan {
  const { problem } = open
  const { plan, judgement } = judged(open, edit)
  const report = countsAfterChange(problem, before.report, plan, judgement)
  const placed = placedAs(
    open.patient(edit.patient),
    plan.placements.get(edit.patient),
    trustsOfHospitals(problem),
    firstDay,
  )
  const after: Placement = { ...row, ...placed, rule: byHand.kind, reason: byHand }
  return {
    planFile: compressed(writePlan(problem, plan)),
    report: {
      ...before,
      run: { ...before.run, edits: before.run.edits + 1 },
      together: verdictOf(judgement),
      isAcceptable: report.trusts.every(({ positionTogether, positionAlone }) =>
        isNoWorse(positionTogether, positionAlone),
      ),
      report,
      leftByRule: leftByRuleAfter(before.leftByRule, row, after),
    },
    row: after,
  }
}

/** Everybody but the one who is moved keeps the reason that the planner found. */
function leftByRuleAfter(before: PlanReport['leftByRule'], from: Placement, to: Placement): Record<string, number> {
  const counts = new Map(Object.entries(before))
  const add = ({ placed, rule }: Placement, by: number) => {
    const key = rule ?? 'none'
    if (placed === null) counts.set(key, (counts.get(key) ?? 0) + by)
  }
  add(from, -1)
  add(to, 1)
  return Object.fromEntries([...counts].filter(([, count]) => count > 0))
}
