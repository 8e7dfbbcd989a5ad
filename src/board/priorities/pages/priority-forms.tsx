import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { Form, LongTextField, RadioField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { Answers } from '../../register/read-answers.ts'
import { prioritiesHref, priorityHref } from '../addresses.ts'
import { answers as choices, nextStage, type Priority, type PriorityStep, stageNames } from '../priority.ts'
import { answerNames } from './waiting-words.ts'

type Asked = {
  readonly frame: Frame
  readonly answers?: Answers
  readonly due?: DateAnswer
  readonly errors?: readonly FieldError[]
}

type NewView = Asked & { readonly members: readonly TrustCode[]; readonly once: string }

export function NewPriorityPage({ frame, members, once, answers = {}, due, errors = [] }: NewView) {
  return (
    <Page
      frame={frame}
      heading="Propose a priority"
      section="Priorities"
      errors={errors}
      before={<BackLink href={prioritiesHref}>Back to priorities</BackLink>}
    >
      <Form>
        <input type="hidden" name="once" value={once} />
        <TextField name="title" label="What could be redesigned?" value={answers.title} errors={errors} />
        <LongTextField name="why" label="Why, and why together?" value={answers.why} errors={errors} />
        <LongTextField
          name="measure"
          label="By what will everybody see whether it has helped?"
          rows={2}
          value={answers.measure}
          errors={errors}
        />
        <SelectField
          name="trust"
          label="Which trust leads it?"
          unchosen="Select a trust"
          options={members.map((trust) => ({ value: trust, text: trustName(trust) }))}
          value={answers.trust}
          errors={errors}
        />
        <TextField name="name" label="Who there?" value={answers.name} width={30} errors={errors} />
        <DateField
          name="due"
          legend="By when should every trust have said where it stands?"
          size="s"
          errors={errors}
          {...(due && { value: due })}
        />
        <Button>Propose it</Button>
      </Form>
    </Page>
  )
}

type StepView = Asked & { readonly step: PriorityStep; readonly priority: Priority }

export function PriorityStepPage({ frame, step, priority, answers = {}, due, errors = [] }: StepView) {
  const next = nextStage(priority.stage)
  const headings: Readonly<Record<PriorityStep, string>> = {
    support: 'Say where your trust stands',
    'go-on': next ? `Go on to ${stageNames[next].toLowerCase()}` : 'Finish a priority',
    change: 'Change person, day or blocker',
    stop: 'Stop a priority',
  }
  return (
    <Page
      frame={frame}
      heading={headings[step]}
      section="Priorities"
      errors={errors}
      before={<BackLink href={priorityHref(priority.id)}>Back to the priority</BackLink>}
    >
      <p>
        {priority.title}. Its stage: {stageNames[priority.stage].toLowerCase()}.
      </p>
      <Form>
        <input type="hidden" name="version" value={answers.version ?? priority.version} />
        {step === 'support' && (
          <RadioField
            name="answer"
            legend={`Does your trust support going on to ${next ? stageNames[next].toLowerCase() : 'the end'}?`}
            options={choices.map((value) => ({ value, text: answerNames[value] }))}
            value={answers.answer}
            errors={errors}
          />
        )}
        {step === 'change' && (
          <TextField
            name="name"
            label="Who leads it?"
            value={answers.name ?? priority.name}
            width={30}
            errors={errors}
          />
        )}
        {(step === 'change' || (step === 'go-on' && next)) && (
          <DateField
            name="due"
            legend={step === 'change' ? 'When should this stage be done?' : 'When should the next stage be done?'}
            size="s"
            errors={errors}
            {...(due && { value: due })}
          />
        )}
        {step === 'change' && (
          <LongTextField
            name="blocker"
            label="What keeps it from going on? (optional)"
            rows={3}
            value={answers.blocker ?? priority.blocker}
            errors={errors}
          />
        )}
        <LongTextField
          name="said"
          label={reasons[step]}
          hint="Every trust of the alliance sees this."
          rows={3}
          value={answers.said}
          errors={errors}
        />
        <Button kind={step === 'stop' ? 'warning' : 'primary'}>{buttons[step]}</Button>
      </Form>
    </Page>
  )
}

const reasons: Readonly<Record<PriorityStep, string>> = {
  support: 'Why? (optional if it supports it)',
  'go-on': 'What has this stage come to?',
  change: 'Why does it change? (optional)',
  stop: 'Why does it stop?',
}

const buttons: Readonly<Record<PriorityStep, string>> = {
  support: 'Say so',
  'go-on': 'Go on',
  change: 'Save',
  stop: 'Stop the priority',
}
