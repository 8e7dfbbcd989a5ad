/** A week of lending for a spreadsheet: the same rows as the page, one kind after the other. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { clock, siteName } from '../session-words.ts'
import type { LendingWeek } from './lending-week.ts'
import { type LoanState, type OfferedSession, stateNames } from './loan.ts'
import { serviceNames, whatIsThere } from './session-words.ts'

export type LendingRow = {
  readonly kind: 'Own session' | 'Borrowed' | 'On offer to us'
  readonly session: Pick<OfferedSession, 'site' | 'theatreName' | 'day' | 'startMinute' | 'minutes'>
  readonly owner: string
  readonly borrower?: string | null
  readonly state: string
  readonly offer?: OfferedSession
  readonly heldMinutes?: number
}

export function lendingRows(
  week: LendingWeek,
  trust: string,
  state: (loan: LendingWeek['borrowed'][number]) => LoanState,
): LendingRow[] {
  return [
    ...week.own.map(
      (session): LendingRow => ({
        kind: 'Own session',
        session,
        owner: trust,
        heldMinutes: session.heldMinutes,
        ...(session.loan && { offer: session.loan, borrower: session.loan.borrower }),
        state: session.state === 'free' ? 'Free' : session.state === 'in-use' ? 'In use' : stateNames[session.state],
      }),
    ),
    ...week.borrowed.map(
      (loan): LendingRow => ({
        kind: 'Borrowed',
        session: loan,
        owner: loan.trust,
        borrower: loan.borrower,
        state: stateNames[state(loan)],
        offer: loan,
      }),
    ),
    ...week.onOffer.map(
      (offer): LendingRow => ({
        kind: 'On offer to us',
        session: offer,
        owner: offer.trust,
        state: stateNames.offered,
        offer,
      }),
    ),
  ]
}

export const lendingCsv: readonly CsvColumn<LendingRow>[] = [
  { heading: 'Kind', cell: ({ kind }) => kind },
  { heading: 'Owner', cell: ({ owner }) => trustName(owner) },
  { heading: 'Borrower', cell: ({ borrower }) => (borrower ? trustName(borrower) : '') },
  { heading: 'State', cell: ({ state }) => state },
  { heading: 'Site', cell: ({ session }) => siteName(session.site) },
  { heading: 'Theatre', cell: ({ session }) => session.theatreName },
  { heading: 'Day', cell: ({ session }) => session.day },
  { heading: 'Starts', cell: ({ session }) => clock(session.startMinute) },
  { heading: 'Minutes', cell: ({ session }) => session.minutes },
  { heading: 'Minutes held for transfers', cell: ({ heldMinutes }) => heldMinutes },
  { heading: 'Services', cell: ({ offer }) => offer && serviceNames(offer.services) },
  { heading: 'Staff there', cell: ({ offer }) => offer && whatIsThere(offer) },
  { heading: 'Kit there', cell: ({ offer }) => offer?.kit },
  { heading: 'Note', cell: ({ offer }) => offer?.note },
]
