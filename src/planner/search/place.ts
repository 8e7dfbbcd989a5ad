/** Placing a patient and taking the placement back: the pair that all larger moves are made of. */
import { addOperation, removeOperation } from './operation.ts'
import { OUT, type State } from './state.ts'
import { addStay, removeStay } from './stay.ts'

/** Puts a patient who is out into the plan; answers the exact change of cost. The caller has asked whether it fits. */
export function place(s: State, i: number, way: number, day: number, room: number, theatre: number): number {
  const { facts } = s
  const trust = facts.trustOfPatient[i]!
  if (facts.mandatory[i] === 1) {
    s.mandatoryOut--
    s.mandatoryOutOf[trust]!--
    // A position has no price of a must in it, and all that being out costs is taken off below.
    s.position[trust]! += s.mandatoryPrice
    if (s.urgentPlace[i]! < s.urgent) swapUrgent(s, i, --s.urgent)
  }
  s.day[i] = day
  s.room[i] = room
  s.theatre[i] = theatre
  s.way[i] = way
  if (facts.isLocked[i] === 0) {
    if (s.orderPlace[i]! >= s.inPlay) swapOrder(s, s.orderPlace[i]!, s.inPlay++)
    swapOrder(s, s.orderPlace[i]!, s.placed++)
  }
  const wait = facts.weights.delay * (day - facts.release[i]!) - s.outCost[i]!
  s.position[trust]! += wait
  let cost = wait + facts.ways.cost[way]! + addStay(s, i, day, room) + addOperation(s, i, way, day, theatre)
  if (facts.published) cost += changeCost(s, i, way, day, room, theatre) - changeCostOut(s, i)
  if (s.fairness) cost += facts.weights.fairness * s.fairness.change(i, -1)
  return cost
}

/**
 * The most that placing patient i can take off the cost, wherever it is: all else about a placement only adds. Fairness (A5)
 * is not in it.
 */
export function mostRegained(s: State, i: number): number {
  return s.facts.published ? s.outCost[i]! + changeCostOut(s, i) : s.outCost[i]!
}

/** Takes a patient out of the plan; answers the exact change of cost. `place` with the same arguments undoes it. */
export function unplace(s: State, i: number): number {
  const { facts } = s
  const day = s.day[i]!
  const room = s.room[i]!
  const theatre = s.theatre[i]!
  const way = s.way[i]!
  const trust = facts.trustOfPatient[i]!
  if (facts.mandatory[i] === 1) {
    s.mandatoryOut++
    s.mandatoryOutOf[trust]!++
    s.position[trust]! -= s.mandatoryPrice
    if (facts.isLocked[i] === 0) swapUrgent(s, i, s.urgent++)
  }
  const wait = facts.weights.delay * (day - facts.release[i]!) - s.outCost[i]!
  s.position[trust]! -= wait
  let cost = removeStay(s, i, day, room) + removeOperation(s, i, way, day, theatre) - wait - facts.ways.cost[way]!
  if (facts.published) cost += changeCostOut(s, i) - changeCost(s, i, way, day, room, theatre)
  if (s.fairness) cost += facts.weights.fairness * s.fairness.change(i, 1)
  s.day[i] = OUT
  s.room[i] = OUT
  s.theatre[i] = OUT
  s.way[i] = OUT
  if (facts.isLocked[i] === 0) swapOrder(s, s.orderPlace[i]!, --s.placed)
  return cost
}

/** What altering the published placement costs (A6), for this placement. */
export function changeCost(s: State, i: number, way: number, day: number, room: number, theatre: number): number {
  const { published, ways, weights } = s.facts
  if (!published || published.day[i]! < 0) return 0
  const isAsPublished =
    published.day[i] === day &&
    published.room[i] === room &&
    published.theatre[i] === theatre &&
    published.surgeon[i] === ways.surgeon[way]
  return isAsPublished ? 0 : weights.change
}

/** The same for leaving the patient out. */
export function changeCostOut(s: State, i: number): number {
  return s.facts.published!.day[i]! < 0 ? 0 : s.facts.weights.change
}

/** Puts mandatory patient i at a place among those who are out, and whoever is there where i was. */
export function swapUrgent({ urgentOrder, urgentPlace }: State, i: number, at: number): void {
  const from = urgentPlace[i]!
  const other = urgentOrder[at]!
  urgentOrder[at] = i
  urgentOrder[from] = other
  urgentPlace[i] = at
  urgentPlace[other] = from
}

export function swapOrder(s: State, a: number, b: number): void {
  const { order, orderPlace } = s
  const x = order[a]!
  const y = order[b]!
  order[a] = y
  order[b] = x
  orderPlace[y] = a
  orderPlace[x] = b
}

/** Changes what a mandatory patient's being out costs. Has no part in the cost that is reported, nor in a position. */
export function setMandatoryPrice(s: State, price: number): void {
  const { facts } = s
  const rise = price - s.mandatoryPrice
  for (let i = 0; i < facts.patients; i++) {
    if (facts.mandatory[i] === 0) continue
    s.outCost[i]! += rise
    if (s.day[i] === OUT) s.cost += rise
  }
  s.mandatoryPrice = price
}
