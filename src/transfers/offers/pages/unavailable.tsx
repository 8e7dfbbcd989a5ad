/** Days on which a patient said that they cannot come: an offer for one of them is not a reasonable offer. */
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { FieldError } from '#web/page.tsx'
import { unavailableHref } from '../addresses.ts'
import type { DeclaredDays } from '../unavailable-store.ts'
import { OfferPage, type OfferPageProps, SentAlong } from './offer-page.tsx'

type View = OfferPageProps & {
  /** Those that stand. */
  readonly days: readonly DeclaredDays[]
  readonly once: string
  readonly answers?: { readonly from: DateAnswer; readonly to: DateAnswer }
  readonly errors?: readonly FieldError[]
}

export function UnavailablePage({ frame, transfer, days, once, answers, errors = [] }: View) {
  return (
    <OfferPage frame={frame} transfer={transfer} heading="Days they cannot come" errors={errors}>
      <p>An offer for one of these days is not a reasonable offer, if they said so before it was made.</p>
      {days.length === 0 ? <p>No days are recorded.</p> : <Declared transfer={transfer} days={days} />}
      <h2 className="nhsuk-heading-m">Record days</h2>
      <Form>
        <SentAlong values={{ once }} />
        <DateField name="from" legend="First day" size="s" errors={errors} {...(answers && { value: answers.from })} />
        <DateField name="to" legend="Last day" size="s" errors={errors} {...(answers && { value: answers.to })} />
        <Button>Record these days</Button>
      </Form>
    </OfferPage>
  )
}

function Declared({ transfer, days }: Pick<View, 'transfer' | 'days'>) {
  return (
    <ul className="nhsuk-list">
      {days.map(({ id, saidOn, from, to }) => {
        const span = from === to ? format.date(from) : format.dateRange(from, to)
        return (
          <li key={id}>
            <p>
              {span}, said on {format.date(saidOn)}
            </p>
            <Form action={`${unavailableHref(transfer)}/${id}/can-come`}>
              <Button kind="secondary" small>
                Take back {span}
              </Button>
            </Form>
          </li>
        )
      })}
    </ul>
  )
}
