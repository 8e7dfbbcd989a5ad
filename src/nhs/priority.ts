/**
 * How soon a clinician says that surgery or a diagnostic test is needed.
 *
 * Surgery: Federation of Surgical Specialty Associations, Clinical guide to surgical prioritisation (2020), as taken
 * into NHS England's Clinical validation of surgical waiting lists. Target days are the ends of the periods stated
 * there; "3 months" is 13 weeks, as the code list read from the NHS Data Dictionary's users has it. P5 and P6 recorded a patient's own
 * wish to wait; both are retired, and are read so that old rows are not lost. D codes are for diagnostic tests.
 */
import type { Day } from './day.ts'

export type Priority = 'P1a' | 'P1b' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6'

export type PriorityMeaning = {
  readonly code: Priority
  readonly label: string
  readonly of: 'surgery' | 'diagnostic test'
  /** Days after the decision within which it should be done; absent where the code sets no end. */
  readonly targetDays?: number
  readonly from: Day
  /** The last day on which the code should be given out; absent while it is current. */
  readonly until?: Day
}

/** In order of urgency: the order in which people are ranked before their wait is looked at. */
export const priorities: readonly PriorityMeaning[] = [
  { code: 'P1a', label: 'Emergency: within 24 hours', of: 'surgery', targetDays: 1, from: '2020-04-11' },
  { code: 'P1b', label: 'Urgent: within 72 hours', of: 'surgery', targetDays: 3, from: '2020-04-11' },
  { code: 'P2', label: 'Can wait up to 4 weeks', of: 'surgery', targetDays: 28, from: '2020-04-11' },
  { code: 'P3', label: 'Can wait up to 3 months', of: 'surgery', targetDays: 91, from: '2020-04-11' },
  { code: 'P4', label: 'Can wait more than 3 months', of: 'surgery', from: '2020-04-11' },
]

const byCode: ReadonlyMap<string, PriorityMeaning> = new Map(priorities.map((meaning) => [meaning.code, meaning]))

export function priority(code: string): PriorityMeaning | undefined {
  return byCode.get(code)
}

export function priorityOrder(code: Priority): number {
  const order = priorities.findIndex((meaning) => meaning.code === code)
  return order === -1 ? priorities.length : order
}
