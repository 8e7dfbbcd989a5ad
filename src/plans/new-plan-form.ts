/** The answers of somebody who asks for a plan: what they begin as, what is wrong with them, and what they mean. Pure. */
import type { Day } from '#nhs/day.ts'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { LARGEST_PLAN_WEIGHT, type PlanWeights, planWeightWords } from './plan-weights.ts'
import { MOST_WEEKS, type PlanSettings } from './settings.ts'

/** What the alliance and the lists allow to be chosen. */
export type NewPlanChoices = {
  readonly trusts: readonly string[]
  readonly services: readonly string[]
  readonly firstDay: Day
  /** The day that the oldest of the lists is of. */
  readonly asOf: Day
  readonly weights: PlanWeights
  readonly threads: number
}

/** As typed or chosen. */
export type NewPlanAnswers = {
  readonly name: string
  readonly trusts: readonly string[]
  readonly services: readonly string[]
  readonly weeks: string
  readonly seconds: string
  readonly seed: string
  readonly weights: Readonly<Record<keyof PlanWeights, string>>
}

export const LONGEST_NAME = 80
export const MOST_SECONDS = 600
const LEAST_SECONDS = 5
const LARGEST_SEED = 999_999

export function firstAnswers({ trusts, services, weights }: NewPlanChoices): NewPlanAnswers {
  return {
    name: '',
    trusts,
    services,
    weeks: '6',
    seconds: '60',
    seed: '1',
    weights: Object.fromEntries(
      planWeightWords.map(({ name }) => [name, String(weights[name])]),
    ) as NewPlanAnswers['weights'],
  }
}

type Source = { one(name: string): string | undefined; all(name: string): readonly string[] }

/** The answers in a sent form, or in the address of the page that checks them. */
export function answersIn({ one, all }: Source): NewPlanAnswers {
  const text = (name: string): string => (one(name) ?? '').trim().slice(0, 200)
  return {
    name: text('name'),
    trusts: all('trusts'),
    services: all('services'),
    weeks: text('weeks'),
    seconds: text('seconds'),
    seed: text('seed'),
    weights: Object.fromEntries(
      planWeightWords.map(({ name }) => [name, text(weightField(name))]),
    ) as NewPlanAnswers['weights'],
  }
}

export const weightField = (name: keyof PlanWeights): string => `weight-${name}`

/** The answers as the query of an address, which "Change" links bring back to the form. */
export function answersQuery(answers: NewPlanAnswers): string {
  const query = new URLSearchParams()
  for (const trust of answers.trusts) query.append('trusts', trust)
  for (const service of answers.services) query.append('services', service)
  for (const name of ['name', 'weeks', 'seconds', 'seed'] as const) query.set(name, answers[name])
  for (const { name } of planWeightWords) query.set(weightField(name), answers.weights[name])
  return query.toString()
}

export type AskedPlan = { readonly name: string; readonly settings: PlanSettings }
export type Understood =
  | { readonly ok: true; readonly asked: AskedPlan }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** What the answers mean, or what to do about each that means nothing, in the order of the page. */
export function understand(answers: NewPlanAnswers, choices: NewPlanChoices): Understood {
  const errors: FieldError[] = []
  const number = (field: string, typed: string, from: number, to: number, what: string): number => {
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
    if (value >= from && value <= to) return value
    errors.push({
      field,
      message: `Enter ${what} as a whole number, ${format.range(format.number(from), format.number(to))}`,
    })
    return Number.NaN
  }
  if (answers.name.length > LONGEST_NAME) {
    errors.push({ field: 'name', message: `Enter a name of ${LONGEST_NAME} characters or fewer` })
  }
  const trusts = choices.trusts.filter((trust) => answers.trusts.includes(trust))
  if (trusts.length === 0) errors.push({ field: 'trusts', message: 'Select the trusts to plan for' })
  const services = choices.services.filter((service) => answers.services.includes(service))
  if (services.length === 0) errors.push({ field: 'services', message: 'Select the services to plan for' })
  const weeks = number('weeks', answers.weeks, 1, MOST_WEEKS, 'how many weeks to plan')
  const seconds = number('seconds', answers.seconds, LEAST_SECONDS, MOST_SECONDS, 'how many seconds to search')
  const seed = number('seed', answers.seed, 0, LARGEST_SEED, 'the seed')
  const weights = Object.fromEntries(
    planWeightWords.map(({ name, says }) => [
      name,
      number(weightField(name), answers.weights[name], 0, LARGEST_PLAN_WEIGHT, `the weight of "${says}"`),
    ]),
  ) as PlanWeights
  if (errors.length > 0) return { ok: false, errors }
  const settings: PlanSettings = {
    trusts,
    services,
    firstDay: choices.firstDay,
    weeks,
    weights,
    budget: { seconds },
    threads: choices.threads,
    seed,
  }
  return { ok: true, asked: { name: answers.name || usualName(settings), settings } }
}

const usualName = ({ weeks, firstDay }: PlanSettings): string => `${format.weeks(weeks)} from ${format.date(firstDay)}`
