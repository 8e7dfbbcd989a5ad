import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { Form, LongTextField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { Answers } from '../../register/read-answers.ts'
import type { Action } from '../action.ts'
import { actionHref, actionsHref } from '../addresses.ts'

type NewView = {
  readonly frame: Frame
  readonly members: readonly TrustCode[]
  readonly once: string
  readonly answers?: Answers
  readonly due?: DateAnswer
  readonly errors?: readonly FieldError[]
}

export function NewActionPage({ frame, members, once, answers = {}, due, errors = [] }: NewView) {
  return (
    <Page
      frame={frame}
      heading="Add an action"
      section="Board"
      errors={errors}
      before={<BackLink href={actionsHref}>Back to actions</BackLink>}
    >
      <Form>
        <input type="hidden" name="once" value={once} />
        <LongTextField name="what" label="What is to be done?" rows={3} value={answers.what} errors={errors} />
        <SelectField
          name="trust"
          label="Which trust is to do it?"
          unchosen="Select a trust"
          options={members.map((trust) => ({ value: trust, text: trustName(trust) }))}
          value={answers.trust}
          errors={errors}
        />
        <TextField
          name="name"
          label="Who there?"
          hint="A name or a post. They take the action themselves."
          value={answers.name}
          width={30}
          errors={errors}
        />
        <DateField
          name="due"
          legend="By when?"
          hint="For example, 27 3 2026"
          size="s"
          errors={errors}
          {...(due && { value: due })}
        />
        <Button>Add the action</Button>
      </Form>
    </Page>
  )
}

export type ActionFormStep = 'done' | 'move' | 'drop'

const wording: Readonly<Record<ActionFormStep, { heading: string; label: string; button: string }>> = {
  done: { heading: 'Say that an action is done', label: 'What came of it?', button: 'It is done' },
  move: { heading: 'Give an action more time', label: 'Why does it need more time?', button: 'Give it more time' },
  drop: { heading: 'Drop an action', label: 'Why is it not needed any more?', button: 'Drop the action' },
}

type StepView = {
  readonly frame: Frame
  readonly step: ActionFormStep
  readonly action: Action
  readonly answers?: Answers
  readonly due?: DateAnswer
  readonly errors?: readonly FieldError[]
}

export function ActionStepPage({ frame, step, action, answers = {}, due, errors = [] }: StepView) {
  const { heading, label, button } = wording[step]
  return (
    <Page
      frame={frame}
      heading={heading}
      section="Board"
      errors={errors}
      before={<BackLink href={actionHref(action.id)}>Back to the action</BackLink>}
    >
      <p>{action.what}</p>
      <Form>
        <input type="hidden" name="version" value={answers.version ?? action.version} />
        {step === 'move' && (
          <DateField name="due" legend="The new day" size="s" errors={errors} {...(due && { value: due })} />
        )}
        <LongTextField
          name="said"
          label={label}
          hint="Every trust of the alliance sees this."
          rows={3}
          value={answers.said}
          errors={errors}
        />
        <Button kind={step === 'drop' ? 'warning' : 'primary'}>{button}</Button>
      </Form>
    </Page>
  )
}
