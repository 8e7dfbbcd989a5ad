/** What the pages of a draft send, and the agreement that it makes; or the mistakes. One reader for each part. Pure. */
import type { Day } from '#nhs/day.ts'
import { treatmentFunctions } from '#nhs/treatment-function.ts'
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'
import type { Agreement, Clause } from './agreement.ts'
import { type DecisionRule, postCodes, type RuleKind, ruleFault, ruleNames } from './decision-rule.ts'
import type { DraftPart } from './draft-parts.ts'
import { isLegalForm } from './legal-form.ts'
import { type MatterCode, matterCodes } from './matter.ts'
import { textFault } from './reason-form.ts'

export type ReadPart =
  | { readonly ok: true; readonly body: Agreement }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Parts that are one form. Clauses are a list, each with a form of its own. */
export type FormPart = Exclude<DraftPart, 'clauses'>

type Reader = (form: SentForm, body: Agreement) => ReadPart

const fine = (body: Agreement): ReadPart => ({ ok: true, body })
const wrong = (errors: readonly FieldError[]): ReadPart => ({ ok: false, errors })
const either = (errors: readonly FieldError[], body: () => Agreement): ReadPart =>
  errors.length > 0 ? wrong(errors) : fine(body())

/** A whole number within bounds; nothing when it is none. */
function wholeNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,9}$/.test(text.replaceAll(/[, ]/g, '')) ? Number(text.replaceAll(/[, ]/g, '')) : undefined
  return number !== undefined && number >= least && number <= most ? number : undefined
}

const numberFault = (field: string, value: number | undefined, message: string): readonly FieldError[] =>
  value === undefined ? [{ field, message }] : []

const longest = { title: 120, purpose: 1000, body: 80, what: 120, who: 120, words: 1000 } as const
const MOST_STEPS = 5
const MOST_POUNDS = 1_000_000_000

