/** What a patient needs so that an offer reaches them, one question a page. */
import { Button } from '#web/buttons.tsx'
import { Form, LongTextField, RadioField, TextField } from '#web/forms.tsx'
import type { FieldError } from '#web/page.tsx'
import type { NeedAnswers, NeedPart } from '../need-form.ts'
import { interpreters, letterForms } from '../patient-needs.ts'
import { OfferPage, type OfferPageProps, SentAlong } from './offer-page.tsx'

type View = OfferPageProps & {
  readonly part: NeedPart
  readonly answers: NeedAnswers
  readonly along: Readonly<Record<string, number>>
  readonly errors?: readonly FieldError[]
}

const headings: Readonly<Record<NeedPart, string>> = {
  speaking: 'How does the patient speak with us?',
  letters: 'How do they want letters?',
  address: 'Where do letters go?',
  note: 'What else is there to know?',
}

const options = (list: readonly { readonly code: string; readonly label: string }[]) =>
  list.map(({ code, label }) => ({ value: code, text: label }))

export function NeedPage({ frame, transfer, part, answers, along, errors = [] }: View) {
  const heading = headings[part]
  const single = part === 'address' || part === 'note'
  return (
    <OfferPage frame={frame} transfer={transfer} heading={heading} errors={errors} headingInForm={single}>
      <Form>
        <SentAlong values={along} />
        {part === 'speaking' && (
          <>
            <TextField
              name="language"
              label="Language they speak (optional)"
              hint="Leave it empty for English or Welsh spoken with us"
              width={20}
              value={answers.language}
              errors={errors}
            />
            <RadioField
              name="interpreter"
              legend="Interpreter"
              options={options(interpreters.all)}
              value={answers.interpreter}
              errors={errors}
            />
          </>
        )}
        {part === 'letters' && (
          <>
            <RadioField
              name="letter-form"
              legend="Form of letters"
              hint="Braille and email are arranged by hand: each letter says so."
              options={options(letterForms.all)}
              value={answers['letter-form']}
              errors={errors}
            />
            <TextField
              name="email"
              label="Email address (optional)"
              type="email"
              spellCheck={false}
              value={answers.email}
              errors={errors}
            />
          </>
        )}
        {part === 'address' && (
          <LongTextField
            name="address"
            label={heading}
            asHeading
            hint="A line for each part of the address, without the postcode. Six lines at most."
            value={answers.address}
            rows={6}
            errors={errors}
          />
        )}
        {part === 'note' && (
          <LongTextField
            name="note"
            label={heading}
            asHeading
            hint="For example: call before 4pm, or speak with a daughter who helps. It is read before each call."
            value={answers.note}
            rows={4}
            errors={errors}
          />
        )}
        <Button>Save</Button>
      </Form>
    </OfferPage>
  )
}
