/** The charts of measures, drawn from what measures answer: the numbers in the picture are those in the table and the file. */
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  controlChart,
  kaplanMeier,
  plotTheDotsRules,
  proportion,
  proportionFunnel,
  proportionLimits,
  type Spell,
  slopeIndex,
} from '#measures'
import { addDays, epochDay } from '#nhs/day.ts'
import { csvLines } from '../csv.ts'
import * as format from '../format.ts'
import { ControlChart } from './control-chart.tsx'
import { controlCsv, controlRows } from './control-chart-shape.ts'
import { Dumbbell, dumbbellCsv } from './dumbbell.tsx'
import { FunnelPlot } from './funnel-plot.tsx'
import { funnelCsv } from './funnel-plot-shape.ts'
import { InequalitySlope } from './inequality-slope.tsx'
import { slopeCsv, slopeRows } from './inequality-slope-shape.ts'
import { LineLabels } from './line-label.tsx'
import { Mark } from './mark.tsx'
import { SurvivalCurve } from './survival-curve.tsx'
import { survivalCsv, survivalRows } from './survival-curve-shape.ts'

const words = {
  id: 'x',
  message: 'Waits are as usual',
  measure: 'Waits, Walsall, 2026',
  source: 'the trusts, 31 March 2026.',
  definition: 'A wait is counted in whole weeks.',
  download: { href: '/x.csv', bytes: 2000 },
}
const from = '2025-01-06'
const steady = [50, 52, 51, 49, 50, 51, 52, 50, 49, 51, 50, 52, 50]
const says = { value: format.decimal, day: format.date }

function drawn(chart: ReactElement): { html: string; picture: string; table: string[][] } {
  const html = renderToStaticMarkup(chart)
  const picture = html.slice(html.indexOf('role="img"'), html.indexOf('</svg>', html.indexOf('role="img"')))
  const body = html.slice(html.indexOf('<tbody'), html.indexOf('</tbody>'))
  const table = body
    .split('</tr>')
    .slice(0, -1)
    .map((row) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell!.replace(/<[^>]+>/g, '')))
  return { html, picture, table }
}

const file = async <Row,>(columns: Parameters<typeof csvLines<Row>>[0], rows: Iterable<Row>) => {
  let text = ''
  for await (const piece of csvLines(columns, rows)) text += piece
  return text
    .trim()
    .split('\r\n')
    .map((row) => row.split(','))
}

/** Whether places in the drawing are on a scale of the values: no more than a tenth of a pixel from a straight line. */
function onOneScale(values: readonly number[], pixels: readonly number[]): boolean {
  const [low, high] = [values.indexOf(Math.min(...values)), values.indexOf(Math.max(...values))]
  const step = (pixels[high]! - pixels[low]!) / (values[high]! - values[low]!)
  return values.every((value, n) => Math.abs(pixels[low]! + (value - values[low]!) * step - pixels[n]!) <= 0.11)
}

