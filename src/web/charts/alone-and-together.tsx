/**
 * What each trust would reach planning alone and planning together: two marks on a line for each trust, a circle and a
 * diamond, with their values written beside them.
 */
import { scaleLinear } from 'd3-scale'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import { grid, ink, line, outline, single } from './palette.ts'

export type AloneAndTogetherRow = {
  readonly trust: string
  readonly alone: number
  readonly together: number
}

type AloneAndTogetherProps = {
  readonly words: FigureWords
  readonly rows: readonly AloneAndTogetherRow[]
  /** How the measure is said, from format.ts: `format.number`, `format.weeks`. */
  readonly say: (value: number) => string
  /** What the horizontal axis counts: "People treated in 6 weeks". */
  readonly axis: string
}

const width = 760
const rowHeight = 56
const edge = { top: 12, right: 96, bottom: 56, left: 96 }

export function AloneAndTogether({ words, rows, say, axis }: AloneAndTogetherProps) {
  const height = edge.top + rows.length * rowHeight + edge.bottom
  const most = Math.max(1, ...rows.flatMap(({ alone, together }) => [alone, together]))
  const x = scaleLinear([0, most], [edge.left, width - edge.right]).nice(5)
  const foot = height - edge.bottom
  return (
    <ChartFigure
      words={words}
      name={`Each trust planning alone and together: ${rows
        .map((row) => `${row.trust} ${say(row.alone)} alone and ${say(row.together)} together`)
        .join('; ')}.`}
      size={{ width, height }}
      columns={[
        { heading: 'Trust', rowHeading: true, cell: (row) => row.trust },
        { heading: 'Alone', numeric: true, cell: (row) => say(row.alone) },
        { heading: 'Together', numeric: true, cell: (row) => say(row.together) },
      ]}
      rows={rows}
      legend={<Marks />}
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
        const [left, right] = [Math.min(row.alone, row.together), Math.max(row.alone, row.together)]
        return (
          <g key={row.trust}>
            <text x="0" y={y - 18} fill={ink} fontWeight="bold">
              {row.trust}
            </text>
            <line x1={x(left)} x2={x(right)} y1={y} y2={y} stroke={line} strokeWidth="3" />
            <circle cx={x(row.alone)} cy={y} r="7" fill="#ffffff" {...outline} />
            <path d={diamond(x(row.together), y)} fill={single} {...outline} />
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

const diamond = (x: number, y: number): string => `M${x} ${y - 9}l9 9-9 9-9-9z`

function Marks() {
  return (
    <ul className="accord-legend">
      <li className="accord-legend__item">
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <circle cx="10" cy="10" r="7" fill="#ffffff" {...outline} />
        </svg>{' '}
        Alone
      </li>
      <li className="accord-legend__item">
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path d={diamond(10, 10)} fill={single} {...outline} />
        </svg>{' '}
        Together
      </li>
    </ul>
  )
}
