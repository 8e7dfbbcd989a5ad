/** Which part of a plan is free to change while the rest stays: who may be placed anew, which rooms may change nurses. */
import type { Facts } from '../search/facts.ts'

export type Freedom = {
  /** Who may be placed anew or left out. Those whose placement is booked stay whatever this says. */
  isFreePatient(patient: number): boolean
  /** Whose nurse may change. Nurses who may work in several hospitals may change places where all their rooms may. */
  isFreeRoomShift(room: number, shift: number): boolean
}

/** Whether anybody at all may be placed anew. */
export function mayPlaceSomebody({ isLocked }: Facts, { isFreePatient }: Freedom): boolean {
  return isLocked.some((locked, patient) => locked === 0 && isFreePatient(patient))
}

export const everything: Freedom = { isFreePatient: () => true, isFreeRoomShift: () => true }

/** All nurses from one day up to but not including another. */
export function nursesOf({ shiftsADay }: Facts, fromDay: number, toDay: number): Freedom {
  return {
    isFreePatient: () => false,
    isFreeRoomShift: (_, shift) => shift >= fromDay * shiftsADay && shift < toDay * shiftsADay,
  }
}

export const patientsOnly: Freedom = { isFreePatient: () => true, isFreeRoomShift: () => false }

/** What either of the two frees. */
export function both(a: Freedom, b: Freedom): Freedom {
  return {
    isFreePatient: (patient) => a.isFreePatient(patient) || b.isFreePatient(patient),
    isFreeRoomShift: (room, shift) => a.isFreeRoomShift(room, shift) || b.isFreeRoomShift(room, shift),
  }
}
