/** Rules about who shares a room. */
import { daysOf } from './diary.ts'
import type { Must, Prefer } from './rule.ts'

export const roomsAreForOneGender: Must = {
  id: 'rooms-are-for-one-gender',
  code: 'H1',
  says: 'On each day a room holds people of one gender only',
  strength: 'must',
  about: 'room',
  breaches: ({ problem, inBed }) =>
    problem.rooms.flatMap((room) =>
      daysOf(problem).flatMap((day) => {
        const people = inBed(room.id, day)
        const ofA = people.filter(({ person }) => person.gender === 'A').length
        const amount = Math.min(ofA, people.length - ofA)
        return amount > 0 ? [{ about: room.id, day, hospital: room.hospital, amount }] : []
      }),
    ),
}

export const roomsFitTheirPatients: Must = {
  id: 'rooms-fit-their-patients',
  code: 'H2',
  says: 'No patient lies in a room that is unfit for them',
  strength: 'must',
  about: 'patient',
  breaches: ({ treated }) =>
    treated
      .filter(({ patient, placement }) => patient.unfitRooms.has(placement.room))
      .map(({ patient, placement }) => ({ about: patient.id, day: placement.day, amount: 1 })),
}

export const roomsHaveABedForEach: Must = {
  id: 'rooms-have-a-bed-for-each',
  code: 'H7',
  says: 'No room holds more people than it has beds',
  strength: 'must',
  about: 'room',
  breaches: ({ problem, inBed }) =>
    problem.rooms.flatMap((room) =>
      daysOf(problem).flatMap((day) => {
        const amount = inBed(room.id, day).length - (room.bedsOn[day] ?? 0)
        return amount > 0 ? [{ about: room.id, day, hospital: room.hospital, amount }] : []
      }),
    ),
}

export const roomMatesAreOfAnAge: Prefer = {
  id: 'room-mates-are-of-an-age',
  code: 'S1',
  says: 'People who share a room are of similar age',
  strength: 'prefer',
  about: 'room',
  weight: ({ mixedAge }) => mixedAge,
  breaches: ({ problem, inBed }) =>
    problem.rooms.flatMap((room) =>
      daysOf(problem).flatMap((day) => {
        const ages = inBed(room.id, day).map(({ person }) => person.ageGroup)
        const amount = ages.length < 2 ? 0 : Math.max(...ages) - Math.min(...ages)
        return amount > 0 ? [{ about: room.id, day, hospital: room.hospital, amount }] : []
      }),
    ),
}
