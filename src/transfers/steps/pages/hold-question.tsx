/** One question about the place that is to be held. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form, type Option, RadioField, SelectField, TextField } from '#web/forms.tsx'
import { type FieldError, type Frame, Page } from '#web/page.tsx'
import { stepHref } from '../../addresses.ts'
import { answersOf, type HoldAnswers, type HoldQuestion, sessionKey, thingKey } from '../hold-choice.ts'
import type { HoldView } from '../hold-view.ts'
import { clockAt, gapsInWords, hoursInWords, lentInWords, roomInWords, sessionInWords } from '../place-words.ts'
import { holdQuery } from './hold.tsx'
import { sectionOf } from './section.ts'

type Props = HoldView & {
  readonly frame: Frame
  readonly question: HoldQuestion
  /** As they were sent, when they are asked for again. */
  readonly answers?: HoldAnswers
  readonly errors?: readonly FieldError[]
}

const headings: Readonly<Record<HoldQuestion, string>> = {
  stay: 'How long are the operation and the stay?',
  session: 'In which theatre session?',
  surgeon: 'Who operates?',
  time: 'When does the operation begin?',
  room: 'In which room does the patient stay?',
  hours: 'For how long is the place held?',
}

export function HoldQuestionPage(view: Props) {
  const { frame, question, transfer, errors = [] } = view
  return (
    <Page
      frame={frame}
      heading={headings[question]}
      section={sectionOf(transfer)}
      errors={errors}
      headingInForm={question !== 'stay' && optionsOf(view).length > 0}
      before={<BackLink href={`${stepHref(transfer, 'hold')}?${anotherToo(view)}`}>Back to the place</BackLink>}
    >
      {question !== 'stay' && optionsOf(view).length === 0 ? (
        <p>Nothing fits what was chosen before. Go back and choose another session or surgeon.</p>
      ) : (
        <Form>
          <Question {...view} />
          <Button>Continue</Button>
        </Form>
      )}
    </Page>
  )
}

/** Where a place is held already, the way goes on being about another one. */
export const anotherToo = (view: Pick<HoldView, 'choice' | 'transfer'>): string =>
  `${view.transfer.state === 'held' ? 'another=yes&' : ''}${holdQuery(view)}`

function Question(view: Props) {
  const { question, choice, errors = [], answers = answersOf(choice) } = view
  const heading = headings[question]
  const asked = { legend: heading, label: heading, asHeading: true, errors, options: optionsOf(view) }
  switch (question) {
    case 'stay':
      return (
        <>
          <TextField
            name="minutes"
            label="Minutes in theatre"
            numeric
            width={3}
            value={answers.minutes}
            errors={errors}
          />
          <TextField
            name="nights"
            label="Nights in hospital"
            hint="0 when the patient goes home on the same day."
            numeric
            width={2}
            value={answers.nights}
            errors={errors}
          />
        </>
      )
    case 'time':
      return <SelectField name="from" {...asked} value={answers.from} />
    case 'room':
      return <RadioField name="room" {...asked} value={answers.room} />
    case 'hours':
      return (
        <RadioField
          name="hours"
          {...asked}
          hint="The receiving trust has until then to accept."
          value={answers.hours}
        />
      )
    case 'session':
      return <RadioField name="session" {...asked} hint={dayHint(view)} value={answers.session} />
    case 'surgeon':
      return <RadioField name="surgeon" {...asked} hint={dayHint(view)} value={answers.surgeon} />
  }
}

const dayHint = ({ transfer }: Props): string =>
  `On ${format.dateWithDay(transfer.day)}, the day that the patient agreed to.`

function optionsOf({ question, choice, transfer }: Props): readonly Option[] {
  switch (question) {
    case 'session':
      return choice.sessions.map((session) => ({
        value: sessionKey(session),
        text: sessionInWords(session) + lentInWords(session, transfer.receiver),
        hint: gapsInWords(session),
      }))
    case 'surgeon':
      return choice.surgeons.map((surgeon) => ({
        value: thingKey(surgeon),
        text: surgeon.name,
        hint: `Operates for ${format.minutes(surgeon.minutes)} on this day`,
      }))
    case 'time':
      return choice.starts.map((start) => ({ value: String(start), text: clockAt(start) }))
    case 'room':
      return choice.rooms.map((room) => ({
        value: thingKey(room),
        text: roomInWords(room),
        hint: format.count(room.beds, 'bed'),
      }))
    case 'hours':
      return choice.hoursOffered.map((hours) => ({ value: String(hours), text: hoursInWords(hours) }))
    case 'stay':
      return []
  }
}
