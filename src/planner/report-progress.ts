/** Tells a caller how a run is getting on: now and then while it searches, and whenever the judge was asked. */

import type { Decisions } from './search/decisions.ts'
import type { Facts } from './search/facts.ts'
import { OUT } from './search/state.ts'
import type { Progress, SolveOptions } from './solving.ts'
import { type CrewNews, clockNow } from './threads.ts'

/** Milliseconds between two reports of what the threads tell. */
const REPORT_EVERY = 500

export type ReportOptions = Pick<SolveOptions, 'onProgress' | 'moves' | 'seconds'> & {
  readonly stage: string
  /** Of every plan that is told. */
  readonly isAcceptable: boolean
  readonly lowerBound: () => number
}

/**
 * @param began when the run did, on the clock that threads share
 */
export function reporter(facts: Facts, began: number, options: ReportOptions) {
  const { onProgress, moves, seconds, stage, isAcceptable, lowerBound } = options
  let next = Number.NEGATIVE_INFINITY
  /** @param judged the judge's parts of the plan, if it was asked */
  return (news: CrewNews, judged?: Progress['parts']): void => {
    const now = clockNow()
    if (!onProgress || !news.best || (!judged && now < next)) return
    const used = (now - began) / 1000
    const byMoves = moves === undefined ? 0 : news.moves / moves
    const byTime = seconds === undefined ? 0 : used / seconds
    onProgress({
      stage,
      share: Math.min(1, Math.max(byMoves, byTime, news.share)),
      seconds: used,
      moves: news.moves,
      movesPerSecond: Math.round(news.moves / Math.max(used, 0.001)),
      broken: news.best.mandatoryOut,
      cost: news.best.cost,
      parts: judged ?? costOfWaits(facts, news.best.decisions),
      lowerBound: lowerBound(),
      acceptable: isAcceptable,
    })
    next = now + REPORT_EVERY
  }
}

/** What those placed wait (S7) and those left (S8) cost: the search's own sums, because the judge takes its time. */
function costOfWaits(facts: Facts, { day }: Decisions): { readonly S7: number; readonly S8: number } {
  let [delay, left] = [0, 0]
  for (let i = 0; i < facts.patients; i++) {
    if (day[i] !== OUT) delay += day[i]! - facts.release[i]!
    else if (facts.mandatory[i] === 0) left += facts.untreatedWeight[i]!
  }
  return { S7: facts.weights.delay * delay, S8: left }
}
