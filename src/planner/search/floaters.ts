/** Where each nurse may work, and which shifts leave a choice: those of floating nurses, who may work in several hospitals. */
import type { Problem } from '../problem.ts'
import type { Facts } from './facts.ts'
import { placesById } from './places-by-id.ts'

export type Floaters = {
  /** nurse × hospital: 1 where they are credentialed. */
  readonly mayWork: Uint8Array
  /** By nurse: the same as a list, the employer first. */
  readonly hospitalsOf: readonly Uint8Array[]
  /** The nurse-shifts with a choice, by shift: those of a shift are from[shift] … from[shift + 1] − 1. */
  readonly from: Int32Array
  readonly nurse: Int16Array
  readonly shift: Int32Array
  /** What part of all nurse-shifts they are. */
  readonly share: number
}

export function floatersOf({ nurses, hospitals, days, shiftTypes }: Problem): Floaters {
  const places = placesById(hospitals)
  const hospitalsOf = nurses.map((nurse) => Uint8Array.from(nurse.hospitals, (id) => places.get(id)!))
  const mayWork = new Uint8Array(nurses.length * hospitals.length)
  const byShift: number[][] = Array.from({ length: days * shiftTypes.length }, () => [])
  nurses.forEach((nurse, n) => {
    for (const hospital of hospitalsOf[n]!) mayWork[n * hospitals.length + hospital] = 1
    if (nurse.hospitals.length < 2) return
    for (const { day, shift } of nurse.shifts) byShift[day * shiftTypes.length + shift]!.push(n)
  })
  const from = new Int32Array(byShift.length + 1)
  byShift.forEach((who, shift) => {
    from[shift + 1] = from[shift]! + who.length
  })
  const shift = Int32Array.from(byShift.flatMap((who, at) => who.map(() => at)))
  const nurseShifts = nurses.reduce((sum, { shifts }) => sum + shifts.length, 0)
  const share = shift.length / Math.max(1, nurseShifts)
  return { mayWork, hospitalsOf, from, nurse: Int16Array.from(byShift.flat()), shift, share }
}

/** hospital × shift: where its list of nurses on duty begins, with space for everybody who may work there then. */
export function dutySpace({ hospitals, shifts, nurses, maxLoad, floaters }: Facts): Int32Array {
  const from = new Int32Array(hospitals * shifts + 1)
  for (let hospital = 0; hospital < hospitals; hospital++) {
    for (let shift = 0; shift < shifts; shift++) {
      let space = 0
      for (let n = 0; n < nurses; n++) {
        if (floaters.mayWork[n * hospitals + hospital] === 1 && maxLoad[n * shifts + shift]! >= 0) space++
      }
      from[hospital * shifts + shift + 1] = from[hospital * shifts + shift]! + space
    }
  }
  return from
}
