/**
 * A level that falls in steps as time passes, in numbered parts, with a mark that it is held against and a floor that it
 * cannot go below. What matters is near the end of the line, so most of the drawing is for that: see levelScale.
 */

import * as format from '../format.ts'
import { ChartFigure, type FigureWords } from './chart-figure.tsx'
import { FloorLine, LevelLine, MarkLine, PartBounds } from './falling-level-lines.tsx'
import { type LevelMark, type LevelPoint, levelScale, partsOf } from './falling-level-scale.ts'
import { ValueLines } from './legend.tsx'
import { ink } from './palette.ts'

export type { LevelMark, LevelPoint } from './falling-level-scale.ts'

type FallingLevelProps = {
  readonly words: FigureWords
  /** In the order of time; each holds until the next. One at least. */
  readonly points: readonly LevelPoint[]
  /** Seconds that have passed, and at which the time is up. */
  readonly now: number
  readonly until: number
  readonly mark?: LevelMark | undefined
  readonly levelName: string
  /** "No plan can cost less than". */
  readonly floorName: string
  /** Of a value, from format.ts. */
  readonly say: (value: number) => string
}

export function FallingLevel({ words, points, now, until, mark, levelName, floorName, say }: FallingLevelProps) {
  const scale = levelScale(points, { now, until, mark })
  const { x, y, size, edge, minutes } = scale
  const parts = partsOf(points)
  return (
    <ChartFigure
      words={words}
      name={inOneSentence({ levelName, floorName, points, now, mark, say })}
      size={size}
      columns={[
        { heading: 'Seconds', rowHeading: true, cell: ({ seconds }) => format.decimal(seconds) },
        { heading: 'Part', cell: ({ part }) => part },
        { heading: levelName, numeric: true, cell: ({ value }) => say(value) },
        {
          heading: floorName,
          numeric: true,
          whenEmpty: format.missing.notKnown,
          cell: ({ floor }) => floor !== null && say(floor),
        },
      ]}
      rows={points}
      legend={
        <ol className="accord-parts">
          {parts.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
      }
    >
      <ValueLines values={scale.ticks} at={y} from={edge.left} to={size.width - edge.right} say={say} />
      <PartBounds parts={parts} scale={scale} />
      {mark && <MarkLine mark={mark} scale={scale} say={say} />}
      <FloorLine points={points} scale={scale} label={(floor) => `${floorName} ${say(floor)}`} />
      <LevelLine points={points} now={now} scale={scale} say={say} mark={mark} />
      <line
        x1={edge.left}
        x2={size.width - edge.right}
        y1={scale.foot}
        y2={scale.foot}
        stroke={ink}
        strokeWidth="1.5"
      />
      {scale.times.map((time) => (
        <text key={time} x={x(time)} y={scale.foot + 20} textAnchor="middle" fill={ink}>
          {format.number(minutes ? time / 60 : time)}
        </text>
      ))}
      <text x={(edge.left + size.width - edge.right) / 2} y={size.height - 8} textAnchor="middle" fill={ink}>
        {minutes ? 'Minutes' : 'Seconds'}
      </text>
    </ChartFigure>
  )
}

type InWords = Pick<FallingLevelProps, 'levelName' | 'floorName' | 'points' | 'now' | 'mark' | 'say'>

/** "Line chart of the cost of the best plan: 3,300,000 at first and 1,900,000 after 40 seconds. …" */
function inOneSentence({ levelName, floorName, points, now, mark, say }: InWords): string {
  const [first, last] = [points[0]!, points.at(-1)!]
  return [
    `Line chart of the ${levelName.toLowerCase()}: ${say(first.value)} at first, ${say(last.value)} after ${format.seconds(now)}.`,
    ...(mark ? [`${mark.name} ${say(mark.value)}.`] : []),
    ...(last.floor === null ? [] : [`${floorName} ${say(last.floor)}.`]),
  ].join(' ')
}
