/**
 * A week of theatres at a glance: sites by days, each cell shaded by how much of the day's planned time is used and
 * with the figure in it. The table under it says the same; links to the lists belong on the page's own table.
 */
import * as format from '../format.ts'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import { ink, readableOn, shades } from './palette.ts'

export type TheatreDay = {
  /** More than none: a day without planned time is left out. */
  readonly plannedMinutes: number
  readonly usedMinutes: number
}

export type TheatreSite = {
  readonly site: string
  /** For each day in the order of `days`; nothing where the site has no list that day. */
  readonly days: readonly (TheatreDay | undefined)[]
}

type TheatreWeekProps = {
  readonly words: FigureWords
  /** '2026-02-02' and on. */
  readonly days: readonly string[]
  readonly sites: readonly TheatreSite[]
}

const labelWidth = 210
/** What fits in the width of the labels. */
const LETTERS_A_LINE = 24
const cell = { width: 108, height: 52 }
const top = 48

export function TheatreWeek({ words, days, sites }: TheatreWeekProps) {
  const size = { width: labelWidth + days.length * cell.width + 8, height: top + sites.length * cell.height + 8 }
  return (
    <ChartFigure
      words={words}
      name={`Grid of ${format.count(sites.length, 'site')} by ${format.count(days.length, 'day')}, each cell the share of theatre time used. ${words.message}.`}
      size={size}
      columns={[
        { heading: 'Site', rowHeading: true, cell: ({ site }) => site },
        ...days.map((day, n) => ({
          heading: format.dayOfWeek(day),
          numeric: true,
          whenEmpty: format.missing.notApplicable,
          cell: ({ days: cells }: TheatreSite) => cells[n] && format.share(used(cells[n])),
        })),
      ]}
      rows={sites}
    >
      {days.map((day, n) => {
        const [weekday = '', ...rest] = format.dayOfWeek(day).split(' ')
        const x = labelWidth + n * cell.width + cell.width / 2
        return (
          <text key={day} textAnchor="middle" fill={ink}>
            <tspan x={x} y="18" fontWeight="bold">
              {weekday}
            </tspan>
            <tspan x={x} y="37">
              {rest.join(' ')}
            </tspan>
          </text>
        )
      })}
      {sites.map(({ site, days: cells }, row) => (
        <g key={site}>
          <SiteName name={site} y={top + row * cell.height + cell.height / 2} />
          {days.map((day, n) => (
            <Cell key={day} day={cells[n]} x={labelWidth + n * cell.width} y={top + row * cell.height} />
          ))}
        </g>
      ))}
    </ChartFigure>
  )
}

/** Long names go on two lines, because SVG does not wrap and a cell would cover the rest. */
function SiteName({ name, y }: { readonly name: string; readonly y: number }) {
  const lines = inTwo(name)
  return (
    <text fill={ink}>
      {lines.map((words, n) => (
        <tspan key={words} x="0" y={y + (n - (lines.length - 1) / 2) * 18} dy="0.32em">
          {words}
        </tspan>
      ))}
    </text>
  )
}

/** "Midland Metropolitan University Hospital" → "Midland Metropolitan", "University Hospital"; short names as they are. */
function inTwo(name: string): readonly string[] {
  if (name.length <= LETTERS_A_LINE) return [name]
  const words = name.split(' ')
  const breaks = words.slice(1).map((_, n) => [words.slice(0, n + 1).join(' '), words.slice(n + 1).join(' ')] as const)
  const even = ([first, second]: readonly [string, string]) => Math.max(first.length, second.length)
  return breaks.toSorted((a, b) => even(a) - even(b))[0] ?? [name]
}

function Cell({ day, x, y }: { readonly day: TheatreDay | undefined; readonly x: number; readonly y: number }) {
  const share = day && used(day)
  const fill = share === undefined ? 'none' : shadeOf(share)
  const over = share !== undefined && share > 1
  return (
    <g>
      <rect
        x={x + 2}
        y={y + 2}
        width={cell.width - 4}
        height={cell.height - 4}
        fill={fill}
        stroke={ink}
        strokeWidth={over ? 4 : 1}
        strokeDasharray={share === undefined ? '4 4' : undefined}
      />
      <text
        x={x + cell.width / 2}
        y={y + cell.height / 2}
        dy="0.32em"
        textAnchor="middle"
        fill={share === undefined ? ink : readableOn(fill)}
        fontWeight={over ? 'bold' : undefined}
      >
        {share === undefined ? 'No list' : `${Math.floor(share * 100 + 1e-9)}%`}
      </text>
    </g>
  )
}

function used({ plannedMinutes, usedMinutes }: TheatreDay): number {
  if (plannedMinutes <= 0) throw new Error('A day without planned time has no share of it: leave the day out')
  return usedMinutes / plannedMinutes
}

const shadeOf = (share: number): string =>
  shades[Math.max(0, Math.min(shades.length - 1, Math.floor(share * shades.length)))]!
