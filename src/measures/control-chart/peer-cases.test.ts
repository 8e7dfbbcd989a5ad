/**
 * What the R package NHSRplotthedots 0.2.2 answers (MIT, commit 050b07d): its series and its answers, by its rules. Its
 * limits of one point and of a series that never changes are not numbers; control-chart.test.ts says what ours are.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Day } from '#nhs/day.ts'
import type { BetterWay } from './assurance.ts'
import { type ControlChart, controlChart } from './control-chart.ts'
import type { ControlRules } from './control-rules.ts'
import { plotTheDotsRules, spreadsheetRules } from './control-rules.ts'
import { type Signal, type SignalKind, signalsOf } from './signals.ts'

type Input = {
  readonly values: readonly number[]
  readonly dates: readonly Day[]
  readonly improvementDirection: 'increase' | 'decrease' | 'neutral'
  readonly target: number | null
  readonly rebaseAtIndex0: readonly number[]
  readonly fixAfterNPoints: number | null
  readonly screenOutliers: boolean
}

type Expected = {
  readonly groups: readonly {
    readonly rebase_group: number
    readonly mean: number
    readonly lpl: number | null
    readonly upl: number | null
    readonly n: number
  }[]
  readonly rebaseGroup: readonly number[]
  readonly outsideLimits: readonly boolean[]
  readonly closeToLimits: readonly boolean[]
  readonly relativeToMean: readonly number[]
  readonly specialCauseType: readonly string[]
  readonly specialCauseFlag: readonly boolean[]
  readonly pointType: readonly string[]
  readonly assurance: string | null
  readonly variationOfLastPoint: string
}

type Case = { readonly id: string; readonly input: Input; readonly expected: Expected }

const file = join(import.meta.dirname, '../../../../shared/data/peer-cases/spc.json')
/** How its parts answer, each with its own input: a list of sides or values, or of which are near a limit. */
type Helper = { readonly fn: string; readonly cases: readonly { input: never; output: number[]; part: number[] }[] }

type Read = { readonly cases: readonly Case[]; readonly helpers: readonly Helper[]; readonly tolerance: number }
const { cases, helpers, tolerance }: Read = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { cases: [], helpers: [], tolerance: 0 }

const ways: Record<Input['improvementDirection'], BetterWay> = {
  increase: 'higher',
  decrease: 'lower',
  neutral: 'neither',
}

function chartOf({ values, dates, improvementDirection, target, ...input }: Input): ControlChart {
  const rules: ControlRules = input.screenOutliers ? plotTheDotsRules : spreadsheetRules
  return controlChart(
    values.map((value, n) => ({ on: dates[n]!, value })),
    {
      better: ways[improvementDirection],
      rules,
      targets: target === null ? [] : [{ from: dates[0]!, value: target }],
      recalculations: input.rebaseAtIndex0.map((n) => ({ from: dates[n]!, because: 'rebased' })),
      ...(input.fixAfterNPoints === null ? {} : { baseline: input.fixAfterNPoints }),
    },
  )
}

function inItsWords(signal: Signal | null): string {
  if (signal === null) return 'Common Cause'
  const isHigh = signal.side === 'high'
  const words = {
    outside: isHigh ? 'Above UCL' : 'Below LCL',
    trend: `7 Point Trend (${isHigh ? 'Increasing' : 'Decreasing'})`,
    'two-of-three': `2 in 3 ${isHigh ? 'Above' : 'Below'} CL`,
    shift: `7 Points ${isHigh ? 'Above' : 'Below'} CL`,
  }
  return words[signal.kind]
}

const itsTypes = {
  usual: 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  'unusual-high': 'special_cause_neutral_high',
  'unusual-low': 'special_cause_neutral_low',
}
const itsAssurances = {
  'will-meet': 'consistent_pass',
  'will-miss': 'consistent_fail',
  'may-or-may-not': 'inconsistent',
}

const near = (ours: number, theirs: number) => Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(theirs))
/** Series for which it has limits that are numbers. */
const withLimits = cases.filter(({ expected }) => expected.groups.every(({ lpl }) => lpl !== null))

