/** A transfer as its rules see it: where it stands, at which moment of the database's clock. */
import type { Day } from '#nhs/day.ts'
import { stateAt, type TransferModel, type TransferState } from './states.ts'

export type Standing = {
  readonly sender: string
  readonly receiver: string
  readonly model: TransferModel
  /** As written; see `stateNow` for what counts. */
  readonly state: TransferState
  readonly version: number
  readonly responsible: string
  readonly clinicallyScreened: boolean
  readonly sociallyScreened: boolean
  readonly replyBy: Date | null
  readonly holdUntil: Date | null
  /** Whether the sender's mutual-aid agreement lets the receiver see the patient, at this moment. */
  readonly isShared: boolean
  /** When the patient's wait began, where the viewer may know. */
  readonly clockStart: Day | null
  /** The database's clock. */
  readonly now: Date
}

export const stateNow = (standing: Pick<Standing, 'state' | 'replyBy' | 'holdUntil' | 'now'>): TransferState =>
  stateAt(standing, standing.now)
