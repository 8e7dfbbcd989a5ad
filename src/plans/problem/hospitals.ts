/** Capacity as the parts of a problem: which sites are hospitals of the plan, and what each has on each day. Pure. */
import type { Capacity, TheatreSession } from '#capacity'
import { ageBands } from '#nhs/age-band.ts'
import { type Day, daysBetween } from '#nhs/day.ts'
import type { ProblemFile } from '#planner'
import { byId, problemId } from './problem-id.ts'
import { listId } from './theatre-lists.ts'

export const shiftTypes = ['early', 'late', 'night'] as const
export const ageGroups: readonly string[] = ageBands.map(({ code }) => code)
/** Taken for somebody whose age is not known or not shared: the middle, so that the error is smallest. */
const UNKNOWN_AGE = '45-64'
export const ageGroupOf = (band: string): string => (ageGroups.includes(band) ? band : UNKNOWN_AGE)

/** '1' is male. Whoever is recorded as anything else than '1' or '2' has a single room where there is one. */
export const genderOf = (sex: string): 'A' | 'B' => (sex === '1' ? 'A' : 'B')

export type HospitalParts = Pick<
  ProblemFile,
  'hospitals' | 'rooms' | 'operating_theaters' | 'surgeons' | 'nurses' | 'occupants'
> & { readonly hospitals: NonNullable<ProblemFile['hospitals']> }

type Question = { readonly firstDay: Day; readonly days: number; readonly services: readonly string[] }

/**
 * A site is a hospital of the plan when one of its theatres is open for a chosen service and it has a bed. A session is
 * open when it is set up for any service, for a chosen one, or for one whose surgeons also do a chosen one (children's
 * hips are done on the hip surgeons' lists). Within a plan an open session may be used for any of its services, because
 * the problem has no word for it: the surgeons' days keep services apart. What is lent is open where its borrower has a
 * hospital in the plan too.
 */
export function hospitalParts(capacity: Capacity, question: Question): HospitalParts {
  const { firstDay, days, services } = question
  const dayOf = (day: Day): number => daysBetween(firstDay, day)
  const lists = new Map<string, TheatreList>()
  for (const session of openSessions(capacity, question)) {
    const id = listId(session)
    const list = lists.get(id) ?? { ...session, minutes: Array.from<number>({ length: days }).fill(0) }
    list.minutes[dayOf(session.day)]! += session.minutes
    lists.set(id, list)
  }
  const isOpen = new Set([...lists.values()].map(({ trust, theatre }) => problemId(trust, theatre)))
  const openTheatres = capacity.theatres.filter(({ trust, id }) => isOpen.has(problemId(trust, id)))
  const sitesWithBeds = new Set(capacity.rooms.map(({ site }) => site))
  const hospitals = [...new Map(openTheatres.map(({ site, trust }) => [site, { id: site, trust }])).values()]
    .filter(({ id }) => sitesWithBeds.has(id))
    .sort(byId)
  const known = new Set(hospitals.map(({ id }) => id))
  const theirs = (sites: readonly string[]): string[] => sites.filter((site) => known.has(site))

  const trusts = new Set<string>(hospitals.map(({ trust }) => trust))
  const siteOf = new Map(openTheatres.map(({ trust, id, site }) => [problemId(trust, id), site]))
  const operating_theaters = [...lists]
    .map(([id, { trust, theatre, lentTo, minutes }]) => ({
      id,
      hospital: siteOf.get(problemId(trust, theatre)) ?? '',
      availability: minutes,
      ...(lentTo !== null && { lent_to: lentTo }),
    }))
    .filter(({ hospital, lent_to }) => known.has(hospital) && (lent_to === undefined || trusts.has(lent_to)))
    .sort(byId)
  const rooms = capacity.rooms
    .filter(({ site }) => known.has(site))
    .map(({ trust, id, site, beds }) => ({ id: problemId(trust, id), hospital: site, capacity: beds }))
    .sort(byId)
  const roomIds = new Set(rooms.map(({ id }) => id))
  return {
    hospitals,
    operating_theaters,
    rooms,
    surgeons: surgeonsOf(capacity, { services, days, theirs, dayOf }),
    nurses: nursesOf(capacity, { days, theirs, dayOf }),
    occupants: capacity.occupants
      .filter(({ trust, room }) => roomIds.has(problemId(trust, room)))
      .map((occupant) => ({
        id: problemId(occupant.trust, occupant.id),
        gender: genderOf(occupant.sex),
        age_group: ageGroupOf(occupant.ageBand),
        length_of_stay: occupant.nights,
        workload_produced: Array.from<number>({ length: occupant.nights * shiftTypes.length }).fill(occupant.workload),
        skill_level_required: Array.from<number>({ length: occupant.nights * shiftTypes.length }).fill(
          occupant.skillLevel,
        ),
        room_id: problemId(occupant.trust, occupant.room),
      }))
      .sort(byId),
  }
}

