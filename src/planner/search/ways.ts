/**
 * The ways each patient may be treated: which surgeon, in which hospital, on which days, at what fixed cost.
 *
 * Days on which the surgeon has too few minutes for this operation, or no theatre of the hospital has, are left out
 * once and for all.
 */
import type { Patient, Problem } from '../problem.ts'

export type Ways = {
  /** The ways of patient i are from[i] … from[i + 1] − 1. */
  readonly from: Int32Array
  readonly surgeon: Int32Array
  readonly hospital: Uint8Array
  /** Travel and change of team, weighted. */
  readonly cost: Int32Array
  /** 1 where it is not the patient's own surgeon. */
  readonly isOtherTeam: Uint8Array
  /** Which list of days below. */
  readonly dayList: Int32Array
  readonly dayLists: readonly Int32Array[]
  /** The same lists as bits: days 0–31 and 32–63. */
  readonly daysLow: Int32Array
  readonly daysHigh: Int32Array
}

type Places = {
  readonly hospitalPlaces: ReadonlyMap<string, number>
  readonly surgeonPlaces: ReadonlyMap<string, number>
}

export function waysOf(problem: Problem, { hospitalPlaces, surgeonPlaces }: Places): Ways {
  const longestTheatre = new Map(problem.hospitals.map(({ id }) => [id, longestMinutes(problem, id)]))
  const hospitalOfRoom = new Map(problem.rooms.map((room) => [room.id, room.hospital]))
  const from = new Int32Array(problem.patients.length + 1)
  const surgeon: number[] = []
  const hospital: number[] = []
  const cost: number[] = []
  const isOtherTeam: number[] = []
  const dayList: number[] = []
  const dayLists: Int32Array[] = []
  const known = new Map<number, number>()
  const passports = problem.surgeons.map((one) => new Set(one.hospitals))
  const { days } = problem

  problem.patients.forEach((patient, i) => {
    const booked = problem.locked.get(patient.id)
    if (booked) {
      // What is booked stays whatever else is allowed, so it is a way of its own and the only one.
      const place = hospitalOfRoom.get(booked.room)!
      surgeon.push(surgeonPlaces.get(booked.surgeon)!)
      hospital.push(hospitalPlaces.get(place)!)
      cost.push(fixedCost(problem, patient, place, booked.surgeon))
      isOtherTeam.push(booked.surgeon === patient.surgeon ? 0 : 1)
      dayList.push(dayLists.length)
      dayLists.push(Int32Array.of(booked.day))
      from[i + 1] = surgeon.length
      return
    }
    const who = [...new Set([patient.surgeon, ...patient.otherSurgeons])].map((id) => surgeonPlaces.get(id)!)
    for (const place of patient.allowedHospitals) {
      const where = hospitalPlaces.get(place)!
      for (const u of who) {
        if (!passports[u]!.has(place)) continue
        // Those who differ in nothing that a day depends on share a list: the numbers below count in mixed radix.
        const pair = u * problem.hospitals.length + where
        const key = ((pair * 100_000 + patient.surgeryMinutes) * days + patient.releaseDay) * days + patient.lastDay
        let list = patient.surgeryMinutes < 100_000 ? known.get(key) : undefined
        if (list === undefined) {
          list = dayLists.length
          known.set(key, list)
          dayLists.push(possibleDays(patient, problem.surgeons[u]!.minutes, longestTheatre.get(place)!))
        }
        if (dayLists[list]!.length === 0) continue
        surgeon.push(u)
        hospital.push(where)
        cost.push(fixedCost(problem, patient, place, problem.surgeons[u]!.id))
        isOtherTeam.push(problem.surgeons[u]!.id === patient.surgeon ? 0 : 1)
        dayList.push(list)
      }
    }
    from[i + 1] = surgeon.length
  })

  return {
    from,
    surgeon: Int32Array.from(surgeon),
    hospital: Uint8Array.from(hospital),
    cost: Int32Array.from(cost),
    isOtherTeam: Uint8Array.from(isOtherTeam),
    dayList: Int32Array.from(dayList),
    dayLists,
    daysLow: Int32Array.from(dayLists, (days) => bitsOf(days, 0)),
    daysHigh: Int32Array.from(dayLists, (days) => bitsOf(days, 32)),
  }
}

function longestMinutes(problem: Problem, hospital: string): number[] {
  const own = problem.theatres.filter((theatre) => theatre.hospital === hospital)
  return Array.from({ length: problem.days }, (_, day) => Math.max(-1, ...own.map(({ minutes }) => minutes[day]!)))
}

function possibleDays(patient: Patient, surgeonMinutes: readonly number[], longest: readonly number[]): Int32Array {
  const days: number[] = []
  for (let day = patient.releaseDay; day <= patient.lastDay; day++) {
    if (surgeonMinutes[day]! >= patient.surgeryMinutes && longest[day]! >= patient.surgeryMinutes) days.push(day)
  }
  return Int32Array.from(days)
}

function fixedCost({ weights }: Problem, patient: Patient, hospital: string, surgeon: string): number {
  const minutes = (patient.travelMinutes.get(hospital) ?? 0) - (patient.travelMinutes.get(patient.home) ?? 0)
  return weights.travel * Math.max(0, minutes) + (surgeon === patient.surgeon ? 0 : weights.teamChange)
}

function bitsOf(days: Int32Array, from: number): number {
  let bits = 0
  for (const day of days) if (day >= from && day < from + 32) bits |= 1 << (day - from)
  return bits
}
