import { londonDay } from '#nhs/day.ts'
import * as format from '#web/format.ts'
import type { Frame } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { decisionHref } from '../addresses.ts'
import type { PublicAlliance, PublishedDecision } from '../store.ts'
import { boundInWords, outcomeInWords } from './outcome-words.ts'
import { PublicPage } from './public-page.tsx'

type DecisionsPageProps = {
  readonly frame: Frame
  readonly alliance: PublicAlliance
  readonly decisions: readonly PublishedDecision[]
}

/** The public part of the register of decisions. */
export function DecisionsPage({ frame, alliance, decisions }: DecisionsPageProps) {
  const columns: Column<PublishedDecision>[] = [
    { heading: 'Day', nowrap: true, cell: ({ closedAt }) => format.date(londonDay(closedAt)) },
    {
      heading: 'What it was about',
      rowHeading: true,
      sentences: true,
      cell: ({ item, title }) => <a href={decisionHref(alliance.id, item)}>{title}</a>,
    },
    { heading: 'What came of it', cell: outcomeInWords },
    { heading: 'Holds for', cell: boundInWords, sentences: true },
  ]
  return (
    <PublicPage frame={frame} alliance={alliance} heading="What was decided">
      <p>The trusts decide some things together. An agreement says what, and who has to agree.</p>
      <p>These are the decisions that are public. Others are about people or contracts, and are not shown.</p>
      <DataTable
        caption="Decisions, the latest first"
        columns={columns}
        rows={decisions}
        rowKey={({ item }) => item}
        whenNone="No decision is public yet."
      />
    </PublicPage>
  )
}
