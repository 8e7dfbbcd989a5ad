/** The curve of a search: what the best plan cost at each moment, and what no plan can cost less than. */
import type { ReactNode } from 'react'
import type { Day } from '#nhs/day.ts'
import { FallingLevel } from '#web/charts/falling-level.tsx'
import * as format from '#web/format.ts'
import type { SearchCurve } from '../search-curve.ts'
import { aloneIn, partName, stepInWords } from '../search-words.ts'

type View = {
  readonly curve: SearchCurve
  /** What the drawing says, as a heading. */
  readonly message: string
  readonly headingLevel: 2 | 3
  /** When the search ends, in seconds from its beginning. */
  readonly until: number
  readonly asOf: Day
  readonly here: string
  /** What there is to say about it, between the heading and the drawing. */
  readonly children: ReactNode
}

export function BestSoFar({ curve, message, headingLevel, until, asOf, here, children }: View) {
  const { points, seconds } = comparable(curve)
  const alone = aloneIn(curve)
  return (
    <FallingLevel
      words={{
        id: 'search',
        message,
        headingLevel,
        about: children,
        numbers: 'cost of the best plan',
        measure:
          'Cost of the best plan for all trusts, in points and not in money. Two short strokes mark where the scale is cut.',
        source: `this search, of the trusts' lists of ${format.date(asOf)}.`,
        definition:
          `The cost is what untreated and delayed patients weigh, and what other preferences cost. While trusts are planned alone, their best plans count side by side, each with its own fairness between groups. ${stepInWords(curve)}`.trim(),
        download: { href: `${here}/search.csv`, about: format.count(curve.points.length, 'row') },
      }}
      points={points.map(({ seconds: at, stage, cost, broken, bound }) => ({
        seconds: at,
        part: partName(stage),
        value: cost,
        // The bound is of plans that treat everybody who has to be: others may cost less.
        floor: broken === 0 ? bound : null,
      }))}
      now={seconds}
      until={until}
      mark={alone && { name: 'Each trust alone', value: alone.cost, from: alone.seconds }}
      levelName="Cost of the best plan"
      floorName="No plan can cost less than"
      say={format.number}
    />
  )
}

/** To what cost and bound mean, for whoever meets them for the first time. */
export const HowGoodLink = () => <a href="/help/how-good">How good a plan is</a>

/** Only plans that leave out as few of those who have to be treated: one that leaves out more is cheaper and no better. */
function comparable({ points, seconds }: SearchCurve): SearchCurve {
  const fewest = points.at(-1)?.broken ?? 0
  return { seconds, points: points.filter(({ broken }) => broken === fewest) }
}
