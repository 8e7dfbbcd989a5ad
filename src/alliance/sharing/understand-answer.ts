/** The answer to one question of a proposal, read and judged: what was sent comes in, mistakes come out as values. */
import type { Day } from '#nhs/day.ts'
import { type DateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { type DraftAnswers, type DraftChoices, lastDayFrom, pairs, type Question } from './draft.ts'
import {
  asksForOptOut,
  confidentialityBases,
  fieldsOf,
  type Ground,
  lawfulBases,
  purposeNames,
  purposes,
  specialBases,
} from './purposes.ts'

/** What was sent, by the names of the page's controls. */
export type Sent = {
  one(name: string): string
  all(name: string): readonly string[]
  date(name: string): DateAnswer
}

/** The answers with this one among them. */
export type Understood =
  | { readonly ok: true; readonly answers: DraftAnswers }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

type Asked = { readonly sent: Sent; readonly before: DraftAnswers; readonly choices: DraftChoices }

const LONGEST = 500
/** Also those that open later. */
export const EVERY_SITE = 'every'

const refuse = (field: string, message: string): Understood => ({ ok: false, errors: [{ field, message }] })

/** The answers before, with more of them; without those that only fitted the old ones. */
function answer(before: DraftAnswers, more: DraftAnswers, without: readonly (keyof DraftAnswers)[] = []): Understood {
  const kept = Object.entries(before).filter(([name]) => !without.includes(name as keyof DraftAnswers))
  return { ok: true, answers: { ...Object.fromEntries(kept), ...more } }
}

export const understandAnswer = (question: Question, asked: Asked): Understood => readers[question](asked)

const readers: Readonly<Record<Question, (asked: Asked) => Understood>> = {
  between({ sent, before, choices }) {
    const pair = pairs(choices).find(([owner, recipient]) => `${owner} ${recipient}` === sent.one('between'))
    if (!pair) return refuse('between', 'Select whose records are to be shared with whom')
    const [owner, recipient] = pair
    return answer(before, { owner, recipient }, before.owner === owner ? [] : ['sites'])
  },
  purpose({ sent, before }) {
    const purpose = purposeNames.find((each) => each === sent.one('purpose') && !asksForOptOut(purposes[each]))
    if (!purpose) return refuse('purpose', 'Select what the records are to be shared for')
    const isSame = before.purpose === purpose
    return answer(before, { purpose }, isSame ? [] : ['fields', 'sites', 'confidentialityBasis'])
  },
  fields({ sent, before }) {
    const chosen = sent.all('fields')
    const fields = Object.keys(fieldsOf(before.purpose ?? 'planning')).filter((field) => chosen.includes(field))
    return fields.length > 0 ? answer(before, { fields }) : refuse('fields', 'Select what may be seen')
  },
  services({ sent, before, choices }) {
    const chosen = sent.all('services')
    const services = choices.services.filter((code) => chosen.includes(code))
    return services.length > 0 ? answer(before, { services }) : refuse('services', 'Select the services')
  },
  sites({ sent, before, choices }) {
    const chosen = sent.all('sites')
    if (chosen.includes(EVERY_SITE)) return answer(before, { sites: [] })
    const sites = choices.sites(before.owner ?? '').filter((code) => chosen.includes(code))
    return sites.length > 0 ? answer(before, { sites }) : refuse('sites', 'Select the sites')
  },
  dates({ sent, before, choices }) {
    const from = parseDate(sent.date('from'), 'from', 'the first day')
    const until = parseDate(sent.date('until'), 'until', 'the last day')
    if (!from.ok || !until.ok) {
      return { ok: false, errors: [from, until].flatMap((day) => (day.ok ? [] : [day.error])) }
    }
    if (from.day < choices.today) return refuse('from', 'Enter a first day that is today or later')
    if (until.day < from.day) return refuse('until', 'Enter a last day that is not before the first')
    if (until.day > lastDayFrom(from.day)) return refuse('until', 'Enter a last day within 12 months of the first')
    return answer(before, { from: from.day, until: until.day })
  },
  law({ sent, before }) {
    const chosen = (name: string, grounds: readonly Ground[]) =>
      grounds.find(({ code }) => code === sent.one(name))?.code
    const lawfulBasis = chosen('lawfulBasis', lawfulBases)
    const specialBasis = chosen('specialBasis', specialBases)
    const confidentialityBasis = chosen('confidentialityBasis', confidentialityBases)
    const isKnowable = before.purpose !== undefined && purposes[before.purpose].isIdentifiable
    if (lawfulBasis && specialBasis && confidentialityBasis && !(isKnowable && confidentialityBasis === NOBODY_KNOWN)) {
      return answer(before, { lawfulBasis, specialBasis, confidentialityBasis })
    }
    const errors: FieldError[] = []
    if (!lawfulBasis) errors.push({ field: 'lawfulBasis', message: 'Select the lawful basis' })
    if (!specialBasis) errors.push({ field: 'specialBasis', message: 'Select the condition for data about health' })
    if (!confidentialityBasis || (isKnowable && confidentialityBasis === NOBODY_KNOWN)) {
      const message = isKnowable
        ? 'Select how the duty of confidentiality is met. People can be known by what is shared'
        : 'Select how the duty of confidentiality is met'
      errors.push({ field: 'confidentialityBasis', message })
    }
    return { ok: false, errors }
  },
  assessment: (asked) => words(asked, 'dpiaReference', 'the reference of the assessment', 100),
  reason: (asked) => words(asked, 'reason', 'what the sharing is for'),
  rights: (asked) => words(asked, 'rights', "how people's rights are honoured"),
  retention(asked) {
    const { sent, before, choices } = asked
    const said = words(asked, 'retention', 'how long it is kept')
    const review = parseDate(sent.date('reviewOn'), 'reviewOn', 'the day of the review')
    const mistake = review.ok ? reviewMistake(review.day, before, choices) : review.error.message
    if (said.ok && review.ok && !mistake) return { ok: true, answers: { ...said.answers, reviewOn: review.day } }
    const field = review.ok ? 'reviewOn' : review.error.field
    return { ok: false, errors: [...(said.ok ? [] : said.errors), ...(mistake ? [{ field, message: mistake }] : [])] }
  },
}

const NOBODY_KNOWN = 'not-confidential'

function reviewMistake(day: Day, { until }: DraftAnswers, { today }: DraftChoices): string | undefined {
  if (day <= today) return 'Enter a day of the review that is after today'
  return until !== undefined && day > until ? 'Enter a day of the review before the agreement ends' : undefined
}

function words(
  { sent, before }: Asked,
  name: 'reason' | 'dpiaReference' | 'rights' | 'retention',
  what: string,
  longest = LONGEST,
): Understood {
  const text = sent.one(name)
  if (text === '') return refuse(name, `Enter ${what}`)
  if (text.length > longest) return refuse(name, `Enter ${what} in ${longest} characters or fewer`)
  return answer(before, { [name]: text })
}
