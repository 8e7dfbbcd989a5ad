import { type Column, DataTable } from '#web/table.tsx'
import { type LendingRules, type PlanningWindow, windowWords } from '../lending-rules.ts'
import { hoursInWords, takenBackBy, windowSpan } from '../session-words.ts'

/** The windows of six-four-two planning, and what may be done in each. */
export function WindowTable({ rules }: { readonly rules: LendingRules }) {
  const columns: Column<PlanningWindow>[] = [
    { heading: 'Before the session', rowHeading: true, cell: ({ code }) => windowSpan(rules, code) },
    { heading: 'What is known', sentences: true, cell: ({ code }) => windowWords[code].means },
    { heading: 'Longest that one is kept', cell: ({ longestHoldHours }) => hoursInWords(longestHoldHours) },
    { heading: 'Giving back and refusing', cell: ({ asksReason }) => (asksReason ? 'With a reason' : 'Freely') },
    { heading: 'Who takes back one that is lent', sentences: true, cell: takenBackBy },
  ]
  return (
    <>
      <DataTable
        caption="Windows before a session"
        captionSize="s"
        columns={columns}
        rows={rules.windows}
        rowKey={({ code }) => code}
        whenNone="There are no windows."
      />
      <p>Source: {rules.source}</p>
    </>
  )
}