export const readPart: Readonly<Record<FormPart, Reader>> = {
  purpose: (form, body) => {
    const [title, purpose] = [form.one('title'), form.one('purpose')]
    const errors = [
      ...textFault('title', title, 'the title', longest.title),
      ...textFault('purpose', purpose, 'the purpose', longest.purpose),
    ]
    return either(errors, () => ({ ...body, title, purpose }))
  },

  form: (form, body) => {
    const [legalForm, name] = [form.one('legalForm'), form.one('body')]
    const errors = [
      ...(isLegalForm(legalForm) ? [] : [{ field: 'legalForm', message: 'Select a legal form' }]),
      ...textFault('body', name, 'what the body is called', longest.body),
    ]
    return either(errors, () => ({
      ...body,
      legalForm: isLegalForm(legalForm) ? legalForm : body.legalForm,
      body: name,
    }))
  },

  dates: (form, body) => {
    const commences = parseDate(dateAnswer(form.values, 'commencesOn'), 'commencesOn', 'the day it begins')
    const review = parseDate(dateAnswer(form.values, 'reviewOn'), 'reviewOn', 'the day it is reviewed')
    const end = dateAnswer(form.values, 'endsOn')
    const isOpen = !end.day && !end.month && !end.year
    const ends = isOpen ? undefined : parseDate(end, 'endsOn', 'the day it ends')
    const errors = [commences, review, ...(ends ? [ends] : [])].flatMap((each) => (each.ok ? [] : [each.error]))
    const day = (read: typeof ends): Day | null => (read?.ok ? read.day : null)
    return either(errors, () => ({
      ...body,
      commencesOn: day(commences)!,
      reviewOn: day(review)!,
      endsOn: day(ends),
    }))
  },

  parties: (form, body) => {
    const parties = body.parties
      .filter(({ trust }) => form.one(`keep-${trust}`) !== 'no')
      .map((party) => ({
        ...party,
        signatories: postCodes.filter((post) => form.all(`signs-${party.trust}`).includes(post)),
      }))
    const errors = parties
      .filter(({ signatories }) => signatories.length === 0)
      .map(({ trust }) => ({ field: `signs-${trust}`, message: 'Select who signs' }))
    return either(errors, () => ({ ...body, parties }))
  },

  services: (form, body) => {
    const chosen = form.all('services')
    const services = treatmentFunctions.map(({ code }) => code).filter((code) => chosen.includes(code))
    return fine({ ...body, services, scopeByDecision: form.one('scopeByDecision') === 'yes' })
  },

  excluded: (form, body) => {
    const lines = linesOf(form.one('excluded'))
    const errors = lines.flatMap((line) => textFault('excluded', line, 'each of them', longest.what)).slice(0, 1)
    return either(errors, () => ({
      ...body,
      excluded: lines.map((what) => body.excluded.find((one) => one.what === what) ?? { what, services: [] }),
    }))
  },

  rules: (form, body) => {
    const errors: FieldError[] = []
    const rules = matterCodes.flatMap((matter) => {
      const rule = ruleOf(form, matter)
      if (!rule) errors.push({ field: `rule-${matter}`, message: 'Select how it is decided' })
      else if ('message' in rule) errors.push({ field: `number-${matter}`, message: rule.message })
      else return [{ matter, rule }]
      return []
    })
    return either(errors, () => ({ ...body, rules }))
  },

  powers: (form, body) => {
    const errors: FieldError[] = []
    const delegations: Agreement['delegations'][number][] = []
    const reserved: Agreement['reserved'][number][] = []
    for (const matter of matterCodes) {
      const power = form.one(`power-${matter}`)
      const typed = form.one(`pounds-${matter}`)
      const pounds = wholeNumber(typed, 0, MOST_POUNDS)
      if (power === '') continue
      if (typed !== '' && pounds === undefined) {
        errors.push({ field: `pounds-${matter}`, message: 'Enter an amount in whole pounds, or leave it empty' })
        continue
      }
      const pence = pounds === undefined ? null : pounds * 100
      if (power === 'reserved' || (power === 'body' && pence !== null))
        reserved.push({ matter, abovePence: power === 'body' ? pence : null })
      if (power === 'body') delegations.push({ matter, to: 'body', upToPence: pence })
    }
    return either(errors, () => ({
      ...body,
      delegations: [...delegations, ...body.delegations.filter(({ to }) => to !== 'body')],
      reserved,
    }))
  },

  meetings: (form, body) => {
    const members = wholeNumber(form.one('members'), 1, 20)
    const nonExecutives = wholeNumber(form.one('nonExecutives'), 0, 20)
    const shared = form.one('sharedPosts')
    const isShared = shared === 'vote-for-each' || shared === 'vote-for-one' || shared === 'do-not-vote'
    const errors = [
      ...numberFault('members', members, 'Enter how many voting members, from 1 to 20'),
      ...numberFault('nonExecutives', nonExecutives, 'Enter how many non-executive directors, from 0 to 20'),
      ...(isShared ? [] : [{ field: 'sharedPosts', message: 'Select what they may do' }]),
    ]
    return either(errors, () => ({
      ...body,
      quorum: { membersOfEachTrust: members!, nonExecutivesOfEachTrust: nonExecutives! },
      sharedPosts: isShared ? shared : body.sharedPosts,
    }))
  },

  risk: (form, body) => {
    const words = form.one('words')
    const asked = body.parties.map(({ trust }) => ({ trust, typed: form.one(`share-${trust}`) }))
    const isShared = asked.some(({ typed }) => typed !== '')
    const shares = asked.map(({ trust, typed }) => ({ trust, percent: wholeNumber(typed, 0, 100) }))
    const errors = [
      ...textFault('words', words, 'how risk and gain are shared', longest.words),
      ...(isShared
        ? shares.flatMap(({ trust, percent }) =>
            numberFault(`share-${trust}`, percent, 'Enter a share in whole percent, from 0 to 100'),
          )
        : []),
    ]
    return either(errors, () => ({
      ...body,
      riskAndGain: {
        words,
        shares: isShared ? shares.map(({ trust, percent }) => ({ trust, percent: percent! })) : [],
      },
    }))
  },

  disputes: (form, body) => {
    const steps = Array.from({ length: MOST_STEPS }, (_, n) => ({
      n: n + 1,
      who: form.one(`who-${n + 1}`),
      days: form.one(`days-${n + 1}`),
    })).filter(({ who, days }) => who !== '' || days !== '')
    const errors = steps.flatMap(({ n, who, days }) => [
      ...textFault(`who-${n}`, who, 'who is asked', longest.who),
      ...numberFault(`days-${n}`, wholeNumber(days, 1, 366), 'Enter within how many days, from 1 to 366'),
    ])
    if (steps.length === 0) errors.push({ field: 'who-1', message: 'Enter who is asked first' })
    return either(errors, () => ({
      ...body,
      disputes: steps.map(({ who, days }) => ({ who, withinDays: Number(days) })),
    }))
  },

  leaving: (form, body) => {
    const noticeDays = wholeNumber(form.one('noticeDays'), 0, 1096)
    const errors = numberFault('noticeDays', noticeDays, 'Enter how many days of notice, from 0 to 1,096')
    return either(errors, () => ({ ...body, noticeDays: noticeDays! }))
  },
}

const linesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** Nothing when none was chosen; a message when its number is missing. */
function ruleOf(form: SentForm, matter: MatterCode): DecisionRule | { readonly message: string } | undefined {
  const kind = form.one(`rule-${matter}`)
  if (!(kind in ruleNames)) return undefined
  const typed = form.one(`number-${matter}`)
  switch (kind as RuleKind) {
    case 'super-majority': {
      const [, atLeast, of] = /^(\d{1,2})\s*(?:in|of)\s*(\d{1,3})$/.exec(typed) ?? []
      const rule = { kind: 'super-majority', atLeast: Number(atLeast), of: Number(of) } as const
      if (atLeast === undefined || ruleFault(rule)) return { message: 'Enter more than half, such as 3 in 4' }
      return rule
    }
    case 'chairs-action':
    case 'silence': {
      const days = wholeNumber(typed, 1, 366)
      if (days === undefined) return { message: 'Enter within how many days, from 1 to 366' }
      return kind === 'silence' ? { kind, noticeDays: days } : { kind: 'chairs-action', ratifyWithinDays: days }
    }
    case 'consensus':
      return { kind: 'consensus', named: 'chief-executive' }
    default:
      return { kind } as DecisionRule
  }
}

export const numberOfRule = (rule: DecisionRule): string => {
  if (rule.kind === 'super-majority') return `${rule.atLeast} in ${rule.of}`
  if (rule.kind === 'silence') return String(rule.noticeDays)
  return rule.kind === 'chairs-action' ? String(rule.ratifyWithinDays) : ''
}

/** A clause, new or changed; its place stays. */
export function readClause(form: SentForm, body: Agreement, id: string | undefined): ReadPart {
  const [head, words, binding] = [form.one('head'), form.one('words'), form.one('isBinding')]
  const errors = [
    ...textFault('head', head, 'the heading', 80),
    ...textFault('words', words, 'the words of the clause', 4000),
    ...(binding === 'yes' || binding === 'no'
      ? []
      : [{ field: 'isBinding', message: 'Select whether it binds in law' }]),
  ]
  return either(errors, () => {
    const clause: Clause = { id: id ?? freeName(head, body), head, words, isBinding: binding === 'yes' }
    const clauses =
      id === undefined ? [...body.clauses, clause] : body.clauses.map((each) => (each.id === id ? clause : each))
    return { ...body, clauses }
  })
}

export const withoutClause = (body: Agreement, id: string): Agreement => ({
  ...body,
  clauses: body.clauses.filter((clause) => clause.id !== id),
})

/** The clause's name through every version: from its first heading. */
function freeName(head: string, { clauses }: Agreement): string {
  const plain =
    head
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 30) || 'clause'
  const taken = new Set(clauses.map(({ id }) => id))
  if (!taken.has(plain)) return plain
  let n = 2
  while (taken.has(`${plain}-${n}`)) n += 1
  return `${plain}-${n}`
}

/** A trust that is invited, as a party of the draft: added where somebody asks for it. */
export const withParty = (body: Agreement, trust: string, today: Day): Agreement => ({
  ...body,
  parties: [...body.parties, { trust, joinedOn: today, signatories: ['chief-executive'] }],
})
