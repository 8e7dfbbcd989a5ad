/** How sessions, windows and holds are said, on pages and in files. */
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import { hoursOf } from '../session-words.ts'
import { type LendingRules, type PlanningWindow, type WindowCode, windowCodes } from './lending-rules.ts'
import type { OfferedSession } from './loan.ts'

type Timed = Pick<OfferedSession, 'startMinute' | 'minutes'>

/** "Theatre 3, Monday 2 March 2026, 8:30am to 12:30pm" */
export const sessionName = (session: Timed & Pick<OfferedSession, 'theatreName' | 'day'>): string =>
  `${session.theatreName}, ${format.dateWithDay(session.day)}, ${hoursOf(session)}`

export const serviceNames = (codes: readonly string[]): string => format.list(codes.map(treatmentFunctionName))

/** "Theatre team and anaesthetist", "Theatre team, no anaesthetist" */
export function whatIsThere({ hasTheatreTeam, hasAnaesthetist }: OfferedSession): string {
  if (hasTheatreTeam && hasAnaesthetist) return 'Theatre team and anaesthetist'
  if (hasTheatreTeam) return 'Theatre team, no anaesthetist'
  return hasAnaesthetist ? 'Anaesthetist, no theatre team' : 'The theatre alone'
}

/** 24 → "1 day", 36 → "36 hours" */
export const hoursInWords = (hours: number): string =>
  hours % 24 === 0 ? format.count(hours / 24, 'day') : format.count(hours, 'hour')

const spanWords = (days: number): string => (days % 7 === 0 ? format.weeks(days / 7) : format.count(days, 'day'))

/** When a window is, seen from a session's day: "Over 4 weeks before, up to 6 weeks", "Up to 2 weeks before". */
export function windowSpan({ windows }: LendingRules, code: WindowCode): string {
  if (code === 'past') return 'Afterwards'
  const at = windowCodes.indexOf(code)
  const [from, next] = [windows[at]!.fromDaysBefore, windows[at + 1]?.fromDaysBefore]
  if (from === null) return `Over ${spanWords(next!)} before`
  if (next === null || next === undefined) return `Up to ${spanWords(from)} before`
  return `Over ${spanWords(next)} before, up to ${spanWords(from)}`
}

const takingBackWords: Readonly<Record<PlanningWindow['takingBack'], string>> = {
  'with-reason': 'The owner, with a reason',
  'chief-operating-officer': "The owner's chief operating officer, with a reason",
  nobody: 'Nobody. The borrower can give it back',
}

/** Who can take back a session that is lent. */
export const takenBackBy = ({ takingBack }: PlanningWindow): string => takingBackWords[takingBack]

/** "Lent to Walsall Healthcare", for one of one's own. */
export const withBorrower = (state: string, borrower: string | null): string =>
  borrower === null ? state : `${state} ${state === 'Asked for' ? 'by' : 'to'} ${trustName(borrower)}`
