/**
 * How a level may go on under up to four options: a line each through the middle of many runs, with a band in which most
 * of the runs lie. Lines differ in their dashes as well as their colours, and each is named at its right-hand end.
 */
import { scaleLinear } from 'd3-scale'
import * as format from '../format.ts'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import { ValueLines } from './legend.tsx'
import { ink } from './palette.ts'

export type LevelsSeries = {
  readonly name: string
  /** One for each month; null where it is not told. */
  readonly points: readonly ({ readonly middle: number; readonly low: number; readonly high: number } | null)[]
}

type LevelsOverMonthsProps = {
  readonly words: FigureWords
  /** Days, one for each point. */
  readonly months: readonly string[]
  readonly series: readonly LevelsSeries[]
  readonly say: (value: number) => string
  /** What the lines are of: "People waiting". */
  readonly levelName: string
}

const size = { width: 860, height: 360 }
const edge = { top: 16, right: 210, bottom: 52, left: 72 }
const strokes = [
  { colour: '#003087', dash: undefined },
  { colour: '#7c2855', dash: '9 5' },
  { colour: '#00703c', dash: '2 4' },
  { colour: ink, dash: '12 4 2 4' },
] as const
const closest = 18

export function LevelsOverMonths({ words, months, series, say, levelName }: LevelsOverMonthsProps) {
  if (series.length > strokes.length) throw new Error(`A chart shows ${strokes.length} series at most`)
  const known = series.flatMap(({ points }) => points.flatMap((point) => (point ? [point.low, point.high] : [])))
  const y = scaleLinear([0, Math.max(1, ...known)], [size.height - edge.bottom, edge.top]).nice(5)
  const x = scaleLinear([0, Math.max(1, months.length - 1)], [edge.left, size.width - edge.right])
  const every = Math.max(1, Math.ceil(months.length / 6))
  const lines = series.map(({ name, points }, n) => ({
    name,
    ...strokes[n]!,
    at: points.flatMap((point, month) => (point ? [{ month, ...point }] : [])),
  }))
  const labels = apart(
    lines.flatMap(({ name, at }) => {
      const last = at.at(-1)
      return last ? [{ name, y: y(last.middle), x: x(last.month) }] : []
    }),
  )
  return (
    <ChartFigure
      words={words}
      name={`Line chart of ${levelName.toLowerCase()}: ${lines
        .map(({ name, at }) =>
          at.length > 0 ? `${name} from ${say(at[0]!.middle)} to ${say(at.at(-1)!.middle)}` : `${name}, not told`,
        )
        .join('; ')}.`}
      size={size}
      columns={[
        { heading: 'At the end of', rowHeading: true, cell: ({ month }) => month },
        ...series.map(({ name }, n) => ({
          heading: name,
          whenEmpty: format.missing.notShown,
          cell: ({ points }: TableRow) => {
            const point = points[n]
            return point && `${say(point.middle)} (${say(point.low)} to ${say(point.high)})`
          },
        })),
      ]}
      rows={months.map(
        (month, n): TableRow => ({
          month: format.month(month),
          points: series.map(({ points }) => points[n] ?? null),
        }),
      )}
    >
      <ValueLines values={y.ticks(5)} at={y} from={edge.left} to={size.width - edge.right} say={say} />
      {lines.map(({ name, colour, at }) => (
        <path
          key={name}
          d={`M${[...at.map((point) => `${x(point.month)} ${y(point.high)}`), ...at.toReversed().map((point) => `${x(point.month)} ${y(point.low)}`)].join('L')}Z`}
          fill={colour}
          fillOpacity="0.12"
        />
      ))}
      {lines.map(({ name, colour, dash, at }) => (
        <path
          key={name}
          d={`M${at.map((point) => `${x(point.month)} ${y(point.middle)}`).join('L')}`}
          fill="none"
          stroke={colour}
          strokeWidth="2.5"
          strokeDasharray={dash}
        />
      ))}
      {labels.map((label) => (
        <text key={label.name} x={size.width - edge.right + 10} y={label.y} dy="0.32em" fill={ink}>
          {label.name.length > 24 ? `${label.name.slice(0, 23)}…` : label.name}
        </text>
      ))}
      <line x1={edge.left} x2={size.width - edge.right} y1={y(0)} y2={y(0)} stroke={ink} strokeWidth="1.5" />
      {months.map((month, n) =>
        n % every === 0 ? (
          <text key={month} x={x(n)} y={size.height - edge.bottom + 20} textAnchor="middle" fill={ink}>
            {shortMonth(month)}
          </text>
        ) : null,
      )}
      <text x={(edge.left + size.width - edge.right) / 2} y={size.height - 8} textAnchor="middle" fill={ink}>
        End of month
      </text>
    </ChartFigure>
  )
}

type TableRow = { readonly month: string; readonly points: readonly LevelsSeries['points'][number][] }

/** "Mar 26": the table has it in full. */
const shortMonth = (day: string): string => `${format.month(day).slice(0, 3)} ${day.slice(2, 4)}`

/** Labels moved down until none lies on another. */
function apart<Label extends { readonly y: number }>(labels: readonly Label[]): Label[] {
  let lowest = Number.NEGATIVE_INFINITY
  return labels
    .toSorted((a, b) => a.y - b.y)
    .map((label) => {
      lowest = Math.max(label.y, lowest + closest)
      return { ...label, y: lowest }
    })
}
