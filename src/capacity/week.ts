/** What there is at each site in one week, added up from the rows. Pure: the pages and the CSV say the same. */
import { addDays, type Day, weekday } from '#nhs/day.ts'
import type { Capacity, Shift } from './capacity.ts'

export type SiteWeek = {
  readonly trust: string
  readonly site: string
  readonly theatreSessions: number
  readonly theatreMinutes: number
  readonly beds: number
  /** Of surgeons whose usual site this is: a surgeon's day is counted once, wherever it will be worked. */
  readonly surgeonDays: number
  readonly nurseShifts: Readonly<Record<Shift, number>>
}

/** The Monday of the day's week. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day))

export const daysOfWeek = (monday: Day): readonly Day[] => [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n))

/** One row for each site that has anything, trusts in the given order, sites by code. */
export function siteWeeks(capacity: Capacity, trusts: readonly string[]): SiteWeek[] {
  const sites = new Map<string, MutableSiteWeek>()
  const at = (trust: string, site: string): MutableSiteWeek => {
    const key = `${trust} ${site}`
    const found = sites.get(key) ?? { ...nothing, trust, site, nurseShifts: { early: 0, late: 0, night: 0 } }
    sites.set(key, found)
    return found
  }
  const siteOf = new Map(capacity.theatres.map(({ trust, id, site }) => [`${trust} ${id}`, site]))
  for (const { trust, theatre, minutes } of capacity.sessions) {
    const week = at(trust, siteOf.get(`${trust} ${theatre}`)!)
    week.theatreSessions += 1
    week.theatreMinutes += minutes
  }
  for (const { trust, site, beds } of capacity.rooms) at(trust, site).beds += beds
  const usualSite = new Map(
    [...capacity.surgeons, ...capacity.nurses].map(({ trust, id, sites }) => [`${trust} ${id}`, sites[0]!]),
  )
  for (const { trust, surgeon } of capacity.surgeonDays)
    at(trust, usualSite.get(`${trust} ${surgeon}`)!).surgeonDays += 1
  for (const { trust, nurse, shift } of capacity.nurseShifts) {
    at(trust, usualSite.get(`${trust} ${nurse}`)!).nurseShifts[shift] += 1
  }
  return [...sites.values()].sort(
    (a, b) => trusts.indexOf(a.trust) - trusts.indexOf(b.trust) || (a.site < b.site ? -1 : 1),
  )
}

type MutableSiteWeek = {
  -readonly [Key in keyof Omit<SiteWeek, 'nurseShifts'>]: SiteWeek[Key]
} & { nurseShifts: Record<Shift, number> }

const nothing = { theatreSessions: 0, theatreMinutes: 0, beds: 0, surgeonDays: 0 }
