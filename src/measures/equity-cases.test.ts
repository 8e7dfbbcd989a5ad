/**
 * What published packages answer: PHEindicatormethods (Office for Health Improvement and Disparities), FunnelPlotR 0.6.0
 * and R survival 3.5-3. Their inputs and answers, to the tolerance that the file states.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chiSquaredAbove } from './distributions/chi-squared.ts'
import type { Interval } from './distributions/confidence.ts'
import type { Funnel } from './funnel/funnel.ts'
import { truncated, winsorised } from './funnel/over-dispersion.ts'
import { proportionFunnel } from './funnel/proportion-funnel.ts'
import { ratioFunnel } from './funnel/ratio-funnel.ts'
import { gini } from './inequality/gini.ts'
import { slopeIndex } from './inequality/slope-index.ts'
import type { Told } from './not-told.ts'
import { byarInterval } from './proportions/count-interval.ts'
import { proportion } from './proportions/proportion.ts'
import { directlyStandardisedRate } from './standardisation/direct.ts'
import { europeanStandardPopulation } from './standardisation/european-standard-population.ts'
import { indirectlyStandardisedRatio } from './standardisation/indirect.ts'
import { cumulativeIncidence, fatesAt } from './survival/cumulative-incidence.ts'
import { kaplanMeier, meanWaitWithin, waitOfShare } from './survival/kaplan-meier.ts'
import { logRank } from './survival/log-rank.ts'
import type { Spell, SpellEnd } from './survival/spell.ts'

type Numbers = readonly number[]
/** Each case has those inputs that its function takes. */
type Input = { readonly [name in 'x' | 'n' | 'confidence' | 'multiplier' | 'trimBy']: number } & {
  readonly [name in
    | 'count'
    | 'population'
    | 'standardWeights'
    | 'refCount'
    | 'refPopulation'
    | 'value'
    | 'weights'
    | 'numerator'
    | 'denominator'
    | 'observed'
    | 'expected'
    | 'weeks'
    | 'treated'
    | 'times']: Numbers
} & { readonly status: readonly string[]; readonly group: readonly string[] }

type Case = { readonly id: string; readonly fn: string; readonly input: Input; readonly expected: unknown }

const file = join(import.meta.dirname, '../../../shared/data/peer-cases/equity.json')
const { cases, tolerance }: { cases: readonly Case[]; tolerance: number } = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { cases: [], tolerance: 0 }

/** The cases of one function that we answer otherwise, said in words; `ours` gives what its answer has. */
function otherwise(fn: string, ours: (input: Input) => unknown): string[] {
  const some = cases.filter((one) => one.fn === fn)
  if (some.length === 0) return [`there are no cases of ${fn}`]
  return some.flatMap(({ id, input, expected }) => different(ours(input), expected, id))
}

/** To the tolerance, of a number or of one; of records, those fields that the peer has. */
function different(ours: unknown, theirs: unknown, where: string): string[] {
  if (typeof ours === 'number' && typeof theirs === 'number') {
    const near = Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(theirs))
    return near ? [] : [`${where}: ${ours}, not ${theirs}`]
  }
  if (Array.isArray(theirs) && (!Array.isArray(ours) || ours.length !== theirs.length))
    return [`${where}: of another length`]
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null) {
    return ours === theirs ? [] : [`${where}: ${ours}, not ${theirs}`]
  }
  return Object.entries(theirs).flatMap(([name, value]) =>
    different((ours as Record<string, unknown>)[name], value, `${where} ${name}`),
  )
}

const must = <Figure>(figure: Told<Figure>) => {
  if (!figure.told) throw new Error(figure.because)
  return figure
}

describe.skipIf(cases.length === 0)('proportions and rates give what the peer gives', () => {
  it('for Wilson intervals', () => {
    expect(otherwise('wilson', ({ x, n, confidence }) => proportion(x, n, confidence))).toEqual([])
  })

  it("for Byar's intervals", () => {
    expect(otherwise('byars', ({ x, confidence }) => byarInterval(x, confidence))).toEqual([])
  })

  it('for directly standardised rates', () => {
    const ours = ({ count, population, standardWeights, multiplier, confidence }: Input) => {
      expect(europeanStandardPopulation.map(({ people }) => people)).toEqual(standardWeights)
      const bands = count.map((each, n) => ({
        count: each,
        population: population[n]!,
        standard: europeanStandardPopulation[n]!.people,
      }))
      const {
        count: totalCount,
        population: totalPop,
        ...rest
      } = must(directlyStandardisedRate(bands, { per: multiplier, confidence }))
      return { ...rest, totalCount, totalPop }
    }
    expect(otherwise('dsr', ours)).toEqual([])
  })

  it('for indirectly standardised ratios', () => {
    const ours = ({ count, population, refCount, refPopulation, multiplier, confidence }: Input) =>
      indirectlyStandardisedRatio(
        count.map((each, n) => ({
          count: each,
          population: population[n]!,
          referenceCount: refCount[n]!,
          referencePopulation: refPopulation[n]!,
        })),
        { per: multiplier, confidence },
      )
    expect(otherwise('indirect_ratio', ours)).toEqual([])
  })
})

