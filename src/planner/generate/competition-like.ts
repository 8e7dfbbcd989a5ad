/**
 * Invents problems of the kind of the IHTC-2024 competition: one hospital, sizes and ratios drawn from the ranges of its 30
 * public files, so that a search can be tuned on problems that are not those it is reported on. Every one has a plan that
 * keeps all musts.
 */
import type { OccupantFile, PatientFile, ProblemFile, WeightsFile } from '../problem-file.ts'
import { Random } from '../random.ts'
import { ageGroups, inventPerson, shiftTypes, skillLevels, workloadADay } from './care.ts'
import { Draws, type Shares } from './draws.ts'
import { HiddenPlan } from './hidden-plan.ts'
import { inventNurses } from './nurse-rosters.ts'
import { inventSurgeonMinutes, inventTheatreMinutes, theatreMinutesADay } from './operating-time.ts'

export type CompetitionSize = {
  readonly seed: number
  /** Drawn from 28 to 493 if not given. */
  readonly patients?: number
  /** 14, 21 or 28 if not given. */
  readonly days?: number
}

const nights: Shares<number> = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((value, n) => [
  value,
  [124, 215, 216, 130, 133, 63, 57, 28, 13, 11, 10][n]!,
])
const nightsLeft: Shares<number> = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value, n) => [
  value,
  [315, 231, 143, 101, 84, 51, 31, 17, 14, 13][n]!,
])
/** A surgeon does short, mixed or long operations. */
const caseMixes: readonly Shares<number>[] = [
  mix([60, 32], [90, 31], [120, 28], [180, 9]),
  mix([60, 18], [90, 18], [120, 22], [180, 18], [240, 15], [300, 9]),
  mix([90, 6], [120, 22], [180, 28], [240, 26], [300, 18]),
]

export function generateCompetitionLike({ seed, ...size }: CompetitionSize): ProblemFile {
  const draws = new Draws(new Random(seed))
  const wanted = size.patients ?? Math.round(28 * (493 / 28) ** draws.part())
  const days = size.days ?? usualDays(draws, wanted)
  const weights = inventWeights(draws)
  const mandatoryShare = draws.between(0.05, 0.8)
  // Where many have to be treated, they are ready later, spread over the plan; elsewhere most are ready at once.
  const meanRelease = 0.13 + 0.26 * mandatoryShare ** 0.7 * draws.between(0.7, 1.1)
  const bedsAsked = draws.between(0.68, 1.55) * (mandatoryShare > 0.6 ? 0.85 : 1)
  const nursesAsked = bedsAsked * draws.between(0.93, 1.1)
  const theatresAsked = draws.between(0.3, 0.9)
  const surgeonCount = Math.max(1, Math.round(wanted / (25 * (100 / 25) ** draws.part())))

  const surgeons = Array.from({ length: surgeonCount }, (_, n) => ({
    id: `s${n}`,
    max_surgery_time: inventSurgeonMinutes(draws, days),
  }))
  const caseMix = surgeons.map(() => draws.one(caseMixes))
  const busy = surgeons.map((_, n) => [n, draws.between(0.6, 1.4)] as const)
  const asked = Array.from({ length: wanted }, () => {
    const surgeon = draws.oneOf(busy)
    return { surgeon, minutes: draws.oneOf(caseMix[surgeon]!), nights: Math.min(days, draws.oneOf(nights)) }
  })
  const bedNights = asked.reduce((sum, one) => sum + one.nights, 0) * 1.04
  const rooms = inventRooms(draws, Math.max(4, Math.round(bedNights / (bedsAsked * days))))
  const minutes = asked.reduce((sum, one) => sum + one.minutes, 0)
  const theatreCount = Math.max(2, Math.round(minutes / (theatresAsked * theatreMinutesADay * days)))
  const theatres = Array.from({ length: theatreCount }, (_, n) => ({
    id: `t${n}`,
    availability: inventTheatreMinutes(draws, days),
  }))
  const hidden = new HiddenPlan(
    days,
    rooms.map(({ capacity }) => ({ hospital: 0, beds: capacity })),
    theatres.map(({ availability }) => ({ hospital: 0, minutes: availability })),
    surgeons.map(({ max_surgery_time }) => max_surgery_time),
  )
  const occupants: OccupantFile[] = []
  for (let n = 0; n < Math.round(wanted * draws.between(0.05, 0.22)); n++) {
    const person = inventPerson(draws, `a${n}`, Math.min(days, draws.oneOf(nightsLeft)))
    const room = draws.whole(0, rooms.length - 1)
    if (hidden.takeBed(room, person.gender, person.length_of_stay)) occupants.push({ ...person, room_id: `r${room}` })
  }
  const patients = asked.map((one, n): PatientFile => {
    const release = Math.min(days - 1, Math.floor(days * draws.part() ** (1 / meanRelease - 1)))
    const due = draws.whole(release, days - 1)
    const unfit = new Set([...rooms.keys()].filter(() => draws.chance(0.1)))
    const person = inventPerson(draws, `p${n}`, one.nights)
    const guest = { ...one, gender: person.gender, hospital: 0, unfitRooms: unfit }
    const mandatory =
      draws.chance(mandatoryShare) &&
      hidden.place(draws, { ...guest, days: daysFrom(draws, release, due) }) !== undefined
    return {
      ...person,
      mandatory,
      surgery_release_day: release,
      ...(mandatory && { surgery_due_day: due }),
      surgery_duration: one.minutes,
      surgeon_id: `s${one.surgeon}`,
      incompatible_room_ids: [...unfit].map((room) => `r${room}`),
    }
  })
  const loadADay = ((bedNights / days) * workloadADay) / nursesAsked
  return {
    days,
    skill_levels: skillLevels,
    shift_types: shiftTypes,
    age_groups: ageGroups,
    weights,
    rooms,
    operating_theaters: theatres,
    surgeons,
    nurses: inventNurses(draws, { days, loadADay, prefix: 'n' }),
    occupants,
    patients,
  }
}

function inventWeights(draws: Draws): WeightsFile {
  return {
    room_mixed_age: draws.one([1, 5]),
    room_nurse_skill: draws.one([1, 5, 10]),
    continuity_of_care: draws.one([1, 5]),
    nurse_eccessive_workload: draws.one([1, 5, 10]),
    open_operating_theater: draws.one([10, 20, 30, 40, 50]),
    surgeon_transfer: draws.one([1, 5, 10]),
    patient_delay: draws.one([5, 10, 15]),
    unscheduled_optional: draws.one([150, 200, 250, 300, 350, 400, 450, 500]),
  }
}

function inventRooms(draws: Draws, beds: number) {
  const rooms = []
  for (let left = beds; left > 0; ) {
    const capacity = Math.min(draws.whole(2, 4), Math.max(2, left))
    rooms.push({ id: `r${rooms.length}`, capacity })
    left -= capacity
  }
  return rooms
}

/** In the public files more days come with more patients. */
function usualDays(draws: Draws, patients: number): number {
  if (patients < 90) return 14
  return draws.one(patients < 270 ? [14, 14, 21, 28] : [21, 28])
}

/** The days of a window, from a random one on and then round: not everybody is due at the last. */
function daysFrom(draws: Draws, first: number, last: number): number[] {
  const length = last - first + 1
  const begin = draws.whole(0, length - 1)
  return Array.from({ length }, (_, k) => first + ((begin + k) % length))
}

function mix(...shares: [minutes: number, share: number][]): Shares<number> {
  return shares
}
