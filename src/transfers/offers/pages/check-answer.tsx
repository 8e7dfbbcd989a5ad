/** What a patient answered once more, and what follows from it, before it becomes evidence. */
import { Button, ButtonGroup } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { isWritten, speakers, waysToAnswer } from '../answer.ts'
import { answerFields, type UnderstoodAnswer } from '../answer-form.ts'
import { declineReasons, nextAfter } from '../decline-reason.ts'
import type { EffectOfDeclines } from '../effect-of-declines.ts'
import { type AnswerView, offerInWords } from './answer.tsx'
import { OfferPage, SentAlong } from './offer-page.tsx'

type View = AnswerView & {
  readonly answer: Extract<UnderstoodAnswer, { ok: true }>['answer']
  /** Of a no: what all that was declined comes to. */
  readonly effect: EffectOfDeclines | undefined
}

/** "Change" is a button: what a patient said must not stand in an address. */
export function CheckAnswerPage({ frame, transfer, kind, offer, form, along, answer, effect }: View) {
  const { reason, way, speaker, on, said } = answer
  return (
    <OfferPage
      frame={frame}
      transfer={transfer}
      heading={`Check the answer: ${kind.heading.charAt(0).toLowerCase()}${kind.heading.slice(1)}`}
      back={{ text: 'Back to the questions', href: kind.href(transfer) }}
    >
      <p>{offerInWords(offer)}</p>
      <SummaryList
        rows={[
          { key: 'Answer', value: kind.heading },
          ...(reason ? [{ key: 'Why', value: declineReasons.label(reason) }] : []),
          { key: 'How', value: waysToAnswer.label(way) },
          { key: 'Who answered', value: speakers.label(speaker) },
          { key: 'Day', value: format.date(on) },
          { key: 'What they said', value: said && <span data-quoted="true">{said}</span> },
        ]}
      />
      {reason && <p>{nextAfter(reason)}</p>}
      <p>{kind.follows}</p>
      {kind.page === 'agrees' && (
        <p>
          {isWritten(way)
            ? 'This is agreement in writing. A conversation is recorded as well.'
            : 'This is agreement in a conversation. They confirm it in writing as well.'}
        </p>
      )}
      {effect && <p>{effect.says}</p>}
      {effect?.questions.map(({ id, asks }) => (
        <p key={id}>For a clinician to decide: {asks}</p>
      ))}
      <p>What is recorded stays as it is. A patient who changes their mind gives another answer.</p>
      <Form>
        <SentAlong values={{ ...along, ...answerFields(form) }} />
        <ButtonGroup>
          <Button name="stage" value="save">
            {kind.confirm}
          </Button>
          <Button kind="secondary" name="stage" value="change">
            Change these answers
          </Button>
        </ButtonGroup>
      </Form>
    </OfferPage>
  )
}