describe('a control chart', () => {
  const values = [...steady, ...steady, 60, 40, null, 51, 51].map((value, n) => ({ on: addDays(from, 7 * n), value }))
  const chart = controlChart(values, { better: 'higher', targets: [{ from, value: 58 }] })
  const { html, picture, table } = drawn(<ControlChart words={words} chart={chart} says={says} />)

  /** The middle of each mark, by its shape. */
  const marks = [
    ...[...picture.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => ({
      shape: 'circle',
      x: +x!,
      y: +y!,
    })),
    ...[...picture.matchAll(/<path d="M([\d.]+) ([\d.]+)l6.5 (-?)11.2/g)].map(([, x, y, minus]) => ({
      shape: minus ? 'down' : 'up',
      x: +x!,
      y: +y! + (minus ? -7 : 7),
    })),
  ].sort((a, b) => a.x - b.x)

  it('has a mark for each figure of its table, at its height and in its shape', () => {
    const rows = controlRows(chart).filter(({ value }) => value !== null)
    expect(marks.map(({ shape }) => shape)).toEqual(
      rows.map(({ what }) => (what.startsWith('Improvement') ? 'up' : what.startsWith('Concern') ? 'down' : 'circle')),
    )
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(3)
    expect(
      onOneScale(
        rows.map(({ value }) => value!),
        marks.map(({ y }) => y),
      ),
    ).toBe(true)
    expect(
      onOneScale(
        rows.map(({ on }) => epochDay(on)),
        marks.map(({ x }) => x),
      ),
    ).toBe(true)
    expect(table.filter((row) => row[1] !== 'No data').map((row) => row[1])).toEqual(
      rows.map(({ value }) => says.value(value!)),
    )
  })

  it('draws its mean, limits and target at their heights, and names each with its value', () => {
    const limits = chart.stretches[0]!.limits
    if (!limits.told) throw new Error(limits.because)
    const lines = [
      ...picture.matchAll(/<line x1="[\d.]+" x2="[\d.]+" y1="([\d.]+)" y2="[\d.]+" stroke="#4c6272"/g),
    ].map(([, y]) => +y!)
    const [mean, lower, upper] = lines
    const points = controlRows(chart).flatMap(({ value }) => (value === null ? [] : [value]))
    const heights = [...marks.map(({ y }) => y), mean!, lower!, upper!]
    expect(onOneScale([...points, limits.mean, limits.lower, limits.upper], heights)).toBe(true)
    for (const label of ['Mean', 'Lower limit', 'Upper limit', 'Target']) expect(picture).toContain(`>${label} `)
    expect(table[0]!.slice(2, 6)).toEqual([limits.mean, limits.lower, limits.upper, 58].map(says.value))
  })

  it('breaks its line where a period has no figure, and says so', () => {
    expect(
      [...picture.matchAll(/<path d="(M[^"]+)" fill="none" stroke="#4c6272" stroke-width="1.5"/g)][0]![1]!.match(/M/g),
    ).toHaveLength(2)
    expect(html).toContain('No data for 21 July 2025.')
    expect(table.find((row) => row[0] === '21 July 2025')).toContain('No data')
  })

  it('says both icons in words, and the rules', () => {
    expect(html).toContain('Variation: Usual variation')
    expect(html).toContain('Target: Will usually miss the target of 58.0')
    expect(html).toContain('Rules of NHS England 2024: a shift is 6 points and a trend 6 points.')
    expect(html).toMatch(
      /role="img" aria-label="Control chart of 30 points, 6 January 2025 to 4 August 2025\. The last is 51\.0\./,
    )
  })

  it('gives the same numbers as a file', async () => {
    const rows = await file(controlCsv, controlRows(chart))
    expect(rows.length).toBe(32)
    expect(rows[27]!.slice(0, 2)).toEqual(['2025-07-07', '60'])
    expect(rows.slice(1).map((row) => row[6])).toEqual(table.map((row) => row[6]))
  })

  it('shows where and why limits were worked out anew', () => {
    const twice = [...steady, ...steady.map((value) => value + 20)].map((value, n) => ({
      on: addDays(from, 7 * n),
      value,
    }))
    const recalculations = [{ from: addDays(from, 7 * 13), because: 'the unit moved' }]
    const { html: both } = drawn(
      <ControlChart words={words} says={says} chart={controlChart(twice, { better: 'lower', recalculations })} />,
    )
    expect(both).toContain('>New limits 1</text>')
    expect(both).toContain('New limits 1 from 7 April 2025: the unit moved.')
  })

  it('of few points, one, none, or one value throughout is drawn without a number that is none', () => {
    for (const some of [steady.slice(0, 5), [3], [], Array(15).fill(7)]) {
      for (const rules of [plotTheDotsRules, chart.rules]) {
        const few = controlChart(
          some.map((value, n) => ({ on: addDays(from, 7 * n), value })),
          { better: 'neither', rules },
        )
        expect(renderToStaticMarkup(<ControlChart words={words} chart={few} says={says} />)).not.toMatch(
          /NaN|Infinity|undefined/,
        )
      }
    }
  })
})

describe('marks', () => {
  it('have a shape of their own for each judgement, and an outline', () => {
    const shapes = (['usual', 'improvement', 'concern', 'noJudgement'] as const).map((judgement) =>
      renderToStaticMarkup(<Mark x={0} y={0} judgement={judgement} />),
    )
    expect(shapes.map((shape) => shape.slice(0, 8))).toEqual(['<circle ', '<path d=', '<path d=', '<rect x='])
    expect(shapes[1]).not.toBe(shapes[2])
    for (const shape of shapes) expect(shape).toContain('stroke="#212b32" stroke-width="1.5"')
  })
})

