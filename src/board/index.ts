export type { Action } from './actions/action.ts'
export { giveAction } from './actions/give-action.ts'
export { actionStore, type NewAction } from './actions/store.ts'
export { actionTasks } from './actions/tasks.ts'
export { openCalendarRoutes } from './calendar/routes.tsx'
export { changesTheScope } from './consequences/change-the-scope.ts'
export type { DecisionConsequence, DecisionMade } from './consequences/consequence.ts'
export { givesAnAction } from './consequences/give-an-action.ts'
export { movesAPriority } from './consequences/move-a-priority.ts'
export { decide } from './decision/decide.ts'
export { type ConflictEffects, type ConflictFacts, effectsOfConflict } from './decision/effects-of-conflict.ts'
export type {
  Attendance,
  Attending,
  Choice,
  DecisionFacts,
  Item,
  Matter,
  MatterClass,
  Member,
  Party,
  PersonId,
  Quorum,
  Ratification,
  Role,
  Vote,
} from './decision/facts.ts'
export { type FormOfDecision, formsOfDecision } from './decision/form-of-decision.ts'
export type { Interest } from './decision/interest.ts'
export { type Asker, mayDecide, type PowerAnswer, type PowerQuestion } from './decision/may-decide.ts'
export type { Awaited, Lack, Outcome, OutcomeStatus, TrustOutcome } from './decision/outcome.ts'
export { type PartyStanding, standingOf } from './decision/party-standing.ts'
export { conservative, type Procedure, type TrustVote } from './decision/procedure.ts'
export type { Reason, ReasonCode } from './decision/reason.ts'
export type { DecisionRule } from './decision/rule.ts'
export {
  type Delegation,
  type Holder,
  type MayDecide,
  mayDecideInWords,
  type Reservation,
  roleNames,
  type Scheme,
} from './decision/scheme.ts'
export { followUpRoutes } from './follow-up.ts'
export { momentOf } from './meetings/moment.ts'
export { boardUploads } from './meetings/paper-routes.tsx'
export { paperBlocks } from './meetings/paper-text.ts'
export { type PublicDecision, type PublicPaper, publicDecisions, publicPapers } from './meetings/public-record.ts'
export { boardTasks } from './meetings/tasks.ts'
export { type Priority, type Stage, stageNames, stages } from './priorities/priority.ts'
export { priorityStore } from './priorities/store.ts'
export { priorityTasks } from './priorities/tasks.ts'
export { boardRoutes } from './routes.tsx'
