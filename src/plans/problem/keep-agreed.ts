/** Takes places that are agreed out of what is free: first those of the plan's own patients, then everybody else's. Pure. */
import type { HeldPlace } from '#capacity'
import { type Day, daysBetween } from '#nhs/day.ts'
import type { Placement } from '#planner'
import type { Asked } from './ask-about.ts'
import type { FreePlaces } from './free-places.ts'
import type { HospitalParts } from './hospitals.ts'
import { problemId } from './problem-id.ts'

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
        theatre: problemId(held.theatreTrust, held.theatre),
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

/**
 * Theatres and surgeons without the minutes that are held for patients whom the plan does not know. Their beds stay: a
 * problem has no word for a bed that is taken from one day to another.
 */
export function withoutHeld(
  { operating_theaters, surgeons }: Pick<HospitalParts, 'operating_theaters' | 'surgeons'>,
  held: readonly HeldPlace[],
  free: FreePlaces,
  firstDay: Day,
): Pick<HospitalParts, 'operating_theaters' | 'surgeons'> {
  const taken = new Map<string, number>()
  const take = (what: string, minutes: number) => taken.set(what, (taken.get(what) ?? 0) + minutes)
  for (const { day, minutes, theatreTrust, theatre, surgeonTrust, surgeon } of held) {
    const at = daysBetween(firstDay, day)
    const theatreId = problemId(theatreTrust, theatre)
    const surgeonId = problemId(surgeonTrust, surgeon)
    const withheld = free.withhold(theatreId, surgeonId, at, minutes)
    take(`theatre ${theatreId} ${at}`, withheld.theatre)
    take(`surgeon ${surgeonId} ${at}`, withheld.surgeon)
  }
  if (taken.size === 0) return { operating_theaters, surgeons }
  const less = (what: string, minutes: readonly number[]) =>
    minutes.map((of, day) => of - (taken.get(`${what} ${day}`) ?? 0))
  return {
    operating_theaters: operating_theaters.map((theatre) => ({
      ...theatre,
      availability: less(`theatre ${theatre.id}`, theatre.availability),
    })),
    surgeons: surgeons.map((surgeon) => ({
      ...surgeon,
      max_surgery_time: less(`surgeon ${surgeon.id}`, surgeon.max_surgery_time),
    })),
  }
}
