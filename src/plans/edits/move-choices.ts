/** What a person who moves one patient may choose from. Pure. */
import { addDays, type Day } from '#nhs/day.ts'
import type { Patient, Problem } from '#planner'

type Place = { readonly id: string; readonly hospital: string }

export type MoveChoices = {
  /** Days on which any theatre is open. */
  readonly days: readonly Day[]
  readonly theatres: readonly Place[]
  readonly rooms: readonly Place[]
  /** Those who may operate on this patient, their own first. */
  readonly surgeons: readonly string[]
}

export function moveChoices({ days, theatres, rooms }: Problem, patient: Patient, firstDay: Day): MoveChoices {
  const place = ({ id, hospital }: Place): Place => ({ id, hospital })
  return {
    days: Array.from({ length: days }, (_, day) => day)
      .filter((day) => theatres.some(({ minutes }) => minutes[day]! > 0))
      .map((day) => addDays(firstDay, day)),
    theatres: theatres.map(place),
    rooms: rooms.map(place),
    surgeons: [patient.surgeon, ...patient.otherSurgeons],
  }
}
