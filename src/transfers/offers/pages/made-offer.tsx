/** One offer that was made: what it named, whether it was reasonable, and everything that was answered to it. */
import * as format from '#web/format.ts'
import { SummaryList } from '#web/summary-list.tsx'
import { type Event, Timeline } from '#web/timeline.tsx'
import { hospitalName } from '../../hospital-name.ts'
import { type Answer, speakers, waysToAnswer } from '../answer.ts'
import { callOutcomes } from '../call-outcome.ts'
import { declineReasons } from '../decline-reason.ts'
import { judgeOffer } from '../judge-offer.ts'
import { type Offer, waysToOffer } from '../offer.ts'
import type { OffersRead } from '../read-offers.ts'
import { Judgement } from './judgement.tsx'

type Props = {
  readonly view: Pick<OffersRead, 'home' | 'answers' | 'calls' | 'unavailable'>
  readonly offer: Offer
  readonly isNewest: boolean
}

export function MadeOffer({ view, offer, isNewest }: Props) {
  const { home, answers, calls, unavailable } = view
  const events: Event[] = [
    ...answers.filter((answer) => answer.offer === offer.id).map(answered),
    ...calls
      .filter((call) => call.offer === offer.id)
      .map(({ outcome, on, note }) => ({
        title: callOutcomes.label(outcome)!,
        when: on,
        children: note && <p data-quoted="true">{note}</p>,
      })),
  ]
  return (
    <>
      <h3 className="nhsuk-heading-s">
        {format.dateWithDay(offer.day)}
        {isNewest ? '' : ', offered before'}
      </h3>
      <SummaryList
        rows={[
          { key: 'Where', value: hospitalName(offer.provider, offer.site) },
          { key: 'Who would operate', value: <span data-quoted="true">{offer.team}</span> },
          {
            key: 'Offered',
            value: `${format.date(offer.offeredOn)}, ${waysToOffer.label(offer.wayMade)?.toLowerCase()}`,
          },
          { key: 'Answer by', value: format.date(offer.replyBy) },
        ]}
      />
      <Judgement judgement={judgeOffer(offer, home, unavailable)} offeredOn={offer.offeredOn} isPast={!isNewest} />
      {events.length === 0 ? <p>No answer yet.</p> : <Timeline events={events} headingLevel={4} />}
    </>
  )
}

function answered(answer: Answer): Event {
  const how = `${speakers.label(answer.speaker)}, ${waysToAnswer.label(answer.way)?.toLowerCase()}`
  return {
    title: titleOf(answer),
    when: answer.on,
    children: (
      <>
        <p>{how}</p>
        {answer.said !== '' && <p data-quoted="true">{answer.said}</p>}
      </>
    ),
  }
}

function titleOf(answer: Answer): string {
  if (answer.kind === 'agreed') return 'Agreed'
  if (answer.kind === 'withdrew') return 'Took the agreement back'
  return `Declined: ${declineReasons.label(answer.reason)?.toLowerCase()}`
}
