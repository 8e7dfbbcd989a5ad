/**
 * Invents small alliances for tests: every field of the format used, each as it falls. Those that look like real ones, of
 * any size, are invented by `generate/`; amounts are in the ranges of the competition's files.
 * The same seed gives the same alliance.
 */
import { Draws } from './generate/draws.ts'
import { smallPerson, threeAgeGroups, threeShifts } from './generate/small-person.ts'
import type {
  NurseFile,
  PatientFile,
  PlacementFile,
  ProblemFile,
  RoomFile,
  SurgeonFile,
  TheatreFile,
} from './problem-file.ts'
import { Random } from './random.ts'

export type AllianceSize = {
  readonly seed: number
  readonly days?: number
  readonly trusts?: number
  /** Of each trust. */
  readonly hospitals?: number
  readonly patients?: number
  readonly rooms?: number
  readonly theatres?: number
  readonly surgeons?: number
  readonly nurses?: number
  /** In a hundred. */
  readonly mandatoryShare?: number
  /** With a theatre of each hospital lent to another trust, and beds kept for others on some days. */
  readonly isShared?: boolean
}

export function generateAlliance(size: AllianceSize): ProblemFile {
  const { seed, days = 14, trusts = 2, hospitals: each = 1, patients = 60, mandatoryShare = 10 } = size
  const { rooms = 5, theatres = 2, surgeons = 3, nurses = 12 } = size
  const random = new Random(seed)
  const draws = new Draws(random)
  const one = <T>(things: readonly T[]): T => draws.one(things)
  const chance = (inAHundred: number) => draws.inAHundred(inAHundred)
  const hospitals = Array.from({ length: trusts * each }, (_, n) => ({
    id: `h${n}`,
    trust: `T${Math.floor(n / each)}`,
  }))
  const ids = hospitals.map(({ id }) => id)
  const perHospital = <T>(count: number, make: (hospital: string, id: string) => T): T[] =>
    ids.flatMap((hospital, h) => Array.from({ length: count }, (_, n) => make(hospital, `${h}.${n}`)))
  const others = (hospital: string, inAHundred: number) => ids.filter((id) => id !== hospital && chance(inAHundred))

  const roomFiles = perHospital(rooms, (hospital, n) => ({ id: `room${n}`, hospital, capacity: 1 + random.below(4) }))
  const theatreFiles = perHospital(theatres, (hospital, n) => ({
    id: `theatre${n}`,
    hospital,
    availability: Array.from({ length: days }, () => one([0, 480, 600])),
  }))
  const surgeonFiles = perHospital(surgeons, (hospital, n): SurgeonFile => {
    const minutes = Array.from({ length: days }, () => one([0, 360, 480]))
    return { id: `surgeon${n}`, hospitals: [hospital, ...others(hospital, 30)], max_surgery_time: minutes }
  })
  const nurseFiles = perHospital(nurses, (hospital, n): NurseFile => {
    const place = Number(n.split('.')[1])
    // Three in turn, so that every shift has somebody; the rest as it falls.
    const working = Array.from({ length: days }, (_, day) => {
      const shift = place < 3 ? (place + day) % 3 : random.below(4)
      return shift === 3 ? [] : [{ day, shift: threeShifts[shift]!, max_load: one([5, 10, 15]) }]
    })
    const places = [hospital, ...others(hospital, 20)]
    return { id: `nurse${n}`, hospitals: places, skill_level: random.below(3), working_shifts: working.flat() }
  })

  const person = (id: string, nights: number) => smallPerson(draws, id, nights, () => random.below(3))
  const patientFiles = Array.from({ length: patients }, (_, n): PatientFile => {
    const home = one(ids)
    const own = surgeonFiles.filter((surgeon) => surgeon.hospitals![0] === home)
    const surgeon = one(own)
    const mandatory = chance(mandatoryShare)
    const release = random.below(Math.max(1, days - 4))
    return {
      ...person(`p${n}`, 1 + random.below(6)),
      mandatory,
      surgery_release_day: release,
      ...(mandatory && { surgery_due_day: Math.min(days - 1, release + 3 + random.below(6)) }),
      surgery_duration: 60 + 30 * random.below(5),
      surgeon_id: surgeon.id,
      surgeon_ids: surgeonFiles.filter((other) => other !== surgeon && chance(25)).map(({ id }) => id),
      incompatible_room_ids: roomFiles.filter(() => chance(10)).map(({ id }) => id),
      home,
      allowed_hospitals: [home, ...others(home, 60)],
      travel_minutes: Object.fromEntries(ids.map((id) => [id, id === home ? random.below(30) : 30 + random.below(60)])),
      unscheduled_weight: 50 * (1 + random.below(10)),
      groups: { deprivation: String(1 + random.below(5)), sex: one(['female', 'male']) },
      weeks_waited: random.below(110),
    }
  })
  const places = new Set<string>()
  const occupants = roomFiles
    .filter(({ id }) => chance(40) && !places.has(id) && places.add(id))
    .map(({ id }, n) => ({ ...person(`o${n}`, 1 + random.below(3)), room_id: id }))
  const published = patientFiles
    .filter(() => chance(15))
    .map(({ id, home, surgeon_id, surgery_release_day }): PlacementFile => {
      const room = one(roomFiles.filter(({ hospital }) => hospital === home)).id
      const theatre = one(theatreFiles.filter(({ hospital }) => hospital === home)).id
      return { patient: id, admission_day: surgery_release_day, room, operating_theater: theatre, surgeon: surgeon_id }
    })

  const file: ProblemFile = {
    format: 'accord-problem/1',
    days,
    skill_levels: 3,
    shift_types: [...threeShifts],
    age_groups: [...threeAgeGroups],
    weights: {
      room_mixed_age: 5,
      room_nurse_skill: 5,
      continuity_of_care: 1,
      nurse_eccessive_workload: 5,
      open_operating_theater: 20,
      surgeon_transfer: 5,
      patient_delay: 5,
      unscheduled_optional: 300,
      travel: 1,
      team_change: 20,
      surgeon_journey: 15,
      nurse_journey: 10,
      fairness: 40,
      change: 25,
    },
    hospitals,
    rooms: roomFiles,
    operating_theaters: theatreFiles,
    surgeons: surgeonFiles,
    nurses: nurseFiles,
    occupants,
    patients: patientFiles,
    published,
  }
  return size.isShared ? shared(file, draws) : file
}

/** Drawn last, so that all else is as it is without. */
function shared(file: ProblemFile, draws: Draws): ProblemFile {
  const { days, hospitals = [], rooms, operating_theaters, occupants } = file
  const trusts = [...new Set(hospitals.map(({ trust }) => trust))]
  const lent = hospitals.map(
    ({ id, trust }): TheatreFile => ({
      id: `lent ${id}`,
      hospital: id,
      availability: Array.from({ length: days }, () => draws.one([0, 480])),
      lent_to: draws.one(trusts.filter((other) => other !== trust)),
    }),
  )
  const taken = (room: RoomFile) => {
    const least = occupants.some(({ room_id }) => room_id === room.id) ? 1 : 0
    return Array.from({ length: days }, () =>
      draws.inAHundred(20) ? draws.whole(least, room.capacity) : room.capacity,
    )
  }
  return {
    ...file,
    rooms: rooms.map((room) => ({ ...room, availability: taken(room) })),
    operating_theaters: [...operating_theaters, ...lent],
  }
}
