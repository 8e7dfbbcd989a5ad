/** How many people wait how long: a bar for each band of weeks, split into up to four groups, with the 18 and 52 week marks. */
import { scaleLinear } from 'd3-scale'
import * as format from '../format.ts'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import { fillOf, Legend, Texture, ValueLines } from './legend.tsx'
import { ink, line } from './palette.ts'

export type WaitBand = {
  /** Weeks, from and up to; nothing for "and over". */
  readonly fromWeeks: number
  readonly toWeeks: number | null
  /** How many, for each group in the order of `groups`. */
  readonly counts: readonly number[]
}

type WaitsByWeekProps = {
  readonly words: FigureWords
  /** One group is a plain chart; up to four are stacked. */
  readonly groups: readonly string[]
  readonly bands: readonly WaitBand[]
  /** Weeks that matter, drawn as lines: 18 and 52 unless said. */
  readonly marks?: readonly number[]
}

const size = { width: 760, height: 340 }
const edge = { top: 36, right: 16, bottom: 52, left: 72 }

export function WaitsByWeek({ words, groups, bands, marks = [18, 52] }: WaitsByWeekProps) {
  const total = (band: WaitBand) => band.counts.reduce((sum, count) => sum + count, 0)
  const most = Math.max(1, ...bands.map(total))
  // Bars start at 0, so that twice as long means twice as many.
  const y = scaleLinear([0, most], [size.height - edge.bottom, edge.top]).nice(5)
  const lastWeek = Math.max(...bands.map(({ fromWeeks, toWeeks }) => toWeeks ?? fromWeeks + 1))
  const x = scaleLinear([0, lastWeek], [edge.left, size.width - edge.right])
  const people = bands.reduce((sum, band) => sum + total(band), 0)

  return (
    <ChartFigure
      words={words}
      name={`Bar chart of ${format.count(people, 'wait')} by number of weeks. ${words.message}.`}
      size={size}
      columns={[
        { heading: 'Weeks waited', rowHeading: true, cell: bandInWords },
        ...groups.map((group, n) => ({
          heading: group,
          numeric: true,
          cell: (band: WaitBand) => format.number(band.counts[n] ?? 0),
        })),
        ...(groups.length > 1
          ? [{ heading: 'All', numeric: true, cell: (band: WaitBand) => format.number(total(band)) }]
          : []),
      ]}
      rows={bands}
      legend={groups.length > 1 && <Legend id={words.id} names={groups} />}
    >
      <Texture id={`${words.id}-texture`} />
      <ValueLines values={y.ticks(5)} at={y} from={edge.left} to={size.width - edge.right} say={format.number} />
      {bands.map((band) => (
        <Bar key={band.fromWeeks} band={band} x={x} y={y} texture={`${words.id}-texture`} />
      ))}
      <line x1={edge.left} x2={size.width - edge.right} y1={y(0)} y2={y(0)} stroke={ink} strokeWidth="1.5" />
      {x.ticks(8).map((week) => (
        <text key={week} x={x(week)} y={y(0) + 20} textAnchor="middle" fill={ink}>
          {format.number(week)}
        </text>
      ))}
      <text x={(edge.left + size.width - edge.right) / 2} y={size.height - 8} textAnchor="middle" fill={ink}>
        Weeks waited
      </text>
      {marks
        .filter((week) => week < lastWeek)
        .map((week) => (
          <g key={week}>
            <line
              x1={x(week)}
              x2={x(week)}
              y1={edge.top - 14}
              y2={y(0)}
              stroke={line}
              strokeWidth="2"
              strokeDasharray="6 4"
            />
            <text x={x(week) + 6} y={edge.top - 4} fill={ink} fontWeight="bold">
              {format.weeks(week)}
            </text>
          </g>
        ))}
    </ChartFigure>
  )
}

type Scale = (value: number) => number

function Bar({
  band,
  x,
  y,
  texture,
}: {
  readonly band: WaitBand
  readonly x: Scale
  readonly y: Scale
  readonly texture: string
}) {
  const left = x(band.fromWeeks)
  const width = x(band.toWeeks ?? band.fromWeeks + 1) - left
  let below = 0
  return band.counts.map((count, n) => {
    const [bottom, top] = [y(below), y(below + count)]
    below += count
    if (count === 0) return null
    return (
      <rect
        key={n}
        x={round(left + 0.5)}
        y={round(top)}
        width={round(Math.max(1, width - 1))}
        height={round(bottom - top)}
        fill={fillOf(n, band.counts.length, texture)}
        stroke={ink}
        strokeWidth="0.75"
      />
    )
  })
}

/** Tenths of a pixel are as fine as anybody sees, and make the page shorter. */
const round = (value: number): number => Math.round(value * 10) / 10

function bandInWords({ fromWeeks, toWeeks }: WaitBand): string {
  return toWeeks === null ? format.overWeeks(fromWeeks) : format.weekRange(fromWeeks, toWeeks)
}
