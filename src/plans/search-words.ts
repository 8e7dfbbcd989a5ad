/** What a search came to, in sentences: how good its plan is, why it came down, whether waiting is worth it. Pure. */
import { trustName } from '#nhs/organisations.ts'
import { isAlone } from '#planner'
import * as format from '#web/format.ts'
import type { PlanReport } from './plan-report.ts'
import type { CurvePoint, SearchCurve } from './search-curve.ts'

/** Of the curve: all trusts alone are one part of it, as they were in curves that were kept trust by trust. */
export const partName = (stage: string): string => (isPartAlone(stage) ? 'Each trust alone' : stageName(stage))

const isPartAlone = (stage: string): boolean => stage === 'alone' || isAlone(stage)

/** "alone: RL1" → "Robert Jones and Agnes Hunt alone" */
export function stageName(stage: string): string {
  const [kind, trust] = stage.split(': ')
  if (kind === 'alone' && trust) return `${trustName(trust)} alone`
  return kind === 'together' ? 'All together' : 'First plan for all'
}

/**
 * How much dearer a plan may be than the best possible one, as a share of the latter: 0.13 is 13% above it. Nothing where
 * no bound is known. No plan can cost less than 0, so one that costs nothing is the best.
 */
export function gapOf(cost: number, bound: number | null): number | null {
  if (cost <= (bound ?? 0)) return 0
  return bound === null || bound <= 0 ? null : (cost - bound) / bound
}

/** Up to this gap the bound says how good the plan is. Above it, it says more of how hard bounds are than of the plan. */
const CLOSE = 0.2
/** A bound of less than half the cost says nothing of the plan. */
const FAR = 1

/** "at most 13% above the best possible". Rounded up, because what is rounded down would no longer be a promise. */
export function gapInWords(gap: number): string {
  if (gap === 0) return 'as good as any plan can be'
  if (gap < 0.01) return 'less than 1% above the best possible'
  return `at most ${format.share(Math.ceil(gap * 100 - 1e-9) / 100)} above the best possible`
}

/** What is known of how much better a plan could be. */
export function boundInWords(cost: number, bound: number | null): string {
  const gap = gapOf(cost, bound)
  if (gap === null) return 'What the best possible plan would cost is not known yet.'
  if (gap === 0) return 'No plan can cost less, so there is none to wait for.'
  const proven = `No plan can cost less than ${format.number(bound!)}`
  if (gap <= CLOSE) return `${proven}, so this one is ${gapInWords(gap)}.`
  if (gap > FAR) return `${proven}. That is too far below to say how good this one is.`
  const less = Math.ceil(((cost - bound!) / cost) * 100 - 1e-9) / 100
  return `${proven}, which is ${format.share(less)} less than this one. That much is proven. The best possible plan may well cost more than that, so this one may be much nearer to it.`
}

/** Of a made plan. A plan that breaks a must is no plan to compare with: it may well cost less than any that breaks none. */
export function goodnessOf({ run, together }: Pick<PlanReport, 'run' | 'together'>): string {
  const bound = run.lowerBound > 0 ? run.lowerBound : null
  if (!together.isFeasible) {
    return 'It breaks a rule that must be kept, so its cost says nothing of how good it is.'
  }
  return gapOf(together.cost, bound) === null
    ? 'What the best possible plan would cost is not known.'
    : boundInWords(together.cost, bound)
}

/** "1,971,335, at most 48% above the best possible" */
export function costInWords({ run, together }: Pick<PlanReport, 'run' | 'together'>): string {
  const gap = together.isFeasible ? gapOf(together.cost, run.lowerBound) : null
  return `${format.number(together.cost)}${gap === null || gap > CLOSE ? '' : `, ${gapInWords(gap)}`}`
}

/**
 * What all trusts reach by themselves: what the plan together is held against, once that has begun. Nothing where the plan
 * together treats somebody who has to be treated and whom the plans alone leave out: then costs do not compare.
 */
export function aloneIn({ points }: SearchCurve): CurvePoint | undefined {
  const alone = points.find(({ stage }) => stage === 'together')
  return alone?.broken === points.at(-1)?.broken ? alone : undefined
}

/** Why the curve goes up where all are planned together, if it does: until then fairness is counted within each trust. */
export function stepInWords({ points }: SearchCurve): string {
  const together = points.findIndex(({ stage }) => stage === 'together')
  const before = points[together - 1]
  const more = before ? points[together]!.cost - before.cost : 0
  return more > 0
    ? `From where all are planned together it is counted between groups of all trusts, which adds ${format.number(more)}.`
    : ''
}

/** Why the cost comes down in the part that the search is in. */
export function partInWords(curve: SearchCurve): string {
  const { stage, cost } = curve.points.at(-1)!
  if (isPartAlone(stage)) {
    return 'Each trust is planned alone, with its own hospitals and staff. What it reaches is what the alliance promises it.'
  }
  if (stage === 'first plan') return 'This is the first plan that fits. Each trust is planned alone next.'
  const alone = aloneIn(curve)
  return `The trusts are planned together. ${alone ? gainInWords(alone.cost, cost) : 'That leaves out fewer of those who have to be treated.'}`
}

/** What planning together gains over the plans alone. */
export function gainInWords(alone: number, together: number): string {
  if (together >= alone) return 'Nothing better than what they reach alone has been found.'
  return `That costs ${format.number(alone - together)} less than what they reach alone (${format.share((alone - together) / alone)}).`
}

/** Whether it is worth waiting, as far as anybody can know. */
export function waitingInWords({ points, seconds }: SearchCurve): string {
  const last = points.at(-1)!
  // A plan that leaves out somebody who has to be treated may cost less than any that leaves out nobody.
  if (last.broken === 0 && gapOf(last.cost, last.bound) === 0) return 'You can stop it: nothing better can come.'
  const [since, isBetter] = sinceBetter(points, seconds)
  const news =
    since >= 10
      ? `Nothing better has come for ${format.seconds(since)}. `
      : isBetter
        ? `A better plan came ${since < 1 ? 'just now' : `${format.seconds(since)} ago`}. `
        : ''
  return isPartAlone(last.stage)
    ? `${news}If you stop it before the trusts are planned together, nobody is sent to another trust.`
    : `${news}The planner looks widely first and settles at the end, so better plans often come late.`
}

/** For how long this part of the search has had its best plan, and whether that is better than the one it began with. */
function sinceBetter(points: readonly CurvePoint[], seconds: number): readonly [number, boolean] {
  const own = points.filter(({ stage }) => stage === points.at(-1)!.stage)
  const better = own.findLast((point, n) => {
    const before = own[n - 1]
    return before && (point.broken < before.broken || (point.broken === before.broken && point.cost < before.cost))
  })
  return [seconds - (better ?? own[0]!).seconds, better !== undefined]
}

export const endInWords: Readonly<Record<PlanReport['run']['ended'], string>> = {
  done: 'The search used all that it was given.',
  stopped: 'Somebody stopped the search early, and the best plan until then was kept.',
  'thread-lost': 'One of the searches broke off. The others went on, and no plan was lost.',
}

/** 83 → "about 2 minutes", 42 → "about 40 seconds": said aloud each time it changes, so it changes seldom. */
export function timeLeftInWords(seconds: number): string {
  if (seconds > 90) return `about ${format.minutes(Math.round(seconds / 60))}`
  return seconds > 10 ? `about ${format.seconds(Math.round(seconds / 10) * 10)}` : 'less than 10 seconds'
}