describe.skipIf(cases.length === 0)('inequality gives what the peer gives', () => {
  it('for the slope and relative index', () => {
    const ours = ({ population, value }: Input) => {
      const { ridits, mostDeprived, sii, rii } = must(
        slopeIndex(population.map((people, n) => ({ population: people, value: value[n]! }))),
      )
      return { ridit: ridits, intercept: mostDeprived, sii, rii }
    }
    expect(otherwise('sii', ours)).toEqual([])
  })

  it('for the Gini coefficient', () => {
    const ours = (input: Input) => {
      const x = input.x as unknown as Numbers
      return must(gini(x.map((value, n) => ({ value, people: input.weights[n]! })))).value
    }
    expect(otherwise('gini', ours)).toEqual([])
  })
})

describe.skipIf(cases.length === 0)('funnels give what the peer gives', () => {
  const limitsOf = ({ units }: Funnel) => {
    const ends = (choose: (limits: Funnel['units'][number]['limits']) => Interval) => {
      const intervals = units.map(({ limits }) => choose(limits))
      return [intervals.map(({ lower }) => lower), intervals.map(({ upper }) => upper)]
    }
    const [lower95, upper95] = ends(({ warning }) => warning)
    const [lower998, upper998] = ends(({ alarm }) => alarm)
    return { lower95, upper95, lower998, upper998 }
  }

  const scoresOf = ({ units }: Funnel) => units.map(({ z }) => ({ z, error: 1 }))

  it('of proportions', () => {
    const ours = ({ numerator, denominator, trimBy }: Input) => {
      const units = numerator.map((count, n) => ({ name: `${n}`, count, of: denominator[n]! }))
      const funnel = must(proportionFunnel(units, { trim: trimBy }))
      const { phi, tauSquared } = funnel.dispersion
      return {
        target: funnel.target,
        uz: funnel.units.map(({ z }) => z),
        wz: winsorised(scoresOf(funnel), trimBy).map(({ z }) => z),
        phi,
        tau2: tauSquared,
        od: limitsOf(funnel),
        plain: limitsOf(must(proportionFunnel(units, { adjust: false }))),
      }
    }
    expect(otherwise('funnel_proportion', ours)).toEqual([])
  })

  it('of ratios', () => {
    const ours = ({ observed, expected, trimBy }: Input) => {
      const units = observed.map((count, n) => ({ name: `${n}`, observed: count, expected: expected[n]! }))
      const funnel = must(ratioFunnel(units, { trim: trimBy }))
      const { phi, tauSquared } = funnel.dispersion
      const scores = scoresOf(funnel)
      const kept = truncated(scores, trimBy)
      return {
        uz: funnel.units.map(({ z }) => z),
        truncatedOut: scores.map((score) => !kept.includes(score)),
        phi,
        tau2: tauSquared,
        od: limitsOf(funnel),
      }
    }
    expect(otherwise('funnel_ratio_shmi', ours)).toEqual([])
  })
})

describe.skipIf(cases.length === 0)('survival gives what the peer gives', () => {
  const spellsOf = ({ weeks, treated }: Input): Spell[] =>
    weeks.map((each, n) => ({ weeks: each, ended: treated[n] === 1 ? 'treated' : 'waiting' }))

  it('for the curve, its interval, the median wait and the mean within a year', () => {
    const ours = (input: Input) => {
      const curve = must(kaplanMeier(spellsOf(input)))
      const weeksOf = (share: number) => {
        const wait = waitOfShare(curve, share)
        return wait.told ? wait.weeks : null
      }
      return {
        times: curve.steps.map(({ weeks }) => weeks),
        atRisk: curve.steps.map(({ atRisk }) => atRisk),
        events: curve.steps.map(({ treated }) => treated),
        survival: curve.steps.map(({ waiting }) => waiting),
        stdErr: curve.steps.map(({ error }) => error),
        lower95: curve.steps.map(({ lower }) => lower),
        upper95: curve.steps.map(({ upper }) => upper),
        medianWait: weeksOf(0.5),
        p92Wait: weeksOf(0.92),
        rmst52: meanWaitWithin(curve, 52).weeks,
      }
    }
    expect(otherwise('kaplan_meier', ours)).toEqual([])
  })

  it('for the log-rank test', () => {
    const ours = (input: Input) => {
      const spells = spellsOf(input)
      const names = [...new Set(input.group)].sort()
      const found = must(
        logRank(names.map((name) => ({ name, spells: spells.filter((_, n) => input.group[n] === name) }))),
      )
      expect(chiSquaredAbove(found.chiSquared, found.degrees)).toBe(found.p)
      return {
        chisq: found.chiSquared,
        df: found.degrees,
        p: found.p,
        observed: found.groups.map(({ treated }) => treated),
        expected: found.groups.map(({ expected }) => expected),
      }
    }
    expect(otherwise('log_rank', ours)).toEqual([])
  })

  it('for what became of everybody, removal being no mere end of watching', () => {
    const ours = ({ weeks, status, times }: Input) => {
      const end: Record<string, SpellEnd> = { treated: 'treated', removed: 'removed', censor: 'waiting' }
      const incidence = must(cumulativeIncidence(weeks.map((each, n) => ({ weeks: each, ended: end[status[n]!]! }))))
      const pstate = times.map((time) => {
        const { waiting, treated, removed } = fatesAt(incidence, time)
        return { '(s0)': waiting, treated, removed }
      })
      return { states: ['(s0)', 'treated', 'removed'], pstate }
    }
    expect(otherwise('cumulative_incidence', ours)).toEqual([])
  })
})
