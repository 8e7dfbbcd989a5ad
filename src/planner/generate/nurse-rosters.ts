/**
 * Nurses' rosters: runs of days in one shift, then on to the next or a day off, so many on duty that they can carry the
 * load that is asked for, and in every shift of every day somebody.
 */
import type { NurseFile } from '../problem-file.ts'
import { shiftTypes } from './care.ts'
import type { Draws } from './draws.ts'

/** What a nurse of each skill level can carry in a shift; the most skilled have shifts with other duties. */
const loads = [10, 12, 15] as const
const LIGHT_LOAD = 5
const LIGHT_SHARE = 0.3
/** Nurses on duty in each shift of the day, in proportion to what patients need then. */
const onDuty = [0.363, 0.363, 0.274]
/** What the nurses on duty can carry, on average: a third of each skill level. */
const LOAD_A_SHIFT = (loads[0] + loads[1] + (1 - LIGHT_SHARE) * loads[2] + LIGHT_SHARE * LIGHT_LOAD) / 3
const DAY_OFF = 0.15
const CHANGE = 0.4

export type RosterSize = {
  readonly days: number
  /** What the nurses together should be able to carry on a day. */
  readonly loadADay: number
  readonly hospital?: string
  /** Put before each nurse's number. */
  readonly prefix: string
}

export function inventNurses(draws: Draws, { days, loadADay, hospital, prefix }: RosterSize): NurseFile[] {
  const aDay = Math.max(shiftTypes.length, Math.round(loadADay / LOAD_A_SHIFT))
  const wanted = onDuty.map((share) => Math.max(1, Math.round(share * aDay)))
  const count = Math.ceil(wanted.reduce((sum, one) => sum + one, 0) / (1 - DAY_OFF))
  const shiftOf = Array.from({ length: count }, () => new Int8Array(days).fill(-1))
  // Who goes on in their shift keeps it as far as it is wanted; who stops goes to the end of the queue.
  let queue = draws.shuffled(Array.from({ length: count }, (_, n) => n))
  for (let day = 0; day < days; day++) {
    const open = [...wanted]
    const rest: number[] = []
    const stops: number[] = []
    for (const n of queue) {
      const before = day === 0 ? -1 : shiftOf[n]![day - 1]!
      if (before >= 0 && open[before]! > 0 && !draws.chance(CHANGE)) {
        open[before]!--
        shiftOf[n]![day] = before
      } else (before >= 0 && draws.chance(DAY_OFF) ? stops : rest).push(n)
    }
    for (const n of [...rest, ...stops]) {
      const shift = open.findIndex((left) => left > 0)
      if (shift < 0) break
      open[shift]!--
      shiftOf[n]![day] = shift
    }
    queue = draws.shuffled(queue)
  }
  return shiftOf.map((shifts, n) => {
    const level = n % loads.length
    const load = () => (level === 2 && draws.chance(LIGHT_SHARE) ? LIGHT_LOAD : loads[level]!)
    const working = [...shifts].flatMap((shift, day) =>
      shift < 0 ? [] : [{ day, shift: shiftTypes[shift]!, max_load: load() }],
    )
    return {
      id: `${prefix}${n}`,
      skill_level: level,
      working_shifts: working,
      ...(hospital !== undefined && { hospitals: [hospital] }),
    }
  })
}
