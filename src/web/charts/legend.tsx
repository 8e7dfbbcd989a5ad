/** What the marks of a chart mean, beside a sample of each. In the page and not in the drawing, so that it is read. */
import { grid, ink, outline, series, single } from './palette.ts'

/** The texture of a fourth series, to be drawn before what uses it. `id` is unique on the page. */
export function Texture({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill="#ffffff" />
        <path d="M-2 10 10-2M-2 2 2-2M6 10l4-4" stroke={ink} strokeWidth="1.5" />
      </pattern>
    </defs>
  )
}

/** How series `n` of `of` is filled; `texture` is the id of a `Texture`. */
export function fillOf(n: number, of: number, texture: string): string {
  const fill = of === 1 ? single : series[n]
  if (fill === undefined) throw new Error(`A chart shows ${series.length} series at most`)
  return fill === 'slanted' ? `url(#${texture})` : fill
}

export function Legend({ id, names }: { readonly id: string; readonly names: readonly string[] }) {
  const texture = `${id}-legend-texture`
  return (
    <ul className="accord-legend">
      {names.map((name, n) => (
        <li key={name} className="accord-legend__item">
          <svg width="24" height="16" viewBox="0 0 24 16" aria-hidden="true" focusable="false">
            {n === 3 && <Texture id={texture} />}
            <rect x="1" y="1" width="22" height="14" fill={fillOf(n, names.length, texture)} {...outline} />
          </svg>{' '}
          {name}
        </li>
      ))}
    </ul>
  )
}

/** Lines to read along, and the values at their left ends. */
export function ValueLines(props: {
  readonly values: readonly number[]
  readonly at: (value: number) => number
  readonly from: number
  readonly to: number
  readonly say: (value: number) => string
}) {
  return props.values.map((value) => (
    <g key={value}>
      <line x1={props.from} x2={props.to} y1={props.at(value)} y2={props.at(value)} stroke={grid} strokeWidth="1" />
      <text x={props.from - 8} y={props.at(value)} dy="0.32em" textAnchor="end" fill={ink}>
        {props.say(value)}
      </text>
    </g>
  ))
}
