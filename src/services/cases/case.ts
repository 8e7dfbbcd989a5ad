/** A case for changing a service: what it is about, by what options are judged, and what is taken for granted. Pure. */
import { z } from 'zod'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Hurdle } from './hurdles.ts'
import type { CaseRates } from './money.ts'
import type { Weighted } from './ranking.ts'

export type ServiceCase = {
  readonly id: string
  readonly service: string
  readonly title: string
  readonly why: string
  readonly trust: TrustCode
  readonly name: string
  readonly hurdles: readonly Hurdle[]
  readonly criteria: readonly Weighted[]
  readonly assumptions: CaseAssumptions
  readonly version: number
  readonly at: Date
}

/** What the computation takes for granted, with where it comes from. */
export type CaseAssumptions = {
  /** 1 to 36. */
  readonly months: number
  /** Of those who join the lists: 0.04 is 4% more each year. */
  readonly growthAYear: number
  /** How far the rate of those who join may be off: a standard deviation, as a share of it. */
  readonly uncertainty: number
  /** Of planned theatre time, the share in which people are operated on. */
  readonly utilisation: number
  /** The share of those waiting who leave in a week without an operation. */
  readonly removedAWeek: number
  readonly replications: number
  readonly firstSeed: number
  readonly source: string
  readonly rates?: CaseRates
}

export const usualAssumptions: CaseAssumptions = {
  months: 24,
  growthAYear: 0.02,
  uncertainty: 0.05,
  utilisation: 0.85,
  removedAWeek: 0.001,
  replications: 40,
  firstSeed: 1,
  source: 'Usual assumptions of a new case; no source for this service',
}

export const usualHurdles: readonly Hurdle[] = [
  { id: 'safe', kind: 'judged', says: 'Safe and clinically sound, in the judgement of clinicians' },
  {
    id: 'deliverable',
    kind: 'judged',
    says: 'Can be delivered within three years with the staff and buildings there are',
  },
  { id: 'list', kind: 'list', says: 'No more people wait at the end than if nothing changed' },
  {
    id: 'travel',
    kind: 'travel',
    says: 'No fifth of the population, by deprivation, travels more than 15 minutes longer by car on average',
    mostMinutesMore: 15,
  },
  { id: 'volume', kind: 'minimum-volume', says: 'Each unit does at least the minimum number of operations a year' },
]

export const usualCriteria: readonly Weighted[] = [
  { id: 'quality', says: 'Quality and safety of care', weight: 30 },
  { id: 'access', says: 'Waiting and travelling', weight: 25 },
  { id: 'workforce', says: 'Staff: recruiting, keeping, training', weight: 20 },
  { id: 'deliverability', says: 'How easily it can be done', weight: 15 },
  { id: 'money', says: 'Value for money', weight: 10 },
]

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
const hundredths = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .transform((text) => Number(text) / 100)
    .pipe(
      z
        .number()
        .min(least / 100)
        .max(most / 100),
    )

/** As typed, shares in hundredths. */
export const assumptionsForm = z.object({
  months: whole(1, 36),
  growth: hundredths(0, 50),
  uncertainty: hundredths(0, 50),
  utilisation: hundredths(1, 100),
  removed: hundredths(0, 10),
  source: z.string().max(300),
  income: whole(0, 1_000_000).optional(),
  cost: whole(0, 1_000_000).optional(),
})

export const assumptionMessages: Readonly<Record<keyof z.input<typeof assumptionsForm>, string>> = {
  months: 'Enter how many months to compute, from 1 to 36',
  growth: 'Enter how many more people join each year, from 0 to 50 in every 100',
  uncertainty: 'Enter how far that may be off, from 0 to 50 in every 100',
  utilisation: 'Enter how much of planned theatre time is used, from 1 to 100 in every 100',
  removed: 'Enter how many leave in a week without an operation, from 0 to 10 in every 100',
  source: 'Enter where these figures come from, in up to 300 characters',
  income: 'Enter what one operation is paid in whole pounds, up to 1,000,000',
  cost: 'Enter what one operation costs in whole pounds, up to 1,000,000',
}

export function assumptionsFrom(typed: z.output<typeof assumptionsForm>, before: CaseAssumptions): CaseAssumptions {
  const { months, growth, uncertainty, utilisation, removed, source, income, cost } = typed
  return {
    replications: before.replications,
    firstSeed: before.firstSeed,
    months,
    growthAYear: growth,
    uncertainty,
    utilisation,
    removedAWeek: removed,
    source,
    ...(income !== undefined && cost !== undefined && { rates: { incomePounds: income, costPounds: cost, source } }),
  }
}

export function typedAssumptions(of: CaseAssumptions): Readonly<Record<string, string>> {
  const hundred = (share: number): string => String(Math.round(share * 10_000) / 100)
  return {
    months: String(of.months),
    growth: hundred(of.growthAYear),
    uncertainty: hundred(of.uncertainty),
    utilisation: hundred(of.utilisation),
    removed: hundred(of.removedAWeek),
    source: of.source,
    ...(of.rates && { income: String(of.rates.incomePounds), cost: String(of.rates.costPounds) }),
  }
}
