/**
 * How soon a clinician says that surgery or a diagnostic test is needed.
 *
 * Surgery: Federation of Surgical Specialty Associations, Clinical guide to surgical prioritisation (first issued
 * 11 April 2020), taken into NHS England's clinical prioritisation programme. Target days are the ends of the periods it
 * states; "3 months" is 13 weeks. P5 and P6 recorded the patient's own wish to wait and gave way to codes for choice in
 * the autumn of 2022 (the day is approximate): they are read, so that no row is lost, and ranked after the others. The
 * D codes for diagnostic tests follow the same programme; their periods are from general knowledge, and the programme's
 * own page was not reached: treat them as configurable.
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
  {
    code: 'P5',
    label: 'Patient put it off because of COVID-19',
    of: 'surgery',
    from: '2020-10-01',
    until: '2022-10-31',
  },
  { code: 'P6', label: 'Patient put it off for other reasons', of: 'surgery', from: '2020-10-01', until: '2022-10-31' },
  { code: 'D1', label: 'Test needed within 24 hours', of: 'diagnostic test', targetDays: 1, from: '2020-12-01' },
  { code: 'D2', label: 'Test needed within 2 weeks', of: 'diagnostic test', targetDays: 14, from: '2020-12-01' },
  { code: 'D3', label: 'Test needed within 6 weeks', of: 'diagnostic test', targetDays: 42, from: '2020-12-01' },
  { code: 'D4', label: 'Test can wait 6 to 12 weeks', of: 'diagnostic test', targetDays: 84, from: '2020-12-01' },
  {
    code: 'D5',
    label: 'Patient put the test off because of COVID-19',
    of: 'diagnostic test',
    from: '2020-12-01',
    until: '2022-10-31',
  },
  {
    code: 'D6',
    label: 'Patient put the test off for other reasons',
    of: 'diagnostic test',
    from: '2020-12-01',
    until: '2022-10-31',
  },
]

type Standing = { readonly meaning: PriorityMeaning; readonly order: number }

const byCode: ReadonlyMap<string, Standing> = new Map(
  priorities.map((meaning, order) => [meaning.code, { meaning, order }]),
)

export function priority(code: string): PriorityMeaning | undefined {
  return byCode.get(code)?.meaning
}

export function isPriority(text: string): text is Priority {
  return byCode.has(text)
}

/** Sorts the most urgent first: 0 for P1a. A row without a code comes after all that have one. */
export function priorityOrder(code: string | undefined): number {
  return (code === undefined ? undefined : byCode.get(code)?.order) ?? priorities.length
}
