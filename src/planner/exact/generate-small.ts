/**
 * Invents hospitals small enough for a solver to prove what the best plan costs. The same shape gives the same file.
 *
 * It must not change: the optima in `known-optima.ts` are of these files.
 */
import { Draws } from '../generate/draws.ts'
import { smallPerson, threeAgeGroups, threeShifts } from '../generate/small-person.ts'
import type { NurseFile, PatientFile, PlacementFile, ProblemFile, SurgeonFile, WeightsFile } from '../problem-file.ts'
import { Random } from '../random.ts'

export type SmallShape = {
  readonly seed: number
  readonly patients: number
  readonly days: number
  /** One hospital each. */
  readonly trusts: number
  /** By hospital: beds of each of its rooms, theatres, surgeons, nurses. */
  readonly beds: readonly (readonly number[])[]
  readonly theatres: readonly number[]
  readonly surgeons: readonly number[]
  readonly nurses: readonly number[]
  /** Minutes of an open theatre and of a surgeon's day. */
  readonly theatreDay: number
  readonly surgeonDay: number
  readonly longestStay: number
  /** What a nurse may carry in a shift: one of these. */
  readonly loads: readonly number[]
  /** Shares in a hundred: who must be treated; who may go elsewhere; surgeons and nurses who may work elsewhere. */
  readonly mandatory: number
  readonly mayGo: number
  readonly passports: number
  readonly floaters: number
  readonly locked: number
  readonly published: number
  readonly weights: WeightsFile
}

export function generateSmall(shape: SmallShape): ProblemFile {
  const { seed, days, trusts } = shape
  const random = new Random(seed)
  const draws = new Draws(random)
  const one = <T>(things: readonly T[]): T => draws.one(things)
  const chance = (inAHundred: number) => draws.inAHundred(inAHundred)
  const ids = Array.from({ length: trusts }, (_, h) => `h${h}`)
  const inEach = <T>(counts: readonly number[], make: (hospital: string, n: number, id: string) => T): T[] =>
    ids.flatMap((hospital, h) => Array.from({ length: counts[h]! }, (_, n) => make(hospital, n, `${h}.${n}`)))
  const andElsewhere = (home: string, inAHundred: number) => [
    home,
    ...ids.filter((id) => id !== home && chance(inAHundred)),
  ]

  const rooms = ids.flatMap((hospital, h) =>
    shape.beds[h]!.map((capacity, n) => ({ id: `room${h}.${n}`, hospital, capacity })),
  )
  const theatres = inEach(shape.theatres, (hospital, _, id) => ({
    id: `theatre${id}`,
    hospital,
    availability: Array.from({ length: days }, () => (chance(80) ? shape.theatreDay : 0)),
  }))
  const surgeons = inEach(
    shape.surgeons,
    (hospital, _, id): SurgeonFile => ({
      id: `surgeon${id}`,
      hospitals: andElsewhere(hospital, shape.passports),
      max_surgery_time: Array.from({ length: days }, () => (chance(75) ? shape.surgeonDay : 0)),
    }),
  )
  const nurses = inEach(shape.nurses, (hospital, place, id): NurseFile => {
    // Three in turn, so that every shift has somebody; the others as it falls, each in a usual shift of theirs.
    const usual = random.below(3)
    const working = Array.from({ length: days }, (_, day) => {
      if (place < 3) return [(place + Math.floor(day / 3)) % 3]
      return chance(70) ? [chance(80) ? usual : random.below(3)] : []
    })
    return {
      id: `nurse${id}`,
      hospitals: andElsewhere(hospital, place < 3 ? 0 : shape.floaters),
      skill_level: random.below(3),
      working_shifts: working.flatMap((own, day) =>
        own.map((shift) => ({ day, shift: threeShifts[shift]!, max_load: one(shape.loads) })),
      ),
    }
  })

  /** The first day on which the surgeon operates and a theatre at home is open. */
  const firstOpenDay = (home: string, surgeon: SurgeonFile, release: number, minutes: number) => {
    const fits = (open: readonly number[], day: number) => open[day]! >= minutes
    for (let day = release; day < days; day++) {
      const theatre = theatres.find((one) => one.hospital === home && fits(one.availability, day))
      if (theatre && fits(surgeon.max_surgery_time, day)) return { day, theatre }
    }
    return undefined
  }

  const person = (id: string, nights: number) => smallPerson(draws, id, nights, () => Math.max(0, random.below(5) - 2))
  const patients = Array.from({ length: shape.patients }, (_, n): PatientFile => {
    const home = one(ids)
    const surgeon = one(surgeons.filter(({ id }) => id.startsWith(`surgeon${home.slice(1)}.`)))
    const release = random.below(days - 1)
    const minutes = 60 + 30 * random.below(5)
    const open = firstOpenDay(home, surgeon, release, minutes)
    const mandatory = chance(shape.mandatory) && open !== undefined
    return {
      ...person(`p${n}`, 1 + random.below(shape.longestStay)),
      mandatory,
      surgery_release_day: release,
      ...(mandatory && open && { surgery_due_day: Math.min(days - 1, open.day + 1 + random.below(4)) }),
      surgery_duration: minutes,
      surgeon_id: surgeon.id,
      surgeon_ids: surgeons.filter((other) => other !== surgeon && chance(shape.mayGo / 2)).map(({ id }) => id),
      incompatible_room_ids: rooms.filter(() => chance(8)).map(({ id }) => id),
      home,
      allowed_hospitals: andElsewhere(home, shape.mayGo),
      travel_minutes: Object.fromEntries(ids.map((id) => [id, id === home ? 10 : 15 + random.below(30)])),
      unscheduled_weight: 50 * (2 + random.below(5)),
    }
  })
  const occupants = rooms
    .filter(() => chance(40))
    .map(({ id }, n) => ({ ...person(`o${n}`, 1 + random.below(3)), room_id: id }))

  const bookings = (count: number, from: readonly PatientFile[], free: { id: string; hospital: string }[]) => {
    const booked: PlacementFile[] = []
    for (const patient of from) {
      const surgeon = surgeons.find(({ id }) => id === patient.surgeon_id)!
      const open = firstOpenDay(patient.home!, surgeon, patient.surgery_release_day, patient.surgery_duration)
      const room = free.findIndex(
        ({ id, hospital }) => hospital === patient.home && !patient.incompatible_room_ids?.includes(id),
      )
      if (booked.length === count || !open || room < 0) continue
      booked.push({
        patient: patient.id,
        admission_day: open.day,
        room: free[room]!.id,
        operating_theater: open.theatre.id,
        surgeon: patient.surgeon_id,
      })
      // Each in a room of their own, so that no two are in each other's way.
      free.splice(room, 1)
    }
    return booked
  }
  const empty = rooms.filter(({ id }) => !occupants.some(({ room_id }) => room_id === id))
  const locked = bookings(shape.locked, patients, [...empty])
  const others = patients.filter(({ id }) => !locked.some(({ patient }) => patient === id))
  const published = Array.from({ length: Math.ceil(shape.published / rooms.length) }, (_, turn) =>
    bookings(rooms.length, others.slice(turn * rooms.length, (turn + 1) * rooms.length), [...rooms]),
  ).flat()

  return {
    format: 'accord-problem/1',
    days,
    skill_levels: 3,
    shift_types: [...threeShifts],
    age_groups: [...threeAgeGroups],
    weights: shape.weights,
    hospitals: ids.map((id) => ({ id, trust: id.toUpperCase() })),
    rooms,
    operating_theaters: theatres,
    surgeons,
    nurses,
    occupants,
    patients,
    locked,
    published: published.slice(0, shape.published),
  }
}
