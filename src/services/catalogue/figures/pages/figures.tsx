import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Details } from '#web/details.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { FileField } from '#web/file-field.tsx'
import * as format from '#web/format.ts'
import { Form, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { figuresHref, servicesHref } from '../../../addresses.ts'
import { type Fault, type FigureKind, figureColumns, figureKinds } from '../figure-file.ts'

type View = {
  readonly frame: Frame
  readonly kind: FigureKind | ''
  readonly errors?: readonly FieldError[]
  /** What is wrong with the file that was sent. Nothing of it was kept. */
  readonly faults?: readonly Fault[]
}

const names: Readonly<Record<FigureKind, string>> = {
  operations: 'Operations by surgeon',
  'residents-elsewhere': 'Residents treated elsewhere',
  'staff-and-money': 'Staff and money',
}

/** So many are shown; the others are alike. */
const MOST_SHOWN = 50

const faultColumns: readonly Column<Fault>[] = [
  {
    heading: 'Row',
    rowHeading: true,
    cell: ({ row }) => row !== null && format.number(row),
    whenEmpty: format.missing.notApplicable,
  },
  { heading: 'Column', cell: ({ column }) => column, whenEmpty: format.missing.notApplicable },
  { heading: 'What stands there', cell: ({ value }) => value, whenEmpty: format.missing.noData },
  { heading: 'What is wrong', cell: ({ why }) => `${why}.`, sentences: true },
  { heading: 'What to do', cell: ({ todo }) => `${todo}.`, sentences: true },
]

/** A trust brings the figures of its services in as a file. */
export function FiguresPage({ frame, kind, errors = [], faults = [] }: View) {
  const count = format.count(faults.length, 'mistake')
  const all =
    faults.length > 0 ? [...errors, { field: 'file', message: `Select the file again after mending ${count}` }] : errors
  return (
    <Page
      frame={frame}
      heading="Bring in figures of your services"
      section="Services"
      width="wide"
      errors={all}
      before={<BackLink href={servicesHref}>Back to services</BackLink>}
    >
      <p>
        Download what your trust has now, change it in a spreadsheet, and send it back. A file is kept whole or not at
        all.
      </p>
      <p>
        Operations take the place of those of the same service, site and year. Residents treated elsewhere take the
        place of those of the same service and year.
      </p>
      {faults.length > 0 && (
        <DataTable
          caption="What is wrong with the file: nothing of it was kept"
          columns={faultColumns}
          rows={faults.slice(0, MOST_SHOWN)}
          rowKey={(_, n) => n}
          whenNone="Nothing is wrong."
        />
      )}
      <Form files>
        <RadioField
          name="kind"
          legend="What is the file about?"
          options={figureKinds.map((each) => ({ value: each, text: names[each] }))}
          value={kind}
          errors={all}
        />
        <FileField name="file" label="The file" hint="A CSV file, as spreadsheets save it" accept=".csv" errors={all} />
        <Button>Bring it in</Button>
      </Form>
      {figureKinds.map((each) => (
        <Details key={each} summary={`Columns: ${names[each].toLowerCase()}`}>
          <p>
            <a href={`${figuresHref}/${each}.csv`}>Download what your trust has now: {names[each].toLowerCase()}</a>
          </p>
          <DataTable
            caption={`What each column of the file holds: ${names[each].toLowerCase()}`}
            captionSize="s"
            columns={[
              { heading: 'Column', rowHeading: true, cell: ({ heading }) => heading },
              { heading: 'What stands in it', cell: ({ holds }) => `${holds}.`, sentences: true },
              { heading: 'Needed', cell: ({ isNeeded }) => (isNeeded ? 'Yes' : 'No') },
            ]}
            rows={figureColumns[each]}
            rowKey={({ heading }) => heading}
            whenNone="It has no columns."
            compact
          />
        </Details>
      ))}
    </Page>
  )
}
