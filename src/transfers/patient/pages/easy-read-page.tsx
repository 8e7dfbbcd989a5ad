/** The offer in easy read: one idea a sentence, short words. Words alone, as in the letter. */
import { BackLink } from '#web/back-link.tsx'
import { ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/page.tsx'
import { aboutMinutes, dayInWords, namesOf, stayInWords } from '../../offers/offer-facts.ts'
import { my } from '../addresses.ts'
import type { MyTransfer } from '../my-transfer.ts'
import { MyPage } from './my-page.tsx'

export function EasyReadPage({ frame, mine }: { readonly frame: Frame; readonly mine: MyTransfer }) {
  const { facts, team } = mine
  const { home, hospital } = namesOf(facts)
  const { offer, nights, travel } = facts
  return (
    <MyPage
      frame={frame}
      heading="A date for your operation"
      team={team}
      before={<BackLink href={my.offer}>Back to your offer</BackLink>}
    >
      <div className="accord-letter accord-letter--easy-read">
        <Part
          heading="Why we ask"
          says={[
            `You are waiting for ${facts.procedure}.`,
            `You have waited ${format.weeks(facts.weeksWaited)}.`,
            'Another hospital can help you.',
            'You can choose.',
          ]}
        />
        <Part
          heading="The new date"
          says={[
            `The day is ${dayInWords(offer.day)}.`,
            `The hospital is ${hospital}.`,
            `${offer.team} would do your operation.`,
            stayInWords(nights),
            travel && `The way there takes about ${aboutMinutes(travel.there.car)} by car.`,
            travel && `It takes about ${aboutMinutes(travel.there.bus)} by bus.`,
          ]}
        />
        <Part
          heading="You can say no"
          says={[
            'You do not have to go.',
            `You can stay with ${home}.`,
            'You keep your place in the queue.',
            'You can say yes now and no later.',
            'It is free.',
          ]}
        />
        <Part
          heading="Tell us what you want"
          says={[
            `Tell us by ${dayInWords(offer.replyBy)}.`,
            'Use one of these buttons.',
            'Somebody you trust can help you.',
          ]}
        />
      </div>
      <ButtonGroup>
        <ButtonLink href={my.yes}>Say yes to the new date</ButtonLink>
        <ButtonLink href={my.no} kind="secondary">
          Say no to the new date
        </ButtonLink>
        <ButtonLink href={my.call} kind="secondary">
          Talk to somebody
        </ButtonLink>
      </ButtonGroup>
    </MyPage>
  )
}

function Part({ heading, says }: { readonly heading: string; readonly says: readonly (string | null)[] }) {
  return (
    <>
      <h2 className="nhsuk-heading-m">{heading}</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {says.map((sentence) => sentence && <li key={sentence}>{sentence}</li>)}
      </ul>
    </>
  )
}
