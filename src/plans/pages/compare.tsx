import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { type ComparedLine, type ComparedRule, compareRules, compareTotals } from '../compare-plans.ts'
import type { MadePlan } from '../read-people.ts'
import { ruleUnits } from '../rule-units.ts'
import type { PlanLine } from '../store.ts'
import { StateTag } from './state-tag.tsx'

type View = {
  readonly frame: Frame
  readonly plan: MadePlan
  /** Nothing until one has been chosen. */
  readonly other: MadePlan | undefined
  /** Plans to compare with: those that have been made. */
  readonly choices: readonly PlanLine[]
}

/** Two plans by the same measures, in one table. Neither is coloured as the better one. */
export function ComparePage({ frame, plan, other, choices }: View) {
  return (
    <Page
      frame={frame}
      heading="Compare two plans"
      section="Plans"
      width={other || choices.length > 0 ? 'wide' : 'standard'}
      before={<BackLink href={`/plans/${plan.id}`}>Back to the plan</BackLink>}
    >
      {other ? <Compared plan={plan} other={other} /> : <p>Choose the plan to compare "{plan.name}" with.</p>}
      <Choices plan={plan} choices={choices.filter(({ id }) => id !== other?.id)} />
    </Page>
  )
}

function Choices({ plan, choices }: Pick<View, 'plan' | 'choices'>) {
  if (choices.length === 0) return <EmptyState says="There is no other plan to compare with" />
  return (
    <DataTable
      caption="Plans to compare with"
      columns={[
        {
          heading: 'Plan',
          rowHeading: true,
          cell: ({ id, name }) => <a href={`/plans/${plan.id}/compare?with=${id}`}>{name}</a>,
        },
        { heading: 'Asked for', cell: ({ askedAt }) => format.dateTime(askedAt) },
        { heading: 'State', cell: (line) => <StateTag {...line} /> },
      ]}
      rows={choices}
      rowKey={({ id }) => id}
      whenNone="There is no other plan."
      compact
    />
  )
}

function Compared({ plan, other }: { readonly plan: MadePlan; readonly other: MadePlan }) {
  const [here, there] = plan.name === other.name ? ['This plan', 'That plan'] : [plan.name, other.name]
  const lines: Column<ComparedLine>[] = [
    {
      heading: 'Measure',
      rowHeading: true,
      cell: ({ trust, name }) => (trust ? `${trustName(trust)}: ${name}` : name),
    },
    { heading: here, numeric: true, cell: ({ here: value }) => value },
    { heading: there, numeric: true, cell: ({ there: value }) => value },
    { heading: 'Change', numeric: true, cell: ({ change }) => change, whenEmpty: format.missing.notApplicable },
  ]
  const rules: Column<ComparedRule>[] = [
    { heading: 'Rule', rowHeading: true, cell: ({ says }) => says },
    { heading: 'Kind', cell: ({ strength }) => (strength === 'must' ? 'Must be kept' : 'Preferred') },
    { heading: 'Counted in', cell: ({ code }) => ruleUnits[code] },
    { heading: `${here}, amount`, numeric: true, cell: ({ here: amount }) => format.number(amount) },
    { heading: `${there}, amount`, numeric: true, cell: ({ there: amount }) => format.number(amount) },
    {
      heading: 'Difference in cost',
      numeric: true,
      cell: ({ strength, cost }) => (strength === 'must' ? null : format.changeInLevel(cost)),
      whenEmpty: format.missing.notApplicable,
    },
  ]
  const totals = compareTotals(plan.report, other.report)
  const byRule = compareRules(plan.report.together, other.report.together)
  const isSameQuestion = plan.fingerprint === other.fingerprint
  return (
    <>
      <p>
        {isSameQuestion
          ? 'Both plans answer the same question: the same patients, capacity and weights.'
          : 'The two plans answer different questions, so their costs cannot be compared. Other measures can.'}
      </p>
      {[plan, other]
        .filter(({ report }) => !report.together.isFeasible)
        .map(({ id, name }) => (
          <p key={id}>"{name}" breaks a rule that must be kept, so it cannot be proposed.</p>
        ))}
      <DataTable
        caption="By measure"
        columns={lines}
        rows={totals}
        rowKey={({ trust, name }) => `${trust ?? ''} ${name}`}
        whenNone="Nothing was measured."
        compact
      />
      <DataTable
        caption="By rule"
        columns={rules}
        rows={byRule}
        rowKey={({ code }) => code}
        whenNone="Neither plan breaks or costs anything."
        compact
      />
      <Download
        href={`/plans/${plan.id}/compare.csv?with=${other.id}`}
        what="this comparison"
        about={format.count(totals.length + byRule.length, 'row')}
      />
    </>
  )
}
