/** The questions about minutes: what they say, and which meeting approved them. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { MinutesVersion } from '../minutes-store.ts'
import type { Meeting } from '../record.ts'
import { Sent } from './sent.tsx'

type View = {
  readonly frame: Frame
  readonly meeting: Meeting
  readonly formKey: string
  readonly errors: readonly FieldError[]
  readonly back: { readonly text: string; readonly href: string }
}

export function WriteMinutesPage({
  frame,
  meeting,
  seen,
  body,
  formKey,
  errors,
  back,
}: View & { readonly seen: number; readonly body: string }) {
  return (
    <Page
      frame={frame}
      heading="Edit the minutes"
      section="Board"
      errors={errors}
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <p data-quoted="">{meeting.title}</p>
      <p>
        {seen === 0
          ? 'This text follows from what was noted at the meeting. Every version that you save is kept.'
          : `You change version ${seen}. It is kept, and yours comes after it.`}
      </p>
      <Form>
        <Sent formKey={formKey} edition={seen} />
        <LongTextField
          name="body"
          label="The minutes"
          hint="Begin a heading with # and an item of a list with -. Leave a line empty between paragraphs."
          rows={25}
          value={body}
          errors={errors}
        />
        <Button>Save this version</Button>
      </Form>
    </Page>
  )
}

export function ApproveMinutesPage({
  frame,
  meeting,
  version,
  at,
  formKey,
  errors,
  back,
}: View & { readonly version: MinutesVersion; readonly at: readonly Meeting[] }) {
  return (
    <Page
      frame={frame}
      heading="Approve the minutes"
      section="Board"
      errors={errors}
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <p data-quoted="">
        {meeting.title}, version {version.version}, by {version.name}
      </p>
      <p>Nobody can change the minutes after this.</p>
      <Form>
        <Sent formKey={formKey} edition={version.version} />
        <RadioField
          name="at"
          legend="Which meeting approved them?"
          options={at.map(({ id, title, startsAt }) => ({
            value: id,
            text: title,
            hint: format.dateTime(startsAt),
          }))}
          errors={errors}
        />
        <Button>Approve the minutes</Button>
      </Form>
    </Page>
  )
}
