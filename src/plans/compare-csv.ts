/** Two plans side by side for a spreadsheet: their measures, those of each trust, and the rules, in numbers. Pure. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { compareRules, compareTotals } from './compare-plans.ts'
import type { PlanReport } from './plan-report.ts'
import { ruleUnits } from './rule-units.ts'

type Line = {
  readonly of: string
  readonly what: string
  readonly unit?: string
  readonly here: number | undefined
  readonly there: number | undefined
}

export function compareLines(here: PlanReport, there: PlanReport): Line[] {
  return [
    ...compareTotals(here, there).map(({ trust, name, values: [one, other] }) => ({
      of: trust ? trustName(trust) : 'All trusts',
      what: name,
      here: one,
      there: other,
    })),
    ...compareRules(here.together, there.together).map((rule) => ({
      of: rule.strength === 'must' ? 'Rule that must be kept' : 'Preference',
      what: rule.says,
      unit: ruleUnits[rule.code],
      here: rule.here,
      there: rule.there,
    })),
  ]
}

/** Two decimals are more than anybody needs, and fewer than a computer writes. */
const rounded = (value: number | undefined) => (value === undefined ? undefined : Math.round(value * 100) / 100)

export const compareCsv = (here: string, there: string): readonly CsvColumn<Line>[] => [
  { heading: 'Of', cell: ({ of }) => of },
  { heading: 'Measure', cell: ({ what }) => what },
  { heading: 'Counted in', cell: ({ unit }) => unit },
  { heading: here, cell: (line) => rounded(line.here) },
  { heading: there, cell: (line) => rounded(line.there) },
]
