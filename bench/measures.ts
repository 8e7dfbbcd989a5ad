/**
 * How long every measure takes, one after the other, over as many pathways as a region has and as many months as are
 * published: what a night's sums would be, and what a page asks a small part of.
 */
import { readOptions } from '#cli/command.ts'
import {
  bandsFromDays,
  controlChart,
  cumulativeIncidence,
  directlyStandardisedRate,
  europeanStandardPopulation,
  gini,
  indirectlyStandardisedRatio,
  kaplanMeier,
  listStatistics,
  logRank,
  nhsEnglandRules,
  plotTheDotsRules,
  proportion,
  proportionFunnel,
  publishedStatistics,
  rate,
  ratioFunnel,
  slopeIndex,
  slopeIndexInterval,
  spreadsheetRules,
  type Told,
  waitOfShare,
} from '#measures'
import type { Benchmark, BenchmarkTable } from './benchmark.ts'
import {
  ageBandCount,
  censusDay,
  fifthCount,
  type InventedPathway,
  inventedPathways,
  unitCount,
} from './invented-pathways.ts'
import { publishedMonths } from './published-months.ts'
import { randomFrom } from './random-from.ts'
import { wholeNumber } from './whole-number.ts'

const targetSeconds = 1
const draws = 10_000

export const benchmark: Benchmark = {
  name: 'measures',
  summary: 'every measure, over many pathways and the published months',
  options: '--thousands NUMBER of pathways (180)',
  async run(args, progress) {
    const { values } = readOptions({ args, options: { thousands: { type: 'string', default: '180' } } })
    const count = 1000 * wholeNumber('thousands', values.thousands)
    progress(`${count} pathways invented`)
    const pathways = inventedPathways(count, 1)
    const used = process.cpuUsage()
    const started = performance.now()
    const parts = measureAll(pathways)
    const figure = (performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(used)
    const row = {
      what: `every measure once over ${count.toLocaleString('en-GB')} pathways of ${unitCount} units and ${publishedMonths.length} months, unwarmed`,
      figure,
      unit: 's',
      target: targetSeconds,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
      processorSeconds: (user + system) / 1e6,
    }
    return { rows: [row], tables: [partsTable(parts)] }
  },
}

type Part = {
  readonly what: string
  readonly milliseconds: number
  readonly processorMilliseconds: number
  readonly answers: number
}

/** Each part with how many answers it gave, so that none can be left out unseen. */
function measureAll(pathways: readonly InventedPathway[]): readonly Part[] {
  let groups = groupsOf([])
  const parts: readonly (readonly [string, () => number])[] = [
    [
      'Pathways sorted into units, fifths and age bands',
      () => {
        groups = groupsOf(pathways)
        return groups.units.length
      },
    ],
    ['Published waiting-time statistics by unit', () => each(groups.units, publishedOf)],
    ['Waiting-list theory by unit', () => each(groups.units, theoryOf)],
    ['Control charts of the months, 48 units by three sets of rules, recalculated once', chartsOf],
    ['Shares within 18 weeks by unit and fifth, and rates, with intervals', () => sharesOf(groups)],
    ['Standardised rates and ratios by unit', () => standardisedOf(groups)],
    [
      `Slope and relative index by unit, plain and of the odds with ${draws.toLocaleString('en-GB')} draws, and Gini`,
      () => slopesOf(groups),
    ],
    ['Funnels of shares and of ratios', () => funnelsOf(groups)],
    ['Survival of all, by fifth and by unit, with medians', () => survivalOf(groups)],
    ['What became of all, and of each unit', () => fatesOf(groups)],
    ['Log-rank test of the fifths', () => logRankOf(groups)],
  ]
  return parts.map(([what, work]) => {
    const [started, used] = [performance.now(), process.cpuUsage()]
    const answers = work()
    const milliseconds = performance.now() - started
    const { user, system } = process.cpuUsage(used)
    return { what, milliseconds, processorMilliseconds: (user + system) / 1000, answers }
  })
}

type Groups = {
  readonly all: readonly InventedPathway[]
  readonly units: readonly (readonly InventedPathway[])[]
  readonly fifths: readonly (readonly InventedPathway[])[]
  /** Of each unit, its fifths. */
  readonly unitFifths: readonly (readonly (readonly InventedPathway[])[])[]
}

function groupsOf(all: readonly InventedPathway[]): Groups {
  const units = grouped(all, unitCount, ({ unit }) => unit)
  return {
    all,
    units,
    fifths: grouped(all, fifthCount, ({ fifth }) => fifth),
    unitFifths: units.map((unit) => grouped(unit, fifthCount, ({ fifth }) => fifth)),
  }
}

function grouped(all: readonly InventedPathway[], count: number, by: (pathway: InventedPathway) => number) {
  const groups: InventedPathway[][] = Array.from({ length: count }, () => [])
  for (const pathway of all) groups[by(pathway)]!.push(pathway)
  return groups
}

const each = <Group>(groups: readonly Group[], work: (group: Group) => unknown): number =>
  groups.filter((group) => work(group) !== undefined).length

const days = (group: readonly InventedPathway[]) => group.map((pathway) => pathway.days)
const within18 = (group: readonly InventedPathway[]) => group.filter((pathway) => pathway.days <= 126).length
const publishedOf = (group: readonly InventedPathway[]) => publishedStatistics(bandsFromDays(days(group)))

function theoryOf(group: readonly InventedPathway[]) {
  const rows = group.map(({ referred, left }) => ({ referred, removed: left }))
  return listStatistics(rows, { from: '2025-04-01', to: censusDay }, { targetWaitWeeks: 18 })
}

function chartsOf(): number {
  const charts = Array.from({ length: unitCount }, (_, unit) =>
    [nhsEnglandRules, plotTheDotsRules, spreadsheetRules].map((rules) =>
      controlChart(
        publishedMonths.map(({ month, within18: within, waiting }) => ({
          on: `${month}-01`,
          value: (within / waiting) * (1 + unit / 100),
        })),
        {
          better: 'higher',
          rules,
          every: 'month',
          targets: [{ from: '2022-01-01', value: 0.92 }],
          recalculations: [{ from: '2024-06-01', because: 'New service' }],
        },
      ),
    ),
  )
  return charts.flat().filter(({ variation, missing }) => variation.told && missing.length === 1).length
}

const told = (answers: readonly Told<object>[]): number => answers.filter((answer) => answer.told).length

function sharesOf({ unitFifths, units }: Groups): number {
  const shares = unitFifths.flat().map((group) => proportion(within18(group), group.length))
  const rates = units.map((group) => rate(group.filter(({ ended }) => ended === 'removed').length, group.length))
  return told([...shares, ...rates])
}

function standardisedOf({ all, units }: Groups): number {
  const counted = (group: readonly InventedPathway[]) => {
    const [count, population] = [new Int32Array(ageBandCount), new Int32Array(ageBandCount)]
    for (const { ageBand, ended } of group) {
      population[ageBand]! += 1
      if (ended === 'removed') count[ageBand]! += 1
    }
    return { count, population }
  }
  const reference = counted(all)
  const answers = units.map(counted).flatMap(({ count, population }) => [
    directlyStandardisedRate(
      europeanStandardPopulation.map(({ people }, n) => ({
        count: count[n]!,
        population: population[n]!,
        standard: people,
      })),
    ),
    indirectlyStandardisedRatio(
      europeanStandardPopulation.map((_, n) => ({
        count: count[n]!,
        population: population[n]!,
        referenceCount: reference.count[n]!,
        referencePopulation: reference.population[n]!,
      })),
    ),
  ])
  return told(answers)
}

function slopesOf({ unitFifths }: Groups): number {
  const random = randomFrom(2)
  return told(
    unitFifths.flatMap((fifths) => {
      const groups = fifths.flatMap((group) => {
        const share = proportion(within18(group), group.length)
        return share.told ? [{ population: group.length, ...share }] : []
      })
      return [
        slopeIndex(groups),
        slopeIndexInterval(groups, { scale: 'logit', draws, random }),
        gini(groups.map(({ value, population }) => ({ value, people: population }))),
      ]
    }),
  )
}

function funnelsOf({ units }: Groups): number {
  const named = units.map((group, n) => ({ name: `${n}`, count: within18(group), of: group.length }))
  const all = named.reduce((sum, { count }) => sum + count, 0) / named.reduce((sum, { of }) => sum + of, 0)
  const ratios = named.map(({ name, count, of }) => ({ name, observed: count, expected: of * all }))
  return told([proportionFunnel(named), ratioFunnel(ratios), ratioFunnel(ratios, { scale: 'root' })])
}

function survivalOf({ all, fifths, units }: Groups): number {
  const medians = [all, ...fifths, ...units].map((group) => {
    const curve = kaplanMeier(group)
    return curve.told ? waitOfShare(curve, 0.5) : curve
  })
  return told(medians)
}

const fatesOf = ({ all, units }: Groups) => told([all, ...units].map((group) => cumulativeIncidence(group)))
const logRankOf = ({ fifths }: Groups) => told([logRank(fifths.map((group, n) => ({ name: `${n}`, spells: group })))])

function partsTable(parts: readonly Part[]): BenchmarkTable {
  return {
    title: 'measures, one part after the other in the same run',
    columns: [{ heading: 'Part' }, right('Answers'), right('Milliseconds'), right('of the processor')],
    cells: parts.map(({ what, milliseconds, processorMilliseconds, answers }) => [
      what,
      String(answers),
      milliseconds.toFixed(0),
      processorMilliseconds.toFixed(0),
    ]),
  }
}

const right = (heading: string) => ({ heading, align: 'right' }) as const
