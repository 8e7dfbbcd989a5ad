/** The lines of a falling level: the level itself, what it is held against, the floor, and where its parts begin. */
import type { LevelMark, LevelPart, LevelPoint, LevelScale } from './falling-level-scale.ts'
import { ink, line, outline, page, single } from './palette.ts'

type Scaled = { readonly scale: LevelScale }
type Drawn = Scaled & { readonly points: readonly LevelPoint[]; readonly now: number }

/** About what a letter takes at the size of a drawing's words. */
const LETTER = 7.6

/** Where one part ends and the next begins, each with its number, and with its name where there is room. */
export function PartBounds({ parts, scale }: Scaled & { readonly parts: readonly LevelPart[] }) {
  const { x, edge, foot, size } = scale
  return parts.map(({ name, from, until }, n) => {
    const left = n === 0 ? edge.left : x(from)
    const right = until === Number.POSITIVE_INFINITY ? size.width - edge.right : x(until)
    const words = `${n + 1} ${name}`
    const fits = words.length * LETTER < right - left - 12
    return (
      <g key={name}>
        {n > 0 && <line x1={left} x2={left} y1={12} y2={foot} stroke={line} strokeWidth="1.5" strokeDasharray="2 4" />}
        {(fits || right - left > 16) && (
          <text x={left + 6} y={26} fill={ink} fontWeight="bold">
            {fits ? words : n + 1}
          </text>
        )}
      </g>
    )
  })
}

/** What the level is held against, named above its right end. */
export function MarkLine({
  mark,
  scale,
  say,
}: Scaled & { readonly mark: LevelMark; readonly say: (value: number) => string }) {
  const { x, y, size, edge } = scale
  const right = size.width - edge.right
  return (
    <g>
      <line x1={x(mark.from)} x2={right} y1={y(mark.value)} y2={y(mark.value)} stroke={line} strokeWidth="2" />
      <Words x={right} y={y(mark.value) - 8} text={`${mark.name} ${say(mark.value)}`} />
    </g>
  )
}

/** What no level can go below, as far as it was known at each moment, named below its right end. */
export function FloorLine({
  points,
  scale,
  label,
}: Omit<Drawn, 'now'> & { readonly label: (floor: number) => string }) {
  const { x, floorAt, cuts, size, edge, foot } = scale
  const right = size.width - edge.right
  const known = points.filter((point): point is LevelPoint & { floor: number } => point.floor !== null)
  const last = known.at(-1)
  return (
    <g>
      {cuts.map((y) => (
        <Cut key={y} x={edge.left} y={y} />
      ))}
      {last && (
        <>
          <path
            d={steps(
              known.map(({ seconds, floor }) => [x(seconds), floorAt(floor)] as const),
              right,
            )}
            fill="none"
            stroke={ink}
            strokeWidth="2"
            strokeDasharray="8 4"
          />
          <Words
            x={right}
            y={floorAt(last.floor) + (floorAt(last.floor) > foot - 22 ? -8 : 18)}
            text={label(last.floor)}
          />
        </>
      )}
    </g>
  )
}

/** The level, with its value at the end: to its right where there is time left, and below it where there is none. */
export function LevelLine({
  points,
  now,
  mark,
  scale,
  say,
}: Drawn & { readonly mark: LevelMark | undefined; readonly say: (value: number) => string }) {
  const { x, y, floorAt, size, edge } = scale
  const last = points.at(-1)!
  const [endX, endY] = [x(now), y(last.value)]
  const isBesideMark = mark !== undefined && Math.abs(endY - y(mark.value)) < 20
  const isBesideFloor = last.floor !== null && floorAt(last.floor) - endY < 44
  const beside = endX < size.width - edge.right - 110
  return (
    <g>
      <path
        d={steps(
          points.map(({ seconds, value }) => [x(seconds), y(value)] as const),
          endX,
        )}
        fill="none"
        stroke={single}
        strokeWidth="3"
      />
      <circle cx={endX} cy={endY} r="6" fill={single} {...outline} />
      <Words
        x={beside ? endX + 14 : endX}
        y={beside ? endY + (isBesideMark ? 22 : 5) : endY + (isBesideFloor ? -14 : 26)}
        text={say(last.value)}
        anchor={beside ? 'start' : 'end'}
        bold
      />
    </g>
  )
}

/** Words over lines: the page's colour around them keeps them readable. */
function Words(props: {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor?: 'start' | 'end'
  readonly bold?: boolean
}) {
  return (
    <text
      x={props.x}
      y={props.y}
      textAnchor={props.anchor ?? 'end'}
      fill={ink}
      stroke={page}
      strokeWidth="4"
      paintOrder="stroke"
      fontWeight={props.bold ? 'bold' : undefined}
    >
      {props.text}
    </text>
  )
}

/** Two short strokes across the axis: what is below them is not on the scale. */
const Cut = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <path d={`M${x - 6} ${y + 3}l12-6M${x - 6} ${y + 9}l12-6`} stroke={ink} strokeWidth="1.5" />
)

/** Each value holds until the next. */
function steps(at: readonly (readonly [number, number])[], until: number): string {
  return `${at.map(([x, y], n) => (n === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('')}H${until}`
}
