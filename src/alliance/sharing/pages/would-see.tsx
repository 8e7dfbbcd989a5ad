/** What the recipient would see, in the owner's own figures. For the owner's people alone. */
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { Preview, Previewed } from '../preview.ts'
import { fieldName, purposes } from '../purposes.ts'
import { Lines } from './agreement-rows.tsx'

type Service = Preview['services'][number]

const columns: Column<Service>[] = [
  { heading: 'Service', cell: ({ treatmentFunction }) => treatmentFunctionName(treatmentFunction), rowHeading: true },
  {
    heading: 'Records',
    cell: ({ rows, inScope }) => (inScope ? format.number(rows) : 'Not in the alliance'),
    numeric: true,
  },
]

type View = {
  readonly asked: Previewed
  readonly found: Preview
  /** Whether the viewer has to know who a patient is: otherwise nobody's name is in the example. */
  readonly maySeePeople: boolean
}

export function WouldSee({ asked, found, maySeePeople }: View) {
  const { purpose, fields, recipient } = asked
  const hides = purposes[purpose].isIdentifiable && !maySeePeople
  const examples = Object.entries(found.example)
  const unseen = Object.entries(purposes[purpose].fields).filter(([field]) => !fields.includes(field))
  return (
    <>
      <h2 className="nhsuk-heading-m">What {trustName(recipient)} would see today</h2>
      <p>
        Counted now in your own records. {trustName(recipient)} is told none of this until the agreement is in force.
      </p>
      <DataTable
        caption="Records, by service"
        captionSize="s"
        columns={columns}
        rows={found.services}
        rowKey={({ treatmentFunction }) => treatmentFunction}
        whenNone="No service is chosen."
      />
      <p>{format.count(found.rows, 'record')} in all.</p>
      {found.capacity && (
        <p>
          And {format.count(found.capacity.theatres, 'theatre')}, {format.count(found.capacity.rooms, 'room')},{' '}
          {format.count(found.capacity.surgeons, 'surgeon')} and {format.count(found.capacity.nurses, 'nurse')}.
        </p>
      )}
      {examples.length > 0 && (
        <>
          <h3 className="nhsuk-heading-s">One of them, as it would be read</h3>
          {hides ? (
            <p>Your role works without knowing who a patient is, so no example is shown to you.</p>
          ) : (
            <SummaryList
              rows={examples.map(([field, value]) => ({
                key: fieldName(purpose, field),
                value: written(field, value),
              }))}
            />
          )}
        </>
      )}
      {unseen.length > 0 && (
        <>
          <h3 className="nhsuk-heading-s">What stays hidden</h3>
          <Lines items={unseen.map(([, says]) => says)} />
        </>
      )}
    </>
  )
}

function written(field: string, value: string | null): string | null {
  if (value === null) return null
  if (field === 'nhs_number') return format.nhsNumber(value)
  return field === 'birth_date' ? format.date(value) : value
}
