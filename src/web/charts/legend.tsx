/** What the marks of a chart mean, beside a sample of each. In the page and not in the drawing, so that it is read. */
import { grid, ink, series, type Texture, textures } from './palette.ts'

/** Fills for up to four series: a colour and a texture each, so that they differ in black and white too. */
export function Textures({ id }: { readonly id: string }) {
  return (
    <defs>
      {textures.map((texture, n) => (
        <pattern key={texture} id={`${id}-${texture}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={series[n]} />
          <Marks texture={texture} />
        </pattern>
      ))}
    </defs>
  )
}

function Marks({ texture }: { readonly texture: Texture }) {
  if (texture === 'slanted') return <path d="M-2 10 10-2M-2 2 2-2M6 10l4-4" stroke={ink} strokeWidth="1.5" />
  if (texture === 'dotted') return <circle cx="4" cy="4" r="1.6" fill={ink} />
  if (texture === 'upright') return <path d="M4 0v8" stroke={ink} strokeWidth="1.5" />
  return null
}

export const fillOf = (id: string, n: number): string => `url(#${id}-${textures[n]})`

export function Legend({ id, names }: { readonly id: string; readonly names: readonly string[] }) {
  return (
    <ul className="accord-legend">
      {names.map((name, n) => (
        <li key={name} className="accord-legend__item">
          <svg width="24" height="16" viewBox="0 0 24 16" aria-hidden="true" focusable="false">
            <Textures id={`${id}-legend-${n}`} />
            <rect
              x="1"
              y="1"
              width="22"
              height="14"
              fill={fillOf(`${id}-legend-${n}`, n)}
              stroke={ink}
              strokeWidth="1.5"
            />
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
