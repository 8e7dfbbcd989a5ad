/** The questions about the forward plan: what will have to be decided, and why it is moved or dropped. */
import { matterCodes, matters } from '#alliance'
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Sent } from '../../meetings/pages/sent.tsx'
import type { Committee } from '../../meetings/record.ts'
import { planHref } from '../addresses.ts'
import type { DecisionPoint } from '../decision-point.ts'

type View = {
  readonly frame: Frame
  readonly formKey: string
  readonly errors?: readonly FieldError[]
  readonly values?: Readonly<Record<string, string>>
  readonly due?: DateAnswer
}

const toPlan = <BackLink href={planHref}>Back to the forward plan</BackLink>

export function NewPointPage({
  frame,
  formKey,
  errors = [],
  values = {},
  due,
  committees,
  trusts,
}: View & { readonly committees: readonly Committee[]; readonly trusts: readonly string[] }) {
  return (
    <Page frame={frame} heading="Declare a decision point" section="Board" errors={errors} before={toPlan}>
      <Form>
        <Sent formKey={formKey} />
        <SelectField
          name="committee"
          label="Which committee decides it?"
          options={committees.map(({ id, name }) => ({ value: id, text: name }))}
          value={values.committee}
          errors={errors}
        />
        <TextField name="title" label="What will have to be decided?" value={values.title} errors={errors} />
        <LongTextField name="why" label="Why then?" rows={3} value={values.why} errors={errors} />
        <SelectField
          name="matter"
          label="Class of matter"
          unchosen="Select a class of matter"
          options={matterCodes.map((code) => ({ value: code, text: matters[code] }))}
          value={values.matter}
          errors={errors}
        />
        <SelectField
          name="trust"
          label="Which trust prepares it?"
          unchosen="Select a trust"
          options={trusts.map((trust) => ({ value: trust, text: trustName(trust) }))}
          value={values.trust}
          errors={errors}
        />
        <TextField name="who" label="Who there?" width={30} value={values.who} errors={errors} />
        <DateField name="due" legend="Decide by" size="s" errors={errors} {...(due && { value: due })} />
        <Button>Put it on the plan</Button>
      </Form>
    </Page>
  )
}

export function ChangePointPage({
  frame,
  formKey,
  errors = [],
  values = {},
  due,
  point,
  step,
}: View & { readonly point: DecisionPoint; readonly step: 'move' | 'drop' }) {
  return (
    <Page
      frame={frame}
      heading={step === 'move' ? 'Move a decision point' : 'Drop a decision point'}
      section="Board"
      errors={errors}
      before={toPlan}
    >
      <p data-quoted="">
        {point.title}: {format.date(point.dueOn)}
      </p>
      <Form>
        <Sent formKey={formKey} edition={point.edition} />
        {step === 'move' && (
          <DateField name="due" legend="Decide by" size="s" errors={errors} {...(due && { value: due })} />
        )}
        <LongTextField
          name="reason"
          label="Why?"
          hint="It stands beside the decision point for everybody."
          rows={3}
          value={values.reason}
          errors={errors}
        />
        <Button>{step === 'move' ? 'Move it' : 'Drop it'}</Button>
      </Form>
    </Page>
  )
}
