/**
 * The nursing that a stay is expected to need, shift by shift: how much, and how skilled.
 *
 * No source gives this per procedure. Our assumption, to be replaced by an alliance that measures it: work is 1 to 3
 * for each person and shift, as in the problem's public instances; the hours after an operation need most; a long
 * operation or a stay of three nights or more counts as major surgery and needs an experienced nurse on the first night.
 */

export type CareNeeded = {
  /** Early, late and night of the first day, then of each further day. */
  readonly workload: readonly number[]
  readonly skill: readonly number[]
}

const MAJOR_MINUTES = 150
const MAJOR_NIGHTS = 3

type Shifts = readonly [early: number, late: number, night: number]

/** @param nights in hospital; a day case has none and holds its bed for one day */
export function careNeeded(nights: number, surgeryMinutes: number): CareNeeded {
  if (nights === 0) return { workload: [1, 2, 0], skill: [0, 0, 0] }
  const isMajor = nights >= MAJOR_NIGHTS || surgeryMinutes >= MAJOR_MINUTES
  const firstDay: Shifts = isMajor ? [2, 3, 3] : [1, 2, 2]
  const secondDay: Shifts = isMajor ? [2, 2, 1] : [1, 1, 1]
  const firstSkill: Shifts = isMajor ? [1, 1, 2] : [0, 1, 1]
  const days = <Value>(first: Value, second: Value, later: Value): Value[] =>
    Array.from({ length: nights }, (_, day) => (day === 0 ? first : day === 1 ? second : later))
  return {
    workload: days<Shifts>(firstDay, secondDay, [1, 1, 1]).flat(),
    skill: days<Shifts>(firstSkill, isMajor ? [1, 1, 1] : [0, 0, 0], [0, 0, 0]).flat(),
  }
}
