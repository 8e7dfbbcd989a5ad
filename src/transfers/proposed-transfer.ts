/**
 * A transfer as a published plan proposes it: one trust's patient, another trust's site, day and surgeon.
 *
 * The sender is the trust whose patient it is, and alone knows who is meant; the receiver is where the plan has room.
 * Nothing has been offered to the patient yet.
 */
import type { Day } from '#nhs/day.ts'
import type { HomeDay } from './offers/weeks-sooner.ts'

export type ProposedTransfer = {
  readonly sender: string
  readonly receiver: string
  readonly planId: string
  readonly pseudonym: string
  readonly treatmentFunction: string
  readonly site: string
  readonly day: Day
  readonly surgeon: string
  /** When the sender would treat the patient by itself, as far as the plan says. */
  readonly homeDay?: HomeDay | null
}
