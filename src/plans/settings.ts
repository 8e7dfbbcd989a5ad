/** What somebody asks of a plan, and how they are told what they asked. */
import { z } from 'zod'
import { addDays, type Day, weekday } from '#nhs/day.ts'
import { defaultPlanWeights, LARGEST_PLAN_WEIGHT, type PlanWeights } from './plan-weights.ts'

/** The planner marks the days of a stay in 64 bits, and nobody can book further ahead than theatres are known. */
export const MOST_WEEKS = 8

/** What stops the search: time, or a number of moves, with which the same question has the same answer. */
export type Budget = { readonly seconds: number } | { readonly moves: number }

export type PlanSettings = {
  /** In the order of the alliance's members. */
  readonly trusts: readonly string[]
  readonly services: readonly string[]
  readonly firstDay: Day
  readonly weeks: number
  readonly weights: PlanWeights
  readonly budget: Budget
  readonly threads: number
  readonly seed: number
}

const Stored = z.object({
  trusts: z.array(z.string()),
  services: z.array(z.string()),
  firstDay: z.string(),
  weeks: z.number().int(),
  weights: z.object(
    Object.fromEntries(
      Object.keys(defaultPlanWeights).map((name) => [name, z.number().int().min(0).max(LARGEST_PLAN_WEIGHT)]),
    ) as Record<keyof PlanWeights, z.ZodNumber>,
  ),
  budget: z.union([z.object({ seconds: z.number().positive() }), z.object({ moves: z.number().int().positive() })]),
  threads: z.number().int().positive(),
  seed: z.number().int(),
})

/** Settings as a plan or a job kept them. @throws ZodError when they are not, which is our bug */
export const readSettings = (stored: unknown): PlanSettings => Stored.parse(stored)

export const daysOf = ({ weeks }: Pick<PlanSettings, 'weeks'>): number => weeks * 7

/** Plans begin on a Monday: the first after the day that the lists are of. */
export const firstMondayAfter = (asOf: Day): Day => addDays(asOf, 8 - weekday(asOf))
