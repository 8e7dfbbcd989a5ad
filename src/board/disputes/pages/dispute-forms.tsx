import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { CheckboxField, Form, LongTextField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { Answers } from '../../register/read-answers.ts'
import { disputeHref, disputesHref } from '../addresses.ts'
import { type Dispute, type DisputeStep, type Rung, rungOf } from '../dispute.ts'

type Asked = { readonly frame: Frame; readonly answers?: Answers; readonly errors?: readonly FieldError[] }

type NewView = Asked & {
  /** All but the viewer's own. */
  readonly others: readonly TrustCode[]
  readonly concerns?: readonly string[]
  readonly ladder: readonly Rung[]
  readonly once: string
}

export function NewDisputePage({ frame, others, concerns = [], ladder, once, answers = {}, errors = [] }: NewView) {
  return (
    <Page
      frame={frame}
      heading="Raise a dispute"
      section="Disputes"
      errors={errors}
      before={<BackLink href={disputesHref}>Back to disputes</BackLink>}
    >
      <p>
        Your trust raises it in its own name, and every trust of the alliance sees it. These try to settle it in turn:
      </p>
      <ol className="nhsuk-list nhsuk-list--number">
        {ladder.map(({ who, withinDays }) => (
          <li key={who}>
            {who}, within {format.count(withinDays, 'day')}
          </li>
        ))}
      </ol>
      <Form>
        <input type="hidden" name="once" value={once} />
        <TextField name="matter" label="What is the matter called?" value={answers.matter} errors={errors} />
        <LongTextField name="what" label="What is it about?" value={answers.what} errors={errors} />
        <LongTextField
          name="wanted"
          label="What would settle it for your trust?"
          rows={3}
          value={answers.wanted}
          errors={errors}
        />
        <CheckboxField
          name="concerns"
          legend="Which other trusts does it concern?"
          size="s"
          options={others.map((trust) => ({ value: trust, text: trustName(trust) }))}
          values={concerns}
          errors={errors}
        />
        <Button>Raise the dispute</Button>
      </Form>
    </Page>
  )
}

const wording: Readonly<Record<DisputeStep, { heading: string; label: string; button: string }>> = {
  'go-on': { heading: 'Take a dispute up a step', label: 'What did this step come to?', button: 'Take it up a step' },
  settle: { heading: 'Say that a dispute is settled', label: 'How is it settled?', button: 'It is settled' },
  withdraw: { heading: 'Withdraw a dispute', label: 'Why do you withdraw it?', button: 'Withdraw the dispute' },
}

type StepView = Asked & { readonly step: DisputeStep; readonly dispute: Dispute }

export function DisputeStepPage({ frame, step, dispute, answers = {}, errors = [] }: StepView) {
  const { heading, label, button } = wording[step]
  const next = dispute.ladder[dispute.step]
  return (
    <Page
      frame={frame}
      heading={heading}
      section="Disputes"
      errors={errors}
      before={<BackLink href={disputeHref(dispute.id)}>Back to the dispute</BackLink>}
    >
      <p>
        {dispute.matter}. Now with: {rungOf(dispute).who}.
      </p>
      {step === 'go-on' && next && (
        <p>
          Next: {next.who}, within {format.count(next.withinDays, 'day')}.
        </p>
      )}
      {step !== 'go-on' && <p>A closed dispute cannot be opened again. A new one can be raised.</p>}
      <Form>
        <input type="hidden" name="version" value={answers.version ?? dispute.version} />
        <LongTextField
          name="said"
          label={label}
          hint="Every trust of the alliance sees this."
          rows={4}
          value={answers.said}
          errors={errors}
        />
        <Button kind={step === 'withdraw' ? 'warning' : 'primary'}>{button}</Button>
      </Form>
    </Page>
  )
}
