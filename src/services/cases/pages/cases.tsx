import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button, ButtonLink } from '#web/buttons.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { ClinicalService } from '../../catalogue/catalogue.ts'
import { caseHref, casesHref, servicesHref } from '../addresses.ts'
import type { ServiceCase } from '../case.ts'
import { Once } from './case-parts.tsx'

type Row = ServiceCase & { readonly serviceName: string }

const columns: readonly Column<Row>[] = [
  { heading: 'Case', rowHeading: true, cell: ({ id, title }) => <a href={caseHref(id)}>{title}</a> },
  { heading: 'Service', cell: ({ serviceName }) => serviceName },
  { heading: 'Led by', cell: ({ name, trust }) => `${name}, ${trustName(trust)}` },
  { heading: 'Begun', cell: ({ at }) => format.date(londonDay(at)), nowrap: true },
]

const before = <Breadcrumbs items={[{ text: 'Services', href: servicesHref }]} />

export function CasesPage({
  frame,
  rows,
  mayKeep,
}: {
  readonly frame: Frame
  readonly rows: readonly Row[]
  readonly mayKeep: boolean
}) {
  return (
    <Page frame={frame} heading="Cases for change" section="Services" before={before}>
      <p>
        A case sets out options for a service, computes what each would do, and shows what would change their ranking.
        The board decides.
      </p>
      {rows.length === 0 ? (
        <EmptyState says="There are no cases for change yet" />
      ) : (
        <DataTable
          caption="Cases"
          captionHidden
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          whenNone="There are no cases."
        />
      )}
      {mayKeep && (
        <ButtonLink href={`${casesHref}/new`} kind={rows.length === 0 ? 'primary' : 'secondary'}>
          Begin a case
        </ButtonLink>
      )}
    </Page>
  )
}

type NewView = {
  readonly frame: Frame
  readonly services: readonly ClinicalService[]
  readonly answers: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly once: string
}

export function NewCasePage({ frame, services, answers, errors, once }: NewView) {
  return (
    <Page
      frame={frame}
      heading="Begin a case for change"
      section="Services"
      errors={errors}
      before={
        <Breadcrumbs
          items={[
            { text: 'Services', href: servicesHref },
            { text: 'Cases for change', href: casesHref },
          ]}
        />
      }
    >
      <Form>
        <Once value={once} />
        <SelectField
          name="service"
          label="Service"
          unchosen="Select a service"
          options={services.map(({ id, name }) => ({ value: id, text: name }))}
          value={answers.service}
          errors={errors}
        />
        <TextField name="title" label="What the case is called" value={answers.title} errors={errors} />
        <LongTextField
          name="why"
          label="Why the service should change"
          hint="What is wrong today, for whom, and what happens if nothing is done"
          value={answers.why}
          errors={errors}
        />
        <Button>Begin the case</Button>
      </Form>
    </Page>
  )
}
