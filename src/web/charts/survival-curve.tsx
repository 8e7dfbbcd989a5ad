/** The share of people who wait still, by weeks: a falling stair for each of up to four groups, told apart by their dashes. */
import { scaleLinear } from 'd3-scale'
import * as format from '../format.ts'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import { ValueLines } from './legend.tsx'
import { LineLabels, tenths } from './line-label.tsx'
import { grid, ink, line } from './palette.ts'
import { type DrawnCurve, survivalColumns, survivalRows, usualWeeks } from './survival-curve-shape.ts'

type SurvivalCurveProps = {
  readonly words: FigureWords
  readonly curves: readonly DrawnCurve[]
  /** Beyond this nothing is drawn: 104 weeks unless said. */
  readonly until?: number
  /** What the table says, and where the drawing has its ticks. */
  readonly weeks?: readonly number[]
}

const size = { width: 760, height: 360 }
const edge = { top: 20, right: 170, bottom: 52, left: 72 }
const dashes = [undefined, '10 4', '2 4', '12 4 2 4'] as const

export function SurvivalCurve({ words, curves, until = 104, weeks = usualWeeks }: SurvivalCurveProps) {
  if (curves.length > dashes.length) throw new Error(`A chart shows ${dashes.length} series at most`)
  const rows = survivalRows(curves, weeks)
  const x = scaleLinear([0, until], [edge.left, size.width - edge.right])
  const y = scaleLinear([0, 1], [size.height - edge.bottom, edge.top])
  const only = curves.length === 1 ? curves[0] : undefined
  return (
    <ChartFigure
      words={words}
      name={`Share still waiting by weeks. ${nameOf(curves, weeks)}`}
      size={size}
      columns={survivalColumns}
      rows={rows}
    >
      <ValueLines
        values={[0, 0.25, 0.5, 0.75, 1]}
        at={y}
        from={edge.left}
        to={size.width - edge.right}
        say={format.share}
      />
      {only && <path d={band(only, until, x, y)} fill={grid} stroke="none" />}
      {curves.map((curve, n) => (
        <path
          key={curve.name}
          d={stair(curve, until, x, y)}
          fill="none"
          stroke={n === 0 ? ink : line}
          strokeWidth="2.5"
          strokeDasharray={dashes[n]}
        />
      ))}
      <LineLabels
        x={size.width - edge.right + 8}
        foot={size.height - edge.bottom}
        ends={curves.map((curve) => ({ text: curve.name, y: y(levelAt(curve, until)) }))}
      />
      {[0, ...weeks]
        .filter((at) => at <= until)
        .map((at) => (
          <text key={at} x={tenths(x(at))} y={size.height - edge.bottom + 20} textAnchor="middle" fill={ink}>
            {format.number(at)}
          </text>
        ))}
      <text x={(edge.left + size.width - edge.right) / 2} y={size.height - 8} textAnchor="middle" fill={ink}>
        Weeks
      </text>
    </ChartFigure>
  )
}

type Scale = (value: number) => number

const levelAt = ({ steps }: DrawnCurve, weeks: number): number =>
  steps.findLast((step) => step.weeks <= weeks)?.waiting ?? 1

/** Where a curve is drawn to: as far as anybody was seen, or to the end once nobody waits. */
function endOf(curve: DrawnCurve, until: number): number {
  return levelAt(curve, until) === 0 ? until : Math.min(until, curve.seenUntil)
}

function stair(curve: DrawnCurve, until: number, x: Scale, y: Scale): string {
  const seen = curve.steps.filter(({ weeks }) => weeks <= until)
  const steps = seen.map(({ weeks, waiting }) => `H${tenths(x(weeks))}V${tenths(y(waiting))}`)
  return `M${tenths(x(0))} ${tenths(y(1))}${steps.join('')}H${tenths(x(endOf(curve, until)))}`
}

/** The interval, as a pale band behind the curve of a single group. */
function band(curve: DrawnCurve, until: number, x: Scale, y: Scale): string {
  const known = curve.steps.filter(({ weeks, lower, upper }) => weeks <= until && lower !== null && upper !== null)
  if (known.length === 0) return ''
  const end = tenths(x(endOf(curve, until)))
  const over = known.map(({ weeks, upper }) => `H${tenths(x(weeks))}V${tenths(y(upper!))}`).join('')
  const back = known
    .toReversed()
    .map(({ weeks, lower }) => `V${tenths(y(lower!))}H${tenths(x(weeks))}`)
    .join('')
  return `M${tenths(x(0))} ${tenths(y(1))}${over}H${end}${back}V${tenths(y(1))}z`
}

function nameOf(curves: readonly DrawnCurve[], weeks: readonly number[]): string {
  const at = weeks.includes(18) ? 18 : weeks[0]!
  const rows = survivalRows(curves, [at])
  return `${rows
    .map(
      ({ name, waiting }) =>
        `${name}: ${format.orMissing(waiting, format.share, 'Not known')} after ${format.weeks(at)}`,
    )
    .join('; ')}.`
}
