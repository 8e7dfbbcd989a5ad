/**
 * Reads a problem: a competition file or `accord-problem/1`, which is the same with fields for several hospitals.
 *
 * Every fault is named with its path in the JSON. Only what the format gives a default may be left out; fields that the
 * format does not know are ignored, as the competition's own checker ignores them.
 */
import { at, JsonCheck, type Row } from './json-check.ts'
import { Places } from './places.ts'
import type { Booked, Hospital, Nurse, Patient, Problem, Room, Surgeon, Theatre, Weights } from './problem.ts'
import type { ProblemFile } from './problem-file.ts'
import { type Grounds, readOccupant, readPatient } from './read-people.ts'
import type { Reading } from './reading.ts'

/** The search marks the days of a stay in two words of 32 bits. */
const MOST_DAYS = 64
/** A competition file names no hospital; this is the one it means. */
const ONLY_HOSPITAL: Hospital = { id: 'hospital', trust: 'hospital' }

/** A problem made by our own code, held to the same checks as a file. */
export function problemFrom(parts: ProblemFile): Reading<Problem> {
  return readProblem(parts)
}

export function readProblem(json: unknown): Reading<Problem> {
  const check = new JsonCheck()
  const file = check.row('', json)
  if (file.has('format') && file.get('format') !== 'accord-problem/1') {
    check.fault('format', file.get('format'), 'this format is not known', 'Give "accord-problem/1" or leave it out')
  }
  const days = check.integer(file, 'days', 1, MOST_DAYS)
  const skillLevels = check.integer(file, 'skill_levels', 1, 100)
  const shiftTypes = readNames(check, file, 'shift_types', 24)
  const ageGroups = readNames(check, file, 'age_groups', 30)
  const weights = readWeights(check, check.row('weights', file.get('weights')))
  const hospitals = file.has('hospitals')
    ? check.list(file, 'hospitals', (path, value) => readHospital(check, check.row(path, value)))
    : [ONLY_HOSPITAL]
  if (hospitals.length === 0) check.fault('hospitals', [], 'there is no hospital', 'Name one, or leave the field out')
  const places = new Places(check, hospitals)

  const rooms = check.list(file, 'rooms', (path, value): Room => {
    const row = check.row(path, value)
    const beds = check.integer(row, 'capacity')
    const bedsOn = row.has('availability')
      ? check.integers(row, 'availability', days, beds)
      : Array.from<number>({ length: days }).fill(beds)
    return { id: check.text(row, 'id'), hospital: places.one(row, 'hospital'), beds, bedsOn }
  })
  const theatres = check.list(file, 'operating_theaters', (path, value): Theatre => {
    const row = check.row(path, value)
    const minutes = check.integers(row, 'availability', days)
    const hospital = places.one(row, 'hospital')
    return { id: check.text(row, 'id'), hospital, minutes, lentTo: readBorrower(check, row, places, hospital) }
  })
  const surgeons = check.list(file, 'surgeons', (path, value): Surgeon => {
    const row = check.row(path, value)
    const minutes = check.integers(row, 'max_surgery_time', days)
    return { id: check.text(row, 'id'), hospitals: places.several(row, 'hospitals'), minutes }
  })
  const nurses = check.list(file, 'nurses', (path, value) =>
    readNurse(check, check.row(path, value), places, { days, skillLevels, shiftTypes }),
  )
  const roomsById = check.byId('rooms', rooms)
  const theatresById = check.byId('operating_theaters', theatres)
  const surgeonsById = check.byId('surgeons', surgeons)
  check.byId('nurses', nurses)

  const grounds: Grounds = { days, skillLevels, shiftsADay: shiftTypes.length, ageGroups, places }
  const occupants = check.list(file, 'occupants', (path, value) =>
    readOccupant(check, check.row(path, value), grounds, roomsById),
  )
  const unscheduledOptional = check.integer(check.row('weights', file.get('weights')), 'unscheduled_optional')
  const patients = check.list(file, 'patients', (path, value) =>
    readPatient(check, check.row(path, value), grounds, roomsById, surgeonsById, unscheduledOptional),
  )
  check.byId('occupants', occupants)
  const patientsById = check.byId('patients', patients)

  const booked = (field: 'locked' | 'published') =>
    new Map(
      (file.has(field) ? check.list(file, field, (path, value) => [path, value] as const) : []).map(([path, value]) =>
        readBooked(check, check.row(path, value), days, { patientsById, roomsById, theatresById, surgeonsById }),
      ),
    )
  const locked = uniquely(check, file, 'locked', booked('locked'))
  const published = uniquely(check, file, 'published', booked('published'))

  return check.reading({
    days,
    skillLevels,
    shiftTypes,
    ageGroups,
    weights,
    hospitals,
    rooms,
    theatres,
    surgeons,
    nurses,
    occupants,
    patients,
    locked,
    published,
  })
}

