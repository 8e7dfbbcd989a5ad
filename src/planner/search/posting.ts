/**
 * Where nurses are in each shift: at their employer's, or, if they may work in several hospitals, in another of them.
 *
 * The lists of who is on duty change in place; a hospital takes nobody in on a day of which a shift has no nurse.
 */
import type { Facts } from './facts.ts'
import { peopleAt } from './nurse.ts'
import type { State } from './state.ts'
import { closeDay, openDay } from './stay.ts'

/**
 * Everybody at their employer's, except that a hospital with nobody on duty in a shift is lent one by the hospital that
 * has most there. By nurse × shift: the hospital, −1 when off duty.
 */
export function postAtHome(facts: Facts): Int16Array {
  const { shifts, hospitals, floaters } = facts
  const posting = new Int16Array((facts.nurses + 1) * shifts).fill(-1)
  for (let shift = 0; shift < shifts; shift++) {
    const count = new Int32Array(hospitals)
    for (let n = 0; n < facts.nurses; n++) {
      if (facts.maxLoad[n * shifts + shift]! < 0) continue
      const home = floaters.hospitalsOf[n]![0]!
      posting[n * shifts + shift] = home
      count[home]!++
    }
    for (let hospital = 0; hospital < hospitals; hospital++) {
      if (count[hospital] !== 0) continue
      let lent = -1
      for (let n = 0; n < facts.nurses; n++) {
        const from = posting[n * shifts + shift]!
        if (from < 0 || count[from]! < 2 || floaters.mayWork[n * hospitals + hospital] === 0) continue
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

/** Takes over where everybody is, before anybody lies in bed. */
export function postNurses(s: State, posting: Int16Array): void {
  const { nurses, shifts, shiftsADay, hospitals, days } = s.facts
  s.posting.set(posting)
  for (let n = 0; n < nurses; n++) {
    for (let shift = 0; shift < shifts; shift++) if (posting[n * shifts + shift]! >= 0) list(s, n, shift)
  }
  for (let hospital = 0; hospital < hospitals; hospital++) {
    for (let day = 0; day < days; day++) if (isNursed(s, hospital, day * shiftsADay)) openHospital(s, hospital, day)
  }
}

/** Sends a nurse to another hospital for a shift. Their rooms have been given to others, and the last to go leaves nobody in bed. */
export function sendNurse(s: State, n: number, shift: number, to: number): void {
  const { facts } = s
  const at = n * facts.shifts + shift
  const from = s.posting[at]! * facts.shifts + shift
  const day = (shift / facts.shiftsADay) | 0
  const last = s.dutyFrom[from]! + --s.dutyCount[from]!
  const moved = s.onDuty[last]!
  s.onDuty[s.dutyPlace[at]!] = moved
  s.dutyPlace[moved * facts.shifts + shift] = s.dutyPlace[at]!
  if (s.dutyCount[from] === 0) shutHospital(s, s.posting[at]!, day)
  s.posting[at] = to
  list(s, n, shift)
  if (s.dutyCount[to * facts.shifts + shift] === 1 && isNursed(s, to, shift)) openHospital(s, to, day)
}

function list(s: State, n: number, shift: number): void {
  const { shifts } = s.facts
  const duty = s.posting[n * shifts + shift]! * shifts + shift
  const place = s.dutyFrom[duty]! + s.dutyCount[duty]!++
  s.onDuty[place] = n
  s.dutyPlace[n * shifts + shift] = place
}

/** Whether every shift of this one's day has a nurse there. */
function isNursed(s: State, hospital: number, shift: number): boolean {
  const { shifts, shiftsADay } = s.facts
  const first = hospital * shifts + shift - (shift % shiftsADay)
  for (let k = 0; k < shiftsADay; k++) if (s.dutyCount[first + k] === 0) return false
  return true
}

function openHospital(s: State, hospital: number, day: number): void {
  const { rooms, days, bedsOn, roomsOf } = s.facts
  if (day < 32) s.nursedLow[hospital]! |= 1 << day
  else s.nursedHigh[hospital]! |= 1 << (day - 32)
  for (const room of roomsOf[hospital]!) {
    const at = room * days + day
    if (peopleAt(s, at) >= bedsOn[at]!) continue
    for (let gender = 0; gender < 2; gender++) {
      if (s.inBed[(1 - gender) * rooms * days + at] === 0) openDay(s, gender, room, day)
    }
  }
}

function shutHospital(s: State, hospital: number, day: number): void {
  if (day < 32) s.nursedLow[hospital]! &= ~(1 << day)
  else s.nursedHigh[hospital]! &= ~(1 << (day - 32))
  for (const room of s.facts.roomsOf[hospital]!) {
    closeDay(s, 0, room, day)
    closeDay(s, 1, room, day)
  }
}

/** Nurse-shifts away from the employer (A4). */
export function nurseJourneys(s: State): number {
  const { nurses, shifts, floaters } = s.facts
  let away = 0
  for (let n = 0; n < nurses; n++) {
    for (let shift = 0; shift < shifts; shift++) {
      const hospital = s.posting[n * shifts + shift]!
      if (hospital >= 0 && hospital !== floaters.hospitalsOf[n]![0]) away++
    }
  }
  return away
}
