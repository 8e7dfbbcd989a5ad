/** What a trust states of its service, as it is typed. What is left empty is not known, which is said wherever it counts. */

import type { Day } from '#nhs/day.ts'
import { answerOf, type DateAnswer, dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'
import type { OutlierNotice, StatedFacts, TrainingApproval } from '../fragility/service-facts.ts'

export type NumberField = 'posts' | 'inPost' | 'locums' | 'onCallOneIn' | 'incomePounds' | 'costPounds'

/** How each number is asked, the most that it can be, and what is said when it is none. */
export const numberFields: readonly {
  readonly name: NumberField
  readonly label: string
  readonly hint?: string
  readonly most: number
  readonly mistake: string
}[] = [
  {
    name: 'posts',
    label: 'Consultant posts',
    hint: 'In whole-time equivalents, such as 5 or 4.5',
    most: 500,
    mistake: 'Enter the consultant posts as a number, such as 5 or 4.5',
  },
  { name: 'inPost', label: 'Of those, filled', most: 500, mistake: 'Enter the filled posts as a number, such as 4' },
  {
    name: 'locums',
    label: 'Of the filled ones, held by locums',
    most: 500,
    mistake: 'Enter the posts held by locums as a number, such as 1',
  },
  {
    name: 'onCallOneIn',
    label: 'A consultant is on call 1 day in',
    most: 60,
    mistake: 'Enter the days as a number, such as 8',
  },
  {
    name: 'incomePounds',
    label: 'Paid in a year, in pounds',
    most: 1_000_000_000,
    mistake: 'Enter what it is paid in pounds, such as 980,000',
  },
  {
    name: 'costPounds',
    label: 'Costs in a year, in pounds',
    most: 1_000_000_000,
    mistake: 'Enter what it costs in pounds, such as 1,050,000',
  },
]

export const trainingNames: Readonly<Record<TrainingApproval, string>> = {
  approved: 'Approved',
  'with-conditions': 'Approved with conditions',
  'not-approved': 'Not approved',
}
export const outlierNames: Readonly<Record<OutlierNotice, string>> = {
  none: 'None',
  alert: 'An alert',
  alarm: 'An alarm',
}

export type StatementAnswers = {
  readonly numbers: Readonly<Record<NumberField, string>>
  readonly singlePoints: string
  readonly nothingRests: boolean
  readonly training: string
  readonly outlier: string
  readonly equipmentEndsOn: DateAnswer
  readonly source: string
}

export type StatementUnderstood =
  | { readonly ok: true; readonly facts: StatedFacts; readonly source: string }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export const statementAnswers = (form: SentForm): StatementAnswers => ({
  numbers: Object.fromEntries(numberFields.map(({ name }) => [name, form.one(name)])) as StatementAnswers['numbers'],
  singlePoints: form.one('singlePoints'),
  nothingRests: form.all('nothingRests').includes('yes'),
  training: form.one('training'),
  outlier: form.one('outlier'),
  equipmentEndsOn: dateAnswer(form.values, 'equipmentEndsOn'),
  source: form.one('source'),
})

/** The last statement, to be changed. The source is asked anew: it is of what is stated now. */
export const answersOf = (facts: StatedFacts): StatementAnswers => ({
  numbers: Object.fromEntries(
    numberFields.map(({ name }) => [name, facts[name] === undefined ? '' : String(facts[name])]),
  ) as StatementAnswers['numbers'],
  singlePoints: (facts.singlePoints ?? []).join('\n'),
  nothingRests: facts.singlePoints?.length === 0,
  training: facts.training ?? '',
  outlier: facts.outlier ?? '',
  equipmentEndsOn: facts.equipmentEndsOn ? answerOf(facts.equipmentEndsOn) : { day: '', month: '', year: '' },
  source: '',
})

export function understandStatement(answers: StatementAnswers): StatementUnderstood {
  const errors: FieldError[] = []
  const known: Record<string, unknown> = {}
  for (const { name, most, mistake } of numberFields) {
    const typed = answers.numbers[name].replaceAll(',', '')
    if (typed === '') continue
    if (/^\d{1,10}(\.\d{1,2})?$/.test(typed) && Number(typed) <= most) known[name] = Number(typed)
    else errors.push({ field: name, message: mistake })
  }
  if (Number(known.inPost) > Number(known.posts)) {
    errors.push({ field: 'inPost', message: 'Enter no more filled posts than there are posts' })
  }
  const lines = answers.singlePoints.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  if (lines.length > 10 || lines.some((line) => line.length > 100)) {
    errors.push({ field: 'singlePoints', message: 'Enter up to 10 lines of up to 100 characters' })
  } else if (lines.length > 0 && answers.nothingRests) {
    errors.push({ field: 'nothingRests', message: 'Clear this, or clear what rests on one person or machine' })
  } else if (lines.length > 0 || answers.nothingRests) known.singlePoints = lines
  if (answers.training in trainingNames) known.training = answers.training
  if (answers.outlier in outlierNames) known.outlier = answers.outlier
  const ends = equipmentEnds(answers.equipmentEndsOn)
  if (typeof ends === 'object') errors.push(ends)
  else if (ends !== undefined) known.equipmentEndsOn = ends
  const { source } = answers
  if (source === '' || source.length > 300) {
    errors.push({ field: 'source', message: 'Enter where these figures come from, in up to 300 characters' })
  }
  return errors.length > 0
    ? { ok: false, errors: errors.toSorted((a, b) => placeOf(a) - placeOf(b)) }
    : { ok: true, facts: known as StatedFacts, source }
}

/** Errors stand in the order of the page. */
const order = [
  'posts',
  'inPost',
  'locums',
  'onCallOneIn',
  'singlePoints',
  'nothingRests',
  'incomePounds',
  'costPounds',
  'equipmentEndsOn',
  'source',
]
const placeOf = ({ field }: FieldError): number => order.findIndex((name) => field.startsWith(name))

function equipmentEnds(answer: DateAnswer): Day | FieldError | undefined {
  if (answer.day === '' && answer.month === '' && answer.year === '') return undefined
  const parsed = parseDate(answer, 'equipmentEndsOn', 'the day until which equipment and building last')
  return parsed.ok ? parsed.day : parsed.error
}
