/**
 * A problem as the search sees it: numbers in flat arrays, places instead of ids.
 *
 * People are the patients 0 … P−1 and then the occupants. A *way* is a pair of surgeon and hospital that a patient may
 * be treated by and in; what it costs whatever the day (travel, change of team) is known beforehand. Ways with the same
 * days share one list of them, so memory grows with the list of patients and not with list × days.
 */
import type { Booked, Patient, Problem } from '../problem.ts'
import { type Fairness, fairnessFacts } from './fairness.ts'
import { type Floaters, floatersOf } from './floaters.ts'
import { placesById } from './places-by-id.ts'
import { type Ways, waysOf } from './ways.ts'

export type Facts = Sizes & {
  readonly problem: Problem
  readonly weights: Problem['weights']
  readonly nights: Int32Array
  /** 0 for A, 1 for B. */
  readonly gender: Uint8Array
  readonly age: Uint8Array
  /** Where a person's care starts in `workload` and `skillNeeded`. */
  readonly careFrom: Int32Array
  readonly workload: Uint16Array
  readonly skillNeeded: Uint8Array
  readonly minutes: Int32Array
  readonly release: Int32Array
  readonly mandatory: Uint8Array
  readonly untreatedWeight: Int32Array
  readonly trustOfPatient: Uint8Array
  readonly ways: Ways
  /** Where a patient's row starts in `roomFits`: those who differ in no room share one. */
  readonly roomFitsFrom: Int32Array
  /** kind of patient × room: 1 where the room is fit. */
  readonly roomFits: Uint8Array
  readonly beds: Int32Array
  /** room × day: the beds that people of the problem may have. */
  readonly bedsOn: Int32Array
  readonly hospitalOfRoom: Uint8Array
  readonly hospitalOfTheatre: Uint8Array
  readonly trustOfHospital: Uint8Array
  readonly roomsOf: readonly Int32Array[]
  readonly theatresOf: readonly Int32Array[]
  /** surgeon × day and theatre × day. */
  readonly surgeonMinutes: Int32Array
  readonly theatreMinutes: Int32Array
  /** By theatre: the trust whose list it is, −1 where its own; nothing when none is lent. */
  readonly lentTo: Int16Array | undefined
  readonly homeOfSurgeon: Uint8Array
  /** By surgeon: the patients whom they may operate on. */
  readonly patientsOf: readonly Int32Array[]
  /** By surgeon: the minutes of the shortest of those operations. */
  readonly shortestOf: Int32Array
  /** The most operations that a surgeon could have in a day. */
  readonly mostCases: number
  /** One more than there are nurses: the last is nobody, who costs nothing and is never overloaded. */
  readonly nurseSkill: Uint8Array
  /** nurse × shift: the load that may be carried, −1 when off duty. */
  readonly maxLoad: Int32Array
  readonly floaters: Floaters
  readonly occupantRoom: Int32Array
  readonly fairness: Fairness | undefined
  /** Placements that must stay, and those that were published; −1 where there is none. */
  readonly isLocked: Uint8Array
  readonly locked: BookedFacts | undefined
  readonly published: BookedFacts | undefined
}

export type Sizes = {
  readonly days: number
  readonly shiftsADay: number
  readonly shifts: number
  readonly patients: number
  readonly people: number
  readonly rooms: number
  readonly nurses: number
  readonly surgeons: number
  readonly theatres: number
  readonly hospitals: number
  readonly trusts: readonly string[]
  readonly skillLevels: number
  readonly ageGroups: number
}

/** By patient; −1 for those without. */
export type BookedFacts = {
  readonly count: number
  readonly day: Int32Array
  readonly room: Int32Array
  readonly theatre: Int32Array
  readonly surgeon: Int32Array
}

const known = new WeakMap<Problem, Facts>()

/** Worked out once for each problem: neither ever changes. */
export function factsOf(problem: Problem): Facts {
  const facts = known.get(problem) ?? workOut(problem)
  known.set(problem, facts)
  return facts
}

