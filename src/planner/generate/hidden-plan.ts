/**
 * A plan that is made while a problem is invented and then forgotten: who has to be treated gets a place in it first, so
 * the problem can be solved by its making.
 */
import type { Draws } from './draws.ts'

type Place = { readonly hospital: number; readonly day: number; readonly room: number; readonly theatre: number }

export type HiddenRoom = { readonly hospital: number; readonly beds: number }
export type HiddenTheatre = { readonly hospital: number; readonly minutes: readonly number[] }

/** Who asks for a place: any of the days, rooms of the hospital that are not unfit. */
export type Guest = {
  readonly gender: 'A' | 'B'
  readonly nights: number
  readonly minutes: number
  readonly surgeon: number
  readonly hospital: number
  readonly unfitRooms: ReadonlySet<number>
  readonly days: readonly number[]
}

const NOBODY = 0

export class HiddenPlan {
  private readonly days: number
  private readonly rooms: readonly HiddenRoom[]
  private readonly theatres: readonly HiddenTheatre[]
  private readonly surgeonLeft: Int32Array[]
  private readonly theatreLeft: Int32Array[]
  /** By room and day: how many lie there, and whose gender it is (1 for A, 2 for B). */
  private readonly taken: Uint8Array
  private readonly gender: Uint8Array
  /** By surgeon and day: the hospital, −1 while open. */
  private readonly surgeonAt: Int16Array[]

  constructor(
    days: number,
    rooms: readonly HiddenRoom[],
    theatres: readonly HiddenTheatre[],
    surgeons: readonly (readonly number[])[],
  ) {
    this.days = days
    this.rooms = rooms
    this.theatres = theatres
    this.surgeonLeft = surgeons.map((minutes) => Int32Array.from(minutes))
    this.theatreLeft = theatres.map(({ minutes }) => Int32Array.from(minutes))
    this.surgeonAt = surgeons.map(() => new Int16Array(days).fill(-1))
    this.taken = new Uint8Array(rooms.length * days)
    this.gender = new Uint8Array(rooms.length * days)
  }

  /** Puts somebody to bed who is there on day 0. False if the room has no bed or is the other gender's. */
  takeBed(room: number, gender: 'A' | 'B', nights: number): boolean {
    if (!this.hasBed(room, gender, 0, nights)) return false
    this.lieDown(room, gender, 0, nights)
    return true
  }

  /** A place on the first of the days (as they are given) that has surgeon, theatre and bed; undefined if none has. */
  place(draws: Draws, guest: Guest): Place | undefined {
    const { surgeon, hospital, minutes, gender, nights } = guest
    for (const day of guest.days) {
      const at = this.surgeonAt[surgeon]![day]!
      if (this.surgeonLeft[surgeon]![day]! < minutes || (at >= 0 && at !== hospital)) continue
      const theatre = this.theatres.findIndex(
        (one, t) => one.hospital === hospital && this.theatreLeft[t]![day]! >= minutes,
      )
      if (theatre < 0) continue
      const room = this.roomFor(draws, guest, day)
      if (room < 0) continue
      this.surgeonLeft[surgeon]![day]! -= minutes
      this.theatreLeft[theatre]![day]! -= minutes
      this.surgeonAt[surgeon]![day] = hospital
      this.lieDown(room, gender, day, nights)
      return { hospital, day, room, theatre }
    }
    return undefined
  }

  private roomFor(draws: Draws, { hospital, gender, nights, unfitRooms }: Guest, day: number): number {
    const first = draws.whole(0, this.rooms.length - 1)
    for (let k = 0; k < this.rooms.length; k++) {
      const room = (first + k) % this.rooms.length
      if (this.rooms[room]!.hospital !== hospital || unfitRooms.has(room)) continue
      if (this.hasBed(room, gender, day, nights)) return room
    }
    return -1
  }

  private hasBed(room: number, gender: 'A' | 'B', from: number, nights: number): boolean {
    const other = gender === 'A' ? 2 : 1
    for (let day = from; day < Math.min(this.days, from + nights); day++) {
      const at = room * this.days + day
      if (this.gender[at] === other || this.taken[at]! >= this.rooms[room]!.beds) return false
    }
    return true
  }

  private lieDown(room: number, gender: 'A' | 'B', from: number, nights: number): void {
    for (let day = from; day < Math.min(this.days, from + nights); day++) {
      const at = room * this.days + day
      this.taken[at]!++
      if (this.gender[at] === NOBODY) this.gender[at] = gender === 'A' ? 1 : 2
    }
  }
}
