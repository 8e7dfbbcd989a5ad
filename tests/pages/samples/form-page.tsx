/** Every kind of question on one page, and what is said of each when it is not answered. */
import { z } from 'zod'
import { BackLink } from '#web/back-link.tsx'
import { Button, ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import { DateField } from '#web/date-field.tsx'
import { FileField } from '#web/file-field.tsx'
import * as format from '#web/format.ts'
import { CheckboxField, Form, LongTextField, RadioField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { NhsNumberField } from '#web/nhs-number-field.tsx'
import { type FieldError, Page } from '#web/page.tsx'
import { trusts } from './list-page.tsx'

export const messages = {
  choice: 'Select how your trust votes',
  reason: 'Enter why',
  trust: 'Select a trust',
  beds: 'Enter how many beds, as a whole number',
}
export const Answers = z.object({
  choice: z.enum(['agree', 'disagree', 'abstain']),
  reason: z.string(),
  trust: z.string(),
  beds: z.string().regex(/^\d{1,3}$/),
})

export function FormPage({ frame, sent, errors = [] }: { frame: Frame; sent?: Sent; errors?: readonly FieldError[] }) {
  return (
    <Page
      frame={frame}
      heading="Every kind of question"
      section="Plans"
      errors={errors}
      before={<BackLink href="/samples/list">Back to waiting list</BackLink>}
    >
      <p>Most pages ask one thing. This one asks everything once.</p>
      <Form>
        <RadioField
          name="choice"
          legend="How does your trust vote?"
          errors={errors}
          value={sent?.values.choice}
          options={[
            { value: 'agree', text: 'Agree' },
            { value: 'disagree', text: 'Disagree' },
            { value: 'abstain', text: 'Abstain', hint: 'Your trust counts towards the quorum but not the majority' },
          ]}
        />
        <LongTextField
          name="reason"
          label="Why does it vote so?"
          size="m"
          hint="In a sentence or two"
          errors={errors}
          value={sent?.values.reason}
        />
        <SelectField
          name="trust"
          label="Which trust lends the beds?"
          size="m"
          unchosen="Select a trust"
          errors={errors}
          value={sent?.values.trust}
          options={trusts.map((name) => ({ value: name, text: name }))}
        />
        <TextField
          name="beds"
          label="How many beds?"
          size="m"
          numeric
          width={3}
          suffix="beds"
          errors={errors}
          value={sent?.values.beds}
        />
        <DateField
          name="starts"
          legend="When does it start?"
          hint={`For example, ${format.date('2026-11-05')} is 5 11 2026`}
          errors={errors}
          {...(sent && { value: sent.date })}
        />
        <NhsNumberField name="number" size="m" errors={errors} value={sent?.values.number ?? ''} />
        <CheckboxField
          name="told"
          legend="Who has been told?"
          values={sent?.told ?? []}
          options={[
            { value: 'ward', text: 'The ward' },
            { value: 'theatre', text: 'The theatre' },
          ]}
        />
        <FileField name="paper" label="Which paper goes with it?" hint="A CSV file" accept=".csv" />
        <ButtonGroup>
          <Button>Continue</Button>
          <ButtonLink href="/samples/list" kind="secondary">
            Cancel
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

export type Sent = {
  values: Readonly<Record<string, string>>
  date: { day: string; month: string; year: string }
  told: string[]
}
