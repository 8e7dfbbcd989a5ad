/**
 * Totals that only the moves of nurses ask for: a room's load and missing skill in each shift, and how often a person has
 * each nurse.
 *
 * Most moves of patients are taken back at once. So a stay that begins or ends is only noted here, and the totals are
 * brought up to date before somebody asks for them. A note and its opposite, one upon the other, leave nothing to do.
 */
import type { State } from './state.ts'

/** More than a move and its undoing leave behind; if ever more, the totals are brought up to date in between. */
const MOST_NOTES = 64

export class CareNotes {
  count = 0
  readonly who = new Int32Array(MOST_NOTES)
  readonly room = new Int32Array(MOST_NOTES)
  readonly from = new Int32Array(MOST_NOTES)
  readonly to = new Int32Array(MOST_NOTES)
  /** 1 for a stay that began, −1 for one that ended. */
  readonly change = new Int32Array(MOST_NOTES)
}

/** Notes that person i came to the room (1) or left it (−1), there from the day `from` to the day before `to`. */
export function noteStay(s: State, i: number, room: number, from: number, to: number, change: 1 | -1): void {
  const { careNotes } = s
  const last = careNotes.count - 1
  if (
    last >= 0 &&
    careNotes.who[last] === i &&
    careNotes.room[last] === room &&
    careNotes.from[last] === from &&
    careNotes.change[last] === -change
  ) {
    careNotes.count = last
    return
  }
  if (careNotes.count === MOST_NOTES) settleCare(s)
  const k = careNotes.count++
  careNotes.who[k] = i
  careNotes.room[k] = room
  careNotes.from[k] = from
  careNotes.to[k] = to
  careNotes.change[k] = change
}

/** Brings `roomLoad`, `shortfall` and `shiftsWith` up to date: to be called before any of them is read. */
export function settleCare(s: State): void {
  const { facts, careNotes, nurse, roomLoad, shortfall, shiftsWith } = s
  const { shiftsADay, shifts, skillLevels, workload, skillNeeded } = facts
  for (let k = 0; k < careNotes.count; k++) {
    const i = careNotes.who[k]!
    const change = careNotes.change[k]!
    const person = i * (facts.nurses + 1)
    const atRoom = careNotes.room[k]! * shifts
    const last = careNotes.to[k]! * shiftsADay
    let care = facts.careFrom[i]!
    for (let shift = careNotes.from[k]! * shiftsADay; shift < last; shift++, care++) {
      const at = atRoom + shift
      roomLoad[at]! += change * workload[care]!
      const needs = skillNeeded[care]!
      for (let level = 0; level < needs; level++) shortfall[at * skillLevels + level]! += change * (needs - level)
      shiftsWith[person + nurse[at]!]! += change
    }
  }
  careNotes.count = 0
}
