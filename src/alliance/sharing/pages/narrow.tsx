import { site } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { CheckAnswers } from '#web/check-answers.tsx'
import { DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { CheckboxField, Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { referenceOf } from '#web/reference-of.ts'
import { agreementHref } from '../addresses.ts'
import type { SharingAgreement } from '../agreement.ts'
import { lastDayOf, type NarrowAnswers, narrowQuery } from '../narrow-form.ts'
import type { Preview } from '../preview.ts'
import { fieldName } from '../purposes.ts'
import type { Narrower } from '../store.ts'
import { EVERY_SITE } from '../understand-answer.ts'
import { Lines } from './agreement-rows.tsx'

type View = {
  readonly frame: Frame
  readonly agreement: SharingAgreement
  readonly answers: NarrowAnswers
  /** The owner's, where the agreement is of every one. */
  readonly sites: readonly string[]
  readonly errors?: readonly FieldError[]
}

/** Taking away from what an agreement shares. */
export function NarrowPage({ frame, agreement, answers, sites, errors = [] }: View) {
  const { purpose, id } = agreement
  const every = agreement.sites === null ? [{ value: EVERY_SITE, text: 'Every site, and any that opens later' }] : []
  return (
    <Page
      frame={frame}
      heading="Share less under this agreement"
      section={`Sharing agreement ${referenceOf(id)}`}
      errors={errors}
      before={<BackLink href={agreementHref(id)}>Back to the agreement</BackLink>}
    >
      <p>Take away what is to be shared no more. It takes effect at once, and nobody else has to approve it.</p>
      <Form>
        <CheckboxField
          name="fields"
          legend="What may still be seen"
          options={agreement.fields.map((value) => ({ value, text: fieldName(purpose, value) }))}
          values={answers.fields}
          errors={errors}
        />
        <CheckboxField
          name="services"
          legend="For which services"
          options={agreement.treatmentFunctions.map((value) => ({ value, text: treatmentFunctionName(value) }))}
          values={answers.services}
          errors={errors}
        />
        {purpose === 'planning' && (
          <CheckboxField
            name="sites"
            legend="For which sites"
            options={[
              ...every,
              ...(agreement.sites ?? sites).map((value) => ({ value, text: site(value)?.name ?? value })),
            ]}
            values={answers.sites}
            errors={errors}
          />
        )}
        <DateField
          name="until"
          legend="Last day"
          hint={`${format.date(lastDayOf(agreement))} or earlier.`}
          value={answers.until}
          errors={errors}
        />
        <Button>Continue</Button>
      </Form>
    </Page>
  )
}

type CheckView = {
  readonly frame: Frame
  readonly agreement: SharingAgreement
  readonly narrower: Narrower
  readonly today: Preview
  readonly after: Preview
}

/** What narrowing takes away, before it is done. */
export function CheckNarrowPage({ frame, agreement, narrower, today, after }: CheckView) {
  const { purpose, id, version } = agreement
  const back = `${agreementHref(id, 'narrow')}?${narrowQuery(narrower)}`
  const until = narrower.until && format.date(narrower.until)
  const kept = (of: readonly string[], all: readonly string[], name: (each: string) => string) => ({
    keeps: <Lines items={of.map(name)} />,
    loses: all.filter((each) => !of.includes(each)).map(name),
  })
  const fields = kept(narrower.fields, agreement.fields, (field) => fieldName(purpose, field))
  const services = kept(narrower.treatmentFunctions, agreement.treatmentFunctions, treatmentFunctionName)
  const gone = [...fields.loses, ...services.loses]
  return (
    <Page
      frame={frame}
      heading="Check what is shared no more"
      section={`Sharing agreement ${referenceOf(id)}`}
      before={<BackLink href={back}>Back</BackLink>}
    >
      <CheckAnswers
        rows={[
          {
            key: 'Taken away',
            value: gone.length > 0 ? <Lines items={gone} /> : 'No field and no service',
            changeHref: back,
          },
          { key: 'May still be seen', value: fields.keeps },
          { key: 'Services', value: services.keeps },
          ...(narrower.sites
            ? [{ key: 'Sites', value: <Lines items={narrower.sites.map((code) => site(code)?.name ?? code)} /> }]
            : []),
          { key: 'Last day', value: until },
        ]}
        answers={{ version: String(version), ...Object.fromEntries(new URLSearchParams(narrowQuery(narrower))) }}
        confirm="Share less from now on"
      >
        <p>
          {format.count(today.rows, 'record')} can be seen under it today, and {format.number(after.rows)} from now on.
        </p>
        <p>Plans that were made with more than that can no longer be opened by the other trust.</p>
      </CheckAnswers>
    </Page>
  )
}
