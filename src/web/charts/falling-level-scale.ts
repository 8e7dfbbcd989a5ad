/** Where everything stands in the drawing of a falling level. Pure. */
import { scaleLinear } from 'd3-scale'

export type LevelPoint = {
  readonly seconds: number
  readonly part: string
  readonly value: number
  /** What it cannot go below, as far as it was known by then. */
  readonly floor: number | null
}

/** What the level is held against, from a moment on. */
export type LevelMark = { readonly name: string; readonly value: number; readonly from: number }

export type LevelPart = { readonly name: string; readonly from: number; readonly until: number }

const size = { width: 760, height: 420 } as const
const edge = { top: 44, right: 16, bottom: 52, left: 96 } as const
/** For a floor that lies too far below to be on the same scale. */
const CELLAR = 48
/** For the time when the level was far above what it is held against. */
const ATTIC = 96
/** From here on people count minutes. */
const MINUTES_FROM = 300

export type LevelScale = ReturnType<typeof levelScale>

/** The points in the parts that they name, each until the next begins. */
export function partsOf(points: readonly LevelPoint[]): readonly LevelPart[] {
  const begins = points.filter(({ part }, n) => part !== points[n - 1]?.part)
  return begins.map(({ part, seconds }, n) => ({
    name: part,
    from: seconds,
    until: begins[n + 1]?.seconds ?? Number.POSITIVE_INFINITY,
  }))
}

/**
 * Most of the height is for what happens below the mark, or for the whole fall while there is none. Where the level began
 * far above the mark, or the floor lies far below, a strip above or below has a coarser scale of its own: the drawing
 * marks where the scale is cut.
 */
export function levelScale(
  points: readonly LevelPoint[],
  { now, until, mark }: { readonly now: number; readonly until: number; readonly mark: LevelMark | undefined },
) {
  const values = points.map(({ value }) => value)
  const [most, least] = [Math.max(...values), Math.min(...values)]
  const floor = points.at(-1)!.floor
  const top = mark ? Math.max(mark.value, values.at(-1)!) : most
  // A level that has hardly moved is drawn as such: a change of less than a part in 200 does not fill the drawing.
  const fall = Math.max(top - least, Math.abs(top) / 200, 1)
  const isFloorNear = floor !== null && top - floor <= 4 * fall
  const depth = isFloorNear ? Math.max(fall, top - floor) : fall
  const hasCellar = floor !== null && !isFloorNear
  const hasAttic = most > top + 0.4 * depth
  const foot = size.height - edge.bottom
  const lowest = Math.max(0, top - 1.15 * depth)
  const highest = hasAttic ? top + 0.12 * depth : Math.max(most, top) + 0.05 * depth
  const [ground, ceiling] = [foot - (hasCellar ? CELLAR : 0), edge.top + (hasAttic ? ATTIC : 0)]
  const main = scaleLinear([lowest, highest], [ground, ceiling])
  const attic = scaleLinear([highest, most], [ceiling, edge.top + 8])
  const y = (value: number) => tenths(value > highest ? attic(value) : main(value))
  const end = Math.max(until, now, 1)
  const x = scaleLinear([0, end], [edge.left, size.width - edge.right])
  const minutes = end >= MINUTES_FROM
  const time = minutes ? scaleLinear([0, end / 60], [0, 1]) : x
  return {
    size,
    edge,
    foot,
    minutes,
    x: (seconds: number) => tenths(x(seconds)),
    y,
    floorAt: (value: number) => (hasCellar ? foot - CELLAR / 2 : y(value)),
    cuts: [...(hasAttic ? [ceiling] : []), ...(hasCellar ? [ground] : lowest > 0 ? [foot - 14] : [])],
    ticks: [
      ...main.ticks(5),
      ...(hasAttic ? attic.ticks(2).filter((value) => attic(value) < ceiling - 24) : []),
    ].filter(Number.isInteger),
    times: time
      .ticks(8)
      .filter(Number.isInteger)
      .map((each) => (minutes ? each * 60 : each)),
  }
}

/** Tenths of a pixel are as fine as anybody sees, and make the page shorter. */
const tenths = (value: number): number => Math.round(value * 10) / 10
