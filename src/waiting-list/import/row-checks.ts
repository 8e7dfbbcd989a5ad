/** What one row says against itself or against the day of the list. Cells have been read one by one before. */
import { fromEpochDay } from '#nhs/day.ts'
import { rttStatus } from '#nhs/rtt-status.ts'
import { reportedGroup } from '#nhs/treatment-function.ts'
import { waitingListType } from '#nhs/waiting-list-type.ts'
import { type FieldName, placeOf } from './field.ts'
import { NONE } from './reading.ts'
import type { RowReader } from './row-reader.ts'
import { judgeStart } from './start-check.ts'

const at = placeOf

/** Days that lie behind us on the day of the list; one in the future is left out. */
const pastDays: readonly FieldName[] = [
  'firstActivity',
  'lastAttended',
  'lastMissed',
  'cancelled',
  'decidedToTreat',
  'decidedToAdmit',
  'prioritised',
  'validated',
]
/** Nobody on a list is older. */
const OLDEST_DAYS = 43_830

export function checkRow(row: RowReader): void {
  checkOwner(row)
  if (row.isRefused) return
  leaveOutImpossibleDays(row)
  checkWait(row)
  if (row.isRefused) return
  checkPlace(row)
}

function checkOwner(row: RowReader): void {
  const { texts, context } = row
  const provider = texts[at.provider]!
  if (!provider.startsWith(context.trust)) {
    const problem = `it is a row of ${provider}; this import is for ${context.trust}`
    row.fault('another-trust', 'provider', provider, problem, 'Send it to the trust whose patient this is.')
    return
  }
  const list = waitingListType(texts[at.waitingListType]!)
  if (list && !list.hasClock) {
    row.fault('no-clock', 'waitingListType', list.code, `list ${list.code} has no clock`, 'Leave these rows out.')
  }
}

/** The clock's start and stop. Replaces the start by the referral's day where the file states none. */
function checkWait(row: RowReader): void {
  const { texts, numbers, asOfDay, context } = row
  const status = texts[at.rttStatus]!
  const stated = numbers[at.clockStart]!
  const { start, disagreement } = judgeStart(
    {
      stated,
      referralReceived: numbers[at.referralReceived]!,
      originalReferralReceived: numbers[at.originalReferralReceived]!,
      firstActivity: numbers[at.firstActivity]!,
      lastAttended: numbers[at.lastAttended]!,
      lastMissed: numbers[at.lastMissed]!,
      decidedToTreat: numbers[at.decidedToTreat]!,
      decidedToAdmit: numbers[at.decidedToAdmit]!,
      rttStatus: status,
    },
    context.trust,
    context.asOf,
  )
  if (start === NONE) {
    const remedy = 'Find the day on which the referral was received.'
    row.fault('no-start', 'clockStart', '', 'there is no clock start and no referral', remedy)
    return
  }
  if (start > asOfDay) {
    const problem = `the wait would begin after ${context.asOf}, the day of the list`
    row.fault('in-the-future', 'clockStart', fromEpochDay(start), problem, 'Correct the date, or the day of the list.')
  }
  if (stated === NONE) {
    const problem = `the wait is counted from ${fromEpochDay(start)}, when the referral was received`
    row.fault('start-missing', 'clockStart', '', problem, 'Record the start of the period in the source system.')
  }
  if (disagreement !== undefined) {
    const remedy = 'If an earlier wait ended, record how. If not, correct the start.'
    row.fault('start-disagrees', 'clockStart', fromEpochDay(stated), disagreement, remedy)
  }
  numbers[at.clockStart] = start
  const stop = numbers[at.clockStop]!
  if (stop !== NONE && stop < start) {
    const problem = `the clock would stop before it starts on ${fromEpochDay(start)}`
    row.fault('stop-before-start', 'clockStop', fromEpochDay(stop), problem, 'Correct one of the two dates.')
  }
  if (stop !== NONE && stop > asOfDay) {
    const problem = `the clock would stop after ${context.asOf}, the day of the list`
    row.fault('in-the-future', 'clockStop', fromEpochDay(stop), problem, 'Correct the date, or the day of the list.')
  }
  const effect = rttStatus(status)?.effect
  if (stop === NONE && (effect === 'stop' || effect === 'nullify')) {
    const problem = `status ${status} ends a clock, and there is no day on which it ended`
    row.fault('stopped-status', 'rttStatus', status, problem, 'Record the end of the period, or correct the status.')
  }
}

