/**
 * Two plans made into one that neither thread would have come to: a block of the first (some days, or some hospitals) is
 * kept as it is, and the rest follows the second. Who is in both blocks, or in neither, is out: the search finds them a
 * place, and where the two plans meet at a seam it mends what does not fit.
 */
import type { Random } from '../random.ts'
import type { Decisions } from './decisions.ts'
import type { Facts } from './facts.ts'
import { OUT } from './state.ts'

/** A block is no shorter than this, and leaves as many days to the other plan. */
const FEWEST_DAYS = 2

export function recombine(facts: Facts, first: Decisions, second: Decisions, random: Random): Decisions {
  const { days, hospitals, nurses, patients, rooms, shifts, shiftsADay, hospitalOfRoom } = facts
  const byHospital = hospitals > 1 && (random.bits() & 1) === 0
  const isFirsts = byHospital ? someHospitals(hospitals, random) : someDays(days, random)
  const isInBlock = (day: number, room: number) => isFirsts[byHospital ? hospitalOfRoom[room]! : day] === 1

  const child: Decisions = {
    day: new Int32Array(patients).fill(OUT),
    room: new Int32Array(patients).fill(OUT),
    theatre: new Int32Array(patients).fill(OUT),
    way: new Int32Array(patients).fill(OUT),
    nurse: second.nurse.slice(),
    posting: second.posting.slice(),
  }
  for (let i = 0; i < patients; i++) {
    if (first.day[i] !== OUT && isInBlock(first.day[i]!, first.room[i]!)) take(first, i)
    else if (second.day[i] !== OUT && !isInBlock(second.day[i]!, second.room[i]!)) take(second, i)
  }
  // Of hospitals, the second's posting stays: a mixture within a shift could leave a hospital with nobody.
  for (let shift = 0; shift < shifts && !byHospital; shift++) {
    if (isFirsts[Math.floor(shift / shiftsADay)] === 0) continue
    for (let n = 0; n < nurses; n++) child.posting[n * shifts + shift] = first.posting[n * shifts + shift]!
  }
  for (let room = 0; room < rooms; room++) {
    for (let shift = 0; shift < shifts; shift++) {
      const at = room * shifts + shift
      if (isInBlock(Math.floor(shift / shiftsADay), room)) child.nurse[at] = first.nurse[at]!
    }
  }
  return child

  function take(from: Decisions, i: number): void {
    child.day[i] = from.day[i]!
    child.room[i] = from.room[i]!
    child.theatre[i] = from.theatre[i]!
    child.way[i] = from.way[i]!
  }
}

/** A stretch of days that may run over the end into the beginning, so that every day is as often in one. */
function someDays(days: number, random: Random): Uint8Array {
  const block = new Uint8Array(days)
  const from = random.below(days)
  const length = FEWEST_DAYS + random.below(Math.max(1, days - 2 * FEWEST_DAYS + 1))
  for (let k = 0; k < length; k++) block[(from + k) % days] = 1
  return block
}

/** At least one hospital, and not all. */
function someHospitals(hospitals: number, random: Random): Uint8Array {
  const block = new Uint8Array(hospitals)
  const start = random.below(hospitals)
  const count = 1 + random.below(hospitals - 1)
  for (let k = 0; k < count; k++) block[(start + k) % hospitals] = 1
  return block
}
