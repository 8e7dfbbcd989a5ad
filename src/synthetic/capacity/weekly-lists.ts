/**
 * A trust's week of operating lists: for each service as many as its published operations fill to 85%, the NHS and
 * GIRFT target for time used, spread over weekdays and theatres, each with its surgeon. What is left of the theatres'
 * week is for emergencies and planned work, and no plan's to use.
 */
import { Random } from '../random.ts'
import { estateOf, type TheatreSite } from './theatre-estate.ts'
import { type TheatreService, theatreServices } from './theatre-services.ts'

export type WeeklyList = {
  readonly service: TheatreService
  readonly site: string
  readonly theatre: number
  /** Monday 0 to Friday 4. */
  readonly weekday: number
  readonly startMinute: number
  readonly minutes: number
  /** At a site where nobody stays the night. */
  readonly isDaySurgery: boolean
}

const target = 0.85
const halfDay = 240
const allDay = 480
const longDay = 600
const morning = 8 * 60 + 30
const afternoon = 13 * 60 + 30

/** In an order fixed by trust and seed. Throws when a site has more lists than theatres. */
export function weeklyLists(trust: string, seed: number): readonly WeeklyList[] {
  const random = new Random(seed, 'weekly lists', trust)
  const wanted = new Map<string, { service: TheatreService; minutes: number }[]>()
  for (const service of theatreServices(trust)) {
    // Four day cases in five go to the day site, where there is one.
    const atDaySite = service.daySite === service.mainSite ? 0 : service.weeklyDayMinutes * 0.8
    const atMain = service.weeklyNightMinutes + service.weeklyDayMinutes - atDaySite
    for (const [site, minutes] of [
      [service.mainSite, atMain],
      [service.daySite, atDaySite],
    ] as const) {
      for (const length of lengths(minutes / target, random)) {
        wanted.set(site, [...(wanted.get(site) ?? []), { service, minutes: length }])
      }
    }
  }
  return estateOf(trust).sites.flatMap((site) => place(wanted.get(site.site) ?? [], site, random))
}

/** All-day lists, one in five of them long, and at most one half day. Half a half day or more is a list. */
function lengths(weeklyMinutes: number, random: Random): readonly number[] {
  const found: number[] = []
  let left = weeklyMinutes
  while (left >= allDay) {
    const minutes = random.chance(0.2) ? longDay : allDay
    found.push(minutes)
    left -= minutes
  }
  if (left >= allDay * 0.75) found.push(allDay)
  else if (left >= halfDay / 2) found.push(halfDay)
  return found
}

function place(
  wanted: readonly { readonly service: TheatreService; readonly minutes: number }[],
  { site, theatres, isDaySurgery }: TheatreSite,
  random: Random,
): readonly WeeklyList[] {
  const lists: WeeklyList[] = []
  // Free mornings, whole days first so that half days fill what is left; weekdays in turn, so that no day is crowded.
  const slots = Array.from({ length: theatres * 5 }, (_, n) => ({ theatre: Math.floor(n / 5) + 1, weekday: n % 5 }))
  const halves: { theatre: number; weekday: number }[] = []
  for (const { service, minutes } of [...random.shuffle([...wanted])].sort((a, b) => b.minutes - a.minutes)) {
    if (minutes === halfDay && halves.length > 0) {
      lists.push({ service, site, ...halves.pop()!, startMinute: afternoon, minutes, isDaySurgery })
      continue
    }
    const slot = slots.shift()
    if (!slot) throw new Error(`${site} has ${theatres} theatres, too few for ${wanted.length} lists a week`)
    lists.push({ service, site, ...slot, startMinute: morning, minutes, isDaySurgery })
    if (minutes === halfDay) halves.push(slot)
  }
  return lists
}
