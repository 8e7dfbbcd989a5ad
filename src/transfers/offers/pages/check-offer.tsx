/** Every answer about an offer once more, with what the offer will count for, before it becomes evidence. */
import { CheckAnswers } from '#web/check-answers.tsx'
import * as format from '#web/format.ts'
import { hospitalName } from '../../hospital-name.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import type { EffectOfDeclines } from '../effect-of-declines.ts'
import type { OfferJudgement } from '../judge-offer.ts'
import { type Offer, waysToOffer } from '../offer.ts'
import type { OfferQuestion } from '../offer-form.ts'
import { Judgement } from './judgement.tsx'
import { OfferPage, type OfferPageProps } from './offer-page.tsx'

type View = OfferPageProps & {
  readonly transfer: Transfer
  readonly offer: Offer
  readonly judgement: OfferJudgement
  readonly ifDeclined: EffectOfDeclines
  readonly changeHref: (question: OfferQuestion) => string
  readonly sendTo: string
  readonly once: string
}

export function CheckOfferPage(view: View) {
  const { frame, transfer, offer, judgement, ifDeclined, changeHref, sendTo, once } = view
  return (
    <OfferPage
      frame={frame}
      transfer={transfer}
      heading="Check the offer"
      back={{ text: 'Back to the question before', href: changeHref('answer-by') }}
    >
      <CheckAnswers
        rows={[
          { key: 'Day of the operation', value: format.dateWithDay(offer.day), changeHref: changeHref('day') },
          {
            key: 'Where',
            value: hospitalName(offer.provider, offer.site),
            changeHref: changeHref('place'),
          },
          {
            key: 'Who would operate',
            value: <span data-quoted="true">{offer.team}</span>,
            changeHref: `${changeHref('place')}#team`,
          },
          { key: 'Made', value: waysToOffer.label(offer.wayMade), changeHref: changeHref('answer-by') },
          {
            key: 'Last day for an answer',
            value: format.dateWithDay(offer.replyBy),
            changeHref: `${changeHref('answer-by')}#reply-by`,
          },
        ]}
        action={sendTo}
        answers={{ version: String(transfer.version), once }}
        confirm="Record the offer"
      >
        <h2 className="nhsuk-heading-m">Is it a reasonable offer?</h2>
        <Judgement judgement={judgement} offeredOn={offer.offeredOn} />
        <h2 className="nhsuk-heading-m">If the patient declines it</h2>
        <p>{ifDeclined.says}</p>
        <p>An offer that is recorded stays as it is. Another date is another offer.</p>
      </CheckAnswers>
    </OfferPage>
  )
}
