/** Hurdle criteria: what an option must pass to come on the short list. Some are judged by people, some computed. Pure. */
import * as format from '#web/format.ts'
import type { OptionEffect } from './effect.ts'

export type Hurdle =
  | { readonly id: string; readonly kind: 'judged'; readonly says: string }
  /** Every unit that still operates does as many a year as the minimum asks. */
  | { readonly id: string; readonly kind: 'minimum-volume'; readonly says: string }
  /** No fifth of small areas, by deprivation, travels on average so many minutes more by car. */
  | { readonly id: string; readonly kind: 'travel'; readonly says: string; readonly mostMinutesMore: number }
  /** In the middle of the runs no more people wait at the end than if it were left as it is. */
  | { readonly id: string; readonly kind: 'list'; readonly says: string }

export type Judged = {
  readonly passes: boolean
  readonly reason: string
  readonly name: string
  readonly trust: string
}

export type Verdict = {
  readonly hurdle: Hurdle
  /** Null: nobody has judged it, or it could not be computed. */
  readonly passes: boolean | null
  readonly reason: string
}

/** @param judged what people said of this option, by hurdle */
export function verdicts(
  hurdles: readonly Hurdle[],
  effect: OptionEffect | undefined,
  judged: ReadonlyMap<string, Judged>,
): Verdict[] {
  return hurdles.map((hurdle) => {
    if (hurdle.kind === 'judged') {
      const said = judged.get(hurdle.id)
      return said
        ? { hurdle, passes: said.passes, reason: said.reason }
        : { hurdle, passes: null, reason: 'Nobody has judged it' }
    }
    return effect
      ? { hurdle, ...computed(hurdle, effect) }
      : { hurdle, passes: null, reason: 'Its effect has not been computed' }
  })
}

/** On the short list is what passes every hurdle. What nobody has judged is not on it yet, and not out of it. */
export function standing(verdictsOf: readonly Verdict[]): 'short list' | 'out' | 'open' {
  if (verdictsOf.some(({ passes }) => passes === false)) return 'out'
  return verdictsOf.some(({ passes }) => passes === null) ? 'open' : 'short list'
}

function computed(hurdle: Exclude<Hurdle, { kind: 'judged' }>, effect: OptionEffect): Omit<Verdict, 'hurdle'> {
  if (hurdle.kind === 'minimum-volume') {
    const working = effect.volumes.filter(({ after }) => after.high > 0)
    const short = working.filter(({ meetsMinimum }) => meetsMinimum === false)
    if (short.length > 0) {
      const said = short.map(({ site, after }) => `${format.number(after.high)} at ${site}`)
      return { passes: false, reason: `Too few in a year: ${format.list(said)}` }
    }
    if (working.length === 0 || working.some(({ meetsMinimum }) => meetsMinimum === null))
      return { passes: null, reason: 'No minimum or no count is known' }
    return { passes: true, reason: 'Each unit does as many as the minimum asks' }
  }
  if (hurdle.kind === 'travel') {
    if (!effect.travel) return { passes: null, reason: 'No small areas are known' }
    const worst = effect.travel.byQuintile
      .map(({ quintile, carBefore, carAfter }) => ({ quintile, more: carAfter - carBefore }))
      .reduce((most, each) => (each.more > most.more ? each : most))
    return {
      passes: worst.more <= hurdle.mostMinutesMore,
      reason: `At most ${format.decimal(Math.max(0, worst.more))} minutes more on average, in fifth ${worst.quintile} by deprivation`,
    }
  }
  const { middle } = effect.moreWaiting
  return {
    passes: middle <= 0,
    reason:
      middle <= 0
        ? `${format.number(-middle)} fewer wait at the end than if it were left as it is`
        : `${format.number(middle)} more wait at the end than if it were left as it is`,
  }
}
