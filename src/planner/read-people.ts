/** Reads the people of a problem: those in bed already and those who wait. */
import { at, type JsonCheck, type Row } from './json-check.ts'
import type { Places } from './places.ts'
import type { Occupant, Patient, Person, Room, Surgeon } from './problem.ts'

export type Grounds = {
  readonly days: number
  readonly skillLevels: number
  readonly shiftsADay: number
  readonly ageGroups: readonly string[]
  readonly places: Places
}

export function readOccupant(check: JsonCheck, row: Row, grounds: Grounds, rooms: ReadonlyMap<string, Room>): Occupant {
  return { ...readPerson(check, row, grounds), room: check.known(row, 'room_id', rooms, 'room')?.id ?? '' }
}

export function readPatient(
  check: JsonCheck,
  row: Row,
  grounds: Grounds,
  rooms: ReadonlyMap<string, Room>,
  surgeons: ReadonlyMap<string, Surgeon>,
  unscheduledOptional: number,
): Patient {
  const { places } = grounds
  const mandatory = check.boolean(row, 'mandatory')
  const releaseDay = check.integer(row, 'surgery_release_day', 0, grounds.days - 1)
  // Only the mandatory are due: the competition's checker does not look at an optional patient's due day.
  const due = mandatory ? check.integer(row, 'surgery_due_day', releaseDay) : grounds.days - 1
  const home = places.one(row, 'home')
  const hasUnfit = row.get('incompatible_room_ids') !== null
  return {
    ...readPerson(check, row, grounds),
    mandatory,
    releaseDay,
    lastDay: Math.min(due, grounds.days - 1),
    surgeryMinutes: check.integer(row, 'surgery_duration'),
    surgeon: check.known(row, 'surgeon_id', surgeons, 'surgeon')?.id ?? '',
    otherSurgeons: row.has('surgeon_ids') ? check.knownIds(row, 'surgeon_ids', surgeons, 'surgeon') : [],
    unfitRooms: new Set(hasUnfit ? check.knownIds(row, 'incompatible_room_ids', rooms, 'room') : []),
    home,
    allowedHospitals: row.has('allowed_hospitals')
      ? check.knownIds(row, 'allowed_hospitals', places.byId, 'hospital')
      : [home],
    travelMinutes: readTravel(check, row, places),
    untreatedWeight: row.has('unscheduled_weight') ? check.integer(row, 'unscheduled_weight') : unscheduledOptional,
    groups: readGroups(check, row),
    weeksWaited: row.has('weeks_waited') ? check.integer(row, 'weeks_waited', 0, 5200) : undefined,
  }
}

function readPerson(check: JsonCheck, row: Row, { skillLevels, shiftsADay, ageGroups }: Grounds): Person {
  const gender = row.get('gender')
  if (gender !== 'A' && gender !== 'B') {
    check.fault(at(row, 'gender'), gender, 'it is neither "A" nor "B"', 'Give "A" or "B"')
  }
  const places = new Map(ageGroups.map((name, place) => [name, place]))
  // A person in bed for part of a day has the bed for that day.
  const nights = check.integer(row, 'length_of_stay', 1, 3660)
  const skillNeeded = check.integers(row, 'skill_level_required', nights * shiftsADay)
  skillNeeded.forEach((level, n) => {
    check.integerAt(`${at(row, 'skill_level_required')}[${n}]`, level, 0, skillLevels - 1)
  })
  return {
    id: check.text(row, 'id'),
    gender: gender === 'B' ? 'B' : 'A',
    ageGroup: check.known(row, 'age_group', places, 'age group') ?? 0,
    nights,
    workload: check.integers(row, 'workload_produced', nights * shiftsADay),
    skillNeeded,
  }
}

function readTravel(check: JsonCheck, row: Row, places: Places): ReadonlyMap<string, number> {
  const minutes = new Map<string, number>()
  if (!row.has('travel_minutes')) return minutes
  const path = at(row, 'travel_minutes')
  const value = row.get('travel_minutes')
  const travel = check.row(path, value)
  for (const hospital of keysOf(value)) {
    check.knownAt(`${path}.${hospital}`, hospital, places.byId, 'hospital')
    minutes.set(hospital, check.integer(travel, hospital, 0, 10_000))
  }
  return minutes
}

function readGroups(check: JsonCheck, row: Row): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  if (!row.has('groups')) return groups
  const path = at(row, 'groups')
  const value = row.get('groups')
  const named = check.row(path, value)
  for (const kind of keysOf(value)) {
    const group = named.get(kind)
    // Deprivation quintiles are often written as numbers.
    groups.set(kind, Number.isInteger(group) ? String(group) : check.textAt(`${path}.${kind}`, group))
  }
  return groups
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
}
