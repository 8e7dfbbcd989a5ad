import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { boardHref, decisionsHref, itemHref } from '../addresses.ts'
import { conflictedOn } from '../conflicted-on.ts'
import type { Decided } from '../decided.ts'
import { boundInWords, OutcomeTag } from './outcome-words.tsx'

const columns: Column<Decided>[] = [
  {
    heading: 'Put to the vote',
    nowrap: true,
    cell: ({ record: { item } }) => item.openedAt && format.dateTime(item.openedAt),
    sortValue: ({ record: { item } }) => item.openedAt?.getTime() ?? 0,
  },
  {
    heading: 'What',
    rowHeading: true,
    cell: ({ record: { item } }) => <a href={itemHref(item.id)}>{item.title}</a>,
    sentences: true,
  },
  {
    heading: 'What we decided',
    // What is still voted on has no outcome yet, only a standing.
    cell: (decided) =>
      decided.ok && (
        <>
          {decided.record.item.closedAt === null && 'Vote open, so far: '}
          <OutcomeTag outcome={decided.outcome} />
        </>
      ),
  },
  {
    heading: 'Binds',
    cell: (decided) => decided.ok && boundInWords(decided.outcome),
    sentences: true,
  },
  {
    heading: 'Who was conflicted',
    cell: (decided) => format.list(conflictedOn(decided)) || 'Nobody',
    sentences: true,
  },
]

export function RegisterPage({ frame, decided }: { readonly frame: Frame; readonly decided: readonly Decided[] }) {
  return (
    <Page
      frame={frame}
      heading="Register of decisions"
      section="Board"
      width="wide"
      before={<Breadcrumbs items={[{ text: 'Board', href: boardHref }]} />}
    >
      <p>Each outcome is worked out from the agreement, who was there, what they declared and how they voted.</p>
      <Download href={`${decisionsHref}.csv`} what="the register of decisions" type="CSV" />
      <DataTable
        caption="Decisions, latest meeting first"
        columns={columns}
        rows={decided}
        rowKey={({ record }) => record.item.id}
        whenNone="Nothing was put to the vote yet."
      />
    </Page>
  )
}
