/**
 * Two values for each of several things, such as before and after: two marks on a line, a circle and a diamond, with
 * their values written beside them.
 */
import { scaleLinear } from 'd3-scale'
import type { CsvColumn } from '../csv.ts'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import { grid, ink, line, outline, single } from './palette.ts'

export type DumbbellRow = {
  readonly name: string
  readonly first: number
  readonly second: number
}

type DumbbellProps = {
  readonly words: FigureWords
  readonly rows: readonly DumbbellRow[]
  /** What a row is, "Trust", and what the circle and the diamond are: "Before" and "After". */
  readonly headings: readonly [row: string, first: string, second: string]
  /** The drawing in one sentence; the values of all rows unless said. */
  readonly name?: string
  /** How the measure is said, from format.ts: `format.number`, `format.weeks`. */
  readonly say: (value: number) => string
  /** What the horizontal axis counts: "People treated in 6 weeks". */
  readonly axis: string
}

const width = 760
const rowHeight = 56
const edge = { top: 12, right: 96, bottom: 56, left: 96 }

export function Dumbbell({ words, rows, headings, name, say, axis }: DumbbellProps) {
  const [rowHeading, firstHeading, secondHeading] = headings
  const height = edge.top + rows.length * rowHeight + edge.bottom
  const most = Math.max(1, ...rows.flatMap(({ first, second }) => [first, second]))
  const x = scaleLinear([0, most], [edge.left, width - edge.right]).nice(5)
  const foot = height - edge.bottom
  return (
    <ChartFigure
      words={words}
      name={name ?? `${firstHeading} and ${secondHeading}: ${dumbbellValues(rows, headings, say)}.`}
      size={{ width, height }}
      columns={[
        { heading: rowHeading, rowHeading: true, cell: (row) => row.name },
        { heading: firstHeading, numeric: true, cell: (row) => say(row.first) },
        { heading: secondHeading, numeric: true, cell: (row) => say(row.second) },
      ]}
      rows={rows}
      legend={<Marks first={firstHeading} second={secondHeading} />}
    >
      {x.ticks(5).map((value) => (
        <g key={value}>
          <line x1={x(value)} x2={x(value)} y1={edge.top} y2={foot} stroke={grid} strokeWidth="1" />
          <text x={x(value)} y={foot + 20} textAnchor="middle" fill={ink}>
            {say(value)}
          </text>
        </g>
      ))}
      <text x={(edge.left + width - edge.right) / 2} y={height - 8} textAnchor="middle" fill={ink}>
        {axis}
      </text>
      {rows.map((row, n) => {
        const y = edge.top + n * rowHeight + 36
        const [left, right] = [Math.min(row.first, row.second), Math.max(row.first, row.second)]
        return (
          <g key={row.name}>
            <text x="0" y={y - 18} fill={ink} fontWeight="bold">
              {row.name}
            </text>
            <line x1={x(left)} x2={x(right)} y1={y} y2={y} stroke={line} strokeWidth="3" />
            <circle cx={x(row.first)} cy={y} r="7" fill="#ffffff" {...outline} />
            <path d={diamond(x(row.second), y)} fill={single} {...outline} />
            <text x={x(left) - 16} y={y} dy="0.32em" textAnchor="end" fill={ink}>
              {say(left)}
            </text>
            <text x={x(right) + 16} y={y} dy="0.32em" fill={ink}>
              {say(right)}
            </text>
          </g>
        )
      })}
    </ChartFigure>
  )
}

/** Each row in words, for the sentence of a drawing. */
export const dumbbellValues = (
  rows: readonly DumbbellRow[],
  [, first, second]: DumbbellProps['headings'],
  say: (value: number) => string,
): string =>
  rows
    .map((row) => `${row.name} ${say(row.first)} ${first.toLowerCase()} and ${say(row.second)} ${second.toLowerCase()}`)
    .join('; ')

/** The same numbers as a file, unrounded. */
export const dumbbellCsv = ([row, first, second]: DumbbellProps['headings']): readonly CsvColumn<DumbbellRow>[] => [
  { heading: row.toLowerCase(), cell: ({ name }) => name },
  { heading: first.toLowerCase(), cell: (each) => each.first },
  { heading: second.toLowerCase(), cell: (each) => each.second },
]

const diamond = (x: number, y: number): string => `M${x} ${y - 9}l9 9-9 9-9-9z`

function Marks({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <ul className="accord-legend">
      <li className="accord-legend__item">
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <circle cx="10" cy="10" r="7" fill="#ffffff" {...outline} />
        </svg>{' '}
        {first}
      </li>
      <li className="accord-legend__item">
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path d={diamond(10, 10)} fill={single} {...outline} />
        </svg>{' '}
        {second}
      </li>
    </ul>
  )
}
