import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { PrintedDocument } from '#web/print/document-pdf.ts'
import { PrintedBlock } from '#web/print/printed-block.tsx'
import { boardHref, meetingHref } from '../addresses.ts'
import type { Meeting } from '../record.ts'

/** Minutes as they follow from the record, on a page and to download. */
export function MinutesPage({
  frame,
  meeting,
  minutes,
}: {
  readonly frame: Frame
  readonly meeting: Meeting
  readonly minutes: PrintedDocument
}) {
  return (
    <Page
      frame={frame}
      heading="Draft minutes"
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
      <p>These minutes follow from what was noted at the meeting.</p>
      <Download href={`${meetingHref(meeting.id)}/minutes.pdf`} what="the draft minutes" type="PDF" />
      <article className="accord-letter" aria-label="Draft minutes" data-quoted="">
        <p className="nhsuk-u-font-weight-bold">{minutes.title}</p>
        <p>{minutes.standing}.</p>
        {minutes.blocks.map((block, n) => (
          <PrintedBlock key={n} block={block} headingLevel={2} />
        ))}
      </article>
    </Page>
  )
}
