/** Words at the right-hand end of lines, which say what the lines are: no colours to be looked up. */
import { ink } from './palette.ts'

export type LineEnd = { readonly text: string; readonly y: number }

/** How far apart two lines of words must be to be read. */
const apart = 17

/** The words of lines, moved apart where the lines end too close, and kept in the order of the lines. */
export function LineLabels({
  x,
  ends,
  foot,
}: {
  readonly x: number
  readonly ends: readonly LineEnd[]
  readonly foot: number
}) {
  const ordered = [...ends].sort((a, b) => a.y - b.y)
  const places = ordered.map(({ y }) => y)
  for (let n = 1; n < places.length; n++) places[n] = Math.max(places[n]!, places[n - 1]! + apart)
  const over = (places.at(-1) ?? 0) - foot
  if (over > 0) {
    for (let n = places.length - 1; n >= 0; n--) {
      const most = n === places.length - 1 ? foot : places[n + 1]! - apart
      places[n] = Math.min(places[n]!, most)
    }
  }
  return ordered.map(({ text }, n) => (
    <text key={text} x={x} y={tenths(places[n]!)} dy="0.32em" fill={ink}>
      {text}
    </text>
  ))
}

/** Tenths of a pixel are as fine as anybody sees, and make the page shorter. */
export const tenths = (value: number): number => Math.round(value * 10) / 10
