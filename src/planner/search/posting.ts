/**
 * Where nurses who may work in several hospitals are in each shift.
 *
 * A plain rule for now: at their employer's, except that a hospital with nobody on duty in a shift is lent one by the
 * hospital that has most there.
 */
import type { Facts } from './facts.ts'
import { placesById } from './places-by-id.ts'

/** nurse × shift: the hospital, −1 when off duty. */
export function postAtHome(facts: Facts): Int16Array {
  const { problem, shifts, hospitals } = facts
  const places = placesById(problem.hospitals)
  const posting = new Int16Array((facts.nurses + 1) * shifts).fill(-1)
  const may = problem.nurses.map((nurse) => nurse.hospitals.map((id) => places.get(id)!))
  for (let shift = 0; shift < shifts; shift++) {
    const count = new Int32Array(hospitals)
    for (let n = 0; n < facts.nurses; n++) {
      if (facts.maxLoad[n * shifts + shift]! < 0) continue
      posting[n * shifts + shift] = may[n]![0]!
      count[may[n]![0]!]!++
    }
    for (let hospital = 0; hospital < hospitals; hospital++) {
      if (count[hospital] !== 0) continue
      let lent = -1
      for (let n = 0; n < facts.nurses; n++) {
        const from = posting[n * shifts + shift]!
        if (from < 0 || count[from]! < 2 || !may[n]!.includes(hospital)) continue
        if (lent < 0 || count[from]! > count[posting[lent * shifts + shift]!]!) lent = n
      }
      if (lent < 0) continue
      count[posting[lent * shifts + shift]!]!--
      count[hospital]!++
      posting[lent * shifts + shift] = hospital
    }
  }
  return posting
}
