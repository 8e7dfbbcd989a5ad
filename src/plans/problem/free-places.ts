/** Theatres, surgeons and beds of a problem that nobody has taken yet. */
import type { Placement, ProblemFile } from '#planner'
import { FreeRoom } from './free-room.ts'

/** Somebody who needs a bed and an operation. */
export type Guest = {
  readonly gender: 'A' | 'B'
  readonly nights: number
  readonly minutes: number
  readonly unfitRooms: ReadonlySet<string>
}

export type Candidate = Guest & {
  readonly id: string
  readonly home: string
  readonly releaseDay: number
  readonly dueDay: number
  /** Of the home trust, who may operate on them at home. */
  readonly surgeons: readonly string[]
}

type Parts = Pick<
  ProblemFile,
  'days' | 'shift_types' | 'rooms' | 'operating_theaters' | 'surgeons' | 'nurses' | 'occupants'
>
type FreeTheatre = { readonly id: string; readonly isLent: boolean; readonly left: number[] }
type Operation = { readonly day: number; readonly hospital: string; readonly minutes: number }
export type Withheld = { readonly theatre: number; readonly surgeon: number }

export class FreePlaces {
  readonly #days: number
  readonly #theatres = new Map<string, FreeTheatre[]>()
  readonly #rooms = new Map<string, FreeRoom[]>()
  readonly #surgeons: ReadonlyMap<string, number[]>
  /** Where each surgeon is on each day, once they are somewhere: nobody operates in two hospitals on a day. */
  readonly #whereabouts = new Map<string, string>()
  /** Days of each hospital on which every shift has a nurse of its own. */
  readonly #nursed: ReadonlyMap<string, readonly boolean[]>

  constructor(parts: Parts) {
    this.#days = parts.days
    for (const { id, hospital = '', availability, lent_to } of parts.operating_theaters) {
      const theatre = { id, isLent: lent_to !== undefined, left: [...availability] }
      this.#theatres.set(hospital, [...(this.#theatres.get(hospital) ?? []), theatre])
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

  /**
   * Takes the place that is agreed for somebody, in another room of the hospital where theirs does not take them; nothing
   * when it cannot be kept.
   */
  keep({ gender, nights, minutes, unfitRooms }: Guest, agreed: Placement): Placement | undefined {
    const { day, hospital, surgeon } = agreed
    const theatre = this.#theatres.get(hospital)?.find(({ id }) => id === agreed.theatre)
    const isFree =
      theatre !== undefined && theatre.left[day]! >= minutes && this.#hasTime(surgeon, day, hospital, minutes)
    if (!isFree || !this.#isNursed(hospital, day, nights)) return undefined
    const rooms = this.#rooms
      .get(hospital)
      ?.toSorted((a, b) => Number(b.id === agreed.room) - Number(a.id === agreed.room))
    const room = rooms?.find((each) => !unfitRooms.has(each.id) && each.hasPlace(gender, day, nights))
    if (!room) return undefined
    this.#operate(theatre, surgeon, { day, hospital, minutes })
    room.take(gender, day, nights)
    return { day, hospital, room: room.id, theatre: theatre.id, surgeon }
  }

  /** Takes as many of these minutes as are left, of a theatre and of a surgeon, and says how many. */
  withhold(theatreId: string, surgeonId: string, day: number, minutes: number): Withheld {
    const take = (left: number[] | undefined): number => {
      const taken = Math.min(left?.[day] ?? 0, minutes)
      if (left && taken > 0) left[day]! -= taken
      return taken
    }
    const theatre = [...this.#theatres.values()].flat().find(({ id }) => id === theatreId)
    return { theatre: take(theatre?.left), surgeon: take(this.#surgeons.get(surgeonId)) }
  }

  /** Takes a bed of a room for nobody in particular, on those of the days on which one is free, and says on which. */
  withholdBed(roomId: string, from: number, days: number): readonly number[] {
    const room = [...this.#rooms.values()].flat().find(({ id }) => id === roomId)
    return room?.withhold(from, days) ?? []
  }

  /** Takes the first place at home that is free; nothing when there is none. */
  take(candidate: Candidate): Placement | undefined {
    const { home, releaseDay, dueDay, minutes } = candidate
    for (let day = releaseDay; day <= Math.min(dueDay, this.#days - 1); day++) {
      const theatre = this.#theatres.get(home)?.find(({ isLent, left }) => !isLent && left[day]! >= minutes)
      if (!theatre) continue
      const surgeon = candidate.surgeons.find((id) => this.#hasTime(id, day, home, minutes))
      if (surgeon === undefined || !this.#isNursed(home, day, candidate.nights)) continue
      const room = this.#rooms.get(home)?.find((each) => {
        return !candidate.unfitRooms.has(each.id) && each.hasPlace(candidate.gender, day, candidate.nights)
      })
      if (!room) continue
      this.#operate(theatre, surgeon, { day, hospital: home, minutes })
      room.take(candidate.gender, day, candidate.nights)
      return { day, hospital: home, room: room.id, theatre: theatre.id, surgeon }
    }
    return undefined
  }

  #hasTime(surgeon: string, day: number, hospital: string, minutes: number): boolean {
    const elsewhere = this.#whereabouts.get(`${surgeon} ${day}`)
    const left = this.#surgeons.get(surgeon)?.[day] ?? 0
    return left >= minutes && (elsewhere === undefined || elsewhere === hospital)
  }

  #operate(theatre: FreeTheatre, surgeon: string, { day, hospital, minutes }: Operation): void {
    theatre.left[day]! -= minutes
    this.#surgeons.get(surgeon)![day]! -= minutes
    this.#whereabouts.set(`${surgeon} ${day}`, hospital)
  }

  #isNursed(hospital: string, from: number, nights: number): boolean {
    const nursed = this.#nursed.get(hospital)
    for (let day = from; day < Math.min(from + nights, this.#days); day++) if (!nursed?.[day]) return false
    return true
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