function leaveOutImpossibleDays(row: RowReader): void {
  const { numbers, asOfDay, context } = row
  for (const field of pastDays) {
    const day = numbers[at[field]]!
    if (day <= asOfDay) continue
    const problem = `it lies after ${context.asOf}, the day of the list`
    row.fault('day-left-out', field, fromEpochDay(day), problem, 'Correct the date in the source system.')
    numbers[at[field]] = NONE
    // The same row means more once the day has come.
    row.fingerprint.number(day)
  }
  const birth = numbers[at.birthDate]!
  if (birth !== NONE && (birth > asOfDay || birth < asOfDay - OLDEST_DAYS)) {
    const problem = birth > asOfDay ? 'it lies in the future' : 'it is more than 120 years ago'
    row.fault('day-left-out', 'birthDate', fromEpochDay(birth), problem, 'Correct the date in the source system.')
    numbers[at.birthDate] = NONE
  }
}

/** Whether the row can take its place on the list and in the figures, and what keeps it from a good one. */
function checkPlace(row: RowReader): void {
  const { texts, numbers, asOfDay, context } = row
  const start = numbers[at.clockStart]!
  const birth = numbers[at.birthDate]!
  if (birth > start) {
    const problem = `the patient was born after the clock started on ${fromEpochDay(start)}`
    row.fault('dates-out-of-order', 'birthDate', fromEpochDay(birth), problem, 'Correct one of the two dates.')
  }
  const decided = numbers[at.decidedToAdmit]!
  if (decided !== NONE && decided < start) {
    const problem = `it was decided to admit before the clock started on ${fromEpochDay(start)}`
    const remedy = 'Correct one of the two dates, or the start if the decision belongs to this wait.'
    row.fault('dates-out-of-order', 'decidedToAdmit', fromEpochDay(decided), problem, remedy)
  }
  const func = texts[at.treatmentFunction]!
  if (reportedGroup(func) === undefined) {
    const problem = `treatment function ${func} is retired or belongs to no reported group`
    row.fault('function-not-reported', 'treatmentFunction', func, problem, 'Give the function that treats the patient.')
  }
  const isForAdmission = waitingListType(texts[at.waitingListType]!)?.setting === 'inpatient'
  if (isForAdmission && decided === NONE) {
    const remedy = 'Record the day on which it was decided to admit.'
    row.fault('decision-missing', 'decidedToAdmit', '', 'the patient waits for admission with no decision', remedy)
  }
  const priority = texts[at.priority] ?? texts[at.diagnosticPriority] ?? null
  if (priority === null && (isForAdmission || decided !== NONE)) {
    const remedy = 'Have the patient prioritised by a clinician.'
    row.fault('priority-missing', 'priority', '', 'the patient waits for admission with no priority', remedy)
  }
  if (priority === 'P5' || priority === 'P6') {
    const remedy = 'Prioritise again, from P1a to P4.'
    row.fault('priority-retired', 'priority', priority, `${priority} is no longer in use`, remedy)
  }
  const toComeIn = numbers[at.toComeIn]!
  if (toComeIn !== NONE && toComeIn < asOfDay && numbers[at.clockStop] === NONE) {
    const problem = `the patient was to come in before ${context.asOf} and is still on the list`
    const remedy = 'Record the treatment, or the cancellation and a new date.'
    row.fault('to-come-in-overdue', 'toComeIn', fromEpochDay(toComeIn), problem, remedy)
  }
}
