/**
 * What there is only so much of, and the price of a unit of each: surgeons' minutes by day, theatres' minutes by hospital
 * and day, beds by hospital and day, and beds in rooms that do not hold somebody of the other gender already.
 *
 * Any prices of zero or more give a bound; good ones give a good bound.
 */
import type { Facts } from '../search/facts.ts'

/** Where each kind begins in an array of prices. Surgeons' minutes come first. */
export type Rows = {
  readonly theatre: number
  readonly bed: number
  /** By gender. */
  readonly bedFor: readonly [number, number]
  /** hospital × shift. No price here is above what a unit of overload costs: more load than nurses can carry may be had for that. */
  readonly load: number
  readonly count: number
}

export type Capacities = Rows & {
  /** What may be used. For theatres and load 0: opening them and sending nurses are priced one by one. */
  readonly capacity: Float64Array
  /** Units that one patient uses, about: so that a step is as long in minutes as in beds. */
  readonly scale: Float64Array
  /** theatre × day. */
  readonly theatreMinutes: Int32Array
}

/** The rest of what a treatment is worth is paid to surgeons, beds and nurses. */
const PART_OF_WORTH = 0.9
/** Minutes of an operation and load of a patient in a shift, about. */
const USUAL_MINUTES = 150
const USUAL_LOAD = 2

/** What is booked may need more than there is. It has to stay, so there is as much as it needs. */
export function capacitiesOf(facts: Facts): Capacities {
  const { days, surgeons, hospitals, rooms, theatres, hospitalOfRoom, beds } = facts
  const theatre = surgeons * days
  const bed = theatre + hospitals * days
  const bedFor = [bed + hospitals * days, bed + 2 * hospitals * days] as const
  const load = bed + 3 * hospitals * days
  const count = load + hospitals * facts.shifts
  const capacity = new Float64Array(count)
  const scale = new Float64Array(count).fill(1)
  scale.fill(USUAL_MINUTES, 0, bed)
  scale.fill(USUAL_LOAD, load)
  capacity.set(facts.surgeonMinutes)
  const inBed = new Int32Array(2 * rooms * days)
  facts.occupantRoom.forEach((room, k) => {
    const i = facts.patients + k
    const last = Math.min(days, facts.nights[i]!)
    for (let day = 0; day < last; day++) inBed[(facts.gender[i]! * rooms + room) * days + day]!++
  })
  for (let room = 0; room < rooms; room++) {
    for (let day = 0; day < days; day++) {
      const at = hospitalOfRoom[room]! * days + day
      const ofA = inBed[room * days + day]!
      const ofB = inBed[(rooms + room) * days + day]!
      const free = Math.max(0, beds[room]! - ofA - ofB)
      capacity[bed + at]! += free
      if (ofB === 0) capacity[bedFor[0] + at]! += free
      if (ofA === 0) capacity[bedFor[1] + at]! += free
    }
  }
  const needed = new Float64Array(count)
  const theatreNeeded = new Int32Array(theatres * days)
  const { locked, ways } = facts
  for (let i = 0; i < facts.patients && locked; i++) {
    const day = locked.day[i]!
    if (day < 0) continue
    const at = ways.hospital[ways.from[i]!]! * days
    needed[locked.surgeon[i]! * days + day]! += facts.minutes[i]!
    theatreNeeded[locked.theatre[i]! * days + day]! += facts.minutes[i]!
    for (let night = day; night < Math.min(days, day + facts.nights[i]!); night++) {
      needed[bed + at + night]!++
      needed[bedFor[facts.gender[i]! as 0 | 1] + at + night]!++
    }
  }
  for (let row = 0; row < count; row++) capacity[row] = Math.max(capacity[row]!, needed[row]!)
  const theatreMinutes = facts.theatreMinutes.map((minutes, at) => Math.max(minutes, theatreNeeded[at]!))
  return { theatre, bed, bedFor, load, count, capacity, scale, theatreMinutes }
}

/**
 * To begin with: a theatre's minute at what it is worth to the least of those whom all theatres' minutes reach for, if they
 * are given to whoever weighs most for each minute; at least at its share of opening the longest theatre. All else free.
 *
 * @param out by patient: what not treating them costs
 */
export function firstPrices(
  facts: Facts,
  { theatre, count, theatreMinutes }: Capacities,
  out: Float64Array,
): Float64Array {
  const price = new Float64Array(count)
  const scarce = PART_OF_WORTH * worthOfLast(facts.minutes.subarray(0, facts.patients), out, theatreMinutes)
  for (let t = 0; t < facts.theatres; t++) {
    for (let day = 0; day < facts.days; day++) {
      const minutes = theatreMinutes[t * facts.days + day]!
      const row = theatre + facts.hospitalOfTheatre[t]! * facts.days + day
      if (minutes === 0) continue
      const share = facts.weights.openTheatre / minutes
      price[row] = price[row] === 0 ? share : Math.min(price[row]!, share)
    }
  }
  for (let row = theatre; row < theatre + facts.hospitals * facts.days; row++) {
    if (price[row]! > 0) price[row] = Math.max(price[row]!, scarce)
  }
  return price
}

/** For each minute, of the first patient for whom none are left; 0 if they reach for all. */
function worthOfLast(minutes: Int32Array, out: Float64Array, theatreMinutes: Int32Array): number {
  let left = theatreMinutes.reduce((sum, one) => sum + one, 0)
  const worth = Float64Array.from(minutes, (own, i) => out[i]! / Math.max(1, own))
  const order = [...worth.keys()].sort((a, b) => worth[b]! - worth[a]!)
  const last = order.find((i) => {
    left -= minutes[i]!
    return left < 0
  })
  return last === undefined ? 0 : worth[last]!
}
