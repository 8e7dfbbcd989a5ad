/** The moves, and how often each is drawn. The weights come from trials on competition instances. */
import type { Facts } from '../facts.ts'
import type { State } from '../state.ts'
import { exchangeBetweenRooms } from './exchange-between-rooms.ts'
import { forceIn } from './force.ts'
import { bringIn, sendOut } from './in-and-out.ts'
import { takeBed, takeSurgeonTime } from './kick.ts'
import { anotherNurse, nurseForAStay, swapNurses } from './nurses.ts'
import { oneForTwo } from './one-for-two.ts'
import { anotherDay, anotherRoom, anotherTheatre } from './one-patient.ts'
import { exchangePosts, postElsewhere } from './postings.ts'
import { ruinRooms } from './ruin-rooms.ts'
import { swapDays } from './swap-days.ts'
import { swapPlaces, swapRooms } from './two-patients.ts'
import { kickWithNurses, moveWithNurses, swapWithNurses } from './with-nurses.ts'

export const moveNames = [
  'anotherRoom',
  'anotherDay',
  'anotherTheatre',
  'bringIn',
  'sendOut',
  'swapPlaces',
  'swapRooms',
  'takeBed',
  'anotherNurse',
  'swapNurses',
  'nurseForAStay',
  'takeSurgeonTime',
  'forceIn',
  'swapDays',
  'oneForTwo',
  'postElsewhere',
  'exchangePosts',
  'moveWithNurses',
  'swapWithNurses',
  'ruinRooms',
  'exchangeBetweenRooms',
  'kickWithNurses',
] as const

export type MoveName = (typeof moveNames)[number]

export const usualWeights: readonly number[] = [
  10, 14, 4, 6, 1, 6, 6, 12, 24, 6, 7, 6, 2, 16, 16, 12, 6, 6, 4, 0.5, 4, 4,
]
export const FORCE = moveNames.indexOf('forceIn')

const FLOATING: readonly MoveName[] = ['postElsewhere', 'exchangePosts']

/** The weights for a problem: moves of floating nurses are drawn by how many of all nurses' shifts are theirs. */
export function weightsFor({ floaters }: Facts, weights: readonly number[]): number[] {
  return weights.map((weight, move) => (FLOATING.includes(moveNames[move]!) ? weight * floaters.share : weight))
}

/** A switch, not a table of functions: each call stays one that the compiler can see through. */
export function makeMove(s: State, move: number): boolean {
  switch (move) {
    case 0:
      return anotherRoom(s)
    case 1:
      return anotherDay(s)
    case 2:
      return anotherTheatre(s)
    case 3:
      return bringIn(s)
    case 4:
      return sendOut(s)
    case 5:
      return swapPlaces(s)
    case 6:
      return swapRooms(s)
    case 7:
      return takeBed(s)
    case 8:
      return anotherNurse(s)
    case 9:
      return swapNurses(s)
    case 10:
      return nurseForAStay(s)
    case 11:
      return takeSurgeonTime(s)
    case 12:
      return forceIn(s)
    case 13:
      return swapDays(s)
    case 14:
      return oneForTwo(s)
    case 15:
      return postElsewhere(s)
    case 16:
      return exchangePosts(s)
    case 17:
      return moveWithNurses(s)
    case 18:
      return swapWithNurses(s)
    case 19:
      return ruinRooms(s)
    case 20:
      return exchangeBetweenRooms(s)
    default:
      return kickWithNurses(s)
  }
}

const DRAWS = 1024

/** A table to draw moves from by ten random bits. */
export function drawTable(weights: readonly number[]): Uint8Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const table = new Uint8Array(DRAWS)
  let filled = 0
  let sum = 0
  weights.forEach((weight, move) => {
    sum += weight
    while (filled < Math.round((sum / total) * DRAWS)) table[filled++] = move
  })
  return table
}
