import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Details } from '#web/details.tsx'
import { FileField } from '#web/file-field.tsx'
import * as format from '#web/format.ts'
import { Form, RadioField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { DataTable } from '#web/table.tsx'
import type { PaymentYear } from '../rules/payment-year.ts'
import type { TableFault } from '../tables/read-table.ts'
import type { TableAnswers } from '../tables/table-form.ts'
import { type TableKind, tableKinds } from '../tables/table-kinds.ts'

type View = {
  readonly frame: Frame
  readonly years: readonly PaymentYear[]
  readonly answers: TableAnswers
  readonly errors?: readonly FieldError[]
  readonly faults?: readonly TableFault[]
}

/** As many as can be read; the rest will be told once these are mended. */
const FAULTS_SHOWN = 50

const kinds = Object.keys(tableKinds) as TableKind[]

/** Where a trust brings in its prices, its relationships with commissioners, or its recharges. */
export function BringInTablePage({ frame, years, answers, errors = [], faults = [] }: View) {
  return (
    <Page
      frame={frame}
      heading="Bring in a table"
      section="Transfers"
      errors={errors}
      before={<BackLink href="/transfers/money">Back to money between trusts</BackLink>}
    >
      <p>The table takes the place of the one of its kind and year. All of the file is used, or none of it.</p>
      {faults.length > 0 && <Faults faults={faults} />}
      <Form files>
        <RadioField
          name="kind"
          legend="Which table is it?"
          options={kinds.map((kind) => ({ value: kind, text: tableKinds[kind].name, hint: tableKinds[kind].says }))}
          value={answers.kind}
          errors={errors}
        />
        <RadioField
          name="year"
          legend="Which payment year is it for?"
          options={years.map((year) => ({ value: year, text: year }))}
          value={answers.year}
          errors={errors}
        />
        <TextField
          name="source"
          label="Where is it from?"
          hint="The publication or the agreement. Everybody who sees a figure of it can read this."
          value={answers.source}
          errors={errors}
          size="m"
        />
        <RadioField
          name="invented"
          legend="Are the figures real?"
          options={[
            { value: 'no', text: 'Yes' },
            { value: 'yes', text: 'No, they are invented', hint: 'Every page that uses them will say so' },
          ]}
          value={answers.invented}
          errors={errors}
        />
        <TextField
          name="factor"
          label="Market forces factor of your trust (prices only)"
          hint="For example 1.0345"
          width={10}
          value={answers.factor}
          errors={errors}
          size="m"
        />
        <FileField
          name="file"
          label="File of the table"
          hint="A CSV file in UTF-8, with the names of its columns in the first row. 1 MB at most."
          accept=".csv,text/csv"
          errors={errors}
        />
        {kinds.map((kind) => (
          <Details key={kind} summary={`Columns of ${tableKinds[kind].name.toLowerCase()}`}>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {tableKinds[kind].columns.map(({ heading, says, isOptional }) => (
                <li key={heading}>
                  <code>{heading}</code>: {says}
                  {!isOptional && ' (needed)'}
                </li>
              ))}
            </ul>
          </Details>
        ))}
        <Button>Bring in</Button>
      </Form>
    </Page>
  )
}

function Faults({ faults }: { readonly faults: readonly TableFault[] }) {
  return (
    <>
      {faults.length > FAULTS_SHOWN && (
        <p>
          The first {format.number(FAULTS_SHOWN)} of {format.count(faults.length, 'mistake')} are shown.
        </p>
      )}
      <DataTable
        caption="What is wrong with the file"
        columns={[
          { heading: 'Row', rowHeading: true, cell: ({ row }) => format.number(row) },
          { heading: 'Column', cell: ({ column }) => column },
          {
            heading: 'Value',
            cell: ({ value }) => value && <span data-quoted="">{value}</span>,
            whenEmpty: format.missing.noData,
          },
          { heading: 'What is wrong', sentences: true, cell: ({ why }) => why },
          { heading: 'What to do', sentences: true, cell: ({ remedy }) => remedy },
        ]}
        rows={faults.slice(0, FAULTS_SHOWN)}
        rowKey={(_, n) => n}
        whenNone="Nothing is wrong with the file."
        compact
      />
    </>
  )
}
