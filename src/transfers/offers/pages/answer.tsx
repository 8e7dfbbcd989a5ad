/** What a patient answered, written down as evidence: how, who spoke, why not, and in their words. */
import { site } from '#nhs/organisations.ts'
import { Button } from '#web/buttons.tsx'
import { DateField } from '#web/date-field.tsx'
import * as format from '#web/format.ts'
import { Form, RadioField } from '#web/forms.tsx'
import type { FieldError } from '#web/page.tsx'
import { speakers } from '../answer.ts'
import { type AnswerForm, waysToHear } from '../answer-form.ts'
import type { AnswerKind } from '../answer-kinds.ts'
import { declineReasons } from '../decline-reason.ts'
import type { Offer } from '../offer.ts'
import { OfferPage, type OfferPageProps, SentAlong } from './offer-page.tsx'

export type AnswerView = OfferPageProps & {
  readonly kind: AnswerKind
  readonly offer: Offer
  readonly form: AnswerForm
  readonly along: Readonly<Record<string, string | number>>
}

const options = (list: readonly { readonly code: string; readonly label: string }[]) =>
  list.map(({ code, label }) => ({ value: code, text: label }))

export function AnswerPage(view: AnswerView & { readonly errors?: readonly FieldError[] }) {
  const { frame, transfer, kind, offer, form, along, errors = [] } = view
  return (
    <OfferPage frame={frame} transfer={transfer} heading={kind.heading} errors={errors}>
      <p>{offerInWords(offer)}</p>
      <Form>
        <SentAlong values={along} />
        {kind.asksReason && (
          <RadioField
            name="reason"
            legend="Why, as the patient put it"
            hint="Do not try to persuade. The reason helps to offer what people can use."
            options={options(declineReasons.all)}
            value={form.reason}
            errors={errors}
          />
        )}
        <RadioField
          name="way"
          legend="How they answered"
          options={options(waysToHear)}
          value={form.way}
          errors={errors}
        />
        <RadioField
          name="speaker"
          legend="Who answered"
          options={options(speakers.all)}
          value={form.speaker}
          errors={errors}
        />
        <DateField name="on" legend="Day of the answer" value={form.on} errors={errors} />
        <Button>Continue</Button>
      </Form>
    </OfferPage>
  )
}

export const offerInWords = ({ day, site: code }: Offer): string =>
  `The offer is for ${format.dateWithDay(day)} at ${site(code)?.name ?? code}.`