function workOut(problem: Problem): Facts {
  const { days, patients, occupants } = problem
  const shiftsADay = problem.shiftTypes.length
  const shifts = days * shiftsADay
  const people = [...patients, ...occupants]
  const hospitalPlaces = placesById(problem.hospitals)
  const roomPlaces = placesById(problem.rooms)
  const surgeonPlaces = placesById(problem.surgeons)
  const theatrePlaces = placesById(problem.theatres)
  const trusts = [...new Set(problem.hospitals.map(({ trust }) => trust))]
  const hospitalOfRoom = Uint8Array.from(problem.rooms, ({ hospital }) => hospitalPlaces.get(hospital)!)
  const hospitalOfTheatre = Uint8Array.from(problem.theatres, ({ hospital }) => hospitalPlaces.get(hospital)!)
  const trustOfHospital = Uint8Array.from(problem.hospitals, ({ trust }) => trusts.indexOf(trust))

  const careFrom = new Int32Array(people.length)
  let care = 0
  people.forEach(({ nights }, i) => {
    careFrom[i] = care
    care += nights * shiftsADay
  })
  const workload = new Uint16Array(care)
  const skillNeeded = new Uint8Array(care)
  people.forEach((person, i) => {
    workload.set(person.workload, careFrom[i])
    skillNeeded.set(person.skillNeeded, careFrom[i])
  })

  const isLocked = Uint8Array.from(patients, ({ id }) => (problem.locked.has(id) ? 1 : 0))
  const minutes = Int32Array.from(patients, ({ surgeryMinutes }) => surgeryMinutes)
  const surgeonMinutes = Int32Array.from(problem.surgeons.flatMap((surgeon) => surgeon.minutes))

  const maxLoad = new Int32Array((problem.nurses.length + 1) * shifts).fill(-1)
  problem.nurses.forEach((nurse, n) => {
    for (const one of nurse.shifts) maxLoad[n * shifts + one.day * shiftsADay + one.shift] = one.maxLoad
  })

  const ways = waysOf(problem, { hospitalPlaces, surgeonPlaces })
  const patientsOf = patientsBySurgeon(ways, problem.surgeons.length)
  return {
    problem,
    weights: problem.weights,
    days,
    shiftsADay,
    shifts,
    patients: patients.length,
    people: people.length,
    rooms: problem.rooms.length,
    nurses: problem.nurses.length,
    surgeons: problem.surgeons.length,
    theatres: problem.theatres.length,
    hospitals: problem.hospitals.length,
    trusts,
    skillLevels: problem.skillLevels,
    ageGroups: problem.ageGroups.length,
    nights: Int32Array.from(people, ({ nights }) => nights),
    gender: Uint8Array.from(people, ({ gender }) => (gender === 'A' ? 0 : 1)),
    age: Uint8Array.from(people, ({ ageGroup }) => ageGroup),
    careFrom,
    workload,
    skillNeeded,
    minutes,
    release: Int32Array.from(patients, ({ releaseDay }) => releaseDay),
    mandatory: Uint8Array.from(patients, ({ mandatory }) => (mandatory ? 1 : 0)),
    untreatedWeight: Int32Array.from(patients, ({ untreatedWeight }) => untreatedWeight),
    trustOfPatient: Uint8Array.from(patients, ({ home }) => trustOfHospital[hospitalPlaces.get(home)!]!),
    ways,
    ...roomFitness(patients, roomPlaces),
    beds: Int32Array.from(problem.rooms, ({ beds }) => beds),
    bedsOn: Int32Array.from(problem.rooms.flatMap(({ bedsOn }) => bedsOn)),
    hospitalOfRoom,
    hospitalOfTheatre,
    trustOfHospital,
    roomsOf: problem.hospitals.map((_, h) => placesWhere(hospitalOfRoom, h)),
    theatresOf: problem.hospitals.map((_, h) => placesWhere(hospitalOfTheatre, h)),
    surgeonMinutes,
    theatreMinutes: Int32Array.from(problem.theatres.flatMap(({ minutes }) => minutes)),
    lentTo: problem.theatres.some(({ lentTo }) => lentTo !== undefined)
      ? Int16Array.from(problem.theatres, ({ lentTo }) => (lentTo === undefined ? -1 : trusts.indexOf(lentTo)))
      : undefined,
    homeOfSurgeon: Uint8Array.from(problem.surgeons, ({ hospitals }) => hospitalPlaces.get(hospitals[0]!)!),
    patientsOf,
    shortestOf: Int32Array.from(patientsOf, (own) => own.reduce((least, i) => Math.min(least, minutes[i]!), 1 << 28)),
    mostCases: mostCases(ways, minutes, surgeonMinutes, isLocked, days),
    nurseSkill: Uint8Array.from([...problem.nurses.map(({ skill }) => skill), problem.skillLevels - 1]),
    maxLoad,
    floaters: floatersOf(problem),
    occupantRoom: Int32Array.from(occupants, ({ room }) => roomPlaces.get(room)!),
    fairness: problem.weights.fairness > 0 ? fairnessFacts(problem) : undefined,
    isLocked,
    locked: bookedFacts(problem.locked),
    published: bookedFacts(problem.published),
  }

  function bookedFacts(booked: ReadonlyMap<string, Booked>): BookedFacts | undefined {
    if (booked.size === 0) return undefined
    const place = (of: (id: string) => number) => Int32Array.from(patients, ({ id }) => (booked.has(id) ? of(id) : -1))
    return {
      count: booked.size,
      day: place((id) => booked.get(id)!.day),
      room: place((id) => roomPlaces.get(booked.get(id)!.room)!),
      theatre: place((id) => theatrePlaces.get(booked.get(id)!.theatre)!),
      surgeon: place((id) => surgeonPlaces.get(booked.get(id)!.surgeon)!),
    }
  }
}