type TheatreList = Pick<TheatreSession, 'trust' | 'theatre' | 'lentTo'> & { readonly minutes: number[] }

/** The sessions that a plan of these days and services may use. */
export function openSessions(capacity: Capacity, { firstDay, days, services }: Question): TheatreSession[] {
  const usable = servicesAlongside(capacity, services)
  return capacity.sessions.filter(({ day, treatmentFunction }) => {
    const at = daysBetween(firstDay, day)
    return at >= 0 && at < days && (treatmentFunction === null || usable.has(treatmentFunction))
  })
}

/** The chosen services, and all others of the surgeons who do one of them. */
function servicesAlongside({ surgeons }: Capacity, services: readonly string[]): ReadonlySet<string> {
  const theirs = surgeons.filter(({ treatmentFunctions }) => treatmentFunctions.some((each) => services.includes(each)))
  return new Set([...services, ...theirs.flatMap(({ treatmentFunctions }) => treatmentFunctions)])
}

type Placing = {
  readonly days: number
  /** Of some sites, those that are hospitals of the plan, in the same order. */
  readonly theirs: (sites: readonly string[]) => string[]
  readonly dayOf: (day: Day) => number
}

function surgeonsOf({ surgeons, surgeonDays }: Capacity, at: Placing & { readonly services: readonly string[] }) {
  const minutesOf = new Map<string, number[]>()
  for (const { trust, surgeon, day, minutes } of surgeonDays) {
    const id = problemId(trust, surgeon)
    const own = minutesOf.get(id) ?? Array.from<number>({ length: at.days }).fill(0)
    if (at.dayOf(day) >= 0 && at.dayOf(day) < at.days) own[at.dayOf(day)] = minutes
    minutesOf.set(id, own)
  }
  return surgeons
    .filter(({ treatmentFunctions, sites }) => {
      return treatmentFunctions.some((service) => at.services.includes(service)) && at.theirs(sites).length > 0
    })
    .map(({ trust, id, sites }) => ({
      id: problemId(trust, id),
      hospitals: at.theirs(sites),
      max_surgery_time: minutesOf.get(problemId(trust, id)) ?? Array.from<number>({ length: at.days }).fill(0),
    }))
    .sort(byId)
}

function nursesOf({ nurses, nurseShifts }: Capacity, { days, theirs, dayOf }: Placing) {
  const shiftsOf = new Map<string, ProblemFile['nurses'][number]['working_shifts'][number][]>()
  for (const { trust, nurse, day, shift, maxLoad } of nurseShifts) {
    const at = dayOf(day)
    if (at < 0 || at >= days) continue
    const id = problemId(trust, nurse)
    const own = shiftsOf.get(id) ?? []
    own.push({ day: at, shift, max_load: maxLoad })
    shiftsOf.set(id, own)
  }
  const inOrder = (a: { day: number; shift: string }, b: { day: number; shift: string }) =>
    a.day - b.day || shiftTypes.indexOf(a.shift as 'early') - shiftTypes.indexOf(b.shift as 'early')
  return nurses
    .filter(({ trust, id, sites }) => theirs(sites).length > 0 && shiftsOf.has(problemId(trust, id)))
    .map(({ trust, id, skillLevel, sites }) => ({
      id: problemId(trust, id),
      skill_level: skillLevel,
      hospitals: theirs(sites),
      working_shifts: shiftsOf.get(problemId(trust, id))!.sort(inOrder),
    }))
    .sort(byId)
}
