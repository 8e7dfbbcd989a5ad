/** The letter about the newest offer as it would be written now, and the button that writes it. */
import { Button } from '#web/buttons.tsx'
import { Details } from '#web/details.tsx'
import { Form, TextField } from '#web/forms.tsx'
import type { FieldError } from '#web/page.tsx'
import type { Letter } from '../letters/letter.ts'
import { LetterArticle } from '../letters/letter-article.tsx'
import type { OfferFacts } from '../offer-facts.ts'
import { howToWrite } from '../patient-needs.ts'
import { OfferPage, type OfferPageProps, SentAlong } from './offer-page.tsx'

type View = OfferPageProps & {
  readonly letter: Letter
  readonly facts: OfferFacts
  readonly phone: string
  readonly once: string
  readonly errors?: readonly FieldError[]
}

export function WriteLetterPage({ frame, transfer, letter, facts, phone, once, errors = [] }: View) {
  const byHand = [
    ...(facts.patient.address.length === 0 ? ['Add the address: only the postcode is held.'] : []),
    ...howToWrite(facts.needs).alsoDo,
  ]
  return (
    <OfferPage frame={frame} transfer={transfer} heading="Write a letter about the offer" errors={errors}>
      {byHand.length > 0 && (
        <div className="nhsuk-inset-text">
          <p>To be done by hand:</p>
          <ul>
            {byHand.map((each) => (
              <li key={each}>
                <span data-quoted="true">{each}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>The letter is kept word for word. Accord sends nothing: print it and post it.</p>
      <Details summary="Read the letter first">
        <div data-personal="true">
          <LetterArticle letter={letter} />
        </div>
      </Details>
      <Form>
        <SentAlong values={{ once }} />
        <TextField
          name="phone"
          label="Phone number that patients can call"
          width={20}
          autoComplete="work tel"
          value={phone}
          errors={errors}
        />
        <Button>Write the letter</Button>
      </Form>
    </OfferPage>
  )
}
