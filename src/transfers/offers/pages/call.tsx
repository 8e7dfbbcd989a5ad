/** The call about an offer: what to say, then what was said. */
import type { Day } from '#nhs/day.ts'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { FieldError } from '#web/page.tsx'
import { callHref } from '../addresses.ts'
import { callOutcomes } from '../call-outcome.ts'
import type { CallStep } from '../call-script.ts'
import { CallScriptSteps } from '../call-script-steps.tsx'
import { OfferPage, type OfferPageProps, SentAlong } from './offer-page.tsx'

/** What can be heard, each with a page on which it is recorded. */
export const heardOptions = [
  { value: 'agrees', text: 'They agree' },
  { value: 'declines-date', text: 'They decline this date, and would look at another' },
  { value: 'declines', text: 'They do not want to go there' },
  ...callOutcomes.all.map(({ code, label }) => ({ value: code, text: label })),
]

type CallView = OfferPageProps & { readonly steps: readonly CallStep[]; readonly errors?: readonly FieldError[] }

export function CallPage({ frame, transfer, steps, errors = [] }: CallView) {
  return (
    <OfferPage frame={frame} transfer={transfer} heading="Call the patient" errors={errors}>
      <p>Read this out, or say it in your own words. It can be printed.</p>
      <CallScriptSteps steps={steps} />
      <Form>
        <RadioField name="heard" legend="What did the patient say?" options={heardOptions} errors={errors} />
        <Button>Continue</Button>
      </Form>
    </OfferPage>
  )
}

type NoAnswerView = OfferPageProps & {
  readonly replyBy: Day
  readonly answers: { readonly outcome: string; readonly note: string }
  readonly along: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
}

/** No answer: kept as evidence of the call, and counted as nothing. */
export function NoAnswerPage({ frame, transfer, replyBy, answers, along, errors = [] }: NoAnswerView) {
  return (
    <OfferPage
      frame={frame}
      transfer={transfer}
      heading="A call without an answer"
      errors={errors}
      back={{ text: 'Back to the call', href: callHref(transfer) }}
    >
      <p>This is no answer to the offer. They have until {format.dateWithDay(replyBy)}.</p>
      <Form>
        <SentAlong values={along} />
        <RadioField
          name="outcome"
          legend="What came of the call"
          options={callOutcomes.all.map(({ code, label }) => ({ value: code, text: label }))}
          value={answers.outcome}
          errors={errors}
        />
        <LongTextField
          name="note"
          label="Note (optional)"
          hint="For example, when to call again"
          value={answers.note}
          rows={3}
          errors={errors}
        />
        <Button>Save</Button>
      </Form>
    </OfferPage>
  )
}
