/**
 * Nurses and their shifts. Each site has on every shift of every day as many as its beds, four in five of them full,
 * need at about seven patients a nurse by day and ten by night (safer staffing's warning line is eight by day: NICE SG1),
 * and never fewer than one. Nobody works two shifts a day, more than five days in seven, or an early after a night.
 */

import type { NurseRow, NurseShiftRow, WardRoomRow } from '../demo-rows.ts'
import { type NameOrigin, nameLists } from '../name-lists.ts'
import { Random } from '../random.ts'
import { dayOfWeek, horizonDays } from './horizon.ts'

const shifts = ['early', 'late', 'night'] as const
/** Beds for each nurse, when beds are four fifths full. */
const bedsEach = { early: 8, late: 9, night: 12 } as const
/** Elective wards are quieter from Saturday to Sunday. */
const weekendShare = 0.75
/** The share of nurses who are credentialed at a second site: an assumption. */
const floaterShare = 0.1
const daysInSeven = 5

const origins: readonly NameOrigin[] = [
  'british',
  'british',
  'british',
  'punjabi',
  'muslim',
  'caribbean',
  'african',
  'african',
  'european',
]

type Roster = {
  readonly row: NurseRow
  /** Days since the first on which they worked, and the last shift. */
  readonly worked: number[]
  lastDay: number
  lastShift: (typeof shifts)[number] | undefined
}

export function nursingRoster(
  trust: string,
  rooms: readonly WardRoomRow[],
  otherSites: readonly string[],
  seed: number,
): { readonly nurses: readonly NurseRow[]; readonly nurseShifts: readonly NurseShiftRow[] } {
  const nurses: NurseRow[] = []
  const nurseShifts: NurseShiftRow[] = []
  const bedsAt = new Map<string, number>()
  for (const { site, beds } of rooms) bedsAt.set(site, (bedsAt.get(site) ?? 0) + beds)
  for (const [site, beds] of bedsAt) {
    const random = new Random(seed, 'nurses', site)
    const others = [...bedsAt.keys(), ...otherSites].filter((other) => other !== site)
    const pool: Roster[] = []
    horizonDays.forEach((day, at) => {
      for (const shift of shifts) {
        const quiet = dayOfWeek(day) >= 5 ? weekendShare : 1
        const needed = Math.max(1, Math.round((beds / bedsEach[shift]) * quiet))
        for (const roster of onDuty(pool, needed, at, shift, () =>
          hire(trust, site, others, pool.length + 1, random),
        )) {
          nurseShifts.push({ trust, nurse: roster.row.id, day, shift, max_load: maxLoad(roster.row, shift, random) })
        }
      }
    })
    nurses.push(...pool.map(({ row }) => row))
  }
  return { nurses, nurseShifts }
}

/** The free ones who have worked least of late, and new ones when there are too few. */
function onDuty(
  pool: Roster[],
  needed: number,
  at: number,
  shift: (typeof shifts)[number],
  hireOne: () => NurseRow,
): readonly Roster[] {
  const free = pool.filter((roster) => isFree(roster, at, shift))
  free.sort((a, b) => recent(a, at) - recent(b, at) || a.worked.length - b.worked.length)
  const chosen = free.slice(0, needed)
  while (chosen.length < needed) {
    const roster: Roster = { row: hireOne(), worked: [], lastDay: -9, lastShift: undefined }
    pool.push(roster)
    chosen.push(roster)
  }
  for (const roster of chosen) {
    roster.worked.push(at)
    roster.lastDay = at
    roster.lastShift = shift
  }
  return chosen
}

function isFree(roster: Roster, at: number, shift: (typeof shifts)[number]): boolean {
  if (roster.lastDay === at) return false
  // After a night, only nights until a day off.
  if (roster.lastDay === at - 1 && roster.lastShift === 'night' && shift !== 'night') return false
  if (roster.lastDay === at - 1 && roster.lastShift === 'late' && shift === 'early') return false
  return recent(roster, at) < daysInSeven
}

const recent = ({ worked }: Roster, at: number): number => {
  let count = 0
  for (let n = worked.length - 1; n >= 0 && worked[n]! > at - 7; n--) count++
  return count
}

/** Care levels run from 0 to 2: registered, experienced, and specialist or in charge. */
function hire(trust: string, site: string, others: readonly string[], number: number, random: Random): NurseRow {
  const names = nameLists[random.pick(origins)]
  const floats = others.length > 0 && random.chance(floaterShare)
  return {
    trust,
    id: `${site}-N${String(number).padStart(3, '0')}`,
    name: `${random.pick(random.chance(0.88) ? names.women : names.men)} ${random.pick(names.family)}`,
    skill_level: random.chance(0.22) ? 2 : random.chance(0.55) ? 1 : 0,
    sites: floats ? [site, random.pick(others)] : [site],
  }
}

/** How much care one nurse can give in a shift: seven patients of usual need are about 12. */
function maxLoad({ skill_level }: NurseRow, shift: (typeof shifts)[number], random: Random): number {
  const loads = shift === 'night' ? [12, 15, 15] : [10, 12, 15]
  return loads[Math.min(2, skill_level + random.below(2))]!
}
