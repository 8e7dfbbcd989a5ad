import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { referenceOf } from '#web/reference-of.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { accessLogHref, agreementHref, sharingHref } from '../addresses.ts'
import { hasEnded, type Stood } from '../agreement.ts'
import { purposeName } from '../purposes.ts'
import { StandingTag } from './standing-tag.tsx'

type View = {
  readonly frame: Frame
  readonly agreements: readonly Stood[]
  readonly mayPropose: boolean
  readonly once: string
}

/** Every sharing agreement that the trust gives or receives: those that wait, those that run and those that have ended. */
export function SharingPage({ frame, agreements, mayPropose, once }: View) {
  const waiting = agreements.filter(({ standing }) => standing.status === 'not yet approved')
  const ended = agreements.filter(({ standing }) => hasEnded(standing))
  const running = agreements.filter((each) => !waiting.includes(each) && !ended.includes(each))
  return (
    <Page
      frame={frame}
      heading="Sharing agreements"
      section="Sharing agreements"
      before={<Breadcrumbs items={[{ text: 'Alliance', href: '/alliance' }]} />}
    >
      <p>
        Nothing crosses from one trust to another without one. Each goes one way, for one purpose. Two people at its
        owner and one at its recipient approve it.
      </p>
      {mayPropose && (
        <Form action={`${sharingHref}/proposals`}>
          <input type="hidden" name="once" value={once} />
          <Button>Propose a sharing agreement</Button>
        </Form>
      )}
      <DataTable
        caption="Waiting for approval"
        columns={columns}
        rows={waiting}
        rowKey={({ agreement }) => agreement.id}
        whenNone="No proposal waits."
      />
      <DataTable
        caption="Agreed"
        columns={columns}
        rows={running}
        rowKey={({ agreement }) => agreement.id}
        whenNone="Nothing is shared with your trust or by it."
      />
      {ended.length > 0 && (
        <DataTable
          caption="Ended"
          columns={columns}
          rows={ended}
          rowKey={({ agreement }) => agreement.id}
          whenNone="None has ended."
        />
      )}
      <Download href={`${sharingHref}.csv`} what="sharing agreements" about={format.count(agreements.length, 'row')} />
      <p>
        <a href={accessLogHref}>Who looked at your trust's records</a>
      </p>
    </Page>
  )
}

const columns: Column<Stood>[] = [
  {
    heading: 'Shared by',
    rowHeading: true,
    cell: ({ agreement: { id, owner, recipient, purpose } }) => (
      <a href={agreementHref(id)}>
        {trustName(owner)}
        <span className="nhsuk-u-visually-hidden">
          {' '}
          with {trustName(recipient)} for {purposeName(purpose).toLowerCase()}, agreement {referenceOf(id)}
        </span>
      </a>
    ),
  },
  { heading: 'Shared with', cell: ({ agreement: { recipient } }) => trustName(recipient) },
  { heading: 'For', cell: ({ agreement: { purpose } }) => purposeName(purpose) },
  { heading: 'Ends', cell: ({ agreement: { validTo } }) => format.dateTime(validTo), nowrap: true },
  { heading: 'Standing', cell: ({ standing }) => <StandingTag standing={standing} /> },
]
