/** What placing a patient would cost, rule by rule, read from the search's totals and changing none of them. */
import type { PreferCode } from '../rules/rule.ts'
import { changeCost, changeCostOut } from './place.ts'
import type { State } from './state.ts'
import { ageSpan, endOfStay } from './stay.ts'

export type Placing = { readonly way: number; readonly day: number; readonly room: number; readonly theatre: number }

export type CostByRule = Readonly<Record<Exclude<PreferCode, 'A4' | 'A5'>, number>>

/**
 * For a patient who is out. Nurses' journeys (A4) do not change with a placement, and how fair it is (A5) can only be
 * asked of everybody.
 */
export function costOfPlacing(s: State, i: number, { way, day, room, theatre }: Placing): CostByRule {
  const { facts } = s
  const { weights, ways, days, theatres } = facts
  const surgeon = ways.surgeon[way]!
  const surgeonDay = surgeon * days + day
  const opens = s.theatreCases[theatre * days + day] === 0
  const anotherTheatre =
    s.surgeonTheatreCases[surgeonDay * theatres + theatre] === 0 && s.surgeonTheatres[surgeonDay]! > 0
  const travels = s.surgeonCases[surgeonDay] === 0 && ways.hospital[way] !== facts.homeOfSurgeon[surgeon]
  const anotherTeam = ways.isOtherTeam[way] === 1 ? weights.teamChange : 0
  return {
    ...costOfStay(s, i, day, room),
    S5: opens ? weights.openTheatre : 0,
    S6: anotherTheatre ? weights.surgeonTransfer : 0,
    S7: weights.delay * (day - facts.release[i]!),
    S8: facts.mandatory[i] === 1 ? 0 : -facts.untreatedWeight[i]!,
    A1: ways.cost[way]! - anotherTeam,
    A2: anotherTeam,
    A3: travels ? weights.surgeonJourney : 0,
    A6: facts.published ? changeCost(s, i, way, day, room, theatre) - changeCostOut(s, i) : 0,
  }
}

function costOfStay(s: State, i: number, day: number, room: number) {
  const { facts } = s
  const { days, shifts, shiftsADay, weights } = facts
  const end = endOfStay(s, i, day)
  const nurses = new Set<number>()
  let [ages, short, over] = [0, 0, 0]
  for (let d = day; d < end; d++) {
    const bits = s.ageBits[room * days + d]!
    ages += ageSpan(bits | (1 << facts.age[i]!)) - ageSpan(bits)
  }
  let care = facts.careFrom[i]!
  for (let shift = day * shiftsADay; shift < end * shiftsADay; shift++, care++) {
    const n = s.nurse[room * shifts + shift]!
    // A room without a nurse breaks a must and costs nothing.
    if (n === facts.nurses) continue
    const before = s.overload[n * shifts + shift]!
    nurses.add(n)
    short += Math.max(0, facts.skillNeeded[care]! - facts.nurseSkill[n]!)
    over += Math.max(0, before + facts.workload[care]!) - Math.max(0, before)
  }
  return {
    S1: weights.mixedAge * ages,
    S2: weights.nurseSkill * short,
    S3: weights.continuity * nurses.size,
    S4: weights.nurseWorkload * over,
  }
}
