/** Each part of the index: what is known, said in a sentence, and a score from 0 to 1; or what is missing. Pure. */
import { daysBetween } from '#nhs/day.ts'
import * as format from '#web/format.ts'
import type { PartCode } from './formula.ts'
import type { OutlierNotice, ServiceFacts, TrainingApproval } from './service-facts.ts'

export type PartScore =
  | { readonly known: true; readonly score: number; readonly evidence: string }
  | { readonly known: false; readonly missing: string }

const known = (score: number, evidence: string): PartScore => ({
  known: true,
  score: Math.min(1, Math.max(0, score)),
  evidence,
})
const missing = (what: string): PartScore => ({ known: false, missing: what })

/** Counts from 1 to 7 are not told, so they are scored as one in the middle: nobody can work the true one out. */
const asCounted = (count: number | 'not shown'): number => (count === 'not shown' ? 4 : count)
const inWords = (count: number | 'not shown'): string =>
  count === 'not shown' ? 'from 1 to 7' : count === 0 ? 'none' : `about ${format.number(count)}`

/** 1, 2.5: posts are counted in halves and tenths. */
const posts = (value: number): string => (Number.isInteger(value) ? format.number(value) : format.decimal(value))

const trainingScores: Readonly<Record<TrainingApproval, readonly [number, string]>> = {
  approved: [0, 'Approved for training.'],
  'with-conditions': [0.5, 'Approved for training with conditions.'],
  'not-approved': [1, 'Not approved for training.'],
}
const outlierScores: Readonly<Record<OutlierNotice, readonly [number, string]>> = {
  none: [0, 'No outlier notice.'],
  alert: [0.5, 'An outlier notice at the level of an alert.'],
  alarm: [1, 'An outlier notice at the level of an alarm.'],
}

const scorers: Readonly<Record<PartCode, (facts: ServiceFacts) => PartScore>> = {
  vacancies: ({ posts: of, inPost }) => {
    if (of === undefined || inPost === undefined || of <= 0) return missing('consultant posts and how many are filled')
    return known((of - inPost) / of / 0.4, `${posts(inPost)} of ${posts(of)} consultant posts are filled.`)
  },
  'on-call': ({ onCallOneIn }) =>
    onCallOneIn === undefined || onCallOneIn <= 0
      ? missing('how often a consultant is on call')
      : known((8 - onCallOneIn) / 5, `A consultant is on call 1 day in ${posts(onCallOneIn)}.`),
  'single-points': ({ singlePoints }) => {
    if (singlePoints === undefined) return missing('what rests on one person or one machine')
    const said = singlePoints.length === 0 ? 'Nothing rests on one person or machine.' : `${singlePoints.join('; ')}.`
    return known(singlePoints.length / 2, said)
  },
  locums: ({ inPost, locums }) =>
    inPost === undefined || locums === undefined || inPost <= 0
      ? missing('how many consultants are locums')
      : known(locums / inPost / 0.5, `${posts(locums)} of ${posts(inPost)} filled posts are held by locums.`),
  'unit-volume': ({ unitCases, unitMinimum }) => {
    if (!unitMinimum) return missing('a minimum for a unit, because none is kept for this service')
    if (unitCases === undefined) return missing('how many operations there were in a year')
    const said = `${capital(inWords(unitCases))} in 12 months, against a minimum of ${format.number(unitMinimum.cases)} (${unitMinimum.source}).`
    return known(1 - asCounted(unitCases) / unitMinimum.cases, said)
  },
  'surgeon-volume': ({ surgeons, surgeonsBelow, surgeonMinimum }) => {
    if (!surgeonMinimum) return missing('a minimum for a surgeon, because none is kept for this service')
    if (!surgeons || surgeonsBelow === undefined) return missing('how many operations each surgeon did in a year')
    const said = `${format.number(surgeonsBelow)} of ${format.count(surgeons, 'surgeon')} did fewer than ${format.number(surgeonMinimum.cases)} in 12 months (${surgeonMinimum.source}).`
    return known(surgeonsBelow / surgeons, said)
  },
  training: ({ training }) =>
    training === undefined ? missing('whether it is approved for training') : known(...trainingScores[training]),
  outliers: ({ outlier }) =>
    outlier === undefined ? missing('whether there is an outlier notice') : known(...outlierScores[outlier]),
  outflow: ({ casesHere, residentsElsewhere }) => {
    if (casesHere === undefined || residentsElsewhere === undefined) {
      return missing('how many operations of residents were done elsewhere, and here')
    }
    const [here, elsewhere] = [asCounted(casesHere), asCounted(residentsElsewhere)]
    if (here + elsewhere === 0) return missing('any operation of residents, here or elsewhere')
    return known(
      elsewhere / (here + elsewhere),
      `In 12 months ${inWords(residentsElsewhere)} elsewhere and ${inWords(casesHere)} here.`,
    )
  },
  waits: ({ waiting, within18 }) => {
    if (waiting === undefined || within18 === undefined || within18 === null) return missing('how long people wait')
    if (waiting < 20) return missing('waits of 20 people or more: fewer would say little and could point at people')
    return known(
      (1 - within18 - 0.08) / 0.42,
      `${format.shareToOneDecimal(1 - within18)} of the people waiting for its specialty wait over 18 weeks.`,
    )
  },
  money: ({ incomePounds, costPounds }) =>
    incomePounds === undefined || costPounds === undefined || incomePounds <= 0
      ? missing('what it costs and what it is paid')
      : known(
          (costPounds / incomePounds - 1) / 0.25,
          `It costs ${format.money(costPounds * 100)} a year and is paid ${format.money(incomePounds * 100)}.`,
        ),
  equipment: ({ equipmentEndsOn, today }) =>
    equipmentEndsOn === undefined
      ? missing('how long its equipment and building last')
      : known(
          1 - daysBetween(today, equipmentEndsOn) / (3 * 365.25),
          `Equipment or building that it needs lasts until ${format.date(equipmentEndsOn)}.`,
        ),
}

export const scorePart = (code: PartCode, facts: ServiceFacts): PartScore => scorers[code](facts)

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
