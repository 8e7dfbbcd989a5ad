import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { Happening } from '../../register/history.ts'
import type { May } from '../../register/may-keep.ts'
import { History } from '../../register/pages/history.tsx'
import { disputeHref, disputesHref } from '../addresses.ts'
import { type Dispute, type DisputeStep, type Rung, standingOfDispute, stepEnds } from '../dispute.ts'
import { DisputeTag } from './dispute-tag.tsx'

type View = {
  readonly frame: Frame
  readonly dispute: Dispute
  readonly happened: readonly Happening[]
  readonly today: Day
  readonly may: Readonly<Record<DisputeStep, May>>
}

const words = { raise: 'Raised', 'go-on': 'Went up a step', settle: 'Settled', withdraw: 'Withdrawn' }

export function DisputePage({ frame, dispute, happened, today, may }: View) {
  const href = disputeHref(dispute.id)
  return (
    <Page
      frame={frame}
      heading={dispute.matter}
      section="Disputes"
      before={<Breadcrumbs items={[{ text: 'Disputes', href: disputesHref }]} />}
    >
      <SummaryList
        rows={[
          { key: 'Standing', value: <DisputeTag standing={standingOfDispute(dispute, today)} /> },
          { key: 'Raised by', value: trustName(dispute.trust) },
          { key: 'Concerns', value: format.list(dispute.concerns.map(trustName)) },
          { key: 'What it is about', value: dispute.what },
          { key: 'What would settle it', value: dispute.wanted },
          ...(dispute.closedOn ? [{ key: 'Closed', value: format.date(dispute.closedOn) }] : []),
          ...(dispute.outcome ? [{ key: 'Outcome', value: dispute.outcome }] : []),
        ]}
      />
      <DataTable
        caption="The steps that were agreed"
        columns={ladderColumns(dispute)}
        rows={dispute.ladder}
        rowKey={(_, n) => n}
        whenNone="No steps were agreed."
      />
      <ButtonGroup>
        {may.settle.allowed && <ButtonLink href={`${href}/settle`}>Say that it is settled</ButtonLink>}
        {may['go-on'].allowed && (
          <ButtonLink href={`${href}/go-on`} kind="secondary">
            Take it up a step
          </ButtonLink>
        )}
        {may.withdraw.allowed && (
          <ButtonLink href={`${href}/withdraw`} kind="secondary">
            Withdraw it
          </ButtonLink>
        )}
      </ButtonGroup>
      <History happened={happened} words={words} />
    </Page>
  )
}

function ladderColumns(dispute: Dispute): Column<Rung>[] {
  const placeOf = (rung: Rung): number => dispute.ladder.indexOf(rung) + 1
  return [
    { heading: 'Who tries to settle it', rowHeading: true, cell: ({ who }) => who },
    { heading: 'Within', nowrap: true, cell: ({ withinDays }) => format.count(withinDays, 'day') },
    {
      heading: 'How it went',
      cell: (rung) => {
        if (placeOf(rung) < dispute.step) return 'Could not settle it'
        if (placeOf(rung) > dispute.step) return dispute.state === 'open' ? 'Has not begun' : 'Was not needed'
        if (dispute.state !== 'open') return dispute.state === 'settled' ? 'Settled it' : 'It was withdrawn'
        return `Since ${format.date(dispute.stepFrom)}, until ${format.date(stepEnds(dispute))}`
      },
    },
  ]
}
