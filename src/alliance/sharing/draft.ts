/**
 * A proposal while its questions are answered: which questions there are, what can be chosen, and the whole proposal once
 * every one is answered.
 */
import { addDays, type Day, isDay } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { SharingPurpose } from './purposes.ts'
import type { Proposal } from './store.ts'

/** Answers so far. Those that are not given yet are absent. */
export type DraftAnswers = {
  readonly owner?: string
  readonly recipient?: string
  readonly purpose?: SharingPurpose
  readonly fields?: readonly string[]
  readonly services?: readonly string[]
  /** Those of the owner's sites whose rows are shared; empty for every one. */
  readonly sites?: readonly string[]
  readonly from?: Day
  readonly until?: Day
  readonly reason?: string
  readonly lawfulBasis?: string
  readonly specialBasis?: string
  readonly confidentialityBasis?: string
  readonly dpiaReference?: string
  readonly rights?: string
  readonly retention?: string
  readonly reviewOn?: Day
}

/** The questions in their order. Sites are asked only where rows are a whole list's. */
export const questions = [
  'between',
  'purpose',
  'fields',
  'services',
  'sites',
  'dates',
  'reason',
  'law',
  'assessment',
  'rights',
  'retention',
] as const
export type Question = (typeof questions)[number]

export const isQuestion = (text: string): text is Question => (questions as readonly string[]).includes(text)

export const asksSites = ({ purpose }: Pick<DraftAnswers, 'purpose'>): boolean =>
  purpose === undefined || purpose === 'planning'

const asked = (answers: DraftAnswers): readonly Question[] =>
  questions.filter((question) => question !== 'sites' || asksSites(answers))

const isAnswered: Readonly<Record<Question, (answers: DraftAnswers) => boolean>> = {
  between: ({ owner, recipient }) => owner !== undefined && recipient !== undefined,
  purpose: ({ purpose }) => purpose !== undefined,
  fields: ({ fields }) => fields !== undefined && fields.length > 0,
  services: ({ services }) => services !== undefined && services.length > 0,
  sites: ({ sites }) => sites !== undefined,
  dates: ({ from, until }) => from !== undefined && until !== undefined,
  reason: ({ reason }) => reason !== undefined,
  law: ({ lawfulBasis, specialBasis, confidentialityBasis }) =>
    lawfulBasis !== undefined && specialBasis !== undefined && confidentialityBasis !== undefined,
  assessment: ({ dpiaReference }) => dpiaReference !== undefined,
  rights: ({ rights }) => rights !== undefined,
  retention: ({ retention, reviewOn }) => retention !== undefined && reviewOn !== undefined,
}

/** The first question that has no answer yet; nothing when the proposal is whole. */
export const nextQuestion = (answers: DraftAnswers): Question | undefined =>
  asked(answers).find((question) => !isAnswered[question](answers))

/** The one before it, for the way back. */
export function questionBefore(question: Question, answers: DraftAnswers): Question | undefined {
  const order = asked(answers)
  return order[order.indexOf(question) - 1]
}

/** What can be chosen: the members of the alliance on the day, what it plans together, and each trust's sites. */
export type DraftChoices = {
  readonly own: TrustCode
  readonly members: readonly TrustCode[]
  readonly services: readonly string[]
  readonly sites: (owner: string) => readonly string[]
  readonly today: Day
}

/** Pairs of the viewer's trust with each other member, both ways, as they are sent: "RNA RXK". */
export const pairs = ({ own, members }: DraftChoices): readonly (readonly [owner: TrustCode, recipient: TrustCode])[] =>
  members.filter((trust) => trust !== own).flatMap((trust) => [[own, trust] as const, [trust, own] as const])

/** The last day of a year that begins on a day: no agreement runs for longer. */
export function lastDayFrom(from: Day): Day {
  const sameDay = `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`
  return addDays(isDay(sameDay) ? sameDay : `${sameDay.slice(0, 4)}-03-01`, -1)
}

/** The whole proposal, when every question is answered and every answer is still possible; else which has to be asked. */
export function wholeProposal(
  answers: DraftAnswers,
  choices: DraftChoices,
): { readonly ok: true; readonly proposal: Proposal } | { readonly ok: false; readonly ask: Question } {
  const missing = nextQuestion(answers)
  if (missing) return { ok: false, ask: missing }
  const { owner, recipient, services, sites = [], ...rest } = answers as Required<DraftAnswers>
  const pair = pairs(choices).find(([one, other]) => one === owner && other === recipient)
  if (!pair) return { ok: false, ask: 'between' }
  if (rest.from < choices.today) return { ok: false, ask: 'dates' }
  if (!services.every((code) => choices.services.includes(code))) return { ok: false, ask: 'services' }
  return {
    ok: true,
    proposal: {
      ...rest,
      owner: pair[0],
      recipient: pair[1],
      treatmentFunctions: services,
      sites: asksSites(answers) && sites.length > 0 ? sites : null,
    },
  }
}
