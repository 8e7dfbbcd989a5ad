/**
 * What is looked at in every row, by name. A check that refuses keeps the row out; one that doubts lets it in without
 * the value in question, or with it, as its sentence says, and counts against the data quality.
 */
export type Weight = 'refuses' | 'doubts'

export type CheckMeaning = {
  readonly weight: Weight
  readonly title: string
  /** What follows for the row. */
  readonly sentence: string
}

export const checks = {
  'columns-count': {
    weight: 'refuses',
    title: 'Too many or too few columns',
    sentence: 'A row with another number of cells than the heading cannot be read: a value may be in the wrong place.',
  },
  quotes: {
    weight: 'refuses',
    title: 'Quotes in the wrong place',
    sentence: 'A cell is quoted as a whole or not at all.',
  },
  'control-character': {
    weight: 'refuses',
    title: 'Characters that nobody types',
    sentence: 'Tabs, line ends and other control characters within a cell are not text.',
  },
  formula: {
    weight: 'refuses',
    title: 'Looks like a formula',
    sentence: 'A cell that begins with =, +, - or @ would be run by a spreadsheet, and is no value of any field.',
  },
  'too-long': { weight: 'refuses', title: 'Too long', sentence: 'A value longer than its field can be.' },
  missing: { weight: 'refuses', title: 'Needed and empty', sentence: 'Without this value the row cannot be placed.' },
  'another-trust': {
    weight: 'refuses',
    title: "Another trust's row",
    sentence: 'A trust brings in its own pathways only.',
  },
  'code-not-known': {
    weight: 'refuses',
    title: 'A code that does not exist',
    sentence: 'Without this code the row cannot be placed.',
  },
  'no-clock': {
    weight: 'refuses',
    title: 'No referral to treatment clock',
    sentence: 'Planned and follow-up lists have no clock, so these rows are not on this list.',
  },
  'not-a-day': {
    weight: 'refuses',
    title: 'A date that is none',
    sentence: 'The start or end of the wait is not a day, so the wait cannot be counted.',
  },
  'in-the-future': {
    weight: 'refuses',
    title: 'A wait that begins or ends in the future',
    sentence: 'A clock cannot start or stop after the day of the list.',
  },
  'no-start': {
    weight: 'refuses',
    title: 'No start at all',
    sentence: 'There is neither a clock start nor a day on which the referral was received.',
  },
  'stop-before-start': {
    weight: 'refuses',
    title: 'Ends before it begins',
    sentence: 'The clock would have stopped before it started.',
  },
  'stopped-status': {
    weight: 'refuses',
    title: 'Stopped, but still open',
    sentence: 'The status says that the clock has stopped, and there is no day on which it did.',
  },
  duplicate: {
    weight: 'refuses',
    title: 'The same pathway again',
    sentence: 'A pathway has one clock at a time. The first row of a pathway is used, and later ones are left out.',
  },
  'start-missing': {
    weight: 'doubts',
    title: 'Clock start not given',
    sentence: 'The wait is counted from the referral until the start is given.',
  },
  'start-disagrees': {
    weight: 'doubts',
    title: 'Clock start differs from the rules',
    sentence: 'The start in the file is used. By the rules, the dates in the row give another.',
  },
  'dates-out-of-order': {
    weight: 'doubts',
    title: 'Dates in an impossible order',
    sentence: 'The dates are kept. One of them is wrong.',
  },
  'day-left-out': {
    weight: 'doubts',
    title: 'A date that is none, left out',
    sentence: 'The row is used without this date.',
  },
  'code-left-out': {
    weight: 'doubts',
    title: 'A code that does not exist, left out',
    sentence: 'The row is used without this value.',
  },
  'nhs-number': {
    weight: 'doubts',
    title: 'NHS number fails its check',
    sentence: 'The number is set aside and not used to recognise the patient.',
  },
  'nhs-number-missing': {
    weight: 'doubts',
    title: 'No NHS number',
    sentence: 'The patient is known by the local number alone.',
  },
  'patient-disagrees': {
    weight: 'doubts',
    title: 'One patient, two sets of details',
    sentence: 'Two rows with the same local number give different people. The details of the first are kept.',
  },
  'pathway-identifier': {
    weight: 'doubts',
    title: 'Pathway identifier not of 20 characters',
    sentence: 'It is kept as it is, and may not be found by another provider.',
  },
  'function-not-reported': {
    weight: 'doubts',
    title: 'Treatment function with no reported group',
    sentence: 'The pathway is in no published figure until its treatment function is corrected.',
  },
  'commissioner-not-known': {
    weight: 'doubts',
    title: 'Commissioner of no known nation',
    sentence: 'The pathway is counted as English until the commissioner is corrected.',
  },
  'priority-missing': {
    weight: 'doubts',
    title: 'Waits for admission without a priority',
    sentence: 'It is ranked after everybody who has one.',
  },
  'priority-retired': {
    weight: 'doubts',
    title: 'Priority no longer in use',
    sentence: 'P5 and P6 were withdrawn. It is ranked after P4.',
  },
  'decision-missing': {
    weight: 'doubts',
    title: 'Waits for admission without a decision to admit',
    sentence: 'A plan cannot include the patient until the decision is dated.',
  },
  'to-come-in-overdue': {
    weight: 'doubts',
    title: 'To come in on a day that has passed',
    sentence: 'The patient was treated and not taken off, or the admission was cancelled and not recorded.',
  },
} as const satisfies Readonly<Record<string, CheckMeaning>>

export type CheckId = keyof typeof checks

export const checkIds = Object.keys(checks) as CheckId[]

/** What is wrong with one cell or row. `column` counts from 1; 0 is the row as a whole. */
export type Fault = {
  readonly row: number
  readonly column: number
  readonly columnName: string
  readonly check: CheckId
  readonly value: string
  readonly problem: string
  readonly remedy: string
}
