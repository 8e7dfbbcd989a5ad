import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { agreementHref, scopeHref } from '../addresses.ts'
import type { Agreement } from '../agreement.ts'
import type { Stop } from '../consequence.ts'
import type { MadeChange } from '../store.ts'
import { Sent } from './answer.tsx'
import { StopTables } from './stops.tsx'

export function ScopePage({
  frame,
  agreement,
  changes,
  mayPropose,
}: {
  readonly frame: Frame
  readonly agreement?: Agreement
  readonly changes: readonly MadeChange[]
  readonly mayPropose: boolean
}) {
  const columns: Column<string>[] = [
    { heading: 'Service', cell: treatmentFunctionName, rowHeading: true },
    ...(mayPropose
      ? [
          {
            heading: 'What you can do',
            cell: (code: string) => (
              <a href={`${scopeHref}/out/${code}`}>
                Take out<span className="nhsuk-u-visually-hidden"> {treatmentFunctionName(code)}</span>
              </a>
            ),
          },
        ]
      : []),
  ]
  return (
    <Page
      frame={frame}
      heading="Services planned together"
      section="Alliance"
      before={<BackLink href={agreementHref}>Back to the agreement</BackLink>}
    >
      <p>
        Every other service stays with each trust. A service is taken in or out by a version that changes nothing else.
        {agreement?.scopeByDecision && ' The body of the alliance can also decide it.'}
      </p>
      {mayPropose && (
        <p>
          <a href={`${scopeHref}/in`}>Take a service in</a>
        </p>
      )}
      <DataTable
        caption="In scope today"
        columns={columns}
        rows={agreement?.services ?? []}
        rowKey={(code) => code}
        whenNone="No service is planned together under an agreement."
      />
      {agreement && agreement.excluded.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Never part of it</h2>
          <ul className="nhsuk-list nhsuk-list--bullet" data-quoted="">
            {agreement.excluded.map(({ what }) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </>
      )}
      <h2 className="nhsuk-heading-m">Changes so far</h2>
      {changes.length === 0 && <p>No service has been taken in or out under an agreement.</p>}
      {changes.map((change) => (
        <div key={change.id}>
          <h3 className="nhsuk-heading-s">
            {format.list(change.services.map(treatmentFunctionName))} taken{' '}
            {change.kind === 'services-out' ? 'out' : 'in'} on {format.date(change.onDay)}
          </h3>
          {change.kind === 'services-out' && (
            <StopTables
              stops={change.stopped}
              isDone
              about={`version ${change.agreement}, ${format.list(change.services)}`}
            />
          )}
        </div>
      ))}
    </Page>
  )
}

/** Taking a service out: what that would stop, with the real numbers, before anybody is asked to agree. */
export function TakeOutPage({
  frame,
  service,
  stops,
  formKey,
  why = '',
  errors = [],
}: {
  readonly frame: Frame
  readonly service: string
  readonly stops: readonly Stop[]
  readonly formKey: string
  readonly why?: string
  readonly errors?: readonly FieldError[]
}) {
  return (
    <Page
      frame={frame}
      heading={`Take out ${treatmentFunctionName(service).slice(0, 50)}`}
      section="Alliance"
      errors={errors}
      before={<BackLink href={scopeHref}>Back to services planned together</BackLink>}
    >
      <p>
        It takes effect everywhere at once, when every party has signed. Records of this service are then seen by their
        own trust alone.
      </p>
      <StopTables stops={stops} />
      <p>These are the numbers of today. They are counted again when the last party signs.</p>
      <Form>
        <Sent formKey={formKey} />
        <LongTextField
          name="why"
          label="Why should it be taken out?"
          hint="Every party will see this."
          value={why}
          errors={errors}
        />
        <Button>Send for signing</Button>
      </Form>
    </Page>
  )
}

export function TakeInPage({
  frame,
  services,
  formKey,
  answers = { service: '', why: '' },
  errors = [],
}: {
  readonly frame: Frame
  readonly services: readonly string[]
  readonly formKey: string
  readonly answers?: { readonly service: string; readonly why: string }
  readonly errors?: readonly FieldError[]
}) {
  return (
    <Page
      frame={frame}
      heading="Take a service in"
      section="Alliance"
      errors={errors}
      before={<BackLink href={scopeHref}>Back to services planned together</BackLink>}
    >
      <p>
        It is planned together when every party has signed. Each trust still decides by its sharing agreements who sees
        its records.
      </p>
      <Form>
        <Sent formKey={formKey} />
        <SelectField
          name="service"
          label="Service"
          unchosen="Select a service"
          options={services.map((code) => ({ value: code, text: treatmentFunctionName(code) }))}
          value={answers.service}
          errors={errors}
        />
        <LongTextField
          name="why"
          label="Why should it be taken in?"
          hint="Every party will see this."
          value={answers.why}
          errors={errors}
        />
        <Button>Send for signing</Button>
      </Form>
    </Page>
  )
}
