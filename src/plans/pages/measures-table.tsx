import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { changeOf, type Measure } from '../measures.ts'

type Props<Of> = {
  readonly caption: string
  readonly measures: readonly Measure<Of>[]
  readonly before: { readonly heading: string; readonly of: Of }
  readonly after: { readonly heading: string; readonly of: Of }
}

/** Two sides by the same measures: before, after, and what is different. No side is coloured as the winner. */
export function MeasuresTable<Of>({ caption, measures, before, after }: Props<Of>) {
  const said = (measure: Measure<Of>, of: Of) => format.orMissing(measure.value(of), measure.say)
  const columns: Column<Measure<Of>>[] = [
    { heading: 'Measure', rowHeading: true, cell: ({ name }) => name },
    { heading: before.heading, numeric: true, cell: (measure) => said(measure, before.of) },
    { heading: after.heading, numeric: true, cell: (measure) => said(measure, after.of) },
    {
      heading: 'Change',
      numeric: true,
      cell: ({ value, sayChange }) => changeOf(value(before.of), value(after.of), sayChange),
      whenEmpty: format.missing.notApplicable,
    },
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={measures}
      rowKey={({ name }) => name}
      whenNone="Nothing was measured."
      compact
    />
  )
}
