/** A bar for each index, or for each part of one, from 0 to the end of its scale, with the limits as lines. */
import { scaleLinear } from 'd3-scale'
import { ChartFigure, type FigureWords } from '#web/charts/chart-figure.tsx'
import { ink, line, page, single } from '#web/charts/palette.ts'
import * as format from '#web/format.ts'

export type IndexBar = {
  readonly name: string
  /** Nothing when it is not known: the name stands there without a bar. */
  readonly value: number | null
}

type IndexBarsProps = {
  readonly words: FigureWords
  /** What the bars are called in the table, and what their length is. */
  readonly heading: string
  readonly measure: string
  readonly bars: readonly IndexBar[]
  readonly end: number
  readonly marks?: readonly { readonly at: number; readonly name: string }[]
}

const width = 760
const edge = { top: 36, right: 72, left: 8 }
const rowHeight = 52
/** Words stand on the page's own colour, so that a limit that passes behind them does not cross them out. */
const overLines = { stroke: page, strokeWidth: 5, paintOrder: 'stroke' } as const

export function IndexBars({ words, heading, measure, bars, end, marks = [] }: IndexBarsProps) {
  const height = edge.top + bars.length * rowHeight + 28
  const x = scaleLinear([0, end], [edge.left, width - edge.right])
  return (
    <ChartFigure
      words={words}
      name={`Bar chart of ${format.count(bars.length, 'bar')}. ${words.message}.`}
      size={{ width, height }}
      columns={[
        { heading, rowHeading: true, cell: ({ name }: IndexBar) => name },
        { heading: measure, numeric: true, cell: ({ value }: IndexBar) => value !== null && format.decimal(value) },
      ]}
      rows={bars}
    >
      {marks.map(({ at, name }) => (
        <g key={name}>
          <line
            x1={x(at)}
            x2={x(at)}
            y1={edge.top - 14}
            y2={height - 28}
            stroke={line}
            strokeWidth="2"
            strokeDasharray="6 4"
          />
          <text x={x(at) + 6} y={edge.top - 18} fill={ink} fontWeight="bold">
            {name}
          </text>
        </g>
      ))}
      {bars.map(({ name, value }, n) => {
        const top = edge.top + n * rowHeight
        return (
          <g key={name}>
            <text x={edge.left} y={top + 16} fill={ink} {...overLines}>
              {name}
            </text>
            {value !== null && value > 0 && (
              <rect
                x={edge.left}
                y={top + 22}
                width={round(x(value) - edge.left)}
                height={18}
                fill={single}
                stroke={ink}
                strokeWidth="0.75"
              />
            )}
            <text
              x={round((value === null ? edge.left : x(value)) + 6)}
              y={top + 36}
              fill={ink}
              fontWeight="bold"
              {...overLines}
            >
              {value === null ? format.missing.notKnown : format.decimal(value)}
            </text>
          </g>
        )
      })}
    </ChartFigure>
  )
}

const round = (value: number): number => Math.round(value * 10) / 10
