/**
 * Waits as survival analysis sees them: for how long somebody was seen waiting, and how that ended, if it did. Those who
 * still wait are not left out, which would make waits look short: they count for as long as they were seen to wait.
 */

export const spellEnds = ['treated', 'removed', 'waiting'] as const
export type SpellEnd = (typeof spellEnds)[number]

export type Spell = {
  /** In any one unit throughout; a result that names weeks is in that unit. */
  readonly weeks: number
  /** `removed` is any end without treatment; `waiting` is somebody who waits still. */
  readonly ended: SpellEnd
}

/** Who was still waiting just before a moment, and what happened at it. */
export type Moment = {
  readonly weeks: number
  readonly atRisk: number
  readonly treated: number
  readonly removed: number
}

/** Every moment at which something ended, in order. Whoever was last seen waiting at a moment was at risk in it. */
export function momentsOf(spells: readonly Spell[]): readonly Moment[] {
  const ends = { treated: ascending(spells, 'treated'), removed: ascending(spells, 'removed') }
  const waiting = ascending(spells, 'waiting')
  const moments: Moment[] = []
  let [treated, removed, left] = [0, 0, 0]
  while (treated < ends.treated.length || removed < ends.removed.length) {
    const weeks = Math.min(
      ends.treated[treated] ?? Number.POSITIVE_INFINITY,
      ends.removed[removed] ?? Number.POSITIVE_INFINITY,
    )
    while (left < waiting.length && waiting[left]! < weeks) left += 1
    const atRisk = spells.length - treated - removed - left
    const [treatedBefore, removedBefore] = [treated, removed]
    while (ends.treated[treated] === weeks) treated += 1
    while (ends.removed[removed] === weeks) removed += 1
    moments.push({ weeks, atRisk, treated: treated - treatedBefore, removed: removed - removedBefore })
  }
  return moments
}

/** The longest anybody was seen to wait; 0 for nobody. */
export const longest = (spells: readonly Spell[]): number =>
  spells.reduce((most, { weeks }) => Math.max(most, weeks), 0)

function ascending(spells: readonly Spell[], end: SpellEnd): Float64Array {
  const chosen: number[] = []
  for (const { weeks, ended } of spells) {
    if (!(weeks >= 0 && weeks < Number.POSITIVE_INFINITY)) {
      throw new Error(`A wait of ${weeks} weeks is not one of 0 or more`)
    }
    if (ended === end) chosen.push(weeks)
  }
  return Float64Array.from(chosen).sort()
}
