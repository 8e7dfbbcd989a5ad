/** A patient's own page: what they are offered or what they have said, their place, and what stays the same. */
import type { ReactNode } from 'react'
import { travelModelOn } from '#nhs/distance.ts'
import { Button, ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import { Details } from '#web/details.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import {
  careInWords,
  dayInWords,
  journeyInWords,
  namesOf,
  soonerInWords,
  stayInWords,
} from '../../offers/offer-facts.ts'
import { my } from '../addresses.ts'
import type { MyTransfer } from '../my-transfer.ts'
import { type PlaceOnList, roundedDown } from '../place-on-list.ts'
import { standingFor, stepsAhead } from '../standing-words.ts'
import { MyPage } from './my-page.tsx'

type View = { readonly frame: Frame; readonly mine: MyTransfer; readonly place: PlaceOnList | undefined }

export function OfferPage({ frame, mine, place }: View) {
  const { facts, team } = mine
  const names = namesOf(facts)
  const { is, heading, says } = standingFor(mine.state, names)
  return (
    <MyPage frame={frame} heading={heading} team={team}>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {is === 'asked' && <Asked mine={mine} />}
      {is === 'going' && <Going mine={mine} />}
      {is !== 'over' && <Unchanged mine={mine} hasSaidYes={is === 'going'} />}
      <Place mine={mine} place={place} />
      <Ways mine={mine} is={is} />
    </MyPage>
  )
}

function Asked({ mine: { facts, answer, today } }: Pick<View, 'mine'>) {
  const { hospital, home } = namesOf(facts)
  return (
    <>
      <p>
        {hospital} is an NHS hospital that works with us, and it has room. {soonerInWords(facts, `at ${home}`)}
      </p>
      {answer?.kind === 'declined' && (
        <Said>You told us that this date does not suit you. We look for another date there, and will call you.</Said>
      )}
      <h2 className="nhsuk-heading-m">What we offer</h2>
      <Offered facts={facts} today={today} />
      <p>
        Tell us by {dayInWords(facts.offer.replyBy)}. If we hear nothing, you keep your place, and the date goes to
        somebody else.
      </p>
      <ButtonGroup>
        <ButtonLink href={my.yes}>Say yes to this date</ButtonLink>
        <ButtonLink href={my.no} kind="secondary">
          Say no
        </ButtonLink>
        <a href={my.call}>Ask us to call you</a>
      </ButtonGroup>
      <p>
        <a href={my.easyRead}>Read this in easy read</a>
      </p>
    </>
  )
}

function Going({ mine: { facts, state, transfer, today } }: Pick<View, 'mine'>) {
  return (
    <>
      <h2 className="nhsuk-heading-m">What happens next</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        {stepsAhead(state, transfer.model, namesOf(facts)).map(({ says, isDone }) => (
          <li key={says}>
            {says} {isDone && <strong>Done.</strong>}
          </li>
        ))}
      </ol>
      <h2 className="nhsuk-heading-m">Your date</h2>
      <Offered facts={facts} today={today} />
    </>
  )
}

const Said = ({ children }: { readonly children: ReactNode }) => <div className="nhsuk-inset-text">{children}</div>

function Offered({ facts, today }: Pick<MyTransfer, 'facts' | 'today'>) {
  const { hospital, postcode, home } = namesOf(facts)
  const { offer, nights, travel } = facts
  const stay = stayInWords(nights)
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Date', value: dayInWords(offer.day) },
          { key: 'Hospital', value: postcode === null ? hospital : `${hospital}, ${postcode}` },
          { key: 'Who would operate', value: offer.team },
          { key: 'Who looks after you', value: careInWords(facts) },
          ...(stay === null ? [] : [{ key: 'Your stay', value: stay }]),
          {
            key: 'Getting there',
            value: travel
              ? capital(journeyInWords(travel.there))
              : 'We do not know. Ask us, and we will find out with you.',
          },
          ...(travel ? [{ key: `Getting to ${home}`, value: capital(journeyInWords(travel.now)) }] : []),
        ]}
      />
      {travel && <HowLong today={today} />}
    </>
  )
}

const milesAnHour = (kilometres: number): string => format.count(Math.round(kilometres / 1.609), 'mile')

function HowLong({ today }: Pick<MyTransfer, 'today'>) {
  const { car, bus } = travelModelOn(today).kilometresPerHour
  return (
    <Details summary="How we worked out the journeys">
      <p>They are for one way, and they are estimates. Your own journey can take longer.</p>
      <p>
        We count {milesAnHour(car)} an hour by car, and {milesAnHour(bus)} by bus. We add time to park or to wait.
      </p>
    </Details>
  )
}

function Unchanged({ mine: { facts }, hasSaidYes }: Pick<View, 'mine'> & { readonly hasSaidYes: boolean }) {
  const { home } = namesOf(facts)
  return (
    <>
      <h2 className="nhsuk-heading-m">What stays the same</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>Your wait is counted from the same day as {hasSaidYes ? 'before' : 'now, whatever you answer'}.</li>
        <li>
          If you {hasSaidYes ? 'change your mind' : 'say no'}, you keep your place on the list at {home}.
        </li>
        <li>It is NHS care, and it costs you nothing.</li>
        <li>You can change your mind until the day of the operation.</li>
      </ul>
    </>
  )
}

function Place({ mine: { facts }, place }: Pick<View, 'mine' | 'place'>) {
  if (!place) return null
  const { home } = namesOf(facts)
  const waiting = roundedDown(place.waiting)
  const longer = roundedDown(place.longer)
  return (
    <>
      <h2 className="nhsuk-heading-m">Your place on the list</h2>
      <p>
        You have waited {format.weeks(facts.weeksWaited)} for {facts.procedure} at {home}.
      </p>
      <p>
        {waiting === 0 ? 'Fewer than 10 people' : `About ${format.number(waiting)} people`} wait there for the same
        service. {longer === 0 ? 'Fewer than 10' : `About ${format.number(longer)}`} of them have waited longer than
        you.
      </p>
      <p>People whose need is most urgent are treated first, then those who have waited longest.</p>
    </>
  )
}

function Ways({ mine: { callAskedOn, state, transfer }, is }: Pick<View, 'mine'> & { readonly is: string }) {
  return (
    <>
      {callAskedOn && <Said>You asked us to call you on {format.date(callAskedOn)}. We will.</Said>}
      {is === 'going' && (
        <p>
          <a href={my.changeMind}>
            {state === 'booked' || transfer.responsible !== transfer.sender
              ? 'Tell us that you no longer want to go'
              : 'Change your mind'}
          </a>
        </p>
      )}
      {is !== 'asked' && (
        <p>
          <a href={my.call}>Ask us to call you</a>
        </p>
      )}
      <Form action={my.leave}>
        <Button kind="secondary">Close my page</Button>
      </Form>
    </>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
