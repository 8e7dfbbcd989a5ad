/**
 * Why patients are placed away from home, and why patients are left: which rule stands in the way of every placement
 * that would have been better for them.
 *
 * There are millions of such placements, so which comes nearest, what it would break and what it would cost are read from
 * the search's totals, with the patient's own placement taken out. A test holds the answers to the judge's.
 */
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Left, Reason, Transfer } from './report-shape.ts'
import { allRules } from './rules/all-rules.ts'
import { factsOf } from './search/facts.ts'
import { mustsBrokenBy, nearestPlacement } from './search/nearest-placement.ts'
import { place, unplace } from './search/place.ts'
import { type CostByRule, costOfPlacing, type Placing } from './search/placement-cost.ts'
import { OUT, type State } from './search/state.ts'
import { stateOf } from './search/state-of.ts'

export function reasonsFor(problem: Problem, plan: Plan): { transfers: Transfer[]; left: Left[] } {
  const hospitals = new Map(problem.hospitals.map(({ id }, place) => [id, place]))
  const s = stateOf(factsOf(problem), plan)
  const transfers: Transfer[] = []
  const left: Left[] = []
  problem.patients.forEach(({ id, home, allowedHospitals }, i) => {
    const placement = plan.placements.get(id)
    if (!placement) left.push({ patient: id, reason: reasonFor(s, i, -1, problem.days - 1, ['H6']) })
    else if (placement.hospital !== home) {
      const { hospital: to, day } = placement
      const nothing = allowedHospitals.includes(home) ? ['H6'] : ['M2']
      transfers.push({ patient: id, from: home, to, day, reason: reasonFor(s, i, hospitals.get(home)!, day, nothing) })
    }
  })
  return { transfers, left }
}

/**
 * Why patient i is not placed in that hospital (in any, if −1) by that day.
 *
 * @param nothing the rules that allow no placement there at all, if that is so
 */
function reasonFor(s: State, i: number, hospital: number, by: number, nothing: readonly string[]): Reason {
  const now = { way: s.way[i]!, day: s.day[i]!, room: s.room[i]!, theatre: s.theatre[i]! }
  const isPlaced = now.day !== OUT
  if (isPlaced) unplace(s, i)
  const nearest = nearestPlacement(s, i, hospital, by)
  let reason: Reason
  if (!nearest) reason = { kind: 'nothing-allowed', rules: nothing, says: wordsOf(nothing) }
  else if (nearest.obstacle === 'none') reason = dearer(s, i, nearest, isPlaced ? now : undefined)
  else {
    const broken = mustsBrokenBy(s, i, nearest)
    // Nothing but a bed that nobody could look after.
    const rules = broken.length > 0 ? broken : ['H9']
    reason = { kind: nearest.obstacle === 'bed' ? 'no-bed' : 'no-time-to-operate', rules, says: wordsOf(rules) }
  }
  if (isPlaced) place(s, i, now.way, now.day, now.room, now.theatre)
  return reason
}

/** What the placement would cost more than the one that the patient has, or than being left. */
function dearer(s: State, i: number, to: Placing, now: Placing | undefined): Reason {
  const after = costOfPlacing(s, i, to)
  const before = now && costOfPlacing(s, i, now)
  const costs = (Object.keys(after) as (keyof CostByRule)[]).map((code) => ({
    code,
    cost: after[code] - (before?.[code] ?? 0),
  }))
  const rules = costs
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => b.cost - a.cost)
    .map(({ code }) => code)
  const extraCost = costs.reduce((sum, { cost }) => sum + cost, 0)
  return { kind: 'costs-more', rules, extraCost, says: wordsOf(rules.slice(0, 1)) }
}

function wordsOf(codes: readonly string[]): string {
  const says = allRules.filter(({ code }) => codes.includes(code)).map((rule) => rule.says)
  return says.join('; ')
}
