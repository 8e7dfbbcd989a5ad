import type { Viewer } from '#platform/viewer.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { DataTable } from '#web/table.tsx'
import { listColumns } from './list-columns.tsx'
import { MOST_FOUND, type PatientsFound } from './list-store.ts'

type FormProps = { readonly value?: string; readonly errors?: readonly FieldError[] }

/** Posts, because whom somebody looks for must not stand in an address: histories and logs keep those. */
export function FindPatientForm({ value = '', errors = [] }: FormProps) {
  return (
    <Form action="/waiting-list/find">
      <TextField
        name="patient"
        label="Find a patient of your own trust"
        hint="Enter the start of a family name, or an NHS number"
        value={value}
        errors={errors}
        width={20}
        size="s"
        autoComplete="off"
        spellCheck={false}
      />
      <Button kind="secondary" small>
        Find patient
      </Button>
    </Form>
  )
}

type View = {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly typed: string
  /** Nothing when the form has a mistake. */
  readonly found?: PatientsFound
  readonly errors?: readonly FieldError[]
}

/** The viewer's own patients of a name or number, or a form to look for them. */
export function FindPatientPage({ frame, viewer, typed, found, errors = [] }: View) {
  return (
    <Page
      frame={frame}
      heading="Find a patient"
      section="Waiting list"
      width={found && found.rows.length > 0 ? 'wide' : 'standard'}
      errors={errors}
      before={<Breadcrumbs items={[{ text: 'Waiting list', href: '/waiting-list' }]} />}
    >
      <FindPatientForm value={typed} errors={errors} />
      {found && (
        <>
          <p className="accord-found" role="status">
            {format.count(found.found, 'pathway')} found
            {found.found > MOST_FOUND && `. The first ${MOST_FOUND} are shown: enter more of the name to see fewer`}
          </p>
          <DataTable
            caption="Open pathways of these patients"
            captionHidden
            compact
            columns={listColumns(viewer, found.asOf, { isWhole: found.found <= MOST_FOUND })}
            rows={found.rows}
            rowKey={({ pseudonym }) => pseudonym}
            whenNone="Nobody of your own trust who waits has this name or number. Check the spelling, or try less of the name."
          />
        </>
      )}
    </Page>
  )
}
