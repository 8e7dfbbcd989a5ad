/** Rules about nurses and the rooms they look after. A room-shift that nobody covers is named once, by its own rule. */
import { careIn, type Diary, daysOf, shiftOf } from './diary.ts'
import type { Breach, Must, Prefer } from './rule.ts'

export const nursesWorkTheirRoster: Must = {
  id: 'nurses-work-their-roster',
  code: 'H8',
  says: 'Nurses look after rooms only in shifts that they are rostered for',
  strength: 'must',
  about: 'nurse',
  breaches: ({ problem, plan, maxLoad }) =>
    plan.duties
      .filter(({ rooms }) => rooms.length > 0)
      .filter((duty) => maxLoad(duty.nurse, shiftOf(duty, problem.shiftTypes.length)) === undefined)
      .map(({ nurse, day, shift, rooms }) => ({ about: nurse, day, shift, amount: rooms.length })),
}

export const occupiedRoomsHaveANurse: Must = {
  id: 'occupied-rooms-have-a-nurse',
  code: 'H9',
  says: 'Every room with somebody in it has a nurse in every shift',
  strength: 'must',
  about: 'room',
  breaches: (diary) => occupiedRoomShifts(diary).flatMap((at) => (at.nurses.length === 0 ? [{ ...at.breach }] : [])),
}

export const roomsHaveOneNurse: Must = {
  id: 'rooms-have-one-nurse',
  code: 'H10',
  says: 'No room is given to two nurses in the same shift',
  strength: 'must',
  about: 'room',
  breaches: ({ plan, rooms }) => {
    const given = new Map<string, { about: string; day: number; shift: number; amount: number }>()
    for (const { day, shift, rooms: own } of plan.duties) {
      for (const about of own) {
        const key = `${day} ${shift} ${about}`
        const at = given.get(key) ?? { about, day, shift, amount: -1 }
        at.amount++
        given.set(key, at)
      }
    }
    return [...given.values()]
      .filter(({ amount }) => amount > 0)
      .map((breach) => ({ ...breach, hospital: rooms.get(breach.about)!.hospital }))
  },
}

export const nursesHaveTheSkill: Prefer = {
  id: 'nurses-have-the-skill',
  code: 'S2',
  says: 'Nurses have the skill that their patients need',
  strength: 'prefer',
  about: 'room',
  weight: ({ nurseSkill }) => nurseSkill,
  breaches: (diary) =>
    occupiedRoomShifts(diary).flatMap(({ breach, at, nurses: [nurse], stays }) => {
      if (!nurse) return []
      const shiftsADay = diary.problem.shiftTypes.length
      const short = stays.map((stay) => Math.max(0, careIn(stay, at, shiftsADay).skill - nurse.skill))
      const amount = short.reduce((total, one) => total + one, 0)
      return amount > 0 ? [{ ...breach, amount }] : []
    }),
}

export const patientsKnowTheirNurses: Prefer = {
  id: 'patients-know-their-nurses',
  code: 'S3',
  says: 'Each person in bed sees few different nurses',
  strength: 'prefer',
  about: 'person',
  weight: ({ continuity }) => continuity,
  breaches: ({ problem, stays, nursesOf, rooms }) => {
    const shiftsADay = problem.shiftTypes.length
    return stays.flatMap((stay) => {
      const seen = new Set<string>()
      for (let at = stay.from * shiftsADay; at < stay.to * shiftsADay; at++) {
        const nurse = nursesOf(stay.room, at)[0]
        if (nurse) seen.add(nurse.id)
      }
      const hospital = rooms.get(stay.room)!.hospital
      return seen.size > 0 ? [{ about: stay.person.id, day: stay.from, hospital, amount: seen.size }] : []
    })
  },
}

export const nursesAreNotOverloaded: Prefer = {
  id: 'nurses-are-not-overloaded',
  code: 'S4',
  says: 'No nurse has more work in a shift than they can carry',
  strength: 'prefer',
  about: 'nurse',
  weight: ({ nurseWorkload }) => nurseWorkload,
  breaches: ({ problem, plan, inBed, maxLoad }) => {
    const shiftsADay = problem.shiftTypes.length
    return plan.duties.flatMap((duty): Breach[] => {
      const at = shiftOf(duty, shiftsADay)
      const limit = maxLoad(duty.nurse, at)
      if (limit === undefined) return []
      const people = duty.rooms.flatMap((room) => inBed(room, duty.day))
      const load = people.reduce((total, stay) => total + careIn(stay, at, shiftsADay).workload, 0)
      const { nurse, day, shift, hospital } = duty
      return load > limit ? [{ about: nurse, day, shift, hospital, amount: load - limit }] : []
    })
  },
}

function occupiedRoomShifts({ problem, inBed, nursesOf }: Diary) {
  const shiftsADay = problem.shiftTypes.length
  return problem.rooms.flatMap(({ id, hospital }) =>
    daysOf(problem)
      .filter((day) => inBed(id, day).length > 0)
      .flatMap((day) =>
        problem.shiftTypes.map((_, shift) => {
          const at = day * shiftsADay + shift
          const breach = { about: id, day, shift, hospital, amount: 1 }
          return { at, stays: inBed(id, day), nurses: nursesOf(id, at), breach }
        }),
      ),
  )
}
