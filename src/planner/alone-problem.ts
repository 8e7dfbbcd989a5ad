/**
 * The problem of one trust alone: only its own hospitals, patients and staff. What is locked is settled, alone as together:
 * whoever has a place at another trust is there, so that the plans alone, side by side, are a plan that keeps every lock.
 * A theatre that is lent is in nobody's plan alone: its owner has given the time away, and to its borrower a loan gives no
 * bed at the owner's hospital, which only the plan for all can.
 */
import type { Booked, Patient, Problem, Surgeon, Theatre } from './problem.ts'

/** The trusts of a problem, in the order in which its hospitals name them. */
export function trustsOf({ hospitals }: Problem): string[] {
  return [...new Set(hospitals.map(({ trust }) => trust))]
}

/**
 * A surgeon or nurse belongs to the trust of their first hospital. A patient whose own surgeon belongs to another trust
 * keeps the name, so that whoever operates instead still counts as another team; that surgeon has time here only for what
 * is locked.
 */
export function aloneProblem(problem: Problem, trust: string): Problem {
  const hospitals = problem.hospitals.filter((hospital) => hospital.trust === trust)
  const isOwn = (id: string | undefined) => hospitals.some((hospital) => hospital.id === id)
  const rooms = problem.rooms.filter(({ hospital }) => isOwn(hospital))
  const hospitalOfRoom = new Map(rooms.map(({ id, hospital }) => [id, hospital]))
  const locks = [...problem.locked]
  const lockedHere = new Map(locks.filter(([, { room }]) => hospitalOfRoom.has(room)))
  const lockedAway = new Map(locks.filter(([, { room }]) => !hospitalOfRoom.has(room)))

  const patients = problem.patients
    .filter(({ id, home }) => lockedHere.has(id) || (isOwn(home) && !lockedAway.has(id)))
    .map((patient) => atOwnHospitals(patient, isOwn, hospitalOfRoom.get(lockedHere.get(patient.id)?.room ?? '')))
  const minutesOf = new Map(patients.map(({ id, surgeryMinutes }) => [id, surgeryMinutes]))
  const theatres = problem.theatres
    .filter(({ hospital }) => isOwn(hospital))
    .flatMap((theatre) => (theatre.lentTo === undefined ? theatre : forWhatIsLocked(theatre, lockedHere, minutesOf)))
  const theatreIds = new Set(theatres.map(({ id }) => id))
  const named = new Set(patients.flatMap(({ id, surgeon }) => [surgeon, lockedHere.get(id)?.surgeon ?? surgeon]))
  const surgeons = problem.surgeons.flatMap((surgeon) => {
    if (isOwn(surgeon.hospitals[0])) return [whenNotAway(surgeon, isOwn, lockedAway)]
    return named.has(surgeon.id) ? [asAVisitor(surgeon, isOwn, hospitals[0]!.id, lockedHere, minutesOf)] : []
  })
  const ownSurgeons = new Set(surgeons.map(({ id }) => id))
  return {
    ...problem,
    hospitals,
    rooms,
    theatres,
    surgeons,
    nurses: problem.nurses
      .filter((nurse) => isOwn(nurse.hospitals[0]))
      .map((nurse) => ({ ...nurse, hospitals: nurse.hospitals.filter(isOwn) })),
    occupants: problem.occupants.filter(({ room }) => hospitalOfRoom.has(room)),
    patients: patients.map((patient) => ({
      ...patient,
      otherSurgeons: patient.otherSurgeons.filter((id) => ownSurgeons.has(id)),
      unfitRooms: new Set([...patient.unfitRooms].filter((room) => hospitalOfRoom.has(room))),
    })),
    locked: lockedHere,
    published: new Map(
      [...problem.published].filter(([id, { room, theatre, surgeon }]) => {
        return minutesOf.has(id) && hospitalOfRoom.has(room) && theatreIds.has(theatre) && ownSurgeons.has(surgeon)
      }),
    ),
  }
}

/** A guest has the hospital of the lock for a home: there is no other in the trust's problem. */
function atOwnHospitals(patient: Patient, isOwn: (hospital: string) => boolean, locked: string | undefined): Patient {
  const home = isOwn(patient.home) ? patient.home : (locked ?? patient.home)
  return { ...patient, home, allowedHospitals: patient.allowedHospitals.filter(isOwn) }
}

/** Of a theatre that is lent, the time that is settled already; nothing where none is. */
function forWhatIsLocked(
  theatre: Theatre,
  lockedHere: ReadonlyMap<string, Booked>,
  minutesOf: ReadonlyMap<string, number>,
): Theatre[] {
  const locked = [...lockedHere].filter(([, booked]) => booked.theatre === theatre.id)
  if (locked.length === 0) return []
  const minutes = theatre.minutes.map(() => 0)
  for (const [patient, { day }] of locked) minutes[day]! += minutesOf.get(patient) ?? 0
  return [{ ...theatre, minutes, lentTo: undefined }]
}

/** A surgeon works in one hospital a day, so on a day that is locked elsewhere there is no time for this trust. */
function whenNotAway(
  surgeon: Surgeon,
  isOwn: (hospital: string) => boolean,
  lockedAway: ReadonlyMap<string, Booked>,
): Surgeon {
  const away = new Set([...lockedAway.values()].filter((booked) => booked.surgeon === surgeon.id).map(({ day }) => day))
  return {
    ...surgeon,
    hospitals: surgeon.hospitals.filter(isOwn),
    minutes: surgeon.minutes.map((minutes, day) => (away.has(day) ? 0 : minutes)),
  }
}

/** Somebody of another trust, who is somewhere even when only named. */
function asAVisitor(
  surgeon: Surgeon,
  isOwn: (hospital: string) => boolean,
  somewhere: string,
  lockedHere: ReadonlyMap<string, Booked>,
  minutesOf: ReadonlyMap<string, number>,
): Surgeon {
  const minutes = surgeon.minutes.map(() => 0)
  for (const [patient, booked] of lockedHere) {
    if (booked.surgeon === surgeon.id) minutes[booked.day]! += minutesOf.get(patient) ?? 0
  }
  const passports = surgeon.hospitals.filter(isOwn)
  return { ...surgeon, hospitals: passports.length > 0 ? passports : [somewhere], minutes }
}
