import type { Day } from '#nhs/day.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type LendingRules, windowOf } from '../lending-rules.ts'
import type { LoanAction, SessionLoan } from '../loan.ts'
import { hoursInWords } from '../session-words.ts'
import { explained, hoursOffered, type StepAnswers, stepWords } from '../step-form.ts'
import { loanHref } from './board.tsx'
import { sessionRows } from './loan.tsx'

type View = {
  readonly frame: Frame
  readonly loan: SessionLoan
  readonly action: LoanAction
  readonly asksReason: boolean
  readonly today: Day
  readonly rules: LendingRules
  readonly answers: StepAnswers
  readonly errors?: readonly FieldError[]
}

/** What follows from each step, before it is taken. */
const follows: Readonly<Record<LoanAction, string>> = {
  hold: 'The session is kept for you until then. The trust that lends it decides whether you get it.',
  'let-go': 'The session is on offer to all trusts again.',
  decline: 'The session is on offer to all trusts again. Whoever asked sees that you refused, and why.',
  confirm: "The session is then the borrower's to use. You can no longer book your own patients into it.",
  use: 'The loan is then closed.',
  'give-back': "The session is then its owner's again, who can offer it anew.",
  withdraw: 'The offer ends. Whoever asked for the session or has it sees that, and why.',
}

/** One step of a loan: the session once more, what has to be said, and one button. */
export function StepPage({ frame, loan, action, asksReason, today, rules, answers, errors = [] }: View) {
  const { heading, button } = stepWords[action]
  const window = windowOf(rules, loan.day, today)
  return (
    <Page
      frame={frame}
      heading={heading}
      section="Capacity"
      errors={errors}
      before={<BackLink href={loanHref(loan)}>Back to the session</BackLink>}
    >
      <SummaryList rows={sessionRows(loan, rules, today)} />
      <p>{follows[action]}</p>
      <Form>
        <input type="hidden" name="version" value={loan.version} />
        {action === 'hold' && window !== 'past' && (
          <>
            <RadioField
              name="service"
              legend="What would you do in it?"
              options={loan.services.map((value) => ({ value, text: treatmentFunctionName(value) }))}
              value={answers.service}
              errors={errors}
            />
            <RadioField
              name="hours"
              legend="How long should it be kept for you?"
              hint="Until your surgeon, staff and patients are certain. The nearer the day, the shorter."
              options={hoursOffered(window).map((hours) => ({ value: String(hours), text: hoursInWords(hours) }))}
              value={answers.hours}
              errors={errors}
            />
            <LongTextField
              name="note"
              label="Staff and kit that you bring (optional)"
              hint="Do not write about patients."
              rows={3}
              value={answers.note}
              errors={errors}
            />
          </>
        )}
        {explained.includes(action) && (
          <LongTextField
            name="reason"
            label={asksReason ? 'Why?' : 'Why? (optional)'}
            hint="Both trusts read it. Do not write about patients."
            rows={3}
            value={answers.reason}
            errors={errors}
          />
        )}
        <Button>{button}</Button>
      </Form>
    </Page>
  )
}

/** Why a step cannot be taken, or was not. */
export function NotPossiblePage({ frame, loan, because }: Pick<View, 'frame' | 'loan'> & { readonly because: string }) {
  return (
    <Page
      frame={frame}
      heading="This cannot be done"
      section="Capacity"
      before={<BackLink href={loanHref(loan)}>Back to the session</BackLink>}
    >
      <p>{because}</p>
      <p>Nothing was changed.</p>
    </Page>
  )
}