describe('labels of lines', () => {
  it('are moved apart where lines end too close, in their order and above the foot', () => {
    const ends = [90, 92, 99, 10].map((y, n) => ({ text: `${n}`, y }))
    const html = renderToStaticMarkup(<LineLabels x={0} ends={ends} foot={100} />)
    const places = [...html.matchAll(/ y="([\d.]+)"/g)].map(([, y]) => +y!)
    expect([...html.matchAll(/>(\d)</g)].map(([, text]) => text)).toEqual(['3', '0', '1', '2'])
    expect(places).toEqual([10, 66, 83, 100])
  })
})

describe('a funnel plot', () => {
  const units = Array.from({ length: 12 }, (_, n) => ({ name: `Unit ${n + 1}`, count: 9 + 3 * n, of: 100 + 20 * n }))
  const funnel = proportionFunnel(
    [...units, { name: 'Far off', count: 120, of: 250 }, { name: 'New', count: 0, of: 0 }],
    { adjust: false },
  )
  if (!funnel.told) throw new Error(funnel.because)
  const { html, picture, table } = drawn(
    <FunnelPlot
      words={words}
      funnel={funnel}
      limitsAt={(size) => proportionLimits(funnel, size)}
      better="lower"
      says={{ value: format.shareToOneDecimal, size: format.number }}
      unit="Hospital"
      sizeName="Operations"
    />,
  )

  it('has a mark for each unit of its table, where its size and its value put it', () => {
    const circles = [...picture.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [+x!, +y!] as const)
    const usual = funnel.units.filter(({ position }) => !position.startsWith('very'))
    expect(circles.length).toBe(usual.length)
    expect(
      onOneScale(
        usual.map(({ size }) => size),
        circles.map(([x]) => x),
      ),
    ).toBe(true)
    expect(
      onOneScale(
        usual.map(({ value }) => value),
        circles.map(([, y]) => y),
      ),
    ).toBe(true)
    expect(table.map((row) => row[2])).toEqual(funnel.units.map(({ value }) => format.shareToOneDecimal(value)))
  })

  it('names who lies outside, by a shape, in the drawing and in its sentence', () => {
    expect(picture).toContain('>Far off</text>')
    expect(picture).not.toContain('>Unit 3</text>')
    expect(html).toContain('Outside the 99.8% limits: Far off at 48.0%.')
    expect(html).toContain('Worse than the 99.8% limits')
  })

  it('says whom it leaves out', () => expect(html).toContain('Left out, for they had nothing to count: New.'))

  it('gives the same numbers as a file', async () => {
    const rows = await file(funnelCsv, funnel.units)
    expect(rows.slice(1).map((row) => row[0])).toEqual(table.map((row) => row[0]))
    expect(rows.slice(1).map((row) => format.shareToOneDecimal(+row[2]!))).toEqual(table.map((row) => row[2]))
  })
})

