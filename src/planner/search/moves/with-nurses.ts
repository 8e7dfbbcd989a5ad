/**
 * Moves of patients together with the nurses of the rooms they leave and come to.
 *
 * Once nurses are well chosen nearly every move of a patient looks dear, because they were chosen for the patients as
 * they lie. So a move that looks too dear, but not by much, is made; each room and shift it touches is given the nurse who
 * costs least there; and only then is it asked whether it pays.
 */
import { improveNurses } from '../best-nurses.ts'
import { takeBack } from '../journal.ts'
import { priceOfBrokenPromises } from '../keep.ts'
import { restoreNurses } from '../nurse.ts'
import { OUT, type State } from '../state.ts'
import { endOfStay } from '../stay.ts'
import { takeBed, takeSurgeonTime } from './kick.ts'
import { oneForTwo } from './one-for-two.ts'
import { anotherDay, anotherRoom } from './one-patient.ts'
import { swapDays } from './swap-days.ts'
import { swapPlaces, swapRooms } from './two-patients.ts'

/** What better nurses may have to save, at most: so many times a unit of each nursing preference. A draw of sixteen. */
const MOST_HOPED = 15

/** Another room or day for one patient. */
export function moveWithNurses(s: State): boolean {
  return withNurses(s, 0)
}

/** Two patients exchange rooms, days or both. */
export function swapWithNurses(s: State): boolean {
  return withNurses(s, 1)
}

/** One patient takes what another has, who goes elsewhere or out; or one long operation is exchanged for two short ones. */
export function kickWithNurses(s: State): boolean {
  return withNurses(s, 2)
}

function withNurses(s: State, kind: 0 | 1 | 2): boolean {
  const { limit, cost, guarantee } = s
  const { nurseSkill, continuity, nurseWorkload } = s.facts.weights
  const owed = guarantee ? guarantee.owed : 0
  s.limit = limit + (s.random.bits() & MOST_HOPED) * (nurseSkill + continuity + nurseWorkload)
  const isMade = kind === 0 ? someMove(s) : kind === 1 ? someSwap(s) : someKick(s)
  s.limit = limit
  if (!isMade) return false
  improveWhereTouched(s)
  const owes = priceOfBrokenPromises(s)
  if (s.cost - cost + owes - owed <= limit) {
    if (guarantee) guarantee.owed = owes
    return true
  }
  restoreNurses(s)
  takeBack(s)
  s.cost = cost
  if (guarantee) guarantee.owed = owed
  return false
}

function someMove(s: State): boolean {
  return (s.random.bits() & 1) === 0 ? anotherRoom(s) : anotherDay(s)
}

function someSwap(s: State): boolean {
  const draw = s.random.bits() & 3
  return draw === 0 ? swapRooms(s) : draw === 1 ? swapPlaces(s) : swapDays(s)
}

function someKick(s: State): boolean {
  const draw = s.random.bits() & 3
  return draw === 0 ? takeSurgeonTime(s) : draw === 1 ? oneForTwo(s) : takeBed(s)
}

/** The journal says whom the move took from where, and whom it placed. */
function improveWhereTouched(s: State): void {
  const { journal } = s
  s.replaced.count = 0
  for (let k = 0; k < journal.count; k++) {
    const i = journal.who[k]!
    const isPlaced = journal.way[k] === OUT
    const day = isPlaced ? s.day[i]! : journal.day[k]!
    const room = isPlaced ? s.room[i]! : journal.room[k]!
    s.cost += improveNurses(s, room, day, endOfStay(s, i, day))
  }
}
