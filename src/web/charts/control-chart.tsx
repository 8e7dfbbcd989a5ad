/**
 * A measure over time with its mean, limits and target, and both icons. Points are joined in order of time, and the line
 * is broken where a period has no figure.
 */
import { scaleLinear } from 'd3-scale'
import { epochDay } from '#nhs/day.ts'
import * as format from '../format.ts'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import {
  type ControlSays,
  controlColumns,
  controlRows,
  type DrawnChart,
  drawn,
  judgementWords,
} from './control-chart-shape.ts'
import { assuranceInWords, ControlIcons, variationInWords } from './control-icons.tsx'
import { ValueLines } from './legend.tsx'
import { type LineEnd, LineLabels, tenths } from './line-label.tsx'
import { Mark, MarkLegend } from './mark.tsx'
import { ink, line } from './palette.ts'

type ControlChartProps = { readonly words: FigureWords; readonly chart: DrawnChart; readonly says: ControlSays }

const size = { width: 760, height: 360 }
const edge = { top: 28, right: 150, bottom: 40, left: 84 }

export function ControlChart({ words, chart, says }: ControlChartProps) {
  const { points } = chart
  const rows = controlRows(chart)
  const { x, y } = scalesOf(chart)
  const seen = [...new Set(points.map(({ judgement }) => judgement))].flatMap((judgement) =>
    judgement === null ? [] : [{ judgement: drawn(judgement), words: judgementWords[judgement] }],
  )
  return (
    <ChartFigure
      words={{ ...words, about: [words.about, <RulesUsed key="rules" chart={chart} says={says} />] }}
      name={nameOf(chart, says)}
      size={size}
      columns={controlColumns(says)}
      rows={rows}
      legend={
        <>
          <ControlIcons chart={chart} say={says.value} />
          {seen.length > 0 && <MarkLegend marks={seen} />}
        </>
      }
    >
      <ValueLines values={y.ticks(5)} at={y} from={edge.left} to={size.width - edge.right} say={says.value} />
      <Limits chart={chart} x={x} y={y} says={says} />
      <path d={joined(chart, x, y)} fill="none" stroke={line} strokeWidth="1.5" />
      {points.map(({ on, value, judgement }) => (
        <Mark key={on} x={tenths(x(epochDay(on)))} y={tenths(y(value))} judgement={drawn(judgement)} />
      ))}
      {ends(points).map(({ on, anchor }) => (
        <text key={anchor} x={tenths(x(epochDay(on)))} y={size.height - 12} textAnchor={anchor} fill={ink}>
          {says.day(on)}
        </text>
      ))}
    </ChartFigure>
  )
}

type Scale = (value: number) => number

function scalesOf({ points, stretches }: DrawnChart) {
  const limits = stretches.flatMap((stretch) => (stretch.limits.told ? [stretch.limits] : []))
  const values = [
    ...points.flatMap(({ value, target }) => (target === null ? [value] : [value, target])),
    ...limits.flatMap(({ lower, upper }) => [lower, upper]),
  ]
  const [least, most] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)]
  // A series that never changes is drawn in the middle of some room.
  const room = most === least ? Math.abs(most) / 10 || 1 : 0
  const days = points.map(({ on }) => epochDay(on))
  const [first, last] = days.length === 0 ? [0, 1] : [days[0]!, days.at(-1)!]
  const spare = first === last ? 1 : 0
  return {
    x: scaleLinear([first - spare, last + spare], [edge.left + 8, size.width - edge.right - 8]),
    y: scaleLinear([least - room, most + room], [size.height - edge.bottom, edge.top]).nice(5),
  }
}

/** Through the points, and broken where a period between two of them has no figure. */
function joined({ points, missing }: DrawnChart, x: Scale, y: Scale): string {
  return points
    .map(({ on, value }, n) => {
      const before = points[n - 1]?.on
      const isBroken = before === undefined || missing.some((day) => day > before && day < on)
      return `${isBroken ? 'M' : 'L'}${tenths(x(epochDay(on)))} ${tenths(y(value))}`
    })
    .join('')
}

