/**
 * What the nurses of one person's stay cost at the least, whoever else is in the hospital.
 *
 * Each shift of the stay must have a nurse on duty who may work there. A nurse who is new to the person costs continuity
 * (S3), one below the level needed costs skill (S2).
 */
import type { Facts } from '../search/facts.ts'
import { Cover } from './cover.ts'
import { greatestDivisor } from './greatest-divisor.ts'

/** Nodes for one stay, by how closely it is looked at. What is still open then is bounded by dual ascent alone. */
const NODES = [0, 1, 300] as const

export class LeastCare {
  private readonly facts: Facts
  /** hospital × shift: who may be on duty there, the most skilled first. */
  private readonly onDuty: readonly Int32Array[]
  private readonly cover: Cover
  /** By nurse: their place in the stay at hand, −1 if they have none. */
  private readonly placeOfNurse: Int32Array
  /** The nurses who have one. */
  private readonly nurseAt: Int32Array
  /** What anybody's nurses cost at the least: one for each shift of a day, if nobody works two of one day. */
  readonly ofAnybody: number

  constructor(facts: Facts) {
    this.facts = facts
    const { hospitals, shifts, nurses, maxLoad, nurseSkill, floaters, weights } = facts
    const onDuty: Int32Array[] = []
    for (let hospital = 0; hospital < hospitals; hospital++) {
      for (let shift = 0; shift < shifts; shift++) {
        const who: number[] = []
        for (let n = 0; n < nurses; n++) {
          if (floaters.mayWork[n * hospitals + hospital] === 1 && maxLoad[n * shifts + shift]! >= 0) who.push(n)
        }
        onDuty.push(Int32Array.from(who.sort((a, b) => nurseSkill[b]! - nurseSkill[a]! || a - b)))
      }
    }
    this.onDuty = onDuty
    this.cover = new Cover(nurses, weights.continuity, greatestDivisor(weights.continuity, weights.nurseSkill))
    this.placeOfNurse = new Int32Array(nurses).fill(-1)
    this.nurseAt = new Int32Array(nurses)
    this.ofAnybody = weights.continuity * fewestNurses(facts)
  }

  /** Whether every shift of a stay has somebody who may be on duty. */
  isNursed(hospital: number, from: number, to: number): boolean {
    const { shiftsADay, shifts } = this.facts
    for (let shift = from * shiftsADay; shift < to * shiftsADay; shift++) {
      if (this.onDuty[hospital * shifts + shift]!.length === 0) return false
    }
    return true
  }

  /** The nurses who may be on duty in a hospital's shift. */
  duty(hospital: number, shift: number): Int32Array {
    return this.onDuty[hospital * this.facts.shifts + shift]!
  }

  /**
   * At the least what person i costs in a hospital from a day on. Shifts that nobody can cover cost nothing.
   *
   * @param level how closely to look
   */
  of(i: number, hospital: number, day: number, level: 1 | 2 = 2): number {
    this.lookAt(i, hospital, day)
    return this.cover.least(NODES[level], this.facts.shiftsADay)
  }

  private lookAt(i: number, hospital: number, day: number): void {
    const { cover, placeOfNurse, nurseAt } = this
    const { shiftsADay, days, nights, careFrom, skillNeeded, nurseSkill, weights } = this.facts
    const first = day * shiftsADay
    const shifts = Math.min(days, day + nights[i]!) * shiftsADay - first
    let nurses = 0
    let pairs = 0
    for (let j = 0; j < shifts; j++) {
      const duty = this.duty(hospital, first + j)
      pairs += duty.length
      for (const n of duty) {
        if (placeOfNurse[n]! >= 0) continue
        placeOfNurse[n] = nurses
        nurseAt[nurses++] = n
      }
    }
    cover.begin(nurses, shifts, pairs)
    for (let j = 0; j < shifts; j++) {
      const needed = skillNeeded[careFrom[i]! + j]!
      // The most skilled come first, and so the cheapest.
      for (const n of this.duty(hospital, first + j)) {
        cover.add(j, placeOfNurse[n]!, weights.nurseSkill * Math.max(0, needed - nurseSkill[n]!))
      }
      cover.endShift(j)
    }
    for (let place = 0; place < nurses; place++) placeOfNurse[nurseAt[place]!] = -1
  }
}

/** How many nurses anybody in bed sees at the least: one for each shift of a day, if nobody works two of one day. */
export function fewestNurses({ problem: { nurses }, shiftsADay }: Facts): number {
  const hasDouble = nurses.some(({ shifts }) => new Set(shifts.map(({ day }) => day)).size < shifts.length)
  return hasDouble ? 1 : shiftsADay
}

/** What the nurses of those in bed already cost at the least. Stops for breath on the way. */
export function* careOfOccupants(facts: Facts, leastCare: LeastCare): Generator<void, number> {
  let total = 0
  for (let k = 0; k < facts.occupantRoom.length; k++) {
    total += leastCare.of(facts.patients + k, facts.hospitalOfRoom[facts.occupantRoom[k]!]!, 0)
    yield
  }
  return total
}
