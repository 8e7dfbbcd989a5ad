/** What a plan decides, as numbers: small enough to copy often and to send between threads. */
import type { NurseDuty, Placement, Plan } from '../plan.ts'
import type { Facts } from './facts.ts'
import { placesById } from './places-by-id.ts'
import { postAtHome } from './posting.ts'
import { OUT, type State } from './state.ts'

export type Decisions = {
  readonly day: Int32Array
  readonly room: Int32Array
  readonly theatre: Int32Array
  readonly way: Int32Array
  readonly nurse: Int16Array
  readonly posting: Int16Array
}

export function copyDecisions({ facts, ...s }: State): Decisions {
  return {
    day: s.day.slice(0, facts.patients),
    room: s.room.slice(0, facts.patients),
    theatre: s.theatre.slice(),
    way: s.way.slice(),
    nurse: s.nurse.slice(),
    posting: s.posting.slice(),
  }
}

/** Like `copyDecisions`, into arrays that are there already. */
export function recordDecisions(s: State, into: Decisions): void {
  into.day.set(s.day.subarray(0, s.facts.patients))
  into.room.set(s.room.subarray(0, s.facts.patients))
  into.theatre.set(s.theatre)
  into.way.set(s.way)
  into.nurse.set(s.nurse)
  into.posting.set(s.posting)
}

/** Empty rooms are left out of the nurses' duties, unless asked for: they need nobody. */
export function planOf(facts: Facts, decisions: Decisions, emptyRoomsToo = false): Plan {
  const { problem, ways, shifts, shiftsADay } = facts
  const placements = new Map<string, Placement>()
  const isOccupied = new Uint8Array(facts.rooms * facts.days)
  const occupy = (room: number, from: number, nights: number) => {
    for (let day = from; day < Math.min(facts.days, from + nights); day++) isOccupied[room * facts.days + day] = 1
  }
  problem.occupants.forEach(({ nights }, k) => {
    occupy(facts.occupantRoom[k]!, 0, nights)
  })
  problem.patients.forEach(({ id, nights }, i) => {
    const day = decisions.day[i]!
    if (day === OUT) return
    occupy(decisions.room[i]!, day, nights)
    const way = decisions.way[i]!
    placements.set(id, {
      day,
      hospital: problem.hospitals[ways.hospital[way]!]!.id,
      room: problem.rooms[decisions.room[i]!]!.id,
      theatre: problem.theatres[decisions.theatre[i]!]!.id,
      surgeon: problem.surgeons[ways.surgeon[way]!]!.id,
    })
  })

  const roomsOf = new Map<number, string[]>()
  for (let room = 0; room < facts.rooms; room++) {
    for (let shift = 0; shift < shifts; shift++) {
      const n = decisions.nurse[room * shifts + shift]!
      if (n === facts.nurses) continue
      if (!emptyRoomsToo && isOccupied[room * facts.days + Math.floor(shift / shiftsADay)] === 0) continue
      const key = n * shifts + shift
      const rooms = roomsOf.get(key)
      if (rooms) rooms.push(problem.rooms[room]!.id)
      else roomsOf.set(key, [problem.rooms[room]!.id])
    }
  }
  const duties = problem.nurses.flatMap((nurse, n) =>
    nurse.shifts.map(({ day, shift }): NurseDuty => {
      const at = n * shifts + day * shiftsADay + shift
      const hospital = problem.hospitals[decisions.posting[at]!]!.id
      return { nurse: nurse.id, day, shift, hospital, rooms: roomsOf.get(at) ?? [] }
    }),
  )
  return { placements, duties }
}

/** A plan's decisions; placements that the search would never make are left out. */
export function decisionsOf(facts: Facts, plan: Plan): Decisions {
  const { problem, ways, shifts, shiftsADay } = facts
  const rooms = placesById(problem.rooms)
  const theatres = placesById(problem.theatres)
  const nurses = placesById(problem.nurses)
  const hospitals = placesById(problem.hospitals)
  const decisions: Decisions = {
    day: new Int32Array(facts.patients).fill(OUT),
    room: new Int32Array(facts.patients).fill(OUT),
    theatre: new Int32Array(facts.patients).fill(OUT),
    way: new Int32Array(facts.patients).fill(OUT),
    nurse: new Int16Array(facts.rooms * shifts).fill(facts.nurses),
    // Shifts that the plan does not mention, or has worked where that may not be, are worked at home.
    posting: postAtHome(facts),
  }
  problem.patients.forEach(({ id }, i) => {
    const placement = plan.placements.get(id)
    if (!placement) return
    const way = wayOf(i, hospitals.get(placement.hospital)!, placement.surgeon)
    if (way < 0) return
    decisions.day[i] = placement.day
    decisions.room[i] = rooms.get(placement.room)!
    decisions.theatre[i] = theatres.get(placement.theatre)!
    decisions.way[i] = way
  })
  for (const duty of plan.duties) {
    const n = nurses.get(duty.nurse)!
    const shift = duty.day * shiftsADay + duty.shift
    const hospital = hospitals.get(duty.hospital)!
    const isAllowed = facts.floaters.mayWork[n * facts.hospitals + hospital] === 1
    if (isAllowed && facts.maxLoad[n * shifts + shift]! >= 0) decisions.posting[n * shifts + shift] = hospital
    for (const room of duty.rooms) decisions.nurse[rooms.get(room)! * shifts + shift] = n
  }
  return decisions

  function wayOf(i: number, hospital: number, surgeon: string): number {
    for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
      if (ways.hospital[way] === hospital && problem.surgeons[ways.surgeon[way]!]!.id === surgeon) return way
    }
    return -1
  }
}