/** Mean solid, limits dashed, target dotted; each named at its right-hand end, and a line where limits begin anew. */
function Limits({ chart, x, y, says }: { chart: DrawnChart; x: Scale; y: Scale; says: ControlSays }) {
  const { stretches, points } = chart
  const labels: LineEnd[] = []
  const last = stretches.at(-1)
  if (last?.limits.told) {
    const { mean, lower, upper } = last.limits
    labels.push(
      { text: `Upper limit ${says.value(upper)}`, y: y(upper) },
      { text: `Mean ${says.value(mean)}`, y: y(mean) },
    )
    labels.push({ text: `Lower limit ${says.value(lower)}`, y: y(lower) })
  }
  const target = points.at(-1)?.target
  if (target !== undefined && target !== null) labels.push({ text: `Target ${says.value(target)}`, y: y(target) })
  return (
    <g>
      {stretches.map(({ from, until, because, limits }, n) => {
        const [left, right] = [tenths(x(epochDay(from))) - 6, tenths(x(epochDay(until))) + 6]
        const across = (value: number, dash?: string) => (
          <line
            x1={left}
            x2={right}
            y1={tenths(y(value))}
            y2={tenths(y(value))}
            stroke={line}
            strokeWidth="2"
            strokeDasharray={dash}
          />
        )
        return (
          <g key={from}>
            {because !== null && (
              <>
                <line
                  x1={left}
                  x2={left}
                  y1={edge.top - 8}
                  y2={size.height - edge.bottom}
                  stroke={ink}
                  strokeWidth="1.5"
                />
                <text x={left + 4} y={edge.top - 8} fill={ink}>
                  New limits {n}
                </text>
              </>
            )}
            {limits.told && (
              <>
                {across(limits.mean)}
                {across(limits.lower, '8 4')}
                {across(limits.upper, '8 4')}
              </>
            )}
          </g>
        )
      })}
      <path
        d={targetLine(chart, x, y)}
        fill="none"
        stroke={line}
        strokeWidth="2.5"
        strokeDasharray="1 5"
        strokeLinecap="round"
      />
      <LineLabels x={size.width - edge.right + 8} ends={labels} foot={size.height - edge.bottom} />
    </g>
  )
}

/** The target at each point, in steps where it changed. */
function targetLine({ points }: DrawnChart, x: Scale, y: Scale): string {
  return points
    .map(({ on, target }, n) => {
      if (target === null) return ''
      const at = `${tenths(x(epochDay(on)))} ${tenths(y(target))}`
      const before = points[n - 1]?.target
      if (before === undefined || before === null) return `M${at}`
      return before === target ? `L${at}` : `H${tenths(x(epochDay(on)))}V${tenths(y(target))}`
    })
    .join('')
}

function ends(points: DrawnChart['points']): readonly { on: string; anchor: 'start' | 'end' }[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  return first === last
    ? [{ on: first.on, anchor: 'start' }]
    : [
        { on: first.on, anchor: 'start' },
        { on: last.on, anchor: 'end' },
      ]
}

function nameOf(chart: DrawnChart, says: ControlSays): string {
  const { points } = chart
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return 'Control chart without a point.'
  return `Control chart of ${format.count(points.length, 'point')}, ${format.range(says.day(first.on), says.day(last.on))}. The last is ${says.value(last.value)}. ${variationInWords(chart)}. ${assuranceInWords(chart, says.value)}.`
}

/** Which rules and which recalculations were used (UI-68), and what is not there. */
function RulesUsed({ chart, says }: { readonly chart: DrawnChart; readonly says: ControlSays }) {
  const { rules, stretches, missing } = chart
  const anew = stretches.flatMap(({ from, because }, n) =>
    because === null ? [] : [`New limits ${n} from ${says.day(from)}: ${because}.`],
  )
  const isTrial = stretches.some(({ limits }) => limits.told && limits.isTrial)
  const notes = [
    ...anew,
    ...(isTrial ? ['Some limits are on trial, because they have few points.'] : []),
    ...(missing.length > 0 ? [`No data for ${format.list(missing.map(says.day))}.`] : []),
  ]
  return (
    <>
      <p>
        Rules of {rules.name}: a shift is {format.count(rules.shift, 'point')} and a trend{' '}
        {format.count(rules.trend, 'point')}.{' '}
        {rules.screenRanges ? 'Outlying changes are left out of the limits.' : 'Limits count every change.'}
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  )
}
