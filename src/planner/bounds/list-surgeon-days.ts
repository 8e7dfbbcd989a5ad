/** Surgeons' days, and who could be operated on in each: what knapsacks are filled from. */
import type { Facts } from '../search/facts.ts'
import { type Choices, NEVER } from './choices.ts'
import { greatestDivisor } from './greatest-divisor.ts'
import type { Capacities } from './prices.ts'

/**
 * Steps of time in the longest surgeon's day at most: eight hours in steps of five minutes. Finer minutes are rounded so that
 * more operations fit than there is time for, and the bound stays one.
 */
const MOST_UNITS = 96

/** A surgeon's day in one hospital, and everybody on whom they could operate there. */
export type SurgeonDay = {
  readonly surgeon: number
  readonly day: number
  readonly hospital: number
  /** Of time. */
  readonly units: number
  /** Choices: patient, place among the choices. */
  readonly patient: Int32Array
  readonly choice: Int32Array
}

/** The largest unit that all minutes are multiples of, or a longer one. */
export function unitOf({ surgeons, days, minutes }: Facts, { capacity }: Capacities): number {
  let longest = 1
  let unit = 0
  for (let at = 0; at < surgeons * days; at++) {
    longest = Math.max(longest, capacity[at]!)
    unit = greatestDivisor(unit, capacity[at]!)
  }
  for (const one of minutes) unit = greatestDivisor(unit, one)
  return Math.max(1, unit, Math.ceil(longest / MOST_UNITS))
}

/** Every surgeon's day in every hospital in which they could operate on anybody. */
export function listSurgeonDays(facts: Facts, { capacity }: Capacities, choices: Choices, unit: number): SurgeonDay[] {
  const { ways, days, patients, hospitals, surgeons } = facts
  const { from, cost } = choices
  const places = surgeons * days * hospitals
  const placeOf = (way: number, day: number) => (ways.surgeon[way]! * days + day) * hospitals + ways.hospital[way]!
  const count = new Int32Array(places)
  const forEach = (each: (i: number, choice: number, place: number) => void) => {
    for (let i = 0; i < patients; i++) {
      for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
        const list = ways.dayLists[ways.dayList[way]!]!
        for (let k = 0; k < list.length; k++) {
          const choice = from[way]! + k
          if (cost[choice] !== NEVER) each(i, choice, placeOf(way, list[k]!))
        }
      }
    }
  }
  forEach((_i, _choice, place) => {
    count[place]!++
  })
  const lists: (SurgeonDay | undefined)[] = Array.from(count, (length, place) => {
    if (length === 0) return undefined
    const at = Math.floor(place / hospitals)
    return {
      surgeon: Math.floor(at / days),
      day: at % days,
      hospital: place % hospitals,
      units: Math.ceil(capacity[at]! / unit),
      patient: new Int32Array(length),
      choice: new Int32Array(length),
    }
  })
  forEach((i, choice, place) => {
    const one = lists[place]!
    count[place]!--
    one.patient[one.patient.length - 1 - count[place]!] = i
    one.choice[one.choice.length - 1 - count[place]!] = choice
  })
  return lists.filter((one) => one !== undefined)
}
