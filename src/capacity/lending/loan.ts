/**
 * The life of a theatre session that one trust lends to another, as data. The database holds the same steps and refuses
 * every other change; a test compares the two.
 *
 * Two things the calendar says and nobody writes: a hold that is over leaves its session on offer again, and what is on
 * offer when its day has come has lapsed.
 */
import type { Day } from '#nhs/day.ts'

export type StoredLoanState = 'offered' | 'held' | 'confirmed' | 'used' | 'given-back' | 'withdrawn'
export type LoanState = StoredLoanState | 'lapsed'

export type LoanAction = 'hold' | 'let-go' | 'decline' | 'confirm' | 'use' | 'give-back' | 'withdraw'

/** Whose step it is: the trust that lends, the one that borrows, any other member, or either of the first two. */
export type LoanSide = 'owner' | 'borrower' | 'member' | 'either'

export type LoanStep = {
  readonly action: LoanAction
  readonly from: StoredLoanState
  readonly to: StoredLoanState
  readonly side: LoanSide
}

export const loanSteps: readonly LoanStep[] = [
  { action: 'hold', from: 'offered', to: 'held', side: 'member' },
  { action: 'let-go', from: 'held', to: 'offered', side: 'borrower' },
  { action: 'decline', from: 'held', to: 'offered', side: 'owner' },
  { action: 'confirm', from: 'held', to: 'confirmed', side: 'owner' },
  { action: 'use', from: 'confirmed', to: 'used', side: 'either' },
  { action: 'give-back', from: 'confirmed', to: 'given-back', side: 'borrower' },
  { action: 'withdraw', from: 'offered', to: 'withdrawn', side: 'owner' },
  { action: 'withdraw', from: 'held', to: 'withdrawn', side: 'owner' },
  { action: 'withdraw', from: 'confirmed', to: 'withdrawn', side: 'owner' },
]

export type OfferedSession = {
  /** The trust that lends. */
  readonly trust: string
  readonly id: string
  readonly site: string
  readonly theatre: string
  readonly theatreName: string
  readonly day: Day
  readonly startMinute: number
  readonly minutes: number
  /** What may be done there. */
  readonly services: readonly string[]
  readonly hasTheatreTeam: boolean
  readonly hasAnaesthetist: boolean
  readonly kit: string
  readonly note: string
  readonly version: number
}

export type SessionLoan = OfferedSession & {
  readonly stored: StoredLoanState
  /** By the database's clock. */
  readonly isHoldOver: boolean
  readonly borrower: string | null
  readonly askedService: string | null
  readonly askedNote: string | null
  readonly heldUntil: Date | null
  readonly reason: string | null
  readonly offeredAt: Date
}

/** Where a loan stands, whatever has been written. */
export function stateOf({ stored, isHoldOver, day }: SessionLoan, today: Day): LoanState {
  const now = stored === 'held' && isHoldOver ? 'offered' : stored
  return (now === 'offered' || now === 'held') && day < today ? 'lapsed' : now
}

export const stateNames: Readonly<Record<LoanState, string>> = {
  offered: 'On offer',
  held: 'Asked for',
  confirmed: 'Lent',
  used: 'Used',
  'given-back': 'Given back',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
}

/** What was done, for the story of a loan. */
export const eventNames: Readonly<Record<LoanAction | 'offer', string>> = {
  offer: 'Offered',
  hold: 'Asked for',
  'let-go': 'No longer asked for',
  decline: 'Refused to whoever asked',
  confirm: 'Lent',
  use: 'Marked as used',
  'give-back': 'Given back',
  withdraw: 'Withdrawn',
}
