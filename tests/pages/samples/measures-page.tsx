/** Each chart of a measure once, drawn from what the measures answer. */
import {
  controlChart,
  kaplanMeier,
  proportion,
  proportionFunnel,
  proportionLimits,
  type Spell,
  slopeIndex,
  type Told,
} from '#measures'
import { ControlChart } from '#web/charts/control-chart.tsx'
import { Dumbbell } from '#web/charts/dumbbell.tsx'
import { FunnelPlot } from '#web/charts/funnel-plot.tsx'
import { InequalitySlope } from '#web/charts/inequality-slope.tsx'
import { SurvivalCurve } from '#web/charts/survival-curve.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'

export function MeasuresPage({ frame }: { frame: Frame }) {
  const words = (id: string, message: string, measure: string) => ({
    id,
    message,
    measure,
    headingLevel: 2 as const,
    source: "the trusts' own records, 31 January 2026.",
    definition: 'A wait is the time since the clock started, in whole weeks.',
    download: { href: `/samples/${id}.csv`, bytes: 4210 },
  })
  const says = { value: format.shareToOneDecimal, day: format.month }
  const funnel = must(proportionFunnel(hospitals))
  return (
    <Page frame={frame} heading="How the alliance is doing" section="Plans" width="wide">
      <ControlChart
        words={words('usual', 'Fewer people wait under 18 weeks than usual', 'Share within 18 weeks, Walsall')}
        chart={controlChart(months, {
          better: 'higher',
          every: 'month',
          targets: [{ from: '2023-01-01', value: 0.65 }],
          recalculations: [{ from: '2024-06-01', because: 'the treatment centre opened' }],
        })}
        says={says}
      />
      <ControlChart
        words={words('few', 'It is too early to say', 'Share within 18 weeks, Dudley')}
        chart={controlChart(months.slice(0, 6), { better: 'neither' })}
        says={says}
      />
      <FunnelPlot
        words={words(
          'funnel',
          'Russells Hall cancels more than others',
          'Operations cancelled on the day, by hospital',
        )}
        funnel={funnel}
        limitsAt={(size) => proportionLimits(funnel, size)}
        better="lower"
        says={{ value: format.shareToOneDecimal, size: format.number }}
        unit="Hospital"
        sizeName="Operations"
      />
      <SurvivalCurve
        words={words('curve', 'Half of all people are treated within 12 weeks', 'Waits to treatment, Walsall')}
        curves={[{ name: 'Everybody', ...must(kaplanMeier(waits(14))) }]}
      />
      <SurvivalCurve
        words={words('curves', 'People from deprived areas wait longer', 'Waits to treatment, by deprivation')}
        curves={[
          { name: 'Most deprived', ...must(kaplanMeier(waits(22))) },
          { name: 'Middle', ...must(kaplanMeier(waits(17))) },
          { name: 'Least deprived', ...must(kaplanMeier(waits(12))) },
        ]}
      />
      <InequalitySlope
        words={words('slope', 'Fewer people from deprived areas wait under 18 weeks', 'Share within 18 weeks')}
        groups={fifths}
        slope={must(slopeIndex(fifths))}
        say={format.shareToOneDecimal}
        groupName="Fifth of deprivation"
      />
      <Dumbbell
        words={words('change', 'Both hospitals operate more', 'Hip replacements a month')}
        rows={[
          { name: 'Russells Hall', first: 41, second: 58 },
          { name: 'Walsall Manor', first: 22, second: 31 },
        ]}
        headings={['Hospital', 'Before', 'After']}
        say={format.number}
        axis="Operations a month"
      />
    </Page>
  )
}

function must<Figure>(figure: Told<Figure>) {
  if (!figure.told) throw new Error(figure.because)
  return figure
}

/** Three years and a half, one month of which is not there. */
const months = Array.from({ length: 41 }, (_, n) => ({
  on: `${2022 + Math.floor((n + 9) / 12)}-${String(((n + 9) % 12) + 1).padStart(2, '0')}-01`,
  value: n === 6 ? null : 0.58 + ((n * 7) % 5) / 250 + (n > 19 ? 0.04 : 0) - (n > 34 ? (n - 34) / 110 : 0),
}))

const hospitals = [
  ...Array.from({ length: 14 }, (_, n) => ({
    name: `Hospital ${n + 1}`,
    count: Math.round((120 + 130 * n) * (0.05 + ((n * 5) % 7) / 700)),
    of: 120 + 130 * n,
  })),
  { name: 'Russells Hall', count: 150, of: 1400 },
]

const waits = (mean: number): Spell[] =>
  Array.from({ length: 300 }, (_, n) => ({
    weeks: Math.round(-mean * Math.log(1 - (n + 0.5) / 300)),
    ended: n % 6 === 0 ? 'waiting' : 'treated',
  }))

const fifths = [55.1, 57.6, 58.9, 61.8, 63.2].map((percent, n) => ({
  name: n === 0 ? '1, most deprived' : n === 4 ? '5, least deprived' : String(n + 1),
  population: 4000 - 300 * n,
  ...must(proportion(Math.round((4000 - 300 * n) * percent * 0.01), 4000 - 300 * n)),
}))
