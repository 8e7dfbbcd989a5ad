/** A week of lending as one trust sees it: its own sessions, what it borrows, what is on offer, and how many of each. Pure. */
import type { Day } from '#nhs/day.ts'
import { type LoanState, type OfferedSession, type SessionLoan, stateOf } from './loan.ts'
import type { OwnSession } from './loan-store.ts'

/** A session of one's own, with the loan that is open for it when there is one. */
export type LendableSession = OwnSession & {
  readonly loan?: SessionLoan
  readonly state: LoanState | 'free' | 'in-use'
}

export type LendingWeek = {
  readonly own: readonly LendableSession[]
  readonly borrowed: readonly SessionLoan[]
  readonly onOffer: readonly OfferedSession[]
}

export type SiteCount = {
  readonly site: string
  readonly sessions: number
  readonly minutes: number
  readonly heldMinutes: number
  /** Neither on offer nor in use: what could be lent. */
  readonly free: number
  readonly offered: number
  readonly asked: number
  readonly lent: number
}

const isOpen = (state: LoanState): boolean => ['offered', 'held', 'confirmed', 'used'].includes(state)

type Known = {
  readonly trust: string
  readonly today: Day
  readonly sessions: readonly OwnSession[]
  readonly loans: readonly SessionLoan[]
  readonly onOffer: readonly OfferedSession[]
}

export function lendingWeek({ trust, today, sessions, loans, onOffer }: Known): LendingWeek {
  const key = ({ theatre, day, startMinute }: Pick<OwnSession, 'theatre' | 'day' | 'startMinute'>) =>
    `${theatre} ${day} ${startMinute}`
  const open = new Map(
    loans.filter((loan) => loan.trust === trust && isOpen(stateOf(loan, today))).map((loan) => [key(loan), loan]),
  )
  const own = sessions.map((session): LendableSession => {
    const loan = open.get(key(session))
    if (loan) return { ...session, loan, state: stateOf(loan, today) }
    return { ...session, state: session.heldMinutes > 0 ? 'in-use' : 'free' }
  })
  return { own, borrowed: loans.filter(({ borrower }) => borrower === trust), onOffer }
}

export function countBySite(own: readonly LendableSession[]): SiteCount[] {
  const sites = [...new Set(own.map(({ site }) => site))].sort()
  return sites.map((site) => {
    const there = own.filter((session) => session.site === site)
    const many = (...states: readonly LendableSession['state'][]) =>
      there.filter(({ state }) => states.includes(state)).length
    return {
      site,
      sessions: there.length,
      minutes: there.reduce((sum, { minutes }) => sum + minutes, 0),
      heldMinutes: there.reduce((sum, { heldMinutes }) => sum + heldMinutes, 0),
      free: many('free'),
      offered: many('offered'),
      asked: many('held'),
      lent: many('confirmed', 'used'),
    }
  })
}

export type TheatreOfSessions = {
  readonly theatre: string
  readonly theatreName: string
  readonly days: readonly (readonly LendableSession[])[]
}

/** One site's sessions as a grid: theatres down, days across. */
export function gridOf(own: readonly LendableSession[], site: string, days: readonly Day[]): TheatreOfSessions[] {
  const there = own.filter((session) => session.site === site)
  const theatres = [...new Map(there.map(({ theatre, theatreName }) => [theatre, theatreName]))]
  return theatres
    .sort(([, a], [, b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([theatre, theatreName]) => ({
      theatre,
      theatreName,
      days: days.map((day) => there.filter((session) => session.theatre === theatre && session.day === day)),
    }))
}
