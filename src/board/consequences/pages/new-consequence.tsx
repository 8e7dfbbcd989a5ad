import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { DateField, dateAnswer } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { Form, LongTextField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { itemHref } from '../../meetings/addresses.ts'
import { Sent } from '../../meetings/pages/sent.tsx'
import type { DecisionConsequence, Question } from '../consequence.ts'

/** Above this an answer is sentences, and gets a box for them. */
const LONGEST_LINE = 120

/** What follows if this is decided: the questions of one consequence. */
export function NewConsequencePage({
  frame,
  item,
  consequence,
  questions,
  formKey,
  values = {},
  errors = [],
}: {
  readonly frame: Frame
  readonly item: { readonly id: string; readonly title: string }
  readonly consequence: DecisionConsequence
  readonly questions: readonly Question[]
  readonly formKey: string
  readonly values?: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
}) {
  return (
    <Page
      frame={frame}
      heading={consequence.name}
      section="Board"
      errors={errors}
      before={<BackLink href={itemHref(item.id)}>Back to the item</BackLink>}
    >
      <p data-quoted="">{item.title}</p>
      <p>Members see this before they vote. It cannot be changed once the vote is open.</p>
      <Form>
        <Sent formKey={formKey} />
        {questions.map((question) => (
          <Answer key={question.name} {...{ question, values, errors }} />
        ))}
        <Button>Say that this follows</Button>
      </Form>
    </Page>
  )
}

function Answer({
  question,
  values,
  errors,
}: {
  readonly question: Question
  readonly values: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}) {
  const { name, label, hint } = question
  const field = { name, label, errors, ...(hint !== undefined && { hint }), value: values[name] }
  switch (question.kind) {
    case 'words':
      return question.longest > LONGEST_LINE ? (
        <LongTextField {...field} rows={3} />
      ) : (
        <TextField {...field} width={30} />
      )
    case 'one-of':
      return <SelectField {...field} unchosen="Select one" options={question.options} />
    case 'day':
      return <DateField name={name} legend={label} size="s" errors={errors} value={dateAnswer(values, name)} />
  }
}
