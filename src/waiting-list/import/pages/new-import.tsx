import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { DateField } from '#web/date-field.tsx'
import { Details } from '#web/details.tsx'
import { FileField } from '#web/file-field.tsx'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { fieldMeaning, fieldNames } from '../field.ts'
import { type ImportAnswers, LARGEST_LIST } from '../import-form.ts'

type View = {
  readonly frame: Frame
  readonly answers: ImportAnswers
  readonly errors?: readonly FieldError[]
}

/** Where a trust sends its open pathways. */
export function NewImportPage({ frame, answers, errors = [] }: View) {
  return (
    <Page
      frame={frame}
      heading="Send a list"
      section="Waiting list"
      errors={errors}
      before={<BackLink href="/waiting-list/imports">Back to imports</BackLink>}
    >
      <p>
        Send a file with a row for each open pathway of your trust. Every row is checked and accounted for. All of the
        file is used at once, or nothing changes.
      </p>
      <Form action="/waiting-list/imports" files>
        <FileField
          name="file"
          label="File of the list"
          hint={`A CSV file in UTF-8, with the names of its columns in the first row. ${format.fileSize(LARGEST_LIST)} at most.`}
          accept=".csv,text/csv"
          errors={errors}
        />
        <DateField
          name="asOf"
          legend="Day of the list"
          hint="The day that the file describes, for example 31 1 2026. Waits are counted to it."
          value={answers.asOf}
          errors={errors}
        />
        <RadioField
          name="extent"
          legend="Is this the whole list?"
          options={[
            {
              value: 'whole',
              text: 'Yes, every open pathway is in it',
              hint: 'Pathways from the same system that are not in the file are closed',
            },
            {
              value: 'part',
              text: 'No, it is a part',
              hint: 'Pathways that are not in the file stay as they are',
            },
          ]}
          value={answers.extent}
          errors={errors}
        />
        <LongTextField
          name="mapping"
          label="Mapping of your own columns (optional)"
          hint="Paste the text of your mapping file. Leave this empty if the file has the national names."
          value={answers.mapping}
          rows={6}
          size="m"
          errors={errors}
        />
        <Details summary="Names of the columns">
          <p>These are the names that are understood without a mapping. Those marked are needed in every row.</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {fieldNames.map(fieldMeaning).map(({ column, label, isNeeded }) => (
              <li key={column}>
                {label}
                {isNeeded && ' (needed)'}: <code>{column}</code>
              </li>
            ))}
          </ul>
        </Details>
        <Button>Send</Button>
      </Form>
    </Page>
  )
}
