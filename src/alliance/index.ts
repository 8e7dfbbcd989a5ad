export {
  type Agreement,
  type Clause,
  clauseNumber,
  type Party,
  partyOf,
  readAgreement,
} from './agreement/agreement.ts'
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
export { allianceRoutes } from './routes.tsx'
export { type SharingAgreement, standing } from './sharing/agreement.ts'
export { sharingHelp } from './sharing/pages/help-sharing.tsx'
export { sharingStore } from './sharing/store.ts'
export { sharingTasks } from './sharing/tasks.ts'
export { whileShared } from './sharing/while-shared.ts'
export { type Alliance, allianceStore, type ListState, type Member } from './store.ts'
