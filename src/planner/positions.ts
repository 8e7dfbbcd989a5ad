/** What a plan is worth to each trust. */
import { trustsOf } from './alone-problem.ts'
import type { Judgement } from './judge.ts'
import type { Problem } from './problem.ts'
import type { Position } from './report-shape.ts'
import type { PreferCode } from './rules/rule.ts'

/** Counted against the trust whose hospital it happens in, and against the trust whose patient it is. */
const OF_HOSPITALS: readonly PreferCode[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6']
const OF_PATIENTS: readonly PreferCode[] = ['S7', 'S8']

export function positionsOf(problem: Problem, judgement: Judgement): Map<string, Position> {
  const trustOfHospital = new Map(problem.hospitals.map(({ id, trust }) => [id, trust]))
  const trustOfPatient = new Map(problem.patients.map(({ id, home }) => [id, trustOfHospital.get(home)!]))
  const positions = new Map(trustsOf(problem).map((trust) => [trust, { mandatoryUntreated: 0, cost: 0 }]))
  for (const { rule, breaches } of judgement.findings) {
    for (const { about, hospital, trust, amount } of breaches) {
      if (rule.code === 'H5') positions.get(trustOfPatient.get(about)!)!.mandatoryUntreated += amount
      if (rule.strength === 'must') continue
      const weight = rule.weight(problem.weights)
      const carrier = trust ?? trustOfHospital.get(hospital!)
      if (OF_HOSPITALS.includes(rule.code)) positions.get(carrier!)!.cost += weight * amount
      if (OF_PATIENTS.includes(rule.code)) positions.get(trustOfPatient.get(about)!)!.cost += weight * amount
    }
  }
  return positions
}

/** Mandatory patients first, because a must has no price. */
export function isNoWorse(position: Position, than: Position): boolean {
  if (position.mandatoryUntreated !== than.mandatoryUntreated) {
    return position.mandatoryUntreated < than.mandatoryUntreated
  }
  return position.cost <= than.cost
}
