/** What the options of `accord plan` ask. */
import { MOST_WEEKS, type NewPlanChoices, type PlanSettings } from '#plans'
import { BadUse, readOptions } from './command.ts'

const options = {
  alliance: { type: 'string' },
  weeks: { type: 'string', default: '6' },
  seconds: { type: 'string' },
  moves: { type: 'string' },
  threads: { type: 'string' },
  seed: { type: 'string', default: '1' },
  services: { type: 'string' },
  trusts: { type: 'string' },
  as: { type: 'string' },
  json: { type: 'string' },
} as const

export type PlanQuestion = {
  readonly alliance: string
  readonly weeks: number
  readonly budget: PlanSettings['budget']
  readonly threads: number | undefined
  readonly seed: number
  readonly services: readonly string[] | undefined
  readonly trusts: readonly string[] | undefined
  readonly as: string | undefined
  /** The file to write. */
  readonly json: string | undefined
}

const DEFAULT_SECONDS = 60

export function planQuestion(args: string[]): PlanQuestion {
  const { values } = readOptions({ args, options })
  if (values.alliance === undefined) throw new BadUse('--alliance is missing: which alliance to plan for')
  if (values.seconds !== undefined && values.moves !== undefined) {
    throw new BadUse('give --seconds or --moves, not both: with moves the same question has the same answer')
  }
  const budget =
    values.moves === undefined
      ? {
          seconds: values.seconds === undefined ? DEFAULT_SECONDS : wholeNumber('--seconds', values.seconds, 1, 86_400),
        }
      : { moves: wholeNumber('--moves', values.moves, 1, 1e12) }
  return {
    alliance: values.alliance,
    weeks: wholeNumber('--weeks', values.weeks, 1, MOST_WEEKS),
    budget,
    threads: values.threads === undefined ? undefined : wholeNumber('--threads', values.threads, 1, 64),
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1),
    services: listOf(values.services),
    trusts: listOf(values.trusts),
    as: values.as,
    json: values.json,
  }
}

/** The settings of the plan asked for, within what the alliance and the lists allow. */
export function planSettings(question: PlanQuestion, choices: NewPlanChoices): PlanSettings {
  return {
    trusts: chosen('--trusts', question.trusts, choices.trusts),
    services: chosen('--services', question.services, choices.services),
    firstDay: choices.firstDay,
    weeks: question.weeks,
    weights: choices.weights,
    budget: question.budget,
    threads: question.threads ?? choices.threads,
    seed: question.seed,
  }
}

function chosen(option: string, asked: readonly string[] | undefined, known: readonly string[]): readonly string[] {
  if (asked === undefined) return known
  const unknown = asked.find((each) => !known.includes(each))
  if (unknown !== undefined) throw new BadUse(`${option} names "${unknown}", and must be of ${known.join(', ')}`)
  return known.filter((each) => asked.includes(each))
}

const listOf = (text: string | undefined): readonly string[] | undefined =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function wholeNumber(option: string, text: string, from: number, to: number): number {
  const value = Number(text)
  if (/^\d{1,12}$/.test(text) && value >= from && value <= to) return value
  throw new BadUse(`${option} is "${text}", and must be a whole number from ${from} to ${to}`)
}
