export {
  type Agreement,
  type Clause,
  clauseNumber,
  type Party,
  partyOf,
  readAgreement,
} from './agreement/agreement.ts'
export { changeScopeByDecision, proposeScope, scopeFault, scopeInWords } from './agreement/change-scope.ts'
export type { AllianceChange, Consequence, Stop } from './agreement/consequence.ts'
export { conservativeDeciding } from './agreement/deciding.ts'
export {
  type DecisionRule,
  type Post,
  posts,
  type RuleKind,
  ruleInWords,
  ruleNames,
} from './agreement/decision-rule.ts'
export { type Fault, faultsOf } from './agreement/faults.ts'
export { type LegalForm, legalForms } from './agreement/legal-form.ts'
export { type MatterCode, matterCodes, matters } from './agreement/matter.ts'
export type { Outcome } from './agreement/outcome.ts'
export { partyStandings, suspendByDecision } from './agreement/party-commands.ts'
export type { PartyStanding, Standing } from './agreement/party-standing.ts'
export { allianceDuties } from './agreement/see-to-agreements.ts'
export { agreementStore } from './agreement/store.ts'
export type { Version } from './agreement/version.ts'
export { allianceRoutes } from './routes.tsx'
export { type SharingAgreement, standing } from './sharing/agreement.ts'
export { sharingHelp } from './sharing/pages/help-sharing.tsx'
export { sharingStore } from './sharing/store.ts'
export { sharingTasks } from './sharing/tasks.ts'
export { whileShared } from './sharing/while-shared.ts'
export { type Alliance, allianceStore, type ListState, type Member } from './store.ts'
