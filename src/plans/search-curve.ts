/**
 * How the best plan for all came down while the planner searched: what the pages draw. Pure.
 *
 * What a trust gains alone comes off the cost of the first plan for all, so the curve is of one thing from beginning to end.
 */
import { isAlone, type Progress, planForAll, type StageProgress } from '#planner'

/** The best plan for all from this moment on, until the next point. */
export type CurvePoint = {
  readonly seconds: number
  /** The part of the search: "first plan", "alone" for all trusts, which are planned side by side, and "together". */
  readonly stage: string
  readonly cost: number
  readonly left: number
  readonly broken: number
  /** What no plan can cost less than, as far as it was known by then. */
  readonly bound: number | null
}

export type SearchCurve = {
  /** How long the search has gone on. */
  readonly seconds: number
  /** In the order of time; one more whenever the plan or the bound is better, or another part begins. */
  readonly points: readonly CurvePoint[]
}

export const noCurve: SearchCurve = { seconds: 0, points: [] }

/** More than a drawing shows; a page of them is sent every few seconds. */
const MOST_POINTS = 100

/** The curve after one more word of the planner, which `stages` has heard already. */
export function curveAfter(before: SearchCurve, stages: readonly StageProgress[], now: Progress): SearchCurve {
  const seconds = Math.max(before.seconds, tenths(now.seconds))
  const standing = planForAll(stages, now.stage)
  if (!standing) return { ...before, seconds }
  const { cost, left, broken } = standing
  const stage = isAlone(now.stage) ? 'alone' : now.stage
  return withPoint(before, { seconds, stage, cost, left, broken, bound: boundAfter(before, now) })
}

/** The whole curve, with the plan that was kept in the end. */
export function curveAtTheEnd(
  before: SearchCurve,
  kept: Pick<CurvePoint, 'seconds' | 'cost' | 'left' | 'broken' | 'bound'>,
): SearchCurve {
  const stage = before.points.at(-1)?.stage ?? 'together'
  return withPoint(before, { ...kept, stage, seconds: Math.max(before.seconds, tenths(kept.seconds)) })
}

/** What was known once stays known. */
function boundAfter({ points }: SearchCurve, { lowerBound }: Progress): number | null {
  const before = points.at(-1)?.bound ?? null
  if (lowerBound <= 0) return before
  return Math.max(before ?? 0, lowerBound)
}

function withPoint({ points }: SearchCurve, point: CurvePoint): SearchCurve {
  const { seconds } = point
  const last = points.at(-1)
  const isNews =
    !last ||
    (['stage', 'cost', 'left', 'broken', 'bound'] as const satisfies readonly (keyof CurvePoint)[]).some(
      (key) => last[key] !== point[key],
    )
  return { seconds, points: isNews ? thinned([...points, point]) : points }
}

/** Without the point that is missed least: the one whose step, left out, leaves the smallest area between the two lines. */
function thinned(points: readonly CurvePoint[]): readonly CurvePoint[] {
  if (points.length <= MOST_POINTS) return points
  let least = -1
  let smallest = Number.POSITIVE_INFINITY
  for (let n = 1; n < points.length - 1; n++) {
    const [before, point, after] = [points[n - 1]!, points[n]!, points[n + 1]!]
    if (point.stage !== before.stage || point.broken !== before.broken) continue
    const area = Math.abs(before.cost - point.cost) * (after.seconds - point.seconds)
    if (area < smallest) [least, smallest] = [n, area]
  }
  return points.filter((_, n) => n !== least)
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10
