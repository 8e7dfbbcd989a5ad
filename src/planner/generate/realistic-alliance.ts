/**
 * Invents an alliance of any size that looks like one: lists with long tails, specialties with surgeons of their own who
 * hold passports, wards of small and large rooms, rosters, travel by where people live, groups that have waited unequally.
 * Everybody who has to be treated, is locked or published has a place in one hidden plan, so the musts can be kept.
 * Twenty thousand patients take less than a second.
 */
import type { OccupantFile, PatientFile, PlacementFile, ProblemFile } from '../problem-file.ts'
import { Random } from '../random.ts'
import { type RealisticSize, withDefaults } from './alliance-size.ts'
import { type AllianceStaff, inventStaff } from './alliance-staff.ts'
import { ageGroups, inventPerson, shiftTypes, skillLevels } from './care.ts'
import { Draws } from './draws.ts'
import { liveNear, minutesBetween } from './geography.ts'
import { HiddenPlan } from './hidden-plan.ts'
import { LONGEST_STAY, specialties } from './specialties.ts'
import { inventWait } from './waits.ts'

/** How likely somebody would go elsewhere who lives as near to it as to their own hospital. */
const CONSENT = 0.75
/** Minutes further at which only about a third of them would. */
const FAR = 50
const MOST_OTHER_SURGEONS = 6
const UNFIT_ROOMS = 0.03
/** Most are ready on day 0: they have waited. */
const READY = 0.85

