/** The page of one step: whom it is about, what follows, what has to be said, and one button. */
import type { ReactNode } from 'react'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { CheckAnswers } from '#web/check-answers.tsx'
import { DateField } from '#web/date-field.tsx'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { InterruptionPage } from '#web/interruption-page.tsx'
import { type FieldError, Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { stepHref, transferHref } from '../../addresses.ts'
import { handoverHref } from '../../handover/index.ts'
import { actionOf } from '../../life/actions.ts'
import { models, type TransferModel } from '../../life/states.ts'
import { questionHref } from '../asked-transfer.ts'
import { asksOf, type StepAnswers } from '../step-form.ts'
import type { StepView } from '../step-view.ts'
import { interrupted, type SteppedHere, stepWords } from '../step-words.ts'
import { MissingList } from './missing.tsx'
import { patientRows } from './patient-and-wait.tsx'
import { sectionOf } from './section.ts'
import { placeRows, transferRows } from './transfer-facts.tsx'

export type View = StepView & {
  readonly frame: Frame
  readonly code: SteppedHere
  readonly onceKey: string
}

export function StepPage({
  answers,
  errors = [],
  ...view
}: View & { readonly answers: StepAnswers; readonly errors?: readonly FieldError[] }) {
  const { frame, code, transfer, lacks } = view
  const asks = asksOf(code)
  const { heading, button } = stepWords[code]
  return (
    <Page
      frame={frame}
      heading={heading}
      section={sectionOf(transfer)}
      errors={errors}
      before={<BackLink href={transferHref(transfer)}>Back to the transfer</BackLink>}
    >
      <WhoAndWhat {...view} />
      {lacks.length > 0 ? (
        <Missing {...view} />
      ) : (
        <>
          {code === 'pass' && (
            <p>
              <a href={handoverHref(transfer)}>Read the records that came</a>
            </p>
          )}
          <Follows code={code} />
          <Form>
            <Hidden {...view} />
            {asks.model && (
              <RadioField
                name="model"
                legend="How would the patient be treated there?"
                options={models.map(({ code: value, name }) => ({ value, text: name, hint: modelHints[value] }))}
                value={answers.model}
                errors={errors}
              />
            )}
            {asks.treated && (
              <DateField
                name="treated"
                legend="Day of admission"
                hint="The day on which the patient came in for the operation."
                value={answers.treated}
                errors={errors}
              />
            )}
            {asks.reason && (
              <RadioField
                name="reason"
                legend="Reason"
                options={actionOf(code).reasons!.map(({ code: value, name }) => ({ value, text: name }))}
                value={answers.reason}
                errors={errors}
              />
            )}
            {asks.note !== 'no' && (
              <LongTextField
                name="note"
                label={noteLabels[code] ?? 'What the other trust should know (optional)'}
                hint="Both trusts read it. Do not name the patient."
                rows={4}
                value={answers.note}
                errors={errors}
              />
            )}
            <Button>{interrupted[code]?.goOn ?? button}</Button>
          </Form>
          <p>{stepWords[code].instead}</p>
          {code.startsWith('screen-') && (
            <p>
              <a href={stepHref(transfer, 'withdraw')}>Withdraw the transfer</a>
            </p>
          )}
        </>
      )}
    </Page>
  )
}

/** For the sender, who chooses. */
const modelHints: Readonly<Record<TransferModel, string>> = {
  pathway: 'Responsibility and the wait move to the receiver, with the original start.',
  operation: 'The receiver operates and recharges. The patient stays yours.',
  surgeon: 'Your surgeon operates there. The patient stays yours.',
}

const noteLabels: Partial<Readonly<Record<SteppedHere, string>>> = {
  'hand-back': 'What was done, and what has to follow',
  'follow-up': 'What was done (optional)',
  close: 'What came of it (optional)',
}

/** Stops people before what nothing takes back. */
export function StopBeforePage({ frame, code, transfer }: Omit<View, 'onceKey'>) {
  const { heading, goOn } = interrupted[code]!
  return (
    <InterruptionPage
      frame={frame}
      heading={heading}
      section={sectionOf(transfer)}
      before={<BackLink href={transferHref(transfer)}>Back to the transfer</BackLink>}
      answers={{}}
      goOn="Go on, and say why"
      stop={{ text: 'Stop, and change nothing', href: transferHref(transfer) }}
    >
      <p>If you {goOn.charAt(0).toLowerCase() + goOn.slice(1)}:</p>
      <ul>
        {stepWords[code].follows.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>{stepWords[code].instead}</p>
    </InterruptionPage>
  )
}

/** The treatment once more, before the clock stops. */
export function CheckTreatmentPage({ treatedOn, ...view }: View & { readonly treatedOn: string }) {
  const { frame, transfer, patient, onceKey } = view
  const [year = '', month = '', day = ''] = treatedOn.split('-')
  return (
    <Page
      frame={frame}
      heading="Check before you record the treatment"
      section={sectionOf(transfer)}
      before={<BackLink href={stepHref(transfer, 'treat')}>Back to the day of admission</BackLink>}
    >
      <CheckAnswers
        rows={[
          {
            key: 'Day of admission',
            value: format.dateWithDay(treatedOn),
            changeHref: stepHref(transfer, 'treat'),
          },
          ...(patient ? patientRows(patient) : []),
          ...transferRows(transfer),
        ]}
        action={questionHref(transfer, 'treat', 'check')}
        answers={{
          version: String(transfer.version),
          once: onceKey,
          'treated-day': day,
          'treated-month': month,
          'treated-year': year,
        }}
        confirm="Record the treatment"
      >
        <Follows code="treat" />
        <p>{stepWords.treat.instead}</p>
      </CheckAnswers>
    </Page>
  )
}

export function WhoAndWhat({ patient, transfer, place }: Pick<View, 'patient' | 'transfer' | 'place'>) {
  return (
    <SummaryList
      rows={[...(patient ? patientRows(patient) : []), ...transferRows(transfer), ...(place ? placeRows(place) : [])]}
    />
  )
}

export function Missing({ code, transfer, lacks }: Pick<View, 'code' | 'transfer' | 'lacks'>) {
  return (
    <>
      <h2 className="nhsuk-heading-m">What is missing first</h2>
      <MissingList code={code} transfer={transfer} lacks={lacks} />
    </>
  )
}

export function Follows({ code }: { readonly code: SteppedHere }): ReactNode {
  return (
    <>
      <h2 className="nhsuk-heading-m">What follows</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {stepWords[code].follows.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

/** The version that the person sees, and a key of the form's own: sent twice, it is done once. */
export const Hidden = ({ transfer, onceKey }: Pick<View, 'transfer' | 'onceKey'>) => (
  <>
    <input type="hidden" name="version" value={transfer.version} />
    <input type="hidden" name="once" value={onceKey} />
  </>
)
