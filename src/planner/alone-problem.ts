/** The problem of one trust alone: only its own hospitals, patients and staff. */
import type { Booked, Problem } from './problem.ts'

/** The trusts of a problem, in the order in which its hospitals name them. */
export function trustsOf({ hospitals }: Problem): string[] {
  return [...new Set(hospitals.map(({ trust }) => trust))]
}

/**
 * A surgeon or nurse belongs to the trust of their first hospital. A patient whose own surgeon belongs to another trust
 * keeps the name, so that whoever operates instead still counts as another team; that surgeon has no time here.
 */
export function aloneProblem(problem: Problem, trust: string): Problem {
  const hospitals = problem.hospitals.filter((hospital) => hospital.trust === trust)
  const isOwn = (id: string | undefined) => hospitals.some((hospital) => hospital.id === id)
  const rooms = problem.rooms.filter(({ hospital }) => isOwn(hospital))
  const ownRooms = new Set(rooms.map(({ id }) => id))
  const patients = problem.patients
    .filter(({ home }) => isOwn(home))
    .map((patient) => ({ ...patient, allowedHospitals: patient.allowedHospitals.filter(isOwn) }))
  const named = new Set(patients.map(({ surgeon }) => surgeon))
  const surgeons = problem.surgeons.flatMap((surgeon) => {
    if (isOwn(surgeon.hospitals[0])) return [{ ...surgeon, hospitals: surgeon.hospitals.filter(isOwn) }]
    if (!named.has(surgeon.id)) return []
    return [{ ...surgeon, hospitals: [hospitals[0]!.id], minutes: surgeon.minutes.map(() => 0) }]
  })
  const ownSurgeons = new Set(surgeons.map(({ id }) => id))
  const ownPatients = new Set(patients.map(({ id }) => id))
  // A booking in another trust is no part of what this one does alone.
  const own = (booked: ReadonlyMap<string, Booked>) =>
    new Map(
      [...booked].filter(([id, { room, surgeon }]) => {
        return ownPatients.has(id) && ownRooms.has(room) && ownSurgeons.has(surgeon)
      }),
    )
  return {
    ...problem,
    hospitals,
    rooms,
    theatres: problem.theatres.filter(({ hospital }) => isOwn(hospital)),
    surgeons,
    nurses: problem.nurses
      .filter((nurse) => isOwn(nurse.hospitals[0]))
      .map((nurse) => ({ ...nurse, hospitals: nurse.hospitals.filter(isOwn) })),
    occupants: problem.occupants.filter(({ room }) => ownRooms.has(room)),
    patients: patients.map((patient) => ({
      ...patient,
      otherSurgeons: patient.otherSurgeons.filter((id) => ownSurgeons.has(id)),
      unfitRooms: new Set([...patient.unfitRooms].filter((room) => ownRooms.has(room))),
    })),
    locked: own(problem.locked),
    published: own(problem.published),
  }
}