export function generateRealisticAlliance(wanted: RealisticSize): ProblemFile {
  const size = withDefaults(wanted)
  const { days } = size
  const draws = new Draws(new Random(size.seed))
  const staff = inventStaff(draws, size)
  const hospitalPlace = new Map(staff.hospitals.map(({ id }, h) => [id, h]))
  const hidden = new HiddenPlan(
    days,
    staff.rooms.map(({ hospital, capacity }) => ({ hospital: hospitalPlace.get(hospital!)!, beds: capacity })),
    staff.theatres.map(({ hospital, availability }) => ({
      hospital: hospitalPlace.get(hospital!)!,
      minutes: availability,
    })),
    staff.surgeons.map(({ max_surgery_time }) => max_surgery_time),
  )
  const occupants: OccupantFile[] = []
  staff.rooms.forEach(({ id, capacity }, room) => {
    for (let bed = 0; bed < capacity; bed++) {
      if (!draws.chance(size.occupiedShare)) continue
      const person = inventPerson(draws, `o${occupants.length}`, inventNights(draws, 1, 0.6, days))
      if (hidden.takeBed(room, person.gender, person.length_of_stay)) occupants.push({ ...person, room_id: id })
    }
  })

  const treats = treatedWhere(staff)
  const homes = specialties.map((_, specialty) =>
    staff.sizes.map((share, h) => [h, treats[h]![specialty]!.length > 0 ? share : 0] as const),
  )
  const offered = specialties.map(({ share }, n) => [n, homes[n]!.some(([, one]) => one > 0) ? share : 0] as const)
  const locked: PlacementFile[] = []
  const published: PlacementFile[] = []
  const patients = Array.from({ length: size.patients }, (_, n): PatientFile => {
    const specialty = draws.oneOf(offered)
    const home = draws.oneOf(homes[specialty]!)
    const surgeon = draws.one(treats[home]![specialty]!)
    const lives = liveNear(draws, staff.spots[home]!)
    const travel = staff.spots.map((spot) => minutesBetween(lives, spot))
    const allowed = staff.hospitals.flatMap(({ id }, h) => {
      const further = Math.max(0, travel[h]! - travel[home]!)
      const goes = h === home || draws.chance(CONSENT * Math.exp(-further / FAR))
      return goes && (h === home || treats[h]![specialty]!.length > 0) ? [id] : []
    })
    const others = staff.surgeons.flatMap(({ id, hospitals }, s) => {
      const isOther = s !== surgeon && staff.specialtyOf[s] === specialty
      return isOther && hospitals!.some((hospital) => allowed.includes(hospital)) ? [id] : []
    })
    const deprivation = draws.whole(1, 5)
    const wait = inventWait(draws, deprivation)
    const { minutes, nights, longer } = specialties[specialty]!
    const person = inventPerson(draws, `p${n}`, inventNights(draws, nights, longer, days))
    const release = draws.chance(READY) ? 0 : draws.whole(0, days - 1)
    const due = Math.min(days - 1, release + draws.whole(6, 27))
    const duration = draws.oneOf(minutes)
    const unfit = new Set([...staff.rooms.keys()].filter(() => draws.chance(UNFIT_ROOMS)))
    const guest = { gender: person.gender, nights: person.length_of_stay, minutes: duration, surgeon, hospital: home }
    const booking = draws.part()
    const isAsked = draws.chance(size.mandatoryShare)
    const isLocked = booking < size.lockedShare
    const isPublished = !isLocked && booking < size.lockedShare + size.publishedShare
    const window = Array.from({ length: due - release + 1 }, (_, k) => release + k)
    const at =
      isAsked || isLocked || isPublished
        ? hidden.place(draws, { ...guest, unfitRooms: unfit, days: draws.shuffled(window) })
        : undefined
    if (at && (isLocked || isPublished)) {
      const list = isLocked ? locked : published
      const room = staff.rooms[at.room]!.id
      const theatre = staff.theatres[at.theatre]!.id
      const by = staff.surgeons[surgeon]!.id
      list.push({ patient: person.id, admission_day: at.day, room, operating_theater: theatre, surgeon: by })
    }
    const mandatory = isAsked && at !== undefined
    return {
      ...person,
      mandatory,
      surgery_release_day: release,
      ...(mandatory && { surgery_due_day: due }),
      surgery_duration: duration,
      surgeon_id: staff.surgeons[surgeon]!.id,
      surgeon_ids: draws.shuffled(others).slice(0, MOST_OTHER_SURGEONS),
      incompatible_room_ids: [...unfit].map((room) => staff.rooms[room]!.id),
      home: staff.hospitals[home]!.id,
      allowed_hospitals: allowed,
      travel_minutes: Object.fromEntries(staff.hospitals.map(({ id }, h) => [id, travel[h]!])),
      unscheduled_weight: wait.weight,
      groups: {
        deprivation: String(deprivation),
        sex: person.gender === 'A' ? 'female' : 'male',
        priority: wait.priority,
      },
      weeks_waited: wait.weeks,
    }
  })
  return {
    format: 'accord-problem/1',
    days,
    skill_levels: skillLevels,
    shift_types: shiftTypes,
    age_groups: ageGroups,
    weights: usualWeights,
    hospitals: staff.hospitals,
    rooms: staff.rooms,
    operating_theaters: staff.theatres,
    surgeons: staff.surgeons,
    nurses: staff.nurses,
    occupants,
    patients,
    locked,
    published,
  }
}

/** What an alliance starts with (`defaultPlanWeights` of plans). */
const usualWeights = {
  room_mixed_age: 1,
  room_nurse_skill: 2,
  continuity_of_care: 1,
  nurse_eccessive_workload: 2,
  open_operating_theater: 20,
  surgeon_transfer: 5,
  patient_delay: 1,
  unscheduled_optional: 100,
  travel: 1,
  team_change: 10,
  surgeon_journey: 40,
  nurse_journey: 20,
  fairness: 300,
  change: 30,
}

/** By hospital and specialty: its own surgeons. */
function treatedWhere({ hospitals, surgeons, specialtyOf }: AllianceStaff): number[][][] {
  return hospitals.map(({ id }) =>
    specialties.map((_, specialty) =>
      [...surgeons.keys()].filter((s) => specialtyOf[s] === specialty && surgeons[s]!.hospitals![0] === id),
    ),
  )
}

/** The usual nights and, more and more rarely, longer: 1 to 14, and no longer than the plan. */
function inventNights(draws: Draws, usual: number, longer: number, days: number): number {
  let nights = draws.chance(0.3) ? Math.max(1, usual - 1) : usual
  while (nights < LONGEST_STAY && draws.chance(longer)) nights++
  return Math.min(nights, days)
}
