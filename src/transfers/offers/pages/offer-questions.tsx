/** The questions about an offer, one page each. */
import { trustName } from '#nhs/organisations.ts'
import type { Site } from '#nhs/site-records.ts'
import { Button } from '#web/buttons.tsx'
import { DateField } from '#web/date-field.tsx'
import { Form, RadioField, TextField } from '#web/forms.tsx'
import type { FieldError } from '#web/page.tsx'
import type { Transfer } from '../../life/transfer-row.ts'
import { waysToOffer } from '../offer.ts'
import type { OfferQuestion, TypedOffer } from '../offer-form.ts'
import { OfferPage, type OfferPageProps } from './offer-page.tsx'

type View = OfferPageProps & {
  readonly transfer: Transfer
  readonly question: OfferQuestion
  /** Of the trust that would treat, as they are today. */
  readonly sites: readonly Site[]
  readonly answers: TypedOffer
  /** From the second question on. */
  readonly back?: { readonly text: string; readonly href: string }
  readonly errors: readonly FieldError[]
}

const headings: Readonly<Record<OfferQuestion, string>> = {
  day: 'Which day is offered?',
  place: 'Where, and who would operate?',
  'answer-by': 'How is it offered, and when do they answer?',
}

export function OfferQuestionPage(view: View) {
  const { frame, transfer, question, errors, back } = view
  return (
    <OfferPage
      frame={frame}
      transfer={transfer}
      heading={headings[question]}
      errors={errors}
      headingInForm={question === 'day'}
      {...(back && { back })}
    >
      <Form>
        {question === 'day' && <Day {...view} />}
        {question === 'place' && <Place {...view} />}
        {question === 'answer-by' && <AnswerBy {...view} />}
        <Button>Continue</Button>
      </Form>
    </OfferPage>
  )
}

const Day = ({ answers, errors }: View) => (
  <DateField
    name="day"
    legend={headings.day}
    asHeading
    hint="The day of the operation. A reasonable offer gives three weeks of notice or more."
    value={answers.day}
    errors={errors}
  />
)

const Place = ({ transfer, sites, answers, errors }: View) => (
  <>
    <RadioField
      name="site"
      legend={`Hospital of ${trustName(transfer.receiver)}`}
      value={answers.site}
      errors={errors}
      options={sites.map(({ code, name }) => ({ value: code, text: name }))}
    />
    <TextField
      name="team"
      label="Who would operate"
      hint="Name the surgeon and the team, for example: Ms Okafor and her team. The plan's surgeon is filled in where it is known."
      value={answers.team}
      errors={errors}
    />
  </>
)

const AnswerBy = ({ answers, errors }: View) => (
  <>
    <RadioField
      name="way"
      legend="How the offer is made"
      value={answers.way}
      errors={errors}
      // The patient's own page shows offers; it makes none.
      options={waysToOffer.all
        .filter(({ code }) => code !== 'page')
        .map(({ code, label }) => ({ value: code, text: label }))}
    />
    <DateField
      name="reply-by"
      legend="Last day for an answer"
      hint="After this day the place goes to somebody else, and the patient keeps their place on your list."
      value={answers.replyBy}
      errors={errors}
    />
  </>
)
