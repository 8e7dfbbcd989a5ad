/** Two plans by the same measures. Pure: which of them is better is for people to say. */
import type { RuleCode } from '#planner'
import * as format from '#web/format.ts'
import { changeOf, outcomeMeasures, sideOf, trustMeasures } from './measures.ts'
import type { PlanReport, Verdict } from './plan-report.ts'

export type ComparedLine = {
  /** Whose measure; the whole alliance's when there is none. */
  readonly trust?: string
  readonly name: string
  readonly here: string
  readonly there: string
  readonly change: string | null
}

/** What is said of each trust here: the rest is on each plan's own page. */
const ofEachTrust = ['Treated', 'Left over 52 weeks', 'Transfers out', 'Transfers in', 'Position, lower is better']

/** The alliance's measures, then each trust's that both plans cover. `change` is from here to there. */
export function compareTotals(here: PlanReport, there: PlanReport): ComparedLine[] {
  const whole = outcomeMeasures.map(({ name, value, say }) =>
    line(name, value(here.report.total), value(there.report.total), say),
  )
  const cost = line('Cost', here.report.total.cost, there.report.total.cost, format.number)
  const trusts = here.report.trusts.flatMap((trust) => {
    const same = there.report.trusts.find((each) => each.trust === trust.trust)
    if (!same) return []
    const [one, other] = [sideOf(trust, 'together'), sideOf(same, 'together')]
    return trustMeasures
      .filter(({ name }) => ofEachTrust.includes(name))
      .map(({ name, value, say }) => ({ trust: trust.trust, ...line(name, value(one), value(other), say) }))
  })
  return [...whole, cost, ...trusts]
}

function line(
  name: string,
  here: number | undefined,
  there: number | undefined,
  say: (value: number) => string,
): ComparedLine {
  return { name, here: format.orMissing(here, say), there: format.orMissing(there, say), change: changeOf(here, there) }
}

export type ComparedRule = {
  readonly code: RuleCode
  readonly says: string
  readonly strength: 'must' | 'prefer'
  readonly here: number
  readonly there: number
  /** There less here. */
  readonly cost: number
}

/** Each rule that either plan breaks or pays for, in the order of the rules. */
export function compareRules(here: Verdict, there: Verdict): ComparedRule[] {
  return here.findings.flatMap(({ code, says, strength, amount, cost }) => {
    const same = there.findings.find((each) => each.code === code)
    if (!same || (amount === 0 && same.amount === 0)) return []
    return [{ code, says, strength, here: amount, there: same.amount, cost: same.cost - cost }]
  })
}
