import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { CheckboxField, Form, LongTextField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { Answers } from '../../register/read-answers.ts'
import { riskHref, risksHref } from '../addresses.ts'
import { consequences, likelihoods, points, type Risk, type RiskStep } from '../risk.ts'

type Asked = {
  readonly frame: Frame
  readonly answers?: Answers
  readonly review?: DateAnswer
  readonly errors?: readonly FieldError[]
}

type RatingProps = Required<Pick<Asked, 'answers' | 'errors'>> & { readonly suffix: string; readonly when: string }

const scale = (words: Readonly<Record<number, string>>) =>
  points.map((point) => ({ value: String(point), text: `${point}, ${words[point]!.toLowerCase()}` }))

function RatingFields({ suffix, when, answers, errors }: RatingProps) {
  return (
    <>
      <SelectField
        name={`likelihood${suffix}`}
        label={`How likely is it ${when}?`}
        unchosen="Select how likely"
        options={scale(likelihoods)}
        value={answers[`likelihood${suffix}`]}
        errors={errors}
      />
      <SelectField
        name={`consequence${suffix}`}
        label={`How bad would it be ${when}?`}
        unchosen="Select how bad"
        options={scale(consequences)}
        value={answers[`consequence${suffix}`]}
        errors={errors}
      />
    </>
  )
}

type NewView = Asked & {
  readonly members: readonly TrustCode[]
  readonly borneBy?: readonly string[]
  readonly once: string
}

export function NewRiskPage({ frame, members, borneBy = [], once, answers = {}, review, errors = [] }: NewView) {
  const trusts = members.map((trust) => ({ value: trust, text: trustName(trust) }))
  const words = { answers, errors }
  return (
    <Page
      frame={frame}
      heading="Add a risk"
      section="Risks"
      errors={errors}
      before={<BackLink href={risksHref}>Back to risks</BackLink>}
    >
      <Form>
        <input type="hidden" name="once" value={once} />
        <TextField name="title" label="What is it called?" value={answers.title} errors={errors} />
        <LongTextField name="cause" label="Because of what?" rows={2} value={answers.cause} errors={errors} />
        <LongTextField name="event" label="What may happen?" rows={2} value={answers.event} errors={errors} />
        <LongTextField name="effect" label="What would follow?" rows={2} value={answers.effect} errors={errors} />
        <RatingFields suffix="Before" when="before anything is done about it" {...words} />
        <LongTextField
          name="mitigation"
          label="What is done about it?"
          rows={3}
          value={answers.mitigation}
          errors={errors}
        />
        <RatingFields suffix="" when="with that" {...words} />
        <CheckboxField
          name="borneBy"
          legend="Which trusts would bear it?"
          options={trusts}
          values={borneBy}
          size="s"
          errors={errors}
        />
        <LongTextField
          name="whyAlliance"
          label="Why does the alliance do something about it?"
          rows={2}
          value={answers.whyAlliance}
          errors={errors}
        />
        <SelectField
          name="trust"
          label="Which trust looks after it?"
          unchosen="Select a trust"
          options={trusts}
          value={answers.trust}
          errors={errors}
        />
        <TextField name="name" label="Who there?" value={answers.name} width={30} errors={errors} />
        <DateField
          name="review"
          legend="When is it reviewed?"
          size="s"
          errors={errors}
          {...(review && { value: review })}
        />
        <Button>Add the risk</Button>
      </Form>
    </Page>
  )
}

type StepView = Asked & { readonly step: RiskStep; readonly risk: Risk }

export function RiskStepPage({ frame, step, risk, answers, review, errors = [] }: StepView) {
  const shown: Answers = answers ?? {
    likelihood: String(risk.now.likelihood),
    consequence: String(risk.now.consequence),
    mitigation: risk.mitigation,
  }
  return (
    <Page
      frame={frame}
      heading={step === 'review' ? 'Review a risk' : 'Close a risk'}
      section="Risks"
      errors={errors}
      before={<BackLink href={riskHref(risk.id)}>Back to the risk</BackLink>}
    >
      <p>{risk.title}</p>
      <Form>
        <input type="hidden" name="version" value={shown.version ?? risk.version} />
        {step === 'review' && (
          <>
            <LongTextField
              name="mitigation"
              label="What is done about it?"
              rows={3}
              value={shown.mitigation}
              errors={errors}
            />
            <RatingFields suffix="" when="with that" answers={shown} errors={errors} />
            <DateField
              name="review"
              legend="When is it reviewed next?"
              size="s"
              errors={errors}
              {...(review && { value: review })}
            />
          </>
        )}
        <LongTextField
          name="said"
          label={step === 'review' ? 'What has changed?' : 'Why is it no risk any more?'}
          hint="Every trust of the alliance sees this."
          rows={3}
          value={shown.said}
          errors={errors}
        />
        <Button kind={step === 'close' ? 'warning' : 'primary'}>
          {step === 'review' ? 'Save the review' : 'Close the risk'}
        </Button>
      </Form>
    </Page>
  )
}
