/**
 * The room and the surgeon that a person who moves a patient would most likely choose, so that they need not. A first
 * guess and no judgement: whatever it breaks, the judge says. Pure.
 */
import type { Patient, Plan, Problem } from '#planner'

/** A room of the hospital that suits the patient, with a bed among people of their gender; else the first that suits. */
export function freeRoom(
  problem: Problem,
  plan: Plan,
  patient: Patient,
  hospital: string,
  day: number,
): string | undefined {
  const own = problem.rooms.filter((room) => room.hospital === hospital)
  const fit = own.filter(({ id }) => !patient.unfitRooms.has(id))
  const last = Math.min(problem.days, day + patient.nights)
  const inBed = new Map<string, { readonly from: number; readonly until: number; readonly gender: 'A' | 'B' }[]>()
  const lies = (room: string, from: number, nights: number, gender: 'A' | 'B') =>
    inBed.set(room, [...(inBed.get(room) ?? []), { from, until: from + nights, gender }])
  for (const { room, nights, gender } of problem.occupants) lies(room, 0, nights, gender)
  for (const other of problem.patients) {
    const placement = plan.placements.get(other.id)
    if (placement?.hospital === hospital && other.id !== patient.id) {
      lies(placement.room, placement.day, other.nights, other.gender)
    }
  }
  const isFree = ({ id, bedsOn }: Problem['rooms'][number]): boolean => {
    for (let night = day; night < last; night++) {
      const there = (inBed.get(id) ?? []).filter(({ from, until }) => from <= night && night < until)
      if (there.length >= (bedsOn[night] ?? 0) || there.some(({ gender }) => gender !== patient.gender)) return false
    }
    return true
  }
  return (fit.find(isFree) ?? fit[0] ?? own[0])?.id
}

/** Their own surgeon where that is possible; else one of those who may take over, with time on that day there. */
export function freeSurgeon(
  problem: Problem,
  plan: Plan,
  patient: Patient,
  hospital: string,
  day: number,
): string | undefined {
  const byId = new Map(problem.surgeons.map((surgeon) => [surgeon.id, surgeon]))
  const asked = [patient.surgeon, ...patient.otherSurgeons].flatMap((id) => byId.get(id) ?? [])
  const there = asked.filter(({ hospitals }) => hospitals.includes(hospital))
  const operations = problem.patients.flatMap(({ id, surgeryMinutes }) => {
    const placement = plan.placements.get(id)
    return placement?.day === day && id !== patient.id ? [{ ...placement, surgeryMinutes }] : []
  })
  const isFree = ({ id, minutes }: Problem['surgeons'][number]): boolean => {
    const done = operations.filter(({ surgeon }) => surgeon === id)
    const used = done.reduce((sum, { surgeryMinutes }) => sum + surgeryMinutes, 0)
    return used + patient.surgeryMinutes <= (minutes[day] ?? 0) && done.every((one) => one.hospital === hospital)
  }
  return (there.find(isFree) ?? there[0] ?? asked[0])?.id
}
