/** Two plans by the same measures. Pure: which of them is better is for people to say. */
import type { RuleCode } from '#planner'
import * as format from '#web/format.ts'
import { changeOf, type Measure, outcomeMeasures, sideOf, trustMeasures } from './measures.ts'
import type { PlanReport, Verdict } from './plan-report.ts'

export type ComparedLine = {
  /** Whose measure; the whole alliance's when there is none. */
  readonly trust?: string
  readonly name: string
  readonly here: string
  readonly there: string
  readonly change: string | null
  /** As they are, for a spreadsheet. */
  readonly values: readonly [number | undefined, number | undefined]
}

/** What is said of each trust here: the rest is on each plan's own page. */
const ofEachTrust = [
  'Treated',
  'Left over 52 weeks at the end',
  'Transfers out',
  'Transfers in',
  'Position, lower is better',
]

/** The alliance's measures, then each trust's that both plans cover. `change` is from here to there. */
export function compareTotals(here: PlanReport, there: PlanReport): ComparedLine[] {
  const whole = outcomeMeasures.map((measure) => line(measure, here.report.total, there.report.total))
  const cost = line(costOfAll, here.report.total, there.report.total)
  const trusts = here.report.trusts.flatMap((trust) => {
    const same = there.report.trusts.find((each) => each.trust === trust.trust)
    if (!same) return []
    const [one, other] = [sideOf(trust, 'together'), sideOf(same, 'together')]
    return trustMeasures
      .filter(({ name }) => ofEachTrust.includes(name))
      .map((measure) => ({ trust: trust.trust, ...line(measure, one, other) }))
  })
  return [...whole, cost, ...trusts]
}

const costOfAll: Measure<PlanReport['report']['total']> = {
  name: 'Cost, lower is better',
  value: ({ cost }) => cost,
  say: format.number,
  sayChange: format.changeInLevel,
}

function line<Of>({ name, value, say, sayChange }: Measure<Of>, here: Of, there: Of): ComparedLine {
  const [from, to] = [value(here), value(there)]
  return {
    name,
    here: format.orMissing(from, say),
    there: format.orMissing(to, say),
    change: changeOf(from, to, sayChange),
    values: [from, to],
  }
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
