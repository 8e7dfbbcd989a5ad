/** Better nurses for a room over some days, all else as it is: in each shift the one who costs least (S2, S3, S4). */
import { settleCare } from './care.ts'
import { peopleAt, replaceNurse } from './nurse.ts'
import type { State } from './state.ts'

/** Notes whom it replaced after what `replaced` holds already; answers the change of cost, which is never positive. */
export function improveNurses(s: State, room: number, from: number, to: number): number {
  const { facts } = s
  const { shiftsADay, shifts } = facts
  let cost = 0
  for (let day = from; day < to; day++) {
    const bedsAt = room * facts.days + day
    if (peopleAt(s, bedsAt) === 0) continue
    const last = (day + 1) * shiftsADay
    for (let shift = day * shiftsADay; shift < last; shift++) {
      const at = room * shifts + shift
      const best = cheapestNurse(s, at, room, shift, bedsAt)
      if (best === s.nurse[at]) continue
      replaceNurse(s, at, room, shift, bedsAt, best, s.saved)
      cost += s.saved
    }
  }
  return cost
}

/** The nurse on duty who costs least in an occupied room and shift, the present one if none costs less; `saved` says by how much. */
function cheapestNurse(s: State, at: number, room: number, shift: number, bedsAt: number): number {
  if (s.careNotes.count > 0) settleCare(s)
  const { facts, overload, shiftsWith, lying, onDuty, shortfall } = s
  const { shifts, skillLevels, nurseSkill } = facts
  const { continuity, nurseWorkload } = facts.weights
  const skillWeight = facts.weights.nurseSkill
  const perPerson = facts.nurses + 1
  const load = s.roomLoad[at]!
  const slot = bedsAt * s.slots
  const last = slot + peopleAt(s, bedsAt)
  const now = s.nurse[at]!

  const over = overload[now * shifts + shift]!
  let keeping = skillWeight * shortfall[at * skillLevels + nurseSkill[now]!]!
  if (over > 0) keeping += nurseWorkload * (over > load ? load : over)
  for (let k = slot; k < last; k++) if (shiftsWith[lying[k]! * perPerson + now] === 1) keeping += continuity

  let best = now
  let least = keeping
  const duty = facts.hospitalOfRoom[room]! * shifts + shift
  const first = s.dutyFrom[duty]!
  const end = first + s.dutyCount[duty]!
  for (let d = first; d < end && least > 0; d++) {
    const n = onDuty[d]!
    if (n === now) continue
    let cost = skillWeight * shortfall[at * skillLevels + nurseSkill[n]!]!
    const before = overload[n * shifts + shift]!
    const after = before + load
    if (after > 0) cost += nurseWorkload * (before > 0 ? load : after)
    for (let k = slot; k < last && cost < least; k++)
      if (shiftsWith[lying[k]! * perPerson + n] === 0) cost += continuity
    if (cost < least) {
      least = cost
      best = n
    }
  }
  s.saved = least - keeping
  return best
}
