import * as format from '#web/format.ts'
import { DataTable } from '#web/table.tsx'
import type { PaymentRule } from '../rules/payment-rule.ts'

/** Rules with where they come from, and whether they were read there. */
export function RulesTable({ caption, rules }: { readonly caption: string; readonly rules: readonly PaymentRule[] }) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { heading: 'Rule', rowHeading: true, sentences: true, cell: ({ sentence }) => sentence },
        {
          heading: 'In force',
          cell: ({ from, until }) => (until ? format.dateRange(from, until) : `From ${format.date(from)}`),
        },
        { heading: 'Source', sentences: true, cell: ({ source }) => source },
        {
          heading: 'Standing',
          cell: ({ standing }) => (standing === 'sourced' ? 'Read in its source' : 'To be confirmed'),
        },
      ]}
      rows={rules}
      rowKey={({ id, from }) => `${id} ${from}`}
      whenNone="No rule is known."
      compact
    />
  )
}
