/**
 * Every way and day on which a patient might be treated, and what each costs at the least: the wait (S7), travel and
 * change of team, the surgeon's journey as far as the operation fills their day, and the nurses of the stay.
 *
 * Left out are days on which no room that fits the patient is free of occupants in the way, and stays with a shift that
 * nobody may work in. Nurses are first counted roughly and looked at closely where it matters: `care` only ever rises.
 */
import type { Facts } from '../search/facts.ts'
import { BREATH } from './breath.ts'
import type { LeastCare } from './least-care.ts'
import type { Capacities } from './prices.ts'

export type Choices = {
  /** The choices of way w are from[w] … from[w + 1] − 1, one for each of its days. */
  readonly from: Int32Array
  /** Without the nurses; `NEVER` for one that cannot be. */
  readonly cost: Int32Array
  /** The nurses of the stay, at the least. */
  readonly care: Float32Array
  /** How closely the nurses were looked at: 0 roughly, then 1, 2. */
  readonly level: Uint8Array
  /** By patient: what not treating them costs. */
  readonly out: Float64Array
}

export const NEVER = 2 ** 30
/** A mandatory patient's being out costs this many of the dearest optional patient's. */
const MANDATORY = 4

/** Stops for breath on the way. */
export function* choicesOf(facts: Facts, { capacity }: Capacities, leastCare: LeastCare): Generator<void, Choices> {
  const { ways, days, weights, patients, published } = facts
  const count = ways.from[patients]!
  const from = new Int32Array(count + 1)
  for (let way = 0; way < count; way++) from[way + 1] = from[way]! + ways.dayLists[ways.dayList[way]!]!.length
  const cost = new Int32Array(from[count]!)
  const care = new Float32Array(from[count]!)
  const out = Float64Array.from(facts.untreatedWeight)
  const mandatoryOut = Math.max(1000, MANDATORY * facts.untreatedWeight.reduce((most, one) => Math.max(most, one), 0))
  const free = firstFreeDays(facts)
  const rough = leastCare.ofAnybody
  let breath = 0
  for (let i = 0; i < patients; i++) {
    if (from[ways.from[i]!]! > breath + BREATH) {
      breath = from[ways.from[i]!]!
      yield
    }
    const isLocked = facts.isLocked[i] === 1
    const isPublished = published !== undefined && published.day[i]! >= 0
    let isPossible = false
    for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
      const surgeon = ways.surgeon[way]!
      const hospital = ways.hospital[way]!
      const firstDay = isLocked ? 0 : firstDayWithRoom(facts, free, i, hospital)
      const isAway = hospital !== facts.homeOfSurgeon[surgeon]
      const wasSo =
        isPublished && published.surgeon[i] === surgeon && facts.hospitalOfRoom[published.room[i]!] === hospital
      const list = ways.dayLists[ways.dayList[way]!]!
      for (let k = 0; k < list.length; k++) {
        const day = list[k]!
        const at = from[way]! + k
        const last = Math.min(days, day + facts.nights[i]!)
        care[at] = rough
        if (!isLocked && (day < firstDay || !leastCare.isNursed(hospital, day, last))) {
          cost[at] = NEVER
          continue
        }
        isPossible = true
        const share = Math.min(1, facts.minutes[i]! / Math.max(1, capacity[surgeon * days + day]!))
        cost[at] =
          ways.cost[way]! +
          weights.delay * Math.max(0, day - facts.release[i]!) +
          (isAway ? Math.floor(weights.surgeonJourney * share) : 0) +
          (isPublished && !(wasSo && published.day[i] === day) ? weights.change : 0)
      }
    }
    // Who must come and cannot is in every plan's broken musts, and in no plan's cost.
    if (facts.mandatory[i] === 1 || isLocked) out[i] = isPossible ? mandatoryOut : 0
    else if (isPublished) out[i]! += weights.change
  }
  return { from, cost, care, level: new Uint8Array(from[count]!), out }
}

/** gender × room: the first day on which one of that gender may lie there, occupants considered. */
function firstFreeDays({ rooms, beds, days, patients, occupantRoom, nights, gender }: Facts): Int32Array {
  const free = new Int32Array(2 * rooms)
  const inRoom: number[][] = Array.from({ length: rooms }, () => [])
  occupantRoom.forEach((room, k) => {
    const i = patients + k
    inRoom[room]!.push(nights[i]!)
    const other = (1 - gender[i]!) * rooms + room
    free[other] = Math.max(free[other]!, nights[i]!)
  })
  inRoom.forEach((ends, room) => {
    // As many as there are beds must have gone, less one: the room is full until then.
    const inOrder = ends.sort((a, b) => b - a)
    const full = beds[room] === 0 ? days : (inOrder[beds[room]! - 1] ?? 0)
    for (const own of [room, rooms + room]) free[own] = Math.max(free[own]!, full)
  })
  return free
}

function firstDayWithRoom(facts: Facts, free: Int32Array, i: number, hospital: number): number {
  let first = facts.days
  for (const room of facts.roomsOf[hospital]!) {
    const day = free[facts.gender[i]! * facts.rooms + room]!
    if (day < first && facts.roomFits[facts.roomFitsFrom[i]! + room] === 1) first = day
  }
  return first
}
