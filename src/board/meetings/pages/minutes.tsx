import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { PrintedDocument } from '#web/print/document-pdf.ts'
import { PrintedBlock } from '#web/print/printed-block.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { boardHref, meetingHref, minutesHref } from '../addresses.ts'
import type { KeptMinutes } from '../keep-minutes.ts'
import type { MinutesVersion } from '../minutes-store.ts'

/** Minutes as they follow from the record, or a version that somebody wrote of them, on a page and to download. */
export function MinutesPage({
  frame,
  kept,
  version,
  minutes,
  may,
}: {
  readonly frame: Frame
  readonly kept: KeptMinutes
  readonly version?: MinutesVersion
  readonly minutes: PrintedDocument
  readonly may: { readonly write: boolean; readonly approve: boolean }
}) {
  const { meeting, versions, approval } = kept
  const href = minutesHref(meeting.id)
  const isApproved = version !== undefined && approval?.version === version.version
  const columns: Column<MinutesVersion>[] = [
    {
      heading: 'Version',
      rowHeading: true,
      cell: (one) => <a href={`${href}?version=${one.version}`}>Version {one.version}</a>,
    },
    { heading: 'Saved', nowrap: true, cell: ({ at }) => format.dateTime(at) },
    { heading: 'By', cell: ({ name, trust }) => `${name}, ${trustName(trust)}` },
    {
      heading: 'Approved',
      cell: (one) =>
        approval?.version === one.version
          ? `${format.dateTime(approval.at)}, noted by ${approval.name}`
          : 'Not approved',
    },
  ]
  return (
    <Page
      frame={frame}
      heading={format.shortened(`${isApproved ? 'Minutes' : 'Draft minutes'}: ${meeting.title}`)}
      section="Board"
      before={
        <Breadcrumbs
          items={[
            { text: 'Board', href: boardHref },
            { text: meeting.title, href: meetingHref(meeting.id) },
          ]}
        />
      }
    >
      {!version && <p>These minutes follow from what was noted at the meeting.</p>}
      <Download
        href={`${href}.pdf${version ? `?version=${version.version}` : ''}`}
        what={isApproved ? 'the minutes' : 'the draft minutes'}
        type="PDF"
      />
      {(may.write || may.approve) && (
        <ButtonGroup>
          {may.approve && <ButtonLink href={`${href}/approve`}>Approve the minutes</ButtonLink>}
          {may.write && (
            <ButtonLink href={`${href}/edit`} kind="secondary">
              Edit the minutes
            </ButtonLink>
          )}
        </ButtonGroup>
      )}
      <article className="accord-letter" aria-label="Minutes" data-quoted="">
        <p className="nhsuk-u-font-weight-bold">{minutes.title}</p>
        <p>{minutes.standing}.</p>
        {minutes.blocks.map((block, n) => (
          <PrintedBlock key={n} block={block} headingLevel={2} />
        ))}
      </article>
      {versions.length > 0 && (
        <DataTable
          caption="Versions, newest first"
          columns={columns}
          rows={versions}
          rowKey={(one) => `${one.version}`}
          whenNone="Nobody has written these minutes yet."
        />
      )}
    </Page>
  )
}
