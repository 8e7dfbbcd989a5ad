export {
  countWithdrawnOf,
  holdProposals,
  type OpenProposal,
  openProposals,
  proposeTransfers,
  withdrawTransfersOf,
} from './propose-transfers.ts'
export type { ProposedTransfer, TransferState } from './proposed-transfer.ts'
export { transfersRoutes } from './routes.tsx'
export { transfersTasks } from './tasks.ts'
