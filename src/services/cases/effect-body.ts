/** What is kept of a computation: what went in, as far as others may know it, and what came out for each option. */
import type { Day } from '#nhs/day.ts'
import type { CaseAssumptions } from './case.ts'
import type { OptionEffect } from './effect.ts'

export type EffectBody = {
  readonly startsOn: Day
  readonly assumptions: CaseAssumptions
  /** Of one operation and the stay after it: the means of all who wait. */
  readonly minutes: number
  readonly nights: number
  readonly units: readonly {
    readonly site: string
    readonly trust: string
    /** Decided to be admitted and waiting: null from 1 to 7, else to the nearest 5. */
    readonly waiting: number | null
    readonly theatreMinutesAWeek: number
    readonly beds: number | null
    readonly joinAWeek: number
  }[]
  readonly unitMinimum: number | null
  readonly areas: number
  readonly travelSource: string
  readonly options: readonly OptionEffect[]
}

export type CaseEffect = {
  readonly number: number
  readonly state: 'asked' | 'ready' | 'failed'
  readonly job: string | null
  readonly because: string | null
  readonly body: EffectBody | null
  readonly trust: string
  readonly at: Date
}
