import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { ButtonLink } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Registers } from '../../register/pages/registers.tsx'
import { disputeHref, disputesHref } from '../addresses.ts'
import { type Dispute, rungOf, standingOfDispute, stepEnds } from '../dispute.ts'
import { DisputeTag } from './dispute-tag.tsx'

type View = {
  readonly frame: Frame
  readonly disputes: readonly Dispute[]
  readonly today: Day
  readonly mayRaise: boolean
}

export function DisputesPage({ frame, disputes, today, mayRaise }: View) {
  const open = disputes.filter(({ state }) => state === 'open')
  const closed = disputes.filter((dispute) => !open.includes(dispute))
  return (
    <Page frame={frame} heading="Disputes" section="Board">
      <Registers current={disputesHref} />
      <p>Each goes up the steps that the agreement between the trusts names, one after the other.</p>
      {mayRaise && <ButtonLink href={`${disputesHref}/new`}>Raise a dispute</ButtonLink>}
      {disputes.length === 0 ? (
        <EmptyState says="No trust has raised a dispute." />
      ) : (
        <>
          <DataTable
            caption="Open disputes"
            columns={openColumns(today)}
            rows={open}
            rowKey={({ id }) => id}
            whenNone="No dispute is open."
          />
          {closed.length > 0 && (
            <DataTable
              caption="Closed disputes"
              columns={closedColumns(today)}
              rows={closed}
              rowKey={({ id }) => id}
              whenNone="No dispute is closed."
            />
          )}
          <Download href={`${disputesHref}.csv`} what="disputes" about={format.count(disputes.length, 'row')} />
        </>
      )}
    </Page>
  )
}

const matter: Column<Dispute> = {
  heading: 'Matter',
  rowHeading: true,
  sentences: true,
  cell: ({ id, matter: words }) => <a href={disputeHref(id)}>{words}</a>,
}
const raisedBy: Column<Dispute> = { heading: 'Raised by', cell: ({ trust }) => trustName(trust) }
const standing = (today: Day): Column<Dispute> => ({
  heading: 'Standing',
  cell: (dispute) => <DisputeTag standing={standingOfDispute(dispute, today)} />,
})

const openColumns = (today: Day): Column<Dispute>[] => [
  matter,
  raisedBy,
  { heading: 'Who tries to settle it', sentences: true, cell: (dispute) => rungOf(dispute).who },
  { heading: 'Until', nowrap: true, cell: (dispute) => format.date(stepEnds(dispute)) },
  standing(today),
]

const closedColumns = (today: Day): Column<Dispute>[] => [
  matter,
  raisedBy,
  { heading: 'Outcome', sentences: true, cell: ({ outcome }) => outcome },
  { heading: 'Closed', nowrap: true, cell: ({ closedOn }) => closedOn && format.date(closedOn) },
  standing(today),
]
