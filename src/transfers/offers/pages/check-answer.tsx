/** What a patient answered once more, what they said, and what follows from it, before it becomes evidence. */
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form, LongTextField } from '#web/forms.tsx'
import type { FieldError } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import type { Transfer } from '../../life/transfer-row.ts'
import { isWritten, speakers, waysToAnswer } from '../answer.ts'
import { answerQuery, type UnderstoodAnswer } from '../answer-form.ts'
import type { AnswerKind } from '../answer-kinds.ts'
import { declineReasons, nextAfter } from '../decline-reason.ts'
import type { EffectOfDeclines } from '../effect-of-declines.ts'
import type { Offer } from '../offer.ts'
import { offerInWords } from './answer.tsx'
import { OfferPage, type OfferPageProps, SentAlong } from './offer-page.tsx'

type View = OfferPageProps & {
  readonly transfer: Transfer
  readonly kind: AnswerKind
  readonly offer: Offer
  readonly answer: Extract<UnderstoodAnswer, { ok: true }>['answer']
  /** Of a no: what all that was declined comes to. */
  readonly effect: EffectOfDeclines | undefined
  readonly said: string
  readonly along: Readonly<Record<string, string | number>>
  readonly errors: readonly FieldError[]
}

export function CheckAnswerPage(view: View) {
  const { frame, transfer, kind, offer, answer, said, along, errors } = view
  const { reason, way, speaker, on } = answer
  const form = `${kind.href(transfer)}?${answerQuery(answer)}`
  return (
    <OfferPage
      frame={frame}
      transfer={transfer}
      heading={`Check the answer: ${kind.heading.charAt(0).toLowerCase()}${kind.heading.slice(1)}`}
      errors={errors}
      back={{ text: 'Back to the questions', href: form }}
    >
      <p>{offerInWords(offer)}</p>
      <SummaryList
        rows={[
          ...(reason ? [{ key: 'Why', value: declineReasons.label(reason), changeHref: form }] : []),
          { key: 'How they answered', value: waysToAnswer.label(way), changeHref: `${form}#way` },
          { key: 'Who answered', value: speakers.label(speaker), changeHref: `${form}#speaker` },
          { key: 'Day of the answer', value: format.date(on), changeHref: `${form}#on` },
        ]}
      />
      <WhatFollows {...view} />
      <Form>
        <SentAlong values={along} />
        <LongTextField
          name="said"
          label="What they said (optional)"
          hint="In the patient's own words"
          value={said}
          rows={4}
          errors={errors}
        />
        <Button>{kind.confirm}</Button>
      </Form>
    </OfferPage>
  )
}

function WhatFollows({ kind, answer: { reason, way }, effect, along }: View) {
  return (
    <>
      <h2 className="nhsuk-heading-m">What follows</h2>
      {reason && <p>{nextAfter(reason)}</p>}
      <p>{(along.as === 'note' && kind.followsNoted) || kind.follows}</p>
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
    </>
  )
}
