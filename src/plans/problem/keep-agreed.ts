/** Takes places that are agreed out of what is free: first those of the plan's own patients, then everybody else's. Pure. */
import { type Day, daysBetween } from '#nhs/day.ts'
import type { Placement } from '#planner'
import type { Asked } from './ask-about.ts'
import type { FreePlaces } from './free-places.ts'
import type { HospitalParts } from './hospitals.ts'
import { problemId } from './problem-id.ts'
import type { HeldInList } from './theatre-lists.ts'

export type KeptPlaces = {
  /** By the patient's id in the problem. */
  readonly places: ReadonlyMap<string, Placement>
  /** Whose places these are: the sender and the transfer. */
  readonly transfers: ReadonlySet<string>
  /** For whom a place is held that the capacity which is shared has no room for. */
  readonly misfits: readonly Asked[]
}

export function keepAgreed(asked: readonly Asked[], free: FreePlaces): KeptPlaces {
  const places = new Map<string, Placement>()
  const transfers = new Set<string>()
  const misfits: Asked[] = []
  for (const each of asked) {
    const { patient, window, agreement } = each
    if (agreement?.kind !== 'place') continue
    const held = agreement.held!
    const place = free.keep(
      {
        gender: patient.gender,
        nights: patient.length_of_stay,
        minutes: patient.surgery_duration,
        unfitRooms: new Set(patient.incompatible_room_ids),
      },
      {
        day: window.releaseDay,
        hospital: patient.allowed_hospitals![0]!,
        room: problemId(held.roomTrust, held.room),
        theatre: held.list,
        surgeon: problemId(held.surgeonTrust, held.surgeon),
      },
    )
    if (!place) misfits.push(each)
    else {
      places.set(patient.id, place)
      transfers.add(`${held.sender} ${held.transfer}`)
    }
  }
  return { places, transfers, misfits }
}

type Parts = Pick<HospitalParts, 'operating_theaters' | 'surgeons' | 'rooms'>

/**
 * Theatres, surgeons and rooms without what is held for patients whom the plan does not know: minutes, and a bed for each
 * day. Who they are is not told, so they are of no sex, nobody's room-mate and no nurse's work.
 */
export function withoutHeld(
  { operating_theaters, surgeons, rooms }: Parts,
  held: readonly HeldInList[],
  free: FreePlaces,
  { firstDay, days }: { readonly firstDay: Day; readonly days: number },
): { readonly parts: Parts /** Of how many places something was taken off. */; readonly count: number } {
  const taken = new Map<string, number>()
  const take = (what: string, amount: number) => taken.set(what, (taken.get(what) ?? 0) + amount)
  let count = 0
  for (const { day, minutes, bedDays, list, surgeonTrust, surgeon, roomTrust, room } of held) {
    const at = daysBetween(firstDay, day)
    const surgeonId = problemId(surgeonTrust, surgeon)
    const roomId = problemId(roomTrust, room)
    const withheld = free.withhold(list, surgeonId, at, minutes)
    const nights = free.withholdBed(roomId, at, bedDays)
    take(`theatre ${list} ${at}`, withheld.theatre)
    take(`surgeon ${surgeonId} ${at}`, withheld.surgeon)
    for (const night of nights) take(`room ${roomId} ${night}`, 1)
    if (withheld.theatre + withheld.surgeon + nights.length > 0) count++
  }
  const less = (what: string, amounts: readonly number[]) =>
    amounts.map((of, day) => of - (taken.get(`${what} ${day}`) ?? 0))
  const parts = {
    operating_theaters: operating_theaters.map((theatre) => ({
      ...theatre,
      availability: less(`theatre ${theatre.id}`, theatre.availability),
    })),
    surgeons: surgeons.map((surgeon) => ({
      ...surgeon,
      max_surgery_time: less(`surgeon ${surgeon.id}`, surgeon.max_surgery_time),
    })),
    rooms: rooms.map((room) => {
      const availability = less(`room ${room.id}`, Array.from<number>({ length: days }).fill(room.capacity))
      return availability.some((beds) => beds < room.capacity) ? { ...room, availability } : room
    }),
  }
  return { parts, count }
}
