export { actOut } from './acted-out/act-out.ts'
export { handoverFacts, handoverHref, handoverRoutes, handoverUploads } from './handover/index.ts'
export type { ActionCode, Side } from './life/actions.ts'
export { type AgreedTransfer, agreedTransfers } from './life/agreed-transfers.ts'
export { type ClosedHospital, closedHospitals, closedInWords } from './life/closed-hospitals.ts'
export type { EffectKind } from './life/effect-kinds.ts'
export type { Details, Facts } from './life/guards.ts'
export { type Actor, actionsOf } from './life/may.ts'
export { transfersDuties } from './life/see-to-transfers.ts'
export type { Standing } from './life/standing.ts'
export type { TransferModel, TransferState } from './life/states.ts'
export type { StepOutcome } from './life/step-outcome.ts'
export { type Command, type FactSources, takeStep, takeSteps } from './life/take-step.ts'
export { responsibilities, type TransferEvent, transferEvents } from './life/transfer-events.ts'
export { findTransfer, type Transfer, type TransferKey } from './life/transfer-row.ts'
export { type MoneyEffect, postMoney, type Settled } from './money/ledger/settle-transfer.ts'
export { moneyFacts } from './money/money-fact.ts'
export { readTable } from './money/tables/read-table.ts'
export { offersHelp } from './offers/help-offers.tsx'
export { askForLetters, letterRun } from './offers/letters/letter-run.ts'
export { lettersJob } from './offers/letters/letters-job.ts'
export { offerFacts } from './offers/offer-fact.ts'
export type { HomeDay } from './offers/weeks-sooner.ts'
export { patientRoutes } from './patient/index.ts'
export {
  countProposedBy,
  countWithdrawnOf,
  holdProposals,
  type OpenProposal,
  openProposals,
  proposeTransfers,
  withdrawTransfersOf,
} from './propose-transfers.ts'
export type { ProposedTransfer } from './proposed-transfer.ts'
export { transfersRoutes } from './routes.tsx'
export { transfersHelp } from './steps/help-transfers.tsx'
export { transfersStopped } from './stopped-by-alliance.ts'
export { transfersTasks } from './tasks.ts'
