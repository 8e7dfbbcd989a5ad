/**
 * Which list of the Waiting List Minimum Data Set a row is on: inpatient or outpatient, with or without an RTT clock.
 * The names are those used by public queries on the data set (2025-26); its own specification was not available to us,
 * so a trust's mapping file may give other spellings for the same four.
 */
export type WaitingListType = 'IRTT' | 'ORTT' | 'INON' | 'ONON'

export type WaitingListTypeMeaning = {
  readonly code: WaitingListType
  readonly label: string
  readonly setting: 'inpatient' | 'outpatient'
  /** Whether rows on this list carry a referral to treatment clock. */
  readonly hasClock: boolean
}

export const waitingListTypes: readonly WaitingListTypeMeaning[] = [
  { code: 'IRTT', label: 'Waiting for admission, clock running', setting: 'inpatient', hasClock: true },
  { code: 'ORTT', label: 'Outpatient, clock running', setting: 'outpatient', hasClock: true },
  { code: 'INON', label: 'Waiting for admission, no clock', setting: 'inpatient', hasClock: false },
  { code: 'ONON', label: 'Outpatient, no clock', setting: 'outpatient', hasClock: false },
]

/** Spellings of earlier years, which old extracts still hold, and the list that each became. */
const earlierSpellings: Readonly<Record<string, WaitingListType>> = {
  RTTI: 'IRTT',
  RTTO: 'ORTT',
  PLTI: 'IRTT',
  PLTO: 'ORTT',
  PTLI: 'IRTT',
  PTLO: 'ORTT',
}

const byCode: ReadonlyMap<string, WaitingListTypeMeaning> = new Map(
  waitingListTypes.map((meaning) => [meaning.code, meaning]),
)

/** The meaning of a code, in today's or an earlier spelling. */
export function waitingListType(code: string): WaitingListTypeMeaning | undefined {
  return byCode.get(earlierSpellings[code] ?? code)
}
