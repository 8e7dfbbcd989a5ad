import { describe, expect, it } from 'vitest'
import { ann, bea, carl, elm } from '../../fixtures.ts'
import type { PatientFile, ProblemFile } from '../../problem-file.ts'
import { Random } from '../../random.ts'
import { readProblem } from '../../read-problem.ts'
import { readOrThrow } from '../../reading.ts'
import { assignNurses } from '../construct.ts'
import { factsOf } from '../facts.ts'
import { place } from '../place.ts'
import { startState } from '../start.ts'
import type { State } from '../state.ts'
import { exchangeBetweenRooms } from './exchange-between-rooms.ts'

const twoRooms = (left: number, right: number) => [
  { id: 'left', capacity: left, hospital: 'elm' },
  { id: 'right', capacity: right, hospital: 'elm' },
]

function asFiled({ on: _on, room: _room, ...patient }: PatientFile & { on: number; room: number }): PatientFile {
  return patient
}

/** Everybody comes on the day and lies in the room said. */
function ward(patients: readonly (PatientFile & { on: number; room: number })[], rooms: ProblemFile['rooms']): State {
  const file = { ...elm, rooms, patients: patients.map(asFiled) }
  const s = startState(factsOf(readOrThrow(readProblem(file))), new Random(1))
  patients.forEach(({ on, room }, i) => {
    s.cost += place(s, i, s.facts.ways.from[i]!, on, room, 0)
  })
  assignNurses(s)
  s.limit = 1e6
  return s
}

/** Tries often enough for every patient and room to have been drawn. */
function exchanged(s: State): boolean {
  for (let k = 0; k < 100; k++) if (exchangeBetweenRooms(s)) return true
  return false
}

describe('two rooms that exchange whom they must', () => {
  it('change places of a woman and a man whose rooms are single', () => {
    const s = ward(
      [
        { ...ann, on: 0, room: 0 },
        { ...carl, on: 1, room: 1 },
      ],
      twoRooms(1, 1),
    )
    expect(exchanged(s)).toBe(true)
    expect([...s.room]).toEqual([1, 0])
  })

  it('send along all who would share a room with the other gender', () => {
    const s = ward(
      [
        { ...ann, on: 0, room: 0 },
        { ...bea, on: 1, room: 0 },
        { ...carl, on: 1, room: 1 },
      ],
      twoRooms(2, 2),
    )
    expect(exchanged(s)).toBe(true)
    expect([...s.room]).toEqual([1, 1, 0])
  })

  it('leave everybody where they are when one of them is not fit for the other room', () => {
    const s = ward(
      [
        { ...ann, on: 0, room: 0 },
        { ...carl, on: 1, room: 1, incompatible_room_ids: ['left'] },
      ],
      twoRooms(1, 1),
    )
    expect(exchanged(s)).toBe(false)
    expect([...s.room]).toEqual([0, 1])
  })

  it('leave everybody where they are when the other room has too few beds for those who come', () => {
    const s = ward(
      [
        { ...ann, on: 1, room: 0 },
        { ...bea, on: 1, room: 0 },
        { ...carl, on: 1, room: 1 },
      ],
      twoRooms(2, 1),
    )
    expect(exchanged(s)).toBe(false)
    expect([...s.room]).toEqual([0, 0, 1])
  })
})
