/**
 * The planner's front door.
 *
 *   readProblem, problemFrom   JSON, or parts made by our own code, to a checked problem
 *   judge                      what a plan breaks and costs, whoever made it
 *   solve                      the best plan that threads find within moves or seconds
 *   solveAlliance              each trust alone and all together, and what that is worth to each
 *   stagesAfter, planForAll    what the plan at hand for all comes to while trusts are planned alone
 *   judgeEdit                  what a person's own change would break and cost
 *   countsAfterChange          the report's counts again, for a plan that a person changed
 *   proveOptimum               the best plan of a small problem, and the proof
 *   readPlan, writePlan        plans as files
 */
export { solveAlliance } from './alone-and-together.ts'
export { knownOptima } from './exact/known-optima.ts'
export { type Proof, proveOptimum } from './exact/prove-optimum.ts'
export { type SmallInstance, smallInstances, smallProblem } from './exact/small-instances.ts'
export { generateCompetitionLike } from './generate/competition-like.ts'
export { Draws } from './generate/draws.ts'
export { generateRealisticAlliance } from './generate/realistic-alliance.ts'
export { type Finding, type Judgement, judge } from './judge.ts'
export { type Edit, type JudgedEdit, judgeEdit, type RuleChange } from './judge-edit.ts'
export type { NurseDuty, Placement, Plan } from './plan.ts'
export { isAlone, planForAll, type StageProgress, stagesAfter } from './plan-for-all.ts'
export { isNoWorse, positionsOf } from './positions.ts'
export type { Hospital, Nurse, Occupant, Patient, Problem, Room, Surgeon, Theatre, Weights } from './problem.ts'
export type { ProblemFile } from './problem-file.ts'
export { NoProcessorTime } from './processor-clock.ts'
export { Random } from './random.ts'
export { readPlan } from './read-plan.ts'
export { problemFrom, readProblem } from './read-problem.ts'
export { type Fault, faultText, type Reading, readOrThrow } from './reading.ts'
export { type Counts, countsAfterChange } from './report.ts'
export type {
  AllianceReport,
  CapacityUse,
  GroupReport,
  Left,
  Outcome,
  Position,
  Reason,
  Transfer,
  TrustReport,
} from './report-shape.ts'
export type { Breach, MustCode, PreferCode, Rule, RuleCode } from './rules/rule.ts'
export { type SearchParameters, usualParameters } from './search/parameters.ts'
export { solve } from './solve.ts'
export type { AllianceSolved, Progress, Solved, SolveOptions } from './solving.ts'
export { type PlanFile, writePlan } from './write-plan.ts'
export { writeProblem } from './write-problem.ts'
