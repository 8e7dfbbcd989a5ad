/**
 * The share of people who still wait after so long, were nobody removed before treatment.
 *
 * Sources: Kaplan E.L. and Meier P., JASA 53 (1958); Greenwood M. 1926 for the variance; Kalbfleisch J.D. and Prentice
 * R.L., *The statistical analysis of failure time data*, 2002, section 1.4, for the log-log interval, which stays within
 * 0 and 1. Whoever is removed counts as waiting up to then: ask `cumulativeIncidence` what became of everybody.
 */
import { reachOf, usualConfidence } from '../distributions/confidence.ts'
import { notTold, type Told, told } from '../not-told.ts'
import { longest, momentsOf, type Spell } from './spell.ts'

export type SurvivalStep = {
  readonly weeks: number
  /** Still waiting just before, and treated then. */
  readonly atRisk: number
  readonly treated: number
  /** The share still waiting from here on. */
  readonly waiting: number
  /** Null once nobody is left, of which there is nothing to be unsure by this formula. */
  readonly error: number | null
  readonly lower: number | null
  readonly upper: number | null
}

export type SurvivalCurve = {
  readonly people: number
  readonly treated: number
  /** One for each wait at which somebody was treated, the shortest first. Before the first, everybody waits. */
  readonly steps: readonly SurvivalStep[]
  /** How long anybody was seen: the curve says nothing beyond. */
  readonly seenUntil: number
}

export function kaplanMeier(spells: readonly Spell[], confidence = usualConfidence): Told<SurvivalCurve> {
  if (spells.length === 0) return notTold('Nobody waited')
  const z = reachOf(confidence)
  let [waiting, hazard] = [1, 0]
  const steps = momentsOf(spells)
    .filter(({ treated }) => treated > 0)
    .map(({ weeks, atRisk, treated }): SurvivalStep => {
      const left = atRisk - treated
      waiting = left === 0 ? 0 : waiting * (left / atRisk)
      if (left === 0) return { weeks, atRisk, treated, waiting, error: null, lower: null, upper: null }
      hazard += treated / (atRisk * left)
      return { weeks, atRisk, treated, waiting, error: waiting * Math.sqrt(hazard), ...logLog(waiting, hazard, z) }
    })
  const treated = steps.reduce((all, step) => all + step.treated, 0)
  return told({ people: spells.length, treated, steps, seenUntil: longest(spells) })
}

function logLog(waiting: number, hazard: number, z: number): { lower: number; upper: number } {
  const log = Math.log(waiting)
  const reach = (z * Math.sqrt(hazard)) / -log
  return { lower: Math.exp(log * Math.exp(reach)), upper: Math.exp(log * Math.exp(-reach)) }
}

/** Shares this close are the same: a product of fractions that should end at a half may miss it by the last digit. */
const same = 1e-9

/**
 * The wait within which this share is treated: 0.5 for the median. Where the curve lies exactly there for a while, the
 * middle of that while, as for the median of an even number.
 */
export function waitOfShare({ steps }: SurvivalCurve, share: number): Told<{ readonly weeks: number }> {
  if (!(share > 0 && share < 1)) throw new Error(`A share lies between 0 and 1, and is not ${share}`)
  const left = 1 - share
  const at = steps.findIndex(({ waiting }) => waiting <= left + same)
  if (at < 0) return notTold('Too few have been treated for so large a share')
  const step = steps[at]!
  const next = steps[at + 1]
  const isFlat = Math.abs(step.waiting - left) <= same && next !== undefined
  return told({ weeks: isFlat ? (step.weeks + next.weeks) / 2 : step.weeks })
}

export type MeanWait = {
  readonly weeks: number
  /** Whether anybody was seen so long; if not, the curve was taken to stay as it was when last seen. */
  readonly isExtended: boolean
}

/** The mean wait, counting no more than `horizon` of anybody's: the area under the curve up to there. */
export function meanWaitWithin({ steps, seenUntil }: SurvivalCurve, horizon: number): MeanWait {
  if (!(horizon >= 0 && horizon < Number.POSITIVE_INFINITY))
    throw new Error(`A horizon of ${horizon} is not one of 0 or more`)
  let [weeks, from, waiting] = [0, 0, 1]
  for (const step of steps) {
    if (step.weeks >= horizon) break
    weeks += waiting * (step.weeks - from)
    from = step.weeks
    waiting = step.waiting
  }
  return { weeks: weeks + waiting * (horizon - from), isExtended: waiting > 0 && seenUntil < horizon }
}