function readNames(check: JsonCheck, file: Row, field: string, most: number): string[] {
  const seen = new Set<string>()
  const names = check.list(file, field, (path, value) => {
    const name = check.textAt(path, value)
    if (seen.has(name)) check.fault(path, value, 'it is named twice', 'Name each once')
    seen.add(name)
    return name
  })
  if (file.has(field) && (names.length === 0 || names.length > most)) {
    check.fault(field, names, `it must have 1 to ${most} names`, 'Give at least one')
  }
  return names
}

function readWeights(check: JsonCheck, row: Row): Weights {
  const orNothing = (field: string) => (row.has(field) ? check.integer(row, field) : 0)
  return {
    mixedAge: check.integer(row, 'room_mixed_age'),
    nurseSkill: check.integer(row, 'room_nurse_skill'),
    continuity: check.integer(row, 'continuity_of_care'),
    nurseWorkload: check.integer(row, 'nurse_eccessive_workload'),
    openTheatre: check.integer(row, 'open_operating_theater'),
    surgeonTransfer: check.integer(row, 'surgeon_transfer'),
    delay: check.integer(row, 'patient_delay'),
    travel: orNothing('travel'),
    teamChange: orNothing('team_change'),
    surgeonJourney: orNothing('surgeon_journey'),
    nurseJourney: orNothing('nurse_journey'),
    fairness: orNothing('fairness'),
    change: orNothing('change'),
  }
}

function readHospital(check: JsonCheck, row: Row): Hospital {
  return { id: check.text(row, 'id'), trust: check.text(row, 'trust') }
}

/** The trust that a theatre is lent to; nothing when it is its own hospital's. */
function readBorrower(check: JsonCheck, row: Row, places: Places, hospital: string): string | undefined {
  if (!row.has('lent_to')) return undefined
  const trusts = new Map([...places.byId.values()].map(({ trust }) => [trust, trust]))
  const borrower = check.known(row, 'lent_to', trusts, 'trust')
  if (borrower !== undefined && borrower === places.byId.get(hospital)?.trust) {
    check.fault(at(row, 'lent_to'), borrower, 'the theatre is that trust’s own', 'Name another trust, or leave it out')
  }
  return borrower
}

function readNurse(
  check: JsonCheck,
  row: Row,
  places: Places,
  { days, skillLevels, shiftTypes }: { days: number; skillLevels: number; shiftTypes: readonly string[] },
): Nurse {
  const shiftPlaces = new Map(shiftTypes.map((name, place) => [name, place]))
  const seen = new Set<number>()
  const shifts = check.list(row, 'working_shifts', (path, value) => {
    const one = check.row(path, value)
    const day = check.integer(one, 'day', 0, days - 1)
    const shift = check.known(one, 'shift', shiftPlaces, 'shift') ?? 0
    const place = day * shiftTypes.length + shift
    if (seen.has(place)) check.fault(path, value, 'the nurse has this shift already', 'List each shift once')
    seen.add(place)
    return { day, shift, maxLoad: check.integer(one, 'max_load') }
  })
  const skill = check.integer(row, 'skill_level', 0, skillLevels - 1)
  return { id: check.text(row, 'id'), hospitals: places.several(row, 'hospitals'), skill, shifts }
}

type Known = {
  readonly patientsById: ReadonlyMap<string, Patient>
  readonly roomsById: ReadonlyMap<string, Room>
  readonly theatresById: ReadonlyMap<string, Theatre>
  readonly surgeonsById: ReadonlyMap<string, Surgeon>
}

function readBooked(check: JsonCheck, row: Row, days: number, known: Known): [string, Booked] {
  const patient = check.known(row, 'patient', known.patientsById, 'patient')
  const surgeon = row.has('surgeon') ? check.known(row, 'surgeon', known.surgeonsById, 'surgeon')?.id : patient?.surgeon
  return [
    patient?.id ?? '',
    {
      day: check.integer(row, 'admission_day', 0, days - 1),
      room: check.known(row, 'room', known.roomsById, 'room')?.id ?? '',
      theatre: check.known(row, 'operating_theater', known.theatresById, 'theatre')?.id ?? '',
      surgeon: surgeon ?? '',
    },
  ]
}

function uniquely(check: JsonCheck, file: Row, field: string, booked: Map<string, Booked>): Map<string, Booked> {
  const listed = file.get(field)
  if (Array.isArray(listed) && listed.length !== booked.size) {
    check.fault(field, listed, 'a patient is in it twice', 'List each patient once')
  }
  return booked
}
