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
  const { treated: seen, removed: gone, waiting } = waitsByEnd(spells)
  const moments: Moment[] = []
  let [treated, removed, left] = [0, 0, 0]
  while (treated < seen.length || removed < gone.length) {
    const weeks = Math.min(seen[treated] ?? Number.POSITIVE_INFINITY, gone[removed] ?? Number.POSITIVE_INFINITY)
    while (left < waiting.length && waiting[left]! < weeks) left += 1
    const atRisk = spells.length - treated - removed - left
    const [treatedBefore, removedBefore] = [treated, removed]
    while (seen[treated] === weeks) treated += 1
    while (gone[removed] === weeks) removed += 1
    moments.push({ weeks, atRisk, treated: treated - treatedBefore, removed: removed - removedBefore })
  }
  return moments
}

/** The waits that ended in each way, the shortest first. */
function waitsByEnd(spells: readonly Spell[]): Readonly<Record<SpellEnd, Float64Array>> {
  const treated = new Float64Array(spells.length)
  const removed = new Float64Array(spells.length)
  const waiting = new Float64Array(spells.length)
  let [seen, gone, left] = [0, 0, 0]
  for (const { weeks, ended } of spells) {
    if (!(weeks >= 0 && weeks < Number.POSITIVE_INFINITY)) {
      throw new Error(`A wait of ${weeks} weeks is not one of 0 or more`)
    }
    if (ended === 'treated') treated[seen++] = weeks
    else if (ended === 'removed') removed[gone++] = weeks
    else waiting[left++] = weeks
  }
  return {
    treated: treated.subarray(0, seen).sort(),
    removed: removed.subarray(0, gone).sort(),
    waiting: waiting.subarray(0, left).sort(),
  }
}

/** The longest anybody was seen to wait; 0 for nobody. */
export function longest(spells: readonly Spell[]): number {
  let most = 0
  for (const { weeks } of spells) if (weeks > most) most = weeks
  return most
}