describe.skipIf(cases.length === 0)('a control chart gives what the peer gives', () => {
  it('for means and limits, recalculated or kept', () => {
    const wrong = withLimits.flatMap(({ id, input, expected }) => {
      const { stretches } = chartOf(input)
      expect(stretches.length, id).toBe(expected.groups.length)
      return stretches.flatMap(({ limits, points }, n) => {
        const { mean, lpl, upl, n: count } = expected.groups[n]!
        if (!limits.told) return [`${id}: ${limits.because}`]
        const same = near(limits.mean, mean) && near(limits.lower, lpl!) && near(limits.upper, upl!) && points === count
        return same ? [] : [`${id} ${n}: ${JSON.stringify(limits)}`]
      })
    })
    expect(withLimits.length).toBeGreaterThan(10)
    expect(wrong).toEqual([])
  })

  it('for what is unusual about each point, and the reason that comes first', () => {
    for (const { id, input, expected } of cases) {
      const { points } = chartOf(input)
      expect(
        points.map(({ signal }) => inItsWords(signal)),
        id,
      ).toEqual(expected.specialCauseType)
      expect(
        points.map(({ signal }) => signal !== null),
        id,
      ).toEqual(expected.specialCauseFlag)
      expect(
        points.map(({ stretch }) => stretch),
        id,
      ).toEqual(expected.rebaseGroup)
    }
  })

  it('for where each point lies', () => {
    for (const { id, input, expected } of withLimits) {
      const { points, stretches } = chartOf(input)
      const places = points.map(({ value, stretch }) => {
        const limits = stretches[stretch]!.limits
        if (!limits.told) throw new Error(limits.because)
        const outside = value > limits.upper || value < limits.lower
        const close = !outside && (value > limits.nearUpper || value < limits.nearLower)
        return { outside, close, side: Math.sign(value - limits.mean) }
      })
      expect(
        places.map(({ outside }) => outside),
        id,
      ).toEqual(expected.outsideLimits)
      expect(
        places.map(({ close }) => close),
        id,
      ).toEqual(expected.closeToLimits)
      expect(
        places.map(({ side }) => side),
        id,
      ).toEqual(expected.relativeToMean)
    }
  })

  it('for both icons', () => {
    for (const { id, input, expected } of withLimits) {
      const { variation, assurance, points } = chartOf(input)
      expect(
        points.map(({ judgement }) => itsTypes[judgement!]),
        id,
      ).toEqual(expected.pointType)
      expect(variation.told && itsTypes[variation.judgement], id).toBe(expected.variationOfLastPoint)
      expect(assurance.told ? itsAssurances[assurance.outlook] : null, id).toBe(expected.assurance)
    }
  })
})

describe.skipIf(cases.length === 0)('each rule gives what the peer gives', () => {
  const casesOf = (fn: string) => helpers.find((helper) => helper.fn === fn)!.cases
  /** Which points a rule marks, by itself, around a mean of 0: 1 on the high side, -1 on the low. */
  const marks = (values: readonly number[], reach: number, kind: SignalKind) => {
    const limits = { mean: 0, lower: -reach, upper: reach, nearLower: (-2 / 3) * reach, nearUpper: (2 / 3) * reach }
    const rest = { meanMovingRange: reach / 2.66, rangesLeftOut: 0, points: values.length, isTrial: false }
    const never = Number.POSITIVE_INFINITY
    const rules = {
      ...plotTheDotsRules,
      ...(kind === 'shift' ? { trend: never } : kind === 'trend' ? { shift: never } : {}),
    }
    return signalsOf(values, { ...limits, ...rest }, rules).map((signal) =>
      signal?.kind === kind ? (signal.side === 'high' ? 1 : -1) : 0,
    )
  }
  /** It marks the last of each seven, and then all that are part of one. */
  const withThoseBefore = (output: readonly number[]) =>
    output.map((_, n) => Math.sign(output.slice(n, n + 7).findLast((mark) => mark !== 0) ?? 0))

  it('of seven on one side of the mean, on either', () => {
    for (const { input, output } of casesOf('seven_point_one_side_mean')) {
      expect(marks(input, 100, 'shift').map(Math.abs)).toEqual(withThoseBefore(output))
    }
  })

  it('of seven that rise or fall', () => {
    for (const { input, output } of casesOf('seven_point_trend')) {
      expect(marks(input, 1e6, 'trend')).toEqual(withThoseBefore(output))
    }
  })

  it('of two in three near a limit', () => {
    for (const { input, part } of casesOf('two_in_three')) {
      const { close, relative } = input as { close: number[]; relative: number[] }
      const values = close.map((near, n) => relative[n]! * (near === 1 ? 2.5 : 1))
      expect(marks(values, 3, 'two-of-three').map(Math.abs)).toEqual(part)
    }
  })
})
