/**
 * The judge: has the last word on every plan, whoever made it.
 *
 * Musts and prefers are two scores and are never added.
 */
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { allRules } from './rules/all-rules.ts'
import { openDiary } from './rules/diary.ts'
import type { Breach, MustCode, PreferCode, Rule } from './rules/rule.ts'

export type Finding = {
  readonly rule: Rule
  readonly breaches: readonly Breach[]
  /** The breaches' amounts together. */
  readonly amount: number
  /** Of a prefer: the amount times its weight. Of a must: 0, because it has no price. */
  readonly cost: number
}

export type Judgement = {
  /** Whether no must is broken. */
  readonly feasible: boolean
  /** All breaches of musts together, in mixed units, as the competition counts them. */
  readonly violations: number
  readonly broken: Readonly<Record<MustCode, number>>
  readonly cost: number
  /** Cost by preference, weight included. */
  readonly parts: Readonly<Record<PreferCode, number>>
  /** One for each rule, in the order of the rules, those without breaches included. */
  readonly findings: readonly Finding[]
}

/** Expects ids that the problem knows, which `readPlan` sees to. */
export function judge(problem: Problem, plan: Plan): Judgement {
  const diary = openDiary(problem, plan)
  const findings = allRules.map((rule): Finding => {
    const breaches = rule.breaches(diary)
    const amount = breaches.reduce((total, breach) => total + breach.amount, 0)
    return { rule, breaches, amount, cost: rule.strength === 'prefer' ? amount * rule.weight(problem.weights) : 0 }
  })
  const broken: Partial<Record<MustCode, number>> = {}
  const parts: Partial<Record<PreferCode, number>> = {}
  let violations = 0
  let cost = 0
  for (const { rule, ...found } of findings) {
    if (rule.strength === 'must') {
      broken[rule.code] = found.amount
      violations += found.amount
    } else {
      parts[rule.code] = found.cost
      cost += found.cost
    }
  }
  return {
    feasible: violations === 0,
    violations,
    broken: broken as Record<MustCode, number>,
    cost,
    parts: parts as Record<PreferCode, number>,
    findings,
  }
}
