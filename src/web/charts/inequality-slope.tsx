/**
 * A measure by groups from the most to the least deprived, each where its people stand among all, with its interval, and
 * the line through them whose ends the slope index compares.
 */
import { scaleLinear } from 'd3-scale'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import { type DrawnSlope, type SlopeGroup, slopeColumns, slopeRows } from './inequality-slope-shape.ts'
import { ValueLines } from './legend.tsx'
import { LineLabels, tenths } from './line-label.tsx'
import { ink, line, outline, single } from './palette.ts'

type InequalitySlopeProps = {
  readonly words: FigureWords
  readonly groups: readonly SlopeGroup[]
  readonly slope: DrawnSlope
  /** Points of the fitted line between its ends, where it is not straight: ridit and value. */
  readonly through?: readonly (readonly [ridit: number, value: number])[]
  readonly say: (value: number) => string
  /** What a group is: "Fifth of deprivation". */
  readonly groupName: string
}

const size = { width: 760, height: 340 }
const edge = { top: 20, right: 150, bottom: 40, left: 84 }

export function InequalitySlope({ words, groups, slope, through = [], say, groupName }: InequalitySlopeProps) {
  const rows = slopeRows(groups, slope)
  const { mostDeprived, leastDeprived } = slope
  const values = [mostDeprived, leastDeprived, ...rows.flatMap(({ lower, upper }) => [lower, upper])]
  const x = scaleLinear([0, 1], [edge.left + 8, size.width - edge.right - 8])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [size.height - edge.bottom, edge.top]).nice(5)
  const fitted = [[0, mostDeprived], ...through, [1, leastDeprived]] as const
  return (
    <ChartFigure
      words={words}
      name={`Slope of inequality over ${groups.length} groups, from ${say(mostDeprived)} at the most deprived end to ${say(leastDeprived)} at the least.`}
      size={size}
      columns={slopeColumns(groupName, say)}
      rows={rows}
    >
      <ValueLines values={y.ticks(5)} at={y} from={edge.left} to={size.width - edge.right} say={say} />
      <path
        d={fitted.map(([ridit, value], n) => `${n === 0 ? 'M' : 'L'}${tenths(x(ridit))} ${tenths(y(value))}`).join('')}
        fill="none"
        stroke={line}
        strokeWidth="2.5"
        strokeDasharray="8 4"
      />
      {rows.map(({ name, ridit, value, lower, upper }) => (
        <g key={name}>
          <path
            d={`M${tenths(x(ridit)) - 5} ${tenths(y(upper))}h10m-5 0V${tenths(y(lower))}m-5 0h10`}
            fill="none"
            stroke={ink}
            strokeWidth="1.5"
          />
          <circle cx={tenths(x(ridit))} cy={tenths(y(value))} r="6" fill={single} {...outline} />
        </g>
      ))}
      <LineLabels
        x={size.width - edge.right + 8}
        foot={size.height - edge.bottom}
        ends={[{ text: `Fitted line ${say(leastDeprived)}`, y: y(leastDeprived) }]}
      />
      <text x={edge.left} y={size.height - 12} fill={ink}>
        Most deprived
      </text>
      <text x={size.width - edge.right} y={size.height - 12} textAnchor="end" fill={ink}>
        Least deprived
      </text>
    </ChartFigure>
  )
}
