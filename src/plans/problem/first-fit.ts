/**
 * Which of those who should be a must can be one.
 *
 * A must that cannot be kept would make every plan break a rule, and hide the ones that matter. So whoever asks to be a
 * must is put into the first place at home that is free, the most pressing first; those who find one are musts together,
 * because the places found are a plan that keeps them all, at each trust alone. Whoever finds none is left to their
 * weight, and the report says how many.
 *
 * Nobody is booked into the places that it found. They are where the search begins, so that a plan which keeps every must
 * is at hand from the first moment, and stays at hand.
 */
import type { Placement, ProblemFile } from '#planner'

export type Candidate = {
  readonly id: string
  readonly home: string
  readonly gender: 'A' | 'B'
  readonly nights: number
  readonly minutes: number
  readonly releaseDay: number
  readonly dueDay: number
  /** Of the home trust, who may operate on them at home. */
  readonly surgeons: readonly string[]
  readonly unfitRooms: ReadonlySet<string>
}

type Parts = Pick<
  ProblemFile,
  'days' | 'shift_types' | 'rooms' | 'operating_theaters' | 'surgeons' | 'nurses' | 'occupants'
>

/** The candidates who certainly fit, all at once, by id, with their places. They are served in the order given. */
export function placesForThoseWhoFit(candidates: readonly Candidate[], parts: Parts): ReadonlyMap<string, Placement> {
  const free = new FreePlaces(parts)
  return new Map(
    candidates.flatMap((candidate) => {
      const place = free.take(candidate)
      return place ? [[candidate.id, place] as const] : []
    }),
  )
}

class FreePlaces {
  readonly #days: number
  readonly #theatres = new Map<string, { readonly id: string; readonly left: number[] }[]>()
  readonly #rooms = new Map<string, FreeRoom[]>()
  readonly #surgeons: ReadonlyMap<string, number[]>
  /** Where each surgeon is on each day, once they are somewhere: nobody operates in two hospitals on a day. */
  readonly #whereabouts = new Map<string, string>()
  /** Days of each hospital on which every shift has a nurse of its own. */
  readonly #nursed: ReadonlyMap<string, readonly boolean[]>

  constructor(parts: Parts) {
    this.#days = parts.days
    for (const { id, hospital = '', availability } of parts.operating_theaters) {
      this.#theatres.set(hospital, [...(this.#theatres.get(hospital) ?? []), { id, left: [...availability] }])
    }
    for (const { id, hospital = '', capacity } of parts.rooms) {
      const room = new FreeRoom(id, capacity, parts.days)
      for (const { room_id, gender, length_of_stay } of parts.occupants) {
        if (room_id === id) room.take(gender, 0, length_of_stay)
      }
      this.#rooms.set(hospital, [...(this.#rooms.get(hospital) ?? []), room])
    }
    this.#surgeons = new Map(parts.surgeons.map(({ id, max_surgery_time }) => [id, [...max_surgery_time]]))
    this.#nursed = nursedDays(parts)
  }

  /** Takes the first place that is free; nothing when there is none. */
  take(candidate: Candidate): Placement | undefined {
    const { home, releaseDay, dueDay, minutes } = candidate
    for (let day = releaseDay; day <= Math.min(dueDay, this.#days - 1); day++) {
      const theatre = this.#theatres.get(home)?.find(({ left }) => left[day]! >= minutes)
      if (!theatre) continue
      const surgeon = candidate.surgeons.find((id) => {
        const elsewhere = this.#whereabouts.get(`${id} ${day}`)
        return this.#surgeons.get(id)![day]! >= minutes && (elsewhere === undefined || elsewhere === home)
      })
      if (surgeon === undefined || !this.#isNursed(home, day, candidate.nights)) continue
      const room = this.#rooms.get(home)?.find((each) => {
        return !candidate.unfitRooms.has(each.id) && each.hasPlace(candidate.gender, day, candidate.nights)
      })
      if (!room) continue
      theatre.left[day]! -= minutes
      this.#surgeons.get(surgeon)![day]! -= minutes
      this.#whereabouts.set(`${surgeon} ${day}`, home)
      room.take(candidate.gender, day, candidate.nights)
      return { day, hospital: home, room: room.id, theatre: theatre.id, surgeon }
    }
    return undefined
  }

  #isNursed(hospital: string, from: number, nights: number): boolean {
    const nursed = this.#nursed.get(hospital)
    for (let day = from; day < Math.min(from + nights, this.#days); day++) if (!nursed?.[day]) return false
    return true
  }
}

class FreeRoom {
  readonly id: string
  readonly #beds: number
  readonly #taken: number[]
  readonly #gender: ('A' | 'B' | undefined)[]

  constructor(id: string, beds: number, days: number) {
    this.id = id
    this.#beds = beds
    this.#taken = Array.from<number>({ length: days }).fill(0)
    this.#gender = Array.from<'A' | 'B' | undefined>({ length: days }).fill(undefined)
  }

  hasPlace(gender: 'A' | 'B', from: number, nights: number): boolean {
    for (let day = from; day < Math.min(from + nights, this.#taken.length); day++) {
      if (this.#taken[day]! >= this.#beds) return false
      if (this.#taken[day]! > 0 && this.#gender[day] !== gender) return false
    }
    return true
  }

  take(gender: 'A' | 'B', from: number, nights: number): void {
    for (let day = from; day < Math.min(from + nights, this.#taken.length); day++) {
      this.#taken[day]! += 1
      this.#gender[day] = gender
    }
  }
}

/** Nurses are counted where they are employed: one may cover all of a hospital's rooms, but be in one hospital only. */
function nursedDays({ days, shift_types, nurses }: Parts): ReadonlyMap<string, readonly boolean[]> {
  const shifts = new Map<string, Set<string>>()
  for (const { hospitals = [], working_shifts } of nurses) {
    const own = shifts.get(hospitals[0]!) ?? new Set()
    for (const { day, shift } of working_shifts) own.add(`${day} ${shift}`)
    shifts.set(hospitals[0]!, own)
  }
  return new Map(
    [...shifts].map(([hospital, held]) => [
      hospital,
      Array.from({ length: days }, (_, day) => shift_types.every((shift) => held.has(`${day} ${shift}`))),
    ]),
  )
}
