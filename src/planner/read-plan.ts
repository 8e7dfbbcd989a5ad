/**
 * Reads a plan for a problem: the competition's solution format, with hospital and surgeon where there are several.
 *
 * Stricter than the competition's checker where that one is undefined (a room given to two nurses, a room or patient
 * listed twice). A patient who is not listed is not admitted. An admission day outside the plan is read, so that the
 * judge can name it.
 */
import { at, JsonCheck, type Row } from './json-check.ts'
import type { NurseDuty, Placement, Plan } from './plan.ts'
import type { Nurse, Patient, Problem, Room } from './problem.ts'
import type { Reading } from './reading.ts'

export function readPlan(problem: Problem, json: unknown): Reading<Plan> {
  const check = new JsonCheck()
  const file = check.row('', json)
  return check.reading({ placements: readPlacements(check, file, problem), duties: readDuties(check, file, problem) })
}

function readPlacements(check: JsonCheck, file: Row, problem: Problem): Map<string, Placement> {
  const patients = byId(problem.patients)
  const rooms = byId(problem.rooms)
  const theatres = byId(problem.theatres)
  const surgeons = byId(problem.surgeons)
  const hospitals = byId(problem.hospitals)
  const listed = new Set<string>()
  const placements = new Map<string, Placement>()
  check.list(file, 'patients', (path, value) => {
    const row = check.row(path, value)
    const patient = check.known(row, 'id', patients, 'patient')
    if (!patient) return
    if (listed.has(patient.id)) check.fault(at(row, 'id'), patient.id, 'the patient is listed twice', 'List them once')
    listed.add(patient.id)
    if (row.get('admission_day') === 'none') return
    const day = row.get('admission_day')
    if (!Number.isSafeInteger(day)) {
      check.fault(at(row, 'admission_day'), day, 'it is neither a whole number nor "none"', 'Give the day as a number')
    }
    const room = check.known(row, 'room', rooms, 'room')
    const theatre = check.known(row, 'operating_theater', theatres, 'theatre')
    const hospital = row.has('hospital') ? check.known(row, 'hospital', hospitals, 'hospital')?.id : room?.hospital
    const surgeon = row.has('surgeon') ? check.known(row, 'surgeon', surgeons, 'surgeon')?.id : patient.surgeon
    if (!room || !theatre || hospital === undefined || surgeon === undefined) return
    placements.set(patient.id, { day: Number(day), hospital, room: room.id, theatre: theatre.id, surgeon })
  })
  return inOrder(problem.patients, placements)
}

function readDuties(check: JsonCheck, file: Row, problem: Problem): NurseDuty[] {
  const nurses = byId(problem.nurses)
  const rooms = byId(problem.rooms)
  const hospitals = byId(problem.hospitals)
  const shiftPlaces = new Map(problem.shiftTypes.map((name, place) => [name, place]))
  const listed = new Set<string>()
  const taken = new Map<string, string>()
  const duties: NurseDuty[] = []
  check.list(file, 'nurses', (path, value) => {
    const row = check.row(path, value)
    const nurse = check.known(row, 'id', nurses, 'nurse')
    if (!nurse) return
    if (listed.has(nurse.id)) check.fault(at(row, 'id'), nurse.id, 'the nurse is listed twice', 'List them once')
    listed.add(nurse.id)
    const shiftsSeen = new Set<string>()
    check.list(row, 'assignments', (dutyPath, dutyValue) => {
      const one = check.row(dutyPath, dutyValue)
      const day = check.integer(one, 'day', 0, problem.days - 1)
      const shift = check.known(one, 'shift', shiftPlaces, 'shift')
      if (shift === undefined) return
      if (!isRostered(nurse, day, shift)) {
        check.fault(dutyPath, dutyValue, `${nurse.id} is not rostered then`, 'Give the shift to a nurse on duty')
      }
      const when = `${day} ${shift}`
      if (shiftsSeen.has(when)) check.fault(dutyPath, dutyValue, 'the nurse has this shift already', 'List it once')
      shiftsSeen.add(when)
      const inRooms = check.knownIds(one, 'rooms', rooms, 'room').filter((room) => rooms.has(room))
      inRooms.forEach((room, n) => {
        const other = taken.get(`${when} ${room}`)
        if (other !== undefined && other !== nurse.id) {
          check.fault(`${dutyPath}.rooms[${n}]`, room, `${other} has this room in this shift`, 'Give it to one nurse')
        }
        taken.set(`${when} ${room}`, nurse.id)
      })
      const hospital = one.has('hospital')
        ? check.known(one, 'hospital', hospitals, 'hospital')?.id
        : whereOf(nurse, inRooms, rooms)
      duties.push({ nurse: nurse.id, day, shift, hospital: hospital ?? '', rooms: inRooms })
    })
  })
  return duties
}

/** A duty that does not say where it is, is where its rooms are. */
function whereOf(nurse: Nurse, inRooms: readonly string[], rooms: ReadonlyMap<string, Room>): string {
  return rooms.get(inRooms[0] ?? '')?.hospital ?? nurse.hospitals[0]!
}

function isRostered(nurse: Nurse, day: number, shift: number): boolean {
  return nurse.shifts.some((one) => one.day === day && one.shift === shift)
}

/** In the order of the problem, so that a plan reads the same however its file was sorted. */
function inOrder(patients: readonly Patient[], placements: ReadonlyMap<string, Placement>): Map<string, Placement> {
  return new Map(patients.flatMap(({ id }) => (placements.has(id) ? [[id, placements.get(id)!]] : [])))
}

function byId<T extends { readonly id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]))
}
