/** An operation: surgeon's and theatre's minutes, theatres opened, moves between theatres, journeys (S5, S6, A3). */
import type { Facts } from './facts.ts'
import type { State } from './state.ts'

/** Whether the surgeon of a way has time for patient i on that day, and is not in another hospital. */
export function surgeonIsFree(s: State, i: number, way: number, day: number): boolean {
  const { facts } = s
  const at = facts.ways.surgeon[way]! * facts.days + day
  if (s.surgeonLoad[at]! + facts.minutes[i]! > facts.surgeonMinutes[at]!) return false
  return s.surgeonCases[at] === 0 || s.surgeonAt[at] === facts.ways.hospital[way]
}

export function theatreIsFree(s: State, i: number, theatre: number, day: number): boolean {
  const { facts } = s
  const at = theatre * facts.days + day
  if (s.theatreLoad[at]! + facts.minutes[i]! > facts.theatreMinutes[at]!) return false
  return facts.lentTo === undefined || mayUse(facts, i, theatre)
}

/** Whether a theatre's time is for patient i: what is lent is for patients of the trust that borrowed it. */
export function mayUse({ lentTo, trustOfPatient }: Facts, i: number, theatre: number): boolean {
  const trust = lentTo === undefined ? -1 : lentTo[theatre]!
  return trust < 0 || trust === trustOfPatient[i]
}

/** Opening a theatre that is lent is the borrower's cost, and not that of the trust where it is. */
function carryOpening(s: State, theatre: number, hospital: number, cost: number): void {
  const { lentTo, trustOfHospital } = s.facts
  const trust = lentTo === undefined ? -1 : lentTo[theatre]!
  if (trust < 0) return
  s.position[trust]! += cost
  s.position[trustOfHospital[hospital]!]! -= cost
}

/** What S5 and S6 would rise by. */
export function openingCost(s: State, surgeon: number, theatre: number, day: number): number {
  const { days, theatres, weights } = s.facts
  const surgeonDay = surgeon * days + day
  const opens = s.theatreCases[theatre * days + day] === 0 ? weights.openTheatre : 0
  if (s.surgeonTheatreCases[surgeonDay * theatres + theatre] !== 0 || s.surgeonTheatres[surgeonDay] === 0) return opens
  return opens + weights.surgeonTransfer
}

/** A theatre with room for patient i: three times in four one that costs least, else any. −1 if there is none. */
export function pickTheatre(s: State, i: number, way: number, day: number): number {
  const { facts, found } = s
  const theatres = facts.theatresOf[facts.ways.hospital[way]!]!
  const surgeon = facts.ways.surgeon[way]!
  const cheapest = (s.random.bits() & 3) !== 0
  let least = 1e9
  let count = 0
  for (let k = 0; k < theatres.length; k++) {
    const theatre = theatres[k]!
    if (!theatreIsFree(s, i, theatre, day)) continue
    if (cheapest) {
      const cost = openingCost(s, surgeon, theatre, day)
      if (cost > least) continue
      if (cost < least) count = 0
      least = cost
    }
    found[count++] = theatre
  }
  return count === 0 ? -1 : found[count === 1 ? 0 : s.random.below(count)]!
}

/** The first of those with room for patient i that cost least; −1 if there is none. */
export function cheapestTheatre(s: State, i: number, way: number, day: number): number {
  const { ways, theatresOf } = s.facts
  const theatres = theatresOf[ways.hospital[way]!]!
  const surgeon = ways.surgeon[way]!
  let best = -1
  let least = 1e9
  for (let k = 0; k < theatres.length; k++) {
    const theatre = theatres[k]!
    if (!theatreIsFree(s, i, theatre, day)) continue
    const cost = openingCost(s, surgeon, theatre, day)
    if (cost < least) {
      least = cost
      best = theatre
    }
  }
  return best
}

export function addOperation(s: State, i: number, way: number, day: number, theatre: number): number {
  const { facts } = s
  const { days, theatres, weights, ways } = facts
  const surgeon = ways.surgeon[way]!
  const hospital = ways.hospital[way]!
  const surgeonDay = surgeon * days + day
  const theatreDay = theatre * days + day
  let cost = 0
  let journey = 0
  if (s.theatreCases[theatreDay]!++ === 0) {
    cost += weights.openTheatre
    if (facts.lentTo !== undefined) carryOpening(s, theatre, hospital, weights.openTheatre)
  }
  if (s.surgeonTheatreCases[surgeonDay * theatres + theatre]!++ === 0 && s.surgeonTheatres[surgeonDay]!++ > 0) {
    cost += weights.surgeonTransfer
  }
  s.operatedOn[surgeonDay * facts.mostCases + s.surgeonCases[surgeonDay]!] = i
  if (s.surgeonCases[surgeonDay]!++ === 0) {
    s.surgeonAt[surgeonDay] = hospital
    if (hospital !== facts.homeOfSurgeon[surgeon]) journey = weights.surgeonJourney
  }
  s.surgeonLoad[surgeonDay]! += facts.minutes[i]!
  s.theatreLoad[theatreDay]! += facts.minutes[i]!
  s.position[facts.trustOfHospital[hospital]!]! += cost
  return cost + journey
}

export function removeOperation(s: State, i: number, way: number, day: number, theatre: number): number {
  const { facts } = s
  const { days, theatres, weights, ways } = facts
  const surgeon = ways.surgeon[way]!
  const hospital = ways.hospital[way]!
  const surgeonDay = surgeon * days + day
  const theatreDay = theatre * days + day
  let cost = 0
  let journey = 0
  if (--s.theatreCases[theatreDay]! === 0) {
    cost -= weights.openTheatre
    if (facts.lentTo !== undefined) carryOpening(s, theatre, hospital, -weights.openTheatre)
  }
  if (--s.surgeonTheatreCases[surgeonDay * theatres + theatre]! === 0 && --s.surgeonTheatres[surgeonDay]! > 0) {
    cost -= weights.surgeonTransfer
  }
  const first = surgeonDay * facts.mostCases
  let at = first
  while (s.operatedOn[at] !== i) at++
  s.operatedOn[at] = s.operatedOn[first + s.surgeonCases[surgeonDay]! - 1]!
  if (--s.surgeonCases[surgeonDay]! === 0 && hospital !== facts.homeOfSurgeon[surgeon])
    journey = -weights.surgeonJourney
  s.surgeonLoad[surgeonDay]! -= facts.minutes[i]!
  s.theatreLoad[theatreDay]! -= facts.minutes[i]!
  s.position[facts.trustOfHospital[hospital]!]! += cost
  return cost + journey
}
