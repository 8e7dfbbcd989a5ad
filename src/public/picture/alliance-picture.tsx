/** Who is in an alliance and where: a mark for each hospital, numbered as in the table beside it, in a shape for each trust. */
import type { Site } from '#nhs/organisations.ts'
import { trustName } from '#nhs/organisations.ts'
import { ink, line, outline, readableOn } from '#web/charts/palette.ts'
import * as format from '#web/format.ts'
import { placeMarks } from './place-marks.ts'

const WIDTH = 288
const SIZE = 11
const KILOMETRES_PER_MILE = 1.609344

/** Each trust its own shape, so that nothing rests on colour alone. */
const looks = [
  { shape: 'circle', fill: '#003087' },
  { shape: 'square', fill: '#ffffff' },
  { shape: 'diamond', fill: '#7fb2df' },
  { shape: 'hexagon', fill: '#ffeb3b' },
] as const
const lookOf = (n: number) => looks[n % looks.length]!

type Hospital = Pick<Site, 'trust' | 'name' | 'at'>
type AlliancePictureProps = {
  readonly name: string
  readonly trusts: readonly string[]
  /** In the order of their numbers. */
  readonly hospitals: readonly Hospital[]
  /** How many services are planned together. */
  readonly services: number
}

export function AlliancePicture({ name, trusts, hospitals, services }: AlliancePictureProps) {
  const { marks, height, kilometresAcross } = placeMarks(hospitals, {
    width: WIDTH,
    height: 280,
    margin: 22,
    apart: 26,
  })
  const legendTop = height + 34
  const total = legendTop + trusts.length * 28 + 30
  const miles = scaleMiles(kilometresAcross / KILOMETRES_PER_MILE)
  const scaleWidth = Math.round(((miles * KILOMETRES_PER_MILE) / kilometresAcross) * WIDTH)
  return (
    <svg
      className="accord-alliance-picture"
      viewBox={`0 0 ${WIDTH} ${total}`}
      role="img"
      aria-label={inWords({ name, trusts, hospitals, services })}
    >
      <rect x={0.5} y={0.5} width={WIDTH - 1} height={height} fill="#ffffff" stroke={line} />
      {hospitals.map(({ trust, name: hospital }, n) => (
        <Shape key={hospital} n={trusts.indexOf(trust)} x={marks[n]!.x} y={marks[n]!.y} text={String(n + 1)} />
      ))}
      <path d={`M8 ${height + 10}v6h${scaleWidth}v-6`} fill="none" stroke={ink} strokeWidth={1.5} />
      <text x={scaleWidth + 16} y={height + 18} fontSize={13} fill={ink}>
        {format.miles(miles)}, north is up
      </text>
      {trusts.map((trust, n) => (
        <g key={trust}>
          <Shape n={n} x={18} y={legendTop + 14 + n * 28} text="" />
          <text x={38} y={legendTop + 19 + n * 28} fontSize={14} fill={ink}>
            {trustName(trust)}
          </text>
        </g>
      ))}
      <text x={6} y={total - 10} fontSize={14} fontWeight="bold" fill={ink}>
        Together: {format.count(services, 'service')} planned as one
      </text>
    </svg>
  )
}

/** The picture in a sentence or two, for people who do not see it. */
export function inWords({ name, trusts, hospitals, services }: AlliancePictureProps): string {
  const each = trusts.map((trust) => {
    const here = hospitals.filter((hospital) => hospital.trust === trust)
    return `${trustName(trust)} with ${format.count(here.length, 'hospital')}`
  })
  return `Map of the ${name}: ${format.list(each)}. Together they plan ${format.count(services, 'service')}.`
}

/** A round distance that takes less than half of the width. */
const scaleMiles = (across: number): number => [50, 20, 10, 5, 2].find((miles) => miles * 2 <= across) ?? 1

function Shape({
  n,
  x,
  y,
  text,
}: {
  readonly n: number
  readonly x: number
  readonly y: number
  readonly text: string
}) {
  const { shape, fill } = lookOf(n)
  return (
    <g>
      {shape === 'circle' ? (
        <circle cx={x} cy={y} r={SIZE} fill={fill} {...outline} />
      ) : (
        <path d={outlineOf(shape, x, y)} fill={fill} {...outline} />
      )}
      {text !== '' && (
        <text x={x} y={y} dy="0.36em" textAnchor="middle" fontSize={13} fontWeight="bold" fill={readableOn(fill)}>
          {text}
        </text>
      )}
    </g>
  )
}

function outlineOf(shape: 'square' | 'diamond' | 'hexagon', x: number, y: number): string {
  const corners: Readonly<Record<typeof shape, readonly (readonly [number, number])[]>> = {
    square: [
      [-10, -10],
      [10, -10],
      [10, 10],
      [-10, 10],
    ],
    diamond: [
      [0, -13],
      [13, 0],
      [0, 13],
      [-13, 0],
    ],
    hexagon: [
      [-6, -11],
      [6, -11],
      [12, 0],
      [6, 11],
      [-6, 11],
      [-12, 0],
    ],
  }
  return `M${corners[shape].map(([dx, dy]) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`).join('L')}Z`
}
