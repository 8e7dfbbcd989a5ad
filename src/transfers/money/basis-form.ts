/** What the sender answers about the money of a transfer, and what may be wrong with it. */
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'
import type { MoneyBasis, StatedBasis } from './agreed/money-basis.ts'
import type { EarlierCare, Specialised, SpellType } from './money-facts.ts'

export type BasisAnswers = {
  readonly item: string
  readonly spell: string
  readonly specialised: string
  readonly bestPractice: string
  readonly earlierCare: readonly string[]
  readonly followUpBy: string
  /** The number of the statement that these answers began from. */
  readonly after: string
}

export type UnderstoodBasis =
  | { readonly ok: true; readonly stated: Omit<StatedBasis, 'commissioner'>; readonly after: number }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export function answersOf(basis: MoneyBasis | undefined): BasisAnswers {
  if (!basis) {
    return { item: '', spell: '', specialised: '', bestPractice: '', earlierCare: [], followUpBy: '', after: '0' }
  }
  const { item, spell, specialised, isBestPractice, earlierCare, followUpBy, number } = basis
  const bestPractice = isBestPractice ? 'yes' : 'no'
  return { item, spell, specialised, bestPractice, earlierCare, followUpBy, after: String(number) }
}

export const answersIn = (form: SentForm): BasisAnswers => ({
  item: form.one('item').toUpperCase(),
  spell: form.one('spell'),
  specialised: form.one('specialised'),
  bestPractice: form.one('bestPractice'),
  earlierCare: form.all('earlierCare'),
  followUpBy: form.one('followUpBy'),
  after: form.one('after'),
})

const spells: readonly SpellType[] = ['day-case', 'inpatient']
const specialisedWays: readonly Specialised[] = ['no', 'delegated', 'retained']
const earlier: readonly EarlierCare[] = ['first-appointment', 'tests']
const sides = ['sender', 'receiver'] as const

/** Errors are in the order of the page. */
export function understandBasis(answers: BasisAnswers): UnderstoodBasis {
  const errors: FieldError[] = []
  const chosen = <Value extends string>(field: keyof BasisAnswers, values: readonly Value[], message: string) => {
    const found = values.find((value) => value === answers[field])
    if (found === undefined) errors.push({ field, message })
    return found
  }
  if (!/^[A-Z0-9][A-Z0-9-]{1,19}$/.test(answers.item)) {
    errors.push({ field: 'item', message: 'Enter a price item of capital letters and figures, like HN22A' })
  }
  const spell = chosen('spell', spells, 'Select the kind of stay')
  const specialised = chosen('specialised', specialisedWays, 'Select whether it is a specialised service')
  const bestPractice = chosen('bestPractice', ['yes', 'no'], 'Select whether the best practice criteria will be met')
  const earlierCare = earlier.filter((each) => answers.earlierCare.includes(each))
  const followUpBy = chosen('followUpBy', sides, 'Select who follows the patient up')
  if (errors.length > 0 || !spell || !specialised || !followUpBy) return { ok: false, errors }
  const isBestPractice = bestPractice === 'yes'
  const stated = { item: answers.item, spell, specialised, isBestPractice, earlierCare, followUpBy }
  return { ok: true, stated, after: Number(answers.after) || 0 }
}
