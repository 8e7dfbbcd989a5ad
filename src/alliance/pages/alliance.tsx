import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { Viewer } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { agreementHref, sharingHref } from '../sharing/addresses.ts'
import { type SharingAgreement, standing } from '../sharing/agreement.ts'
import { StandingTag } from '../sharing/pages/standing-tag.tsx'
import { purposeName } from '../sharing/purposes.ts'
import type { Alliance, ListState, Member } from '../store.ts'

type Props = {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly now: Date
  readonly view: {
    readonly alliance: Alliance
    readonly members: readonly Member[]
    readonly lists: readonly ListState[]
    readonly services: readonly string[]
    readonly agreements: readonly SharingAgreement[]
  }
}

/** Who is in the alliance, what they plan together, and what this trust gives and gets. */
export function AlliancePage({ frame, viewer, now, view }: Props) {
  const { alliance, members, lists, services, agreements } = view
  // Proposals and what has ended are on the page of sharing agreements.
  const shown = agreements.filter((agreement) => ['in force', 'suspended'].includes(standing(agreement, now).status))
  const asOf = (trust: string): Day | undefined => lists.find((list) => list.trust === trust)?.asOf
  const memberColumns: Column<Member>[] = [
    { heading: 'Trust', cell: ({ trust }) => trustName(trust), rowHeading: true },
    { heading: 'Joined', cell: ({ joinedOn }) => format.date(joinedOn), nowrap: true },
    { heading: 'Left', cell: ({ leftOn }) => leftOn && format.date(leftOn), whenEmpty: format.missing.notApplicable },
    { heading: 'Waiting list as it was on', cell: ({ trust }) => asOf(trust) && format.date(asOf(trust)!) },
  ]
  return (
    <Page frame={frame} heading={alliance.name} section="Alliance">
      <p>{alliance.purpose}</p>
      <p>
        <a href="/alliance/agreement">The agreement between the trusts</a>
      </p>
      <DataTable
        caption="Members"
        columns={memberColumns}
        rows={members}
        rowKey={({ trust, joinedOn }) => trust + joinedOn}
        whenNone="There are no members."
      />
      <h2 className="nhsuk-heading-m">Services planned together</h2>
      <p>Every other service stays with each trust. Accident and emergency is never part of it.</p>
      {services.length === 0 ? (
        <p>No service is planned together.</p>
      ) : (
        <ul className="nhsuk-list nhsuk-list--bullet accord-columns">
          {services.map((code) => (
            <li key={code}>{treatmentFunctionName(code)}</li>
          ))}
        </ul>
      )}
      <h2 className="nhsuk-heading-m">Sharing agreements</h2>
      <p>
        Nothing crosses from one trust to another without one. Each goes one way, for one purpose, and its owner can end
        it at any time.
      </p>
      <DataTable
        caption={`What ${trustName(viewer.trust)} shares`}
        captionSize="s"
        columns={agreementColumns('Shared with', ({ recipient }) => recipient, now)}
        rows={shown.filter(({ owner }) => owner === viewer.trust)}
        rowKey={({ id }) => id}
        whenNone="Your trust shares nothing."
      />
      <DataTable
        caption={`What is shared with ${trustName(viewer.trust)}`}
        captionSize="s"
        columns={agreementColumns('Shared by', ({ owner }) => owner, now)}
        rows={shown.filter(({ recipient }) => recipient === viewer.trust)}
        rowKey={({ id }) => id}
        whenNone="Nothing is shared with your trust."
      />
      <p>
        <a href={sharingHref}>Sharing agreements, with proposals and those that have ended</a>
      </p>
      <p>
        <a href="/board/priorities">Priorities, actions, risks and disputes</a>
      </p>
      <p>
        <a href="/alliance/access-log">Who looked at your trust's records</a>
      </p>
    </Page>
  )
}

function agreementColumns(
  heading: string,
  other: (agreement: SharingAgreement) => string,
  now: Date,
): Column<SharingAgreement>[] {
  return [
    {
      heading,
      rowHeading: true,
      cell: (agreement) => (
        <a href={agreementHref(agreement.id)}>
          {trustName(other(agreement))}
          <span className="nhsuk-u-visually-hidden">
            {' '}
            for {purposeName(agreement.purpose).toLowerCase()}, shared by {trustName(agreement.owner)}
          </span>
        </a>
      ),
    },
    { heading: 'For', cell: ({ purpose }) => purposeName(purpose) },
    { heading: 'Ends', cell: ({ validTo }) => format.date(validTo.toISOString().slice(0, 10)), nowrap: true },
    { heading: 'Standing', cell: (agreement) => <StandingTag standing={standing(agreement, now)} /> },
  ]
}
