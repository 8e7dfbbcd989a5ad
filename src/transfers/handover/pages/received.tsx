/** Data sets that came as files: sending one in, everything that is wrong with one, and one that was received. */
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { FileField } from '#web/file-field.tsx'
import * as format from '#web/format.ts'
import { Form, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { DataTable } from '#web/table.tsx'
import { transferHref } from '../../addresses.ts'
import type { TransferKey } from '../../life/transfer-row.ts'
import { receivedHref } from '../addresses.ts'
import type { Fault } from '../data-set/fault.ts'
import { formats } from '../data-set/formats.ts'
import { itemOf } from '../data-set/items.ts'
import type { ReceivedSet } from '../data-set/received-store.ts'
import { WholeSet } from './data-set-values.tsx'

type ReceivedView = {
  readonly frame: Frame
  readonly newest: readonly ReceivedSet[]
  readonly format?: string | undefined
  readonly errors?: readonly FieldError[]
  /** Of the file that was just sent and could not be taken. */
  readonly faults?: readonly Fault[]
}

export function ReceivedPage({ frame, newest, format: chosen, errors = [], faults = [] }: ReceivedView) {
  return (
    <Page
      frame={frame}
      heading="Administrative data sets from other hospitals"
      section="Transfers"
      errors={errors}
      before={<BackLink href="/transfers">Back to transfers</BackLink>}
    >
      {faults.length > 0 && <FileFaults faults={faults} />}
      <p>
        For a patient who comes from a hospital that is not in the alliance. Nothing is kept of a file with a fault.
      </p>
      <Form files>
        <FileField name="file" label="File" hint="The data set of one patient" errors={errors} />
        <RadioField
          name="format"
          legend="What kind of file it is"
          errors={errors}
          value={chosen}
          options={formats.map(({ code, label }) => ({ value: code, text: label }))}
        />
        <Button>Check and receive</Button>
      </Form>
      <DataTable
        caption="Received, newest first"
        columns={[
          {
            heading: 'Patient',
            rowHeading: true,
            cell: ({ id, set }) => (
              <a href={`${receivedHref}/${id}`} data-personal="true">
                {set.familyName}, {set.givenName}
              </a>
            ),
          },
          { heading: 'From', cell: ({ set }) => <span data-quoted="true">{set.referringName}</span> },
          { heading: 'Received', cell: ({ at }) => <span data-varies="true">{format.dateTime(at)}</span> },
        ]}
        rows={newest}
        rowKey={({ id }) => id}
        whenNone="No data set has been received."
      />
    </Page>
  )
}

function FileFaults({ faults }: { readonly faults: readonly Fault[] }) {
  return (
    <DataTable
      caption="What is missing or wrong in the file"
      columns={[
        {
          heading: 'Item',
          rowHeading: true,
          cell: ({ item }) => (item ? itemOf(item).label : 'The file'),
        },
        { heading: 'Why', sentences: true, cell: ({ why }) => <span data-quoted="true">{why}</span> },
        { heading: 'What to do', sentences: true, cell: ({ remedy }) => <span data-quoted="true">{remedy}</span> },
        {
          heading: 'Value',
          cell: ({ value }) => value?.trim() && <span data-quoted="true">{value}</span>,
          whenEmpty: format.missing.noData,
        },
        {
          heading: 'Where',
          cell: ({ where }) => where && <span data-quoted="true">{where}</span>,
          whenEmpty: format.missing.notApplicable,
        },
      ]}
      rows={faults}
      rowKey={(_, n) => n}
      whenNone="Nothing is wrong."
    />
  )
}

type ReceivedSetView = {
  readonly frame: Frame
  readonly received: ReceivedSet
  /** The one that the patient comes by, where it is in this program. */
  readonly transfer?: TransferKey | undefined
}

export function ReceivedSetPage({ frame, received, transfer }: ReceivedSetView) {
  return (
    <Page
      frame={frame}
      heading="Received data set"
      section="Transfers"
      before={<BackLink href={receivedHref}>Back to administrative data sets</BackLink>}
    >
      <p>
        Every item has been checked. The file is known by its digest: <span data-quoted="true">{received.sha256}</span>
      </p>
      {transfer ? (
        <p>
          This patient comes to you by a transfer from {trustName(transfer.sender)}.{' '}
          <a href={transferHref(transfer)}>See the transfer</a>
        </p>
      ) : (
        <p>No transfer in Accord is for this pathway.</p>
      )}
      <WholeSet set={received.set} />
    </Page>
  )
}
