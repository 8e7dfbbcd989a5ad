/** Which part of a plan is free to change while the rest stays: who may be placed anew, which rooms may change nurses. */
import type { Facts } from '../search/facts.ts'
import type { State } from '../search/state.ts'

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

export const allNurses: Freedom = { isFreePatient: () => false, isFreeRoomShift: () => true }

/** All patients whom a surgeon may operate on, wherever they are now, and all nurses. */
export function patientsOfSurgeon({ patientsOf }: Facts, surgeon: number): Freedom {
  const own = new Set(patientsOf[surgeon]!)
  return { isFreePatient: (patient) => own.has(patient), isFreeRoomShift: () => true }
}

/** Who is admitted from one day up to but not including another, who is not admitted at all, and the nurses of those days. */
export function windowOfDays({ day, facts: { shiftsADay } }: State, from: number, to: number): Freedom {
  return {
    isFreePatient: (patient) => day[patient]! < 0 || (day[patient]! >= from && day[patient]! < to),
    isFreeRoomShift: (_, shift) => shift >= from * shiftsADay && shift < to * shiftsADay,
  }
}
