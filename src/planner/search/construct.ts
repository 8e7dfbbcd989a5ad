/**
 * The first plan, made in one pass: the mandatory first, those with the narrowest window before others, then the dearest
 * per minute of surgery; each on the first day that has surgeon, theatre and bed. The annealing does the rest.
 */
import { bedIsFree } from './fit.ts'
import { bookNurse, nurseDelta, peopleAt, setNurse } from './nurse.ts'
import { cheapestTheatre, surgeonIsFree } from './operation.ts'
import { place } from './place.ts'
import { worth } from './start.ts'
import type { State } from './state.ts'
import { endOfStay } from './stay.ts'

export function construct(s: State): void {
  const { facts } = s
  const waiting = [...s.order.subarray(s.placed, s.inPlay)]
  const isMandatory = (i: number) => facts.mandatory[i]!
  const window = new Map(waiting.map((i) => [i, isMandatory(i) ? daysToChoose(s, i) : 0]))
  waiting.sort(
    (a, b) => isMandatory(b) - isMandatory(a) || window.get(a)! - window.get(b)! || worth(s, b) - worth(s, a) || a - b,
  )
  for (const i of waiting) placeEarly(s, i)
}

function daysToChoose(s: State, i: number): number {
  const { ways } = s.facts
  let days = 0
  for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) days += ways.dayLists[ways.dayList[way]!]!.length
  return days
}

function placeEarly(s: State, i: number): void {
  const { ways, weights } = s.facts
  let best = { cost: Number.POSITIVE_INFINITY, way: -1, day: -1, theatre: -1, room: -1 }
  for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
    for (const day of ways.dayLists[ways.dayList[way]!]!) {
      const cost = ways.cost[way]! + weights.delay * (day - s.facts.release[i]!)
      if (cost >= best.cost) break
      if (!surgeonIsFree(s, i, way, day)) continue
      const theatre = cheapestTheatre(s, i, way, day)
      if (theatre < 0) continue
      const room = snuggestRoom(s, i, way, day)
      if (room < 0) continue
      best = { cost, way, day, theatre, room }
      break
    }
  }
  if (best.way >= 0 && best.cost < s.outCost[i]!) s.cost += place(s, i, best.way, best.day, best.room, best.theatre)
}

/** The room in use by most others during the stay: empty rooms are kept, because either gender can have them. */
function snuggestRoom(s: State, i: number, way: number, day: number): number {
  const { facts } = s
  const end = endOfStay(s, i, day)
  let best = -1
  let most = -1
  for (const room of facts.roomsOf[facts.ways.hospital[way]!]!) {
    if (facts.roomFits[facts.roomFitsFrom[i]! + room] === 0 || !bedIsFree(s, i, day, room)) continue
    let company = 0
    for (let d = day; d < end; d++) company += peopleAt(s, room * facts.days + d) > 0 ? 1 : 0
    if (company > most) {
      most = company
      best = room
    }
  }
  return best
}

/** Gives every room-shift the nurse who costs least there; an empty room any nurse on duty, lest an arrival find none. */
export function assignNurses(s: State): void {
  const { facts } = s
  for (let room = 0; room < facts.rooms; room++) {
    for (let shift = 0; shift < facts.shifts; shift++) {
      const at = room * facts.shifts + shift
      if (s.nurse[at] !== facts.nurses) continue
      const duty = facts.hospitalOfRoom[room]! * facts.shifts + shift
      const first = s.dutyFrom[duty]!
      const count = s.dutyCount[duty]!
      if (count === 0) continue
      const bedsAt = room * facts.days + Math.floor(shift / facts.shiftsADay)
      let best = s.onDuty[first + s.random.below(count)]!
      if (peopleAt(s, bedsAt) > 0) {
        let least = Number.POSITIVE_INFINITY
        for (let k = 0; k < count; k++) {
          const cost = nurseDelta(s, at, shift, bedsAt, s.onDuty[first + k]!)
          if (cost < least) {
            least = cost
            best = s.onDuty[first + k]!
          }
        }
      }
      const cost = nurseDelta(s, at, shift, bedsAt, best)
      setNurse(s, at, shift, bedsAt, best)
      bookNurse(s, room, cost)
      s.cost += cost
    }
  }
}
