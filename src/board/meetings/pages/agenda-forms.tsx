/** The questions that whoever keeps the record is asked: a meeting, an item of its agenda, a paper. */
import { matterCodes, matters } from '#alliance'
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { CheckboxField, Form, LongTextField, RadioField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { DecisionPoint } from '../../forward-plan/decision-point.ts'
import type { Committee } from '../record.ts'
import { Sent } from './sent.tsx'

type View = {
  readonly frame: Frame
  readonly formKey: string
  readonly back: { readonly text: string; readonly href: string }
  readonly errors?: readonly FieldError[]
  readonly values?: Readonly<Record<string, string>>
}

export function CallMeetingPage({
  frame,
  formKey,
  back,
  errors = [],
  values = {},
  committees,
  day,
}: View & { readonly committees: readonly Committee[]; readonly day?: DateAnswer }) {
  return (
    <Page
      frame={frame}
      heading="Call a meeting"
      section="Board"
      errors={errors}
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <Form>
        <Sent formKey={formKey} />
        <SelectField
          name="committee"
          label="Committee"
          options={committees.map(({ id, name }) => ({ value: id, text: name }))}
          value={values.committee}
          errors={errors}
        />
        <TextField name="title" label="Name of the meeting" value={values.title} errors={errors} />
        <RadioField
          name="way"
          legend="How do members decide?"
          options={[
            { value: 'at-a-meeting', text: 'At a meeting' },
            { value: 'in-writing', text: 'In writing, by a day' },
          ]}
          value={values.way}
          errors={errors}
        />
        <DateField name="day" legend="Day" errors={errors} {...(day && { value: day })} />
        <TextField
          name="from"
          label="Begins"
          hint="For example, 9:30am"
          width={5}
          value={values.from}
          errors={errors}
        />
        <TextField name="to" label="Ends" hint="For example, 11am" width={5} value={values.to} errors={errors} />
        <TextField name="place" label="Where (optional)" value={values.place} errors={errors} />
        <Button>Call the meeting</Button>
      </Form>
    </Page>
  )
}

export function NewItemPage({
  frame,
  formKey,
  back,
  errors = [],
  values = {},
  trusts,
  affected = [],
  points,
}: View & {
  readonly trusts: readonly string[]
  readonly affected?: readonly string[]
  /** Decision points of the forward plan that are on no agenda yet. */
  readonly points: readonly DecisionPoint[]
}) {
  return (
    <Page
      frame={frame}
      heading="Put an item on the agenda"
      section="Board"
      errors={errors}
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <Form>
        <Sent formKey={formKey} />
        <TextField name="title" label="Name of the item" value={values.title} errors={errors} />
        <RadioField
          name="kind"
          legend="What is it for?"
          options={[
            { value: 'decision', text: 'To decide' },
            { value: 'discussion', text: 'To discuss' },
            { value: 'information', text: 'To note' },
          ]}
          value={values.kind}
          errors={errors}
        />
        <h2 className="nhsuk-heading-m">If it is to be decided</h2>
        <SelectField
          name="matter"
          label="Class of matter"
          hint="The agreement says by which rule each class is decided."
          unchosen="None"
          options={matterCodes.map((code) => ({ value: code, text: matters[code] }))}
          value={values.matter}
          errors={errors}
        />
        <LongTextField
          name="motion"
          label="The words to vote on"
          hint="They cannot be changed once the vote is open."
          value={values.motion}
          errors={errors}
        />
        <TextField
          name="pounds"
          label="How much money does it commit?"
          hint="In whole pounds. Enter 0 when there is none. If you leave it out, no limited power covers it."
          prefix="£"
          numeric
          width={10}
          value={values.pounds}
          errors={errors}
        />
        <CheckboxField
          name="affected"
          legend="Whose services, staff or money does it change?"
          options={trusts.map((trust) => ({ value: trust, text: trustName(trust) }))}
          values={affected}
          errors={errors}
        />
        <SelectField
          name="point"
          label="Decision point of the forward plan (optional)"
          unchosen="None"
          options={points.map(({ id, title, dueOn }) => ({ value: id, text: `${title}, by ${format.date(dueOn)}` }))}
          value={values.point}
          errors={errors}
        />
        <CheckboxField
          name="public"
          legend="Register of decisions for the public"
          options={[{ value: 'yes', text: 'Show the decision to the public' }]}
          values={values.public ? ['yes'] : []}
          errors={errors}
        />
        <Button>Put it on the agenda</Button>
      </Form>
    </Page>
  )
}

export function NewPaperPage({ frame, formKey, back, errors = [], values = {} }: View) {
  return (
    <Page
      frame={frame}
      heading="Add a paper"
      section="Board"
      errors={errors}
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <p>Members with a personal interest in the item do not see it.</p>
      <Form>
        <Sent formKey={formKey} />
        <TextField name="title" label="Name of the paper" value={values.title} errors={errors} />
        <LongTextField
          name="body"
          label="The paper"
          hint="Begin a heading with # and an item of a list with -. Leave a line empty between paragraphs."
          rows={15}
          value={values.body}
          errors={errors}
        />
        <RadioField
          name="audience"
          legend="Who may see it?"
          options={[
            { value: 'private', text: 'The trusts of the alliance' },
            { value: 'public', text: 'Everybody' },
          ]}
          value={values.audience}
          errors={errors}
        />
        <Button>Add the paper</Button>
      </Form>
    </Page>
  )
}
