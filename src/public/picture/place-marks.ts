/** Where hospitals stand on a picture: north at the top, distances alike in both directions, and no mark on another. Pure. */
import type { Coordinates } from '#nhs/distance.ts'

export type Place = { readonly at: Coordinates }
export type Mark = { readonly x: number; readonly y: number }

type Frame = {
  readonly width: number
  /** The most it may take; a flat alliance takes less. */
  readonly height: number
  /** Kept free at each side. */
  readonly margin: number
  /** No two marks are nearer than this. */
  readonly apart: number
}

export type Placed = {
  /** In the order of the places. */
  readonly marks: readonly Mark[]
  readonly height: number
  readonly kilometresAcross: number
}

const KILOMETRES_PER_DEGREE = 111.195
/** A picture of hospitals in one street would be of nothing else. */
const FEWEST_KILOMETRES = 8
const ROUNDS = 200

export function placeMarks(places: readonly Place[], { width, height, margin, apart }: Frame): Placed {
  if (places.length === 0) return { marks: [], height: margin * 2, kilometresAcross: FEWEST_KILOMETRES }
  const latitudes = places.map(({ at }) => at.latitude)
  const longitudes = places.map(({ at }) => at.longitude)
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2
  const eastwards = KILOMETRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180)
  const [west, north] = [Math.min(...longitudes), Math.max(...latitudes)]
  const east = (Math.max(...longitudes) - west) * eastwards
  const south = (north - Math.min(...latitudes)) * KILOMETRES_PER_DEGREE
  const room = { x: width - 2 * margin, y: height - 2 * margin }
  // Pixels for a kilometre, so that everything fits both ways.
  const scale = Math.min(room.x / Math.max(east, FEWEST_KILOMETRES), room.y / Math.max(south, FEWEST_KILOMETRES))
  const left = margin + (room.x - east * scale) / 2
  const drawn = Math.ceil(Math.min(height, Math.max(south * scale, apart * 2) + 2 * margin))
  const top = (drawn - south * scale) / 2
  const marks = places.map(({ at }) => ({
    x: left + (at.longitude - west) * eastwards * scale,
    y: top + (north - at.latitude) * KILOMETRES_PER_DEGREE * scale,
  }))
  const within = (mark: Mark): Mark => ({
    x: Math.min(width - margin, Math.max(margin, mark.x)),
    y: Math.min(drawn - margin, Math.max(margin, mark.y)),
  })
  return { marks: pushApart(marks, apart, within), height: drawn, kilometresAcross: width / scale }
}

/** Marks that are too near push each other away, in turns, until none are. */
function pushApart(start: readonly Mark[], apart: number, within: (mark: Mark) => Mark): readonly Mark[] {
  const marks = start.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false
    for (let a = 0; a < marks.length; a += 1) {
      for (let b = a + 1; b < marks.length; b += 1) {
        const [one, other] = [marks[a]!, marks[b]!]
        const gap = Math.hypot(other.x - one.x, other.y - one.y)
        if (gap >= apart - 0.01) continue
        moved = true
        // Two in the very same place part sideways.
        const [dx, dy] = gap < 0.01 ? [1, 0] : [(other.x - one.x) / gap, (other.y - one.y) / gap]
        const by = (apart - gap) / 2
        marks[a] = within({ x: one.x - dx * by, y: one.y - dy * by })
        marks[b] = within({ x: other.x + dx * by, y: other.y + dy * by })
      }
    }
    if (!moved) break
  }
  return marks.map(({ x, y }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }))
}
