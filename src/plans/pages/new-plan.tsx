import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Details } from '#web/details.tsx'
import * as format from '#web/format.ts'
import { CheckboxField, Form, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { LONGEST_NAME, MOST_SECONDS, type NewPlanAnswers, type NewPlanChoices, weightField } from '../new-plan-form.ts'
import { planWeightWords } from '../plan-weights.ts'
import { MOST_WEEKS } from '../settings.ts'

type View = {
  readonly frame: Frame
  readonly choices: NewPlanChoices
  readonly answers: NewPlanAnswers
  readonly errors?: readonly FieldError[]
}

/** What to plan. Everything has a usual answer, so that it can be sent as it stands. */
export function NewPlanPage({ frame, choices, answers, errors = [] }: View) {
  const hasWrongWeight = errors.some(({ field }) => field.startsWith('weight-'))
  return (
    <Page
      frame={frame}
      heading="Make a plan"
      section="Plans"
      errors={errors}
      before={<BackLink href="/plans">Back to plans</BackLink>}
    >
      <p>
        The plan begins on {format.dateWithDay(choices.firstDay)}, the first Monday after the lists of{' '}
        {format.date(choices.asOf)}.
      </p>
      <Form action="/plans/new">
        <TextField
          name="name"
          label="Name of the plan (optional)"
          hint={`So that others know it again. ${LONGEST_NAME} characters at most.`}
          value={answers.name}
          errors={errors}
        />
        <CheckboxField
          name="trusts"
          legend="Trusts"
          options={choices.trusts.map((value) => ({ value, text: trustName(value) }))}
          values={answers.trusts}
          errors={errors}
        />
        <CheckboxField
          name="services"
          legend="Services"
          small
          options={choices.services.map((value) => ({ value, text: treatmentFunctionName(value) }))}
          values={answers.services}
          errors={errors}
        />
        <TextField
          name="weeks"
          label="Weeks to plan"
          hint={`1 to ${MOST_WEEKS}`}
          width={2}
          numeric
          value={answers.weeks}
          errors={errors}
        />
        <TextField
          name="seconds"
          label="Seconds to search"
          hint={`More seconds find a better plan. ${MOST_SECONDS} at most. You can stop it earlier.`}
          width={4}
          numeric
          value={answers.seconds}
          errors={errors}
        />
        <Details summary="Weights and seed" open={hasWrongWeight || errors.some(({ field }) => field === 'seed')}>
          <p>
            The alliance has agreed these weights. Change them to see what another choice would give.{' '}
            <a href="/plans/weights">What a wait weighs</a> is on a page of its own.
          </p>
          {planWeightWords.map(({ name, says, unit }) => (
            <TextField
              key={name}
              name={weightField(name)}
              label={says}
              hint={`Weight of each ${unit}`}
              width={5}
              numeric
              value={answers.weights[name]}
              errors={errors}
            />
          ))}
          <TextField
            name="seed"
            label="Seed"
            hint="Where chance begins. Another seed may find another plan."
            width={10}
            numeric
            value={answers.seed}
            errors={errors}
          />
        </Details>
        <Button>Continue</Button>
      </Form>
    </Page>
  )
}
