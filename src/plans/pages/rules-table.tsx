import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import type { RuleFinding, Verdict } from '../plan-report.ts'
import { ruleUnits } from '../rule-units.ts'

const musts: Column<RuleFinding>[] = [
  { heading: 'Rule', rowHeading: true, cell: ({ says }) => says },
  { heading: 'Code', cell: ({ code }) => code },
  { heading: 'Broken', numeric: true, cell: ({ amount }) => format.number(amount) },
  { heading: 'Counted in', cell: ({ code }) => ruleUnits[code] },
]
const prefers: Column<RuleFinding>[] = [
  { heading: 'Preference', rowHeading: true, cell: ({ says }) => says },
  { heading: 'Code', cell: ({ code }) => code },
  { heading: 'Amount', numeric: true, cell: ({ amount }) => format.number(amount) },
  { heading: 'Counted in', cell: ({ code }) => ruleUnits[code] },
  { heading: 'Cost', numeric: true, cell: ({ cost }) => format.number(cost) },
]

/** What the judge says of a plan, rule by rule. Musts and preferences are never added. */
export function RulesTables({ verdict }: { readonly verdict: Verdict }) {
  const broken = verdict.findings.filter(({ strength, amount }) => strength === 'must' && amount > 0)
  return (
    <>
      <p>
        {broken.length === 0
          ? 'The plan keeps every rule that must be kept.'
          : `The plan breaks ${format.count(broken.length, 'rule')} that must be kept.`}
      </p>
      {broken.length > 0 && (
        <DataTable
          caption="Rules that are broken"
          columns={musts}
          rows={broken}
          rowKey={({ code }) => code}
          whenNone="No rule is broken."
          compact
        />
      )}
      <DataTable
        caption={`What was preferred, and what it cost: ${format.number(verdict.cost)} in all`}
        columns={prefers}
        rows={verdict.findings.filter(({ strength }) => strength === 'prefer')}
        rowKey={({ code }) => code}
        whenNone="Nothing was preferred."
        compact
      />
    </>
  )
}
