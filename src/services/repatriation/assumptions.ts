/** What is assumed to work out what could return: kept with the service, or typed into the form that asks what if. */
import { z } from 'zod'

export type Assumptions = {
  /** Of the operations done elsewhere, those that could be done here; 0 to 1. */
  readonly suitable: number
  /** Of those, the ones whose patients would come; 0 to 1. */
  readonly returning: number
  /** In theatre, with the anaesthetic and the turnover. */
  readonly minutes: number
  readonly incomePounds: number
  readonly costPounds: number
}

export type KeptAssumptions = Assumptions & { readonly source: string }

const kept = z.strictObject({
  suitable: z.number().min(0).max(1),
  returning: z.number().min(0).max(1),
  minutes: z.number().positive(),
  incomePounds: z.number().min(0),
  costPounds: z.number().min(0),
  source: z.string().min(1),
})

/** @throws Error when what is kept is none: a loader's mistake */
export const readAssumptions = (value: unknown): KeptAssumptions | undefined =>
  value === null || value === undefined ? undefined : kept.parse(value)

const number = (most: number, least = 0) =>
  z
    .string()
    .regex(/^\d{1,7}(\.\d{1,2})?$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))

/** As typed: shares in hundredths. */
export const assumptionsForm = z
  .object({
    suitable: number(100),
    returning: number(100),
    minutes: number(1440, 1),
    income: number(1_000_000),
    cost: number(1_000_000),
  })
  .transform(
    ({ suitable, returning, minutes, income, cost }): Assumptions => ({
      suitable: suitable / 100,
      returning: returning / 100,
      minutes,
      incomePounds: income,
      costPounds: cost,
    }),
  )

export const assumptionMessages: Readonly<Record<keyof z.input<typeof assumptionsForm>, string>> = {
  suitable: 'Enter how many of every 100 could be done here, from 0 to 100',
  returning: 'Enter how many of every 100 of those would come, from 0 to 100',
  minutes: 'Enter the minutes in theatre of one operation, from 1 to 1,440',
  income: 'Enter what one operation is paid in pounds, up to 1,000,000',
  cost: 'Enter what one operation costs in pounds, up to 1,000,000',
}

/** As they are typed into the form again. */
export const typedAssumptions = (of: Assumptions): Readonly<Record<string, string>> => ({
  suitable: String(Math.round(of.suitable * 10_000) / 100),
  returning: String(Math.round(of.returning * 10_000) / 100),
  minutes: String(of.minutes),
  income: String(of.incomePounds),
  cost: String(of.costPounds),
})
