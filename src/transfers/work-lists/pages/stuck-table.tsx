import * as format from '#web/format.ts'
import { DataTable } from '#web/table.tsx'
import { transferHref } from '../../addresses.ts'
import { effectKinds } from '../../life/effect-kinds.ts'
import { referenceOf } from '../../offers/reference-of.ts'
import type { StuckEffect } from '../stuck-effects.ts'

/** Nothing while all is done, which is nearly always. */
export function StuckTable({ stuck }: { readonly stuck: readonly StuckEffect[] }) {
  if (stuck.length === 0) return null
  return (
    <>
      <DataTable
        caption="Steps that were taken, and records that could not be changed yet"
        columns={[
          {
            heading: 'Transfer',
            rowHeading: true,
            cell: (effect) => <a href={transferHref(effect)}>Transfer {referenceOf(effect.id)}</a>,
          },
          { heading: 'What is to be done', cell: ({ kind }) => effectKinds[kind], sentences: true },
          { heading: 'Why it was not', cell: ({ failure }) => <span data-quoted>{failure}</span>, sentences: true },
          { heading: 'Times tried', numeric: true, cell: ({ attempts }) => format.number(attempts) },
          { heading: 'Tried again', cell: ({ tryAt }) => format.dateTime(tryAt) },
        ]}
        rows={stuck}
        rowKey={({ id, version, kind }) => `${id} ${version} ${kind}`}
        whenNone="Every record is up to date."
        compact
      />
      <p>Accord tries again by itself. If it keeps failing, tell whoever runs it in your trust.</p>
    </>
  )
}
