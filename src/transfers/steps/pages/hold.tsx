/** Holding a place: the place that is suggested, each part of it with its "Change", and one button. */
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button, ButtonLink } from '#web/buttons.tsx'
import { CheckAnswers } from '#web/check-answers.tsx'
import * as format from '#web/format.ts'
import { Form, RadioField } from '#web/forms.tsx'
import { type FieldError, Page } from '#web/page.tsx'
import { SummaryList, type SummaryRow } from '#web/summary-list.tsx'
import { stepHref, transferHref } from '../../addresses.ts'
import { questionHref } from '../asked-transfer.ts'
import { answersOf, type HoldQuestion } from '../hold-choice.ts'
import type { HoldView } from '../hold-view.ts'
import { clockAt, hoursInWords, lentInWords, nightsInWords, roomInWords, sessionInWords } from '../place-words.ts'
import { stepWords } from '../step-words.ts'
import { sectionOf } from './section.ts'
import { Follows, Hidden, Missing, type View, WhoAndWhat } from './step.tsx'
import { placeRows } from './transfer-facts.tsx'

type Props = View & HoldView

/** The answers in the address, so that each question begins with them and going back loses none. */
export const holdQuery = ({ choice }: Pick<HoldView, 'choice'>): string =>
  new URLSearchParams(Object.entries(answersOf(choice)).filter(([, value]) => value !== '')).toString()

export function HoldPage(view: Props) {
  const { frame, transfer, choice, lacks } = view
  const isAnother = transfer.state === 'held'
  return (
    <Page
      frame={frame}
      heading={isAnother ? 'Hold another place' : stepWords.hold.heading}
      section={sectionOf(transfer)}
      before={
        isAnother ? (
          <BackLink href={stepHref(transfer, 'hold')}>Back to the place that is held</BackLink>
        ) : (
          <BackLink href={transferHref(transfer)}>Back to the transfer</BackLink>
        )
      }
    >
      <WhoAndWhat {...(view.patient && { patient: view.patient })} transfer={transfer} />
      <h2 className="nhsuk-heading-m">The place</h2>
      {lacks.length > 0 ? (
        <Missing {...view} />
      ) : choice.minutes !== undefined && choice.sessions.length === 0 ? (
        <NothingFree {...view} />
      ) : (
        <Suggested {...view} />
      )}
    </Page>
  )
}

function NothingFree({ transfer, choice }: Props) {
  return (
    <>
      <p>
        Nothing is free for {format.minutes(choice.minutes!)} on {format.dateWithDay(transfer.day)}. That is the day
        that the patient agreed to.
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          <a href={questionHref(transfer, 'hold', 'stay')}>Check how long the operation takes</a>
        </li>
        {transfer.model === 'surgeon' && (
          <li>
            Ask {trustName(transfer.sender)} for a surgeon who operates on that day. One of its surgeons travels with
            the patient.
          </li>
        )}
        <li>Ask the theatre manager of the receiving trust for a session on that day.</li>
        <li>If there is none, withdraw the transfer. A new plan can propose another day.</li>
      </ul>
    </>
  )
}

function Suggested(view: Props) {
  const { transfer, choice, seesEveryHold, onceKey } = view
  const rows = rowsOf(view)
  const [open] = choice.open
  const otherHolds = !seesEveryHold && (
    <p>What is held there for patients of other trusts is not shown to you. If the place is taken, you are told.</p>
  )
  const travels = transfer.model === 'surgeon' && (
    <p>
      A surgeon of {trustName(transfer.sender)} travels with the patient. Accord does not know whether they may operate
      there yet: settle that between the two trusts.
    </p>
  )
  if (open !== undefined) {
    return (
      <>
        <SummaryList rows={rows} />
        {travels}
        {otherHolds}
        <ButtonLink href={questionHref(transfer, 'hold', open, holdQuery(view))}>Continue</ButtonLink>
      </>
    )
  }
  return (
    <CheckAnswers
      rows={rows}
      action={stepHref(transfer, 'hold')}
      answers={{ version: String(transfer.version), once: onceKey, ...answersOf(choice) }}
      confirm={stepWords.hold.button}
    >
      {travels}
      {otherHolds}
      <Follows code="hold" />
      <p>{stepWords.hold.instead}</p>
    </CheckAnswers>
  )
}

function rowsOf(view: Props): SummaryRow[] {
  const { transfer, choice } = view
  const { minutes, nights, session, surgeon, from, room, hours } = choice
  const row = (key: string, question: HoldQuestion, value: string | undefined): SummaryRow => ({
    key,
    value: value ?? 'Not chosen yet',
    changeHref: questionHref(transfer, 'hold', question, holdQuery(view)),
  })
  return [
    { key: 'Day', value: format.dateWithDay(transfer.day) },
    row('Operation', 'stay', minutes === undefined ? undefined : format.minutes(minutes)),
    { ...row('Nights', 'stay', nights === undefined ? undefined : nightsInWords(nights)) },
    row('Theatre session', 'session', session && sessionInWords(session) + lentInWords(session, transfer.receiver)),
    row('Surgeon', 'surgeon', surgeon?.name),
    row(
      'Time',
      'time',
      from === undefined || minutes === undefined ? undefined : format.range(clockAt(from), clockAt(from + minutes)),
    ),
    row('Room', 'room', room && roomInWords(room)),
    row('Held for', 'hours', hours === undefined ? undefined : hoursInWords(hours)),
  ]
}

/** A place is held already: for how much longer, or another one. */
export function KeepPlacePage({ errors = [], hours, ...view }: Props & Asked) {
  const { frame, transfer, place, choice } = view
  return (
    <Page
      frame={frame}
      heading="Keep the place longer"
      section={sectionOf(transfer)}
      errors={errors}
      before={<BackLink href={transferHref(transfer)}>Back to the transfer</BackLink>}
    >
      {place?.state === 'held' ? (
        <>
          <SummaryList rows={placeRows(place)} />
          <Form>
            <Hidden {...view} />
            <RadioField
              name="keep"
              legend="For how long from now?"
              hint="The receiving trust has until then to accept."
              options={choice.hoursOffered.map((each) => ({ value: String(each), text: hoursInWords(each) }))}
              value={hours}
              errors={errors}
            />
            <Button>Keep the place</Button>
          </Form>
        </>
      ) : (
        <p>No place is held for this patient any more.</p>
      )}
      <p>
        <a href={`${stepHref(transfer, 'hold')}?another=yes`}>Hold another place</a>
      </p>
    </Page>
  )
}

type Asked = { readonly hours?: string; readonly errors?: readonly FieldError[] }
