/**
 * A measure over time, and what is unusual about it (an XmR chart): limits, signals, and the two icons.
 *
 * Sources: see control-rules.ts. Everything is worked out within a stretch of time between recalculations of the limits,
 * from the points that there are: a period without a figure makes no moving range of its own, and is named.
 */
import type { Day } from '#nhs/day.ts'
import { notTold, type Told } from '../not-told.ts'
import { type Assurance, assuranceOf, type BetterWay, type DatedTarget, targetOn } from './assurance.ts'
import { type ControlLimits, controlLimits } from './control-limits.ts'
import { type ControlRules, nhsEnglandRules } from './control-rules.ts'
import { type Judgement, judged, type Variation } from './judgement.ts'
import { type ChartPeriod, missingPeriods } from './missing-periods.ts'
import { type Signal, signalsOf } from './signals.ts'

/** What was measured for the period that the day lies in; null where nothing was reported. */
export type ControlValue = { readonly on: Day; readonly value: number | null }

/** From when on the limits are worked out anew, and why: a known change to what is measured. */
export type Recalculation = { readonly from: Day; readonly because: string }

export type ControlChartOptions = {
  readonly better: BetterWay
  readonly rules?: ControlRules
  readonly targets?: readonly DatedTarget[]
  readonly recalculations?: readonly Recalculation[]
  /** Limits are worked out from the first so many points of a stretch, and then kept. From all of them unless said. */
  readonly baseline?: number
  /** How often there should be a figure; without it, gaps between days are not looked for. */
  readonly every?: ChartPeriod
}

export type ControlStretch = {
  readonly from: Day
  readonly until: Day
  /** Why its limits were worked out anew; null for the first stretch. */
  readonly because: string | null
  readonly points: number
  readonly limits: Told<ControlLimits>
}

export type ControlPoint = {
  readonly on: Day
  readonly value: number
  /** Index among the stretches. */
  readonly stretch: number
  readonly target: number | null
  readonly signal: Signal | null
  /** Null where there are no limits to judge by. */
  readonly judgement: Judgement | null
}

export type ControlChart = {
  readonly rules: ControlRules
  readonly better: BetterWay
  readonly points: readonly ControlPoint[]
  readonly stretches: readonly ControlStretch[]
  /** First days of periods without a figure, and the days for which nothing was reported. */
  readonly missing: readonly Day[]
  readonly variation: Variation
  readonly assurance: Assurance
}

/** Fewer than these make no baseline. */
const fewestInBaseline = 12

export function controlChart(values: readonly ControlValue[], options: ControlChartOptions): ControlChart {
  const { better, rules = nhsEnglandRules, targets = [], recalculations = [], baseline, every } = options
  if (baseline !== undefined && !(baseline >= fewestInBaseline)) {
    throw new Error(`A baseline of ${baseline} points is too short: limits are kept from ${fewestInBaseline} or more`)
  }
  const ordered = inOrder(values)
  const known = ordered.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }]))
  const groups = stretchesOf(known, recalculations)
  const stretches: ControlStretch[] = []
  const points: ControlPoint[] = []
  for (const [stretch, { because, group }] of groups.entries()) {
    const figures = group.map(({ value }) => value)
    const limits = controlLimits(figures.slice(0, baseline), rules)
    const signals = limits.told ? signalsOf(figures, limits, rules) : null
    for (const [n, { on, value }] of group.entries()) {
      const signal = signals?.[n] ?? null
      const judgement = signals === null ? null : judged(signal, better)
      points.push({ on, value, stretch, target: targetOn(targets, on), signal, judgement })
    }
    stretches.push({ from: group[0]!.on, until: group.at(-1)!.on, because, points: group.length, limits })
  }
  const last = points.at(-1)
  const limits = stretches.at(-1)?.limits ?? notTold('There are no points')
  return {
    rules,
    better,
    points,
    stretches,
    missing: missingFrom(ordered, every),
    variation:
      limits.told && last
        ? { told: true, judgement: judged(last.signal, better), signal: last.signal }
        : asNotTold(limits),
    assurance: assuranceOf(last?.target ?? null, better, limits),
  }
}

const asNotTold = (limits: Told<ControlLimits>) => notTold(limits.told ? 'There are no points' : limits.because)

function inOrder(values: readonly ControlValue[]): readonly ControlValue[] {
  const ordered = [...values].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const twice = ordered.find(({ on }, n) => n > 0 && on === ordered[n - 1]!.on)
  if (twice) throw new Error(`There are two values for ${twice.on}, and a control chart has one for each period`)
  return ordered
}

type Known = { readonly on: Day; readonly value: number }

/** A recalculation takes effect with the first point on or after its day; one that no point follows has none. */
function stretchesOf(known: readonly Known[], recalculations: readonly Recalculation[]) {
  const stretches: { because: string | null; group: Known[] }[] = []
  const waiting = [...recalculations].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  for (const point of known) {
    let because: string | null = null
    while (waiting.length > 0 && waiting[0]!.from <= point.on) because = waiting.shift()!.because
    const open = stretches.at(-1)
    if (open === undefined) stretches.push({ because: null, group: [point] })
    else if (because === null) open.group.push(point)
    else stretches.push({ because, group: [point] })
  }
  return stretches
}

function missingFrom(ordered: readonly ControlValue[], every: ChartPeriod | undefined): readonly Day[] {
  const unreported = ordered.filter(({ value }) => value === null).map(({ on }) => on)
  if (every === undefined) return unreported
  const gaps = missingPeriods(
    ordered.map(({ on }) => on),
    every,
  )
  return [...unreported, ...gaps].sort()
}