function patientsBySurgeon({ from, surgeon }: Ways, surgeons: number): Int32Array[] {
  const lists = Array.from({ length: surgeons }, () => new Set<number>())
  for (let i = 0; i + 1 < from.length; i++) {
    for (let way = from[i]!; way < from[i + 1]!; way++) lists[surgeon[way]!]!.add(i)
  }
  return lists.map((list) => Int32Array.from(list))
}

/** Most patients may lie anywhere or have a ward in common, so there are far fewer kinds of them than patients. */
function roomFitness(patients: readonly Patient[], roomPlaces: ReadonlyMap<string, number>) {
  const rooms = roomPlaces.size
  const kinds = new Map<string, number>()
  const rows: number[][] = []
  const roomFitsFrom = Int32Array.from(patients, ({ unfitRooms }) => {
    const unfit = Array.from(unfitRooms, (id) => roomPlaces.get(id)!).sort((a, b) => a - b)
    const key = unfit.join()
    const kind = kinds.get(key) ?? rows.push(unfit) - 1
    kinds.set(key, kind)
    return kind * rooms
  })
  const roomFits = new Uint8Array(rows.length * rooms).fill(1)
  rows.forEach((unfit, kind) => {
    for (const room of unfit) roomFits[kind * rooms + room] = 0
  })
  return { roomFitsFrom, roomFits }
}

/** As many of the shortest operations as fit into the surgeon's longest day, and what is booked even where it does not fit. */
function mostCases(ways: Ways, minutes: Int32Array, surgeonMinutes: Int32Array, isLocked: Uint8Array, days: number) {
  const surgeons = surgeonMinutes.length / days
  const shortest = new Int32Array(surgeons).fill(1 << 30)
  const own = new Int32Array(surgeons)
  const booked = new Int32Array(surgeons)
  for (let i = 0; i < minutes.length; i++) {
    for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
      const surgeon = ways.surgeon[way]!
      shortest[surgeon] = Math.min(shortest[surgeon]!, minutes[i]!)
      own[surgeon]!++
      booked[surgeon]! += isLocked[i]!
    }
  }
  let most = 1
  for (let at = 0; at < surgeonMinutes.length; at++) {
    const surgeon = Math.floor(at / days)
    const fitting = Math.floor(surgeonMinutes[at]! / Math.max(1, shortest[surgeon]!))
    const longest = shortest[surgeon] === 0 ? own[surgeon]! : Math.min(own[surgeon]!, fitting + booked[surgeon]!)
    most = Math.max(most, longest)
  }
  return most
}

function placesWhere(of: Uint8Array, wanted: number): Int32Array {
  return Int32Array.from([...of.keys()].filter((place) => of[place] === wanted))
}
