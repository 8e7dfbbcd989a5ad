/**
 * Units by size against one target, with limits that narrow as units grow. Those beyond the outer limits are named.
 */
import { scaleLinear } from 'd3-scale'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import {
  type Better,
  type DrawnFunnel,
  type DrawnLimits,
  type FunnelSays,
  funnelColumns,
  funnelName,
  judgementOf,
} from './funnel-plot-shape.ts'
import { ValueLines } from './legend.tsx'
import { LineLabels, tenths } from './line-label.tsx'
import { type DrawnJudgement, Mark, MarkLegend } from './mark.tsx'
import { ink, line, page } from './palette.ts'

type FunnelPlotProps = {
  readonly words: FigureWords
  readonly funnel: DrawnFunnel
  /** The limits of a unit of any size, as `proportionLimits` and `ratioLimits` of measures give them. */
  readonly limitsAt: (size: number) => DrawnLimits
  readonly better: Better
  readonly says: FunnelSays
  /** What a unit is: "Hospital". */
  readonly unit: string
  /** What the horizontal axis counts: "Operations". */
  readonly sizeName: string
}

const size = { width: 760, height: 400 }
const edge = { top: 20, right: 150, bottom: 52, left: 84 }
/** Enough for the curves to look like curves. */
const places = 60

export function FunnelPlot({ words, funnel, limitsAt, better, says, unit, sizeName }: FunnelPlotProps) {
  const { units, target, leftOut, isAdjusted } = funnel
  const most = Math.max(...units.map((each) => each.size), 1) * 1.05
  const least = Math.min(...units.map((each) => each.size), most)
  const sizes = Array.from({ length: places }, (_, n) => least + ((most - least) * n) / (places - 1))
  const curves = sizes.map((at) => ({ at, ...limitsAt(at) }))
  const values = [
    target,
    ...units.map(({ value }) => value),
    ...curves.flatMap(({ alarm }) => [alarm.lower, alarm.upper]),
  ]
  const x = scaleLinear([0, most], [edge.left, size.width - edge.right])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [size.height - edge.bottom, edge.top]).nice(5)
  const curve = (of: (limits: DrawnLimits) => number) =>
    curves.map((limits, n) => `${n === 0 ? 'M' : 'L'}${tenths(x(limits.at))} ${tenths(y(of(limits)))}`).join('')
  const last = curves.at(-1)!
  const judged = units.map((each) => ({ ...each, judgement: judgementOf(each.position, better) }))
  const seen = new Set(judged.map(({ judgement }) => judgement))
  return (
    <ChartFigure
      words={{ ...words, about: [words.about, <HowDrawn key="how" isAdjusted={isAdjusted} leftOut={leftOut} />] }}
      name={funnelName(funnel, says.value)}
      size={size}
      columns={funnelColumns(says, unit, sizeName)}
      rows={units}
      legend={<MarkLegend marks={legend.filter(({ judgement }) => seen.has(judgement))} />}
    >
      <ValueLines values={y.ticks(5)} at={y} from={edge.left} to={size.width - edge.right} say={says.value} />
      <line
        x1={edge.left}
        x2={size.width - edge.right}
        y1={tenths(y(target))}
        y2={tenths(y(target))}
        stroke={line}
        strokeWidth="2"
      />
      {[curve(({ warning }) => warning.lower), curve(({ warning }) => warning.upper)].map((path) => (
        <path key={path} d={path} fill="none" stroke={line} strokeWidth="1.5" strokeDasharray="2 4" />
      ))}
      {[curve(({ alarm }) => alarm.lower), curve(({ alarm }) => alarm.upper)].map((path) => (
        <path key={path} d={path} fill="none" stroke={line} strokeWidth="2" strokeDasharray="8 4" />
      ))}
      <LineLabels
        x={size.width - edge.right + 8}
        foot={size.height - edge.bottom}
        ends={[
          { text: 'Upper 99.8% limit', y: y(last.alarm.upper) },
          { text: 'Upper 95% limit', y: y(last.warning.upper) },
          { text: `All: ${says.value(target)}`, y: y(target) },
          { text: 'Lower 95% limit', y: y(last.warning.lower) },
          { text: 'Lower 99.8% limit', y: y(last.alarm.lower) },
        ]}
      />
      {judged.map(({ name, size: at, value, judgement }) => (
        <g key={name}>
          <Mark x={tenths(x(at))} y={tenths(y(value))} judgement={judgement} />
          {judgement !== 'usual' && (
            <text
              x={tenths(x(at)) + (x(at) > (edge.left + size.width - edge.right) / 2 ? -10 : 10)}
              y={tenths(y(value))}
              dy="0.32em"
              textAnchor={x(at) > (edge.left + size.width - edge.right) / 2 ? 'end' : 'start'}
              fill={ink}
              stroke={page}
              strokeWidth="4"
              paintOrder="stroke"
            >
              {name}
            </text>
          )}
        </g>
      ))}
      {x.ticks(6).map((at) => (
        <text key={at} x={tenths(x(at))} y={size.height - edge.bottom + 20} textAnchor="middle" fill={ink}>
          {says.size(at)}
        </text>
      ))}
      <text x={(edge.left + size.width - edge.right) / 2} y={size.height - 8} textAnchor="middle" fill={ink}>
        {sizeName}
      </text>
    </ChartFigure>
  )
}

const legend: readonly { judgement: DrawnJudgement; words: string }[] = [
  { judgement: 'usual', words: 'Usual variation' },
  { judgement: 'improvement', words: 'Better than the 99.8% limits' },
  { judgement: 'concern', words: 'Worse than the 99.8% limits' },
  { judgement: 'noJudgement', words: 'Outside the 99.8% limits' },
]

function HowDrawn({ isAdjusted, leftOut }: { readonly isAdjusted: boolean; readonly leftOut: readonly string[] }) {
  return (
    <p>
      {isAdjusted
        ? 'Units differ more than chance alone lets them, and the limits allow for it.'
        : 'The limits are those of chance alone.'}
      {leftOut.length > 0 && ` Left out, for they had nothing to count: ${leftOut.join(', ')}.`}
    </p>
  )
}