describe('survival curves', () => {
  const spells: Spell[] = Array.from({ length: 60 }, (_, n) => ({
    weeks: (n * 7) % 70,
    ended: n % 5 ? 'treated' : 'waiting',
  }))
  const curve = kaplanMeier(spells)
  if (!curve.told) throw new Error(curve.because)
  const { html, picture, table } = drawn(<SurvivalCurve words={words} curves={[{ name: 'Everybody', ...curve }]} />)

  it('fall to the share of the table at each of its weeks', () => {
    const path = /<path d="(M[^"z]+)" fill="none"/.exec(picture)![1]!
    const stairs = [...path.matchAll(/H([\d.]+)V([\d.]+)/g)].map(([, x, y]) => ({ x: +x!, y: +y! }))
    const [left, right, top, foot] = [72, 760 - 170, 20, 360 - 52]
    for (const { weeks, waiting } of survivalRows([{ name: 'Everybody', ...curve }], [6, 18, 26, 52, 65])) {
      const x = left + ((right - left) * weeks) / 104
      const y = stairs.findLast((step) => step.x <= x + 0.06)?.y ?? top
      expect((foot - y) / (foot - top)).toBeCloseTo(waiting!, 2)
    }
    expect(table[1]![0]).toBe('Everybody, 18 weeks')
  })

  it('say what they show in a sentence, and what nobody was seen to wait is not known', () => {
    expect(html).toMatch(/aria-label="Share still waiting by weeks\. Everybody: \d+% after 18 weeks\."/)
    expect(table.at(-1)).toContain('No data')
  })

  it('are four at most, told apart by their dashes', () => {
    const four = ['A', 'B', 'C', 'D'].map((name) => ({ name, ...curve }))
    const { picture: all } = drawn(<SurvivalCurve words={words} curves={four} />)
    expect(
      new Set([...all.matchAll(/stroke-width="2.5"( stroke-dasharray="[^"]+")?/g)].map(([, dash]) => dash)).size,
    ).toBe(4)
    expect(() => drawn(<SurvivalCurve words={words} curves={[...four, { name: 'E', ...curve }]} />)).toThrow(
      '4 series at most',
    )
  })

  it('give the same numbers as a file', async () => {
    const rows = await file(survivalCsv, survivalRows([{ name: 'Everybody', ...curve }], [18]))
    expect(format.share(+rows[1]![2]!)).toBe(table[1]![1])
  })
})

describe('a slope of inequality', () => {
  const groups = [60, 63, 66, 70, 71].map((count, n) => {
    const share = proportion(count * 10, 1000)
    if (!share.told) throw new Error(share.because)
    return { name: `Fifth ${n + 1}`, population: 1000, ...share }
  })
  const slope = slopeIndex(groups)
  if (!slope.told) throw new Error(slope.because)
  const say = format.shareToOneDecimal
  const { html, picture, table } = drawn(
    <InequalitySlope words={words} groups={groups} slope={slope} say={say} groupName="Fifth of deprivation" />,
  )

  it('has each group where its people stand, with its value and interval, on one scale with the line', () => {
    const circles = [...picture.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [+x!, +y!] as const)
    const whiskers = [...picture.matchAll(/<path d="M[\d.]+ ([\d.]+)h10m-5 0V([\d.]+)/g)].map(
      ([, top, foot]) => [+top!, +foot!] as const,
    )
    const fitted = /<path d="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)"/.exec(picture)!
    expect(
      onOneScale(
        slope.ridits,
        circles.map(([x]) => x),
      ),
    ).toBe(true)
    const values = groups.flatMap(({ value, lower, upper }) => [value, upper, lower])
    const pixels = circles.flatMap(([, y], n) => [y, ...whiskers[n]!])
    expect(
      onOneScale([...values, slope.mostDeprived, slope.leastDeprived], [...pixels, +fitted[1]!, +fitted[2]!]),
    ).toBe(true)
    expect(table.map((row) => row.slice(1))).toEqual(
      groups.map(({ value, lower, upper }) => [value, lower, upper].map(say)),
    )
  })

  it('says both ends of its line', () => {
    expect(html).toContain(
      `from ${say(slope.mostDeprived)} at the most deprived end to ${say(slope.leastDeprived)} at the least.`,
    )
  })

  it('gives the same numbers as a file, and refuses groups that do not fit their places', async () => {
    const rows = await file(slopeCsv, slopeRows(groups, slope))
    expect(rows.slice(1).map((row) => say(+row[2]!))).toEqual(table.map((row) => row[1]))
    expect(() => slopeRows(groups.slice(1), slope)).toThrow('4 groups and 5 places')
  })
})

describe('a dumbbell', () => {
  const headings = ['Service', 'Before', 'After'] as const
  const rows = [
    { name: 'Hips', first: 40, second: 52 },
    { name: 'Knees', first: 61, second: 30 },
  ]
  const { html, picture, table } = drawn(
    <Dumbbell words={words} rows={rows} headings={headings} say={format.number} axis="Operations" />,
  )

  it('has a circle and a diamond for each row, on one scale from 0', () => {
    const first = [...picture.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => +x!)
    const second = [...picture.matchAll(/<path d="M([\d.]+) [\d.]+l9 9/g)].map(([, x]) => +x!)
    expect(onOneScale([40, 61, 52, 30, 0], [...first, ...second, 96])).toBe(true)
    expect(table).toEqual([
      ['Hips', '40', '52'],
      ['Knees', '61', '30'],
    ])
  })

  it('says all of it in a sentence and as a file', async () => {
    expect(html).toContain('aria-label="Before and After: Hips 40 before and 52 after; Knees 61 before and 30 after."')
    expect(await file(dumbbellCsv(headings), rows)).toContainEqual(['Knees', '61', '30'])
  })
})
