/** What a patient reads before they send an answer, and the questions that come with a no. */
import type { ReactNode } from 'react'
import { BackLink } from '#web/back-link.tsx'
import { Button, ButtonGroup } from '#web/buttons.tsx'
import { Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { FieldError, Frame } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { dayInWords, namesOf } from '../../offers/offer-facts.ts'
import { my } from '../addresses.ts'
import { afterReason, declineWords, declineWordsOf } from '../decline-words.ts'
import type { MyTransfer } from '../my-transfer.ts'
import { MyPage } from './my-page.tsx'

type View = {
  readonly frame: Frame
  readonly mine: MyTransfer
  readonly errors?: readonly FieldError[]
  /** The form's own key. */
  readonly once: string
}

const back = <BackLink href={my.offer}>Back to your offer</BackLink>

/** What was seen, so that an answer is about that and nothing newer. */
function Seen({ mine, once }: Pick<View, 'mine' | 'once'>) {
  const seen = { once, version: String(mine.transfer.version), offer: mine.offer }
  return Object.entries(seen).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

function Send({
  mine,
  once,
  children,
  stop,
}: Pick<View, 'mine' | 'once'> & { readonly children: string; readonly stop: ReactNode }) {
  return (
    <>
      <Seen mine={mine} once={once} />
      <ButtonGroup>
        <Button>{children}</Button>
        {stop}
      </ButtonGroup>
    </>
  )
}

/** The words that are kept as evidence of a yes. */
export function agreedWords({ facts }: Pick<MyTransfer, 'facts'>): string {
  const { home, hospital } = namesOf(facts)
  return `I would like the operation on ${dayInWords(facts.offer.day)} at ${hospital}. I have read my page, and agree that ${home} sends ${hospital} what they need to know.`
}

export function YesPage({ frame, mine, once }: View) {
  const { facts, team } = mine
  const { home, hospital } = namesOf(facts)
  return (
    <MyPage frame={frame} heading="Check before you say yes" team={team} before={back}>
      <SummaryList
        rows={[
          { key: 'Date', value: dayInWords(facts.offer.day) },
          { key: 'Hospital', value: hospital },
          { key: 'Who would operate', value: facts.offer.team },
        ]}
      />
      <p>With a yes you agree to three things:</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>You would like the operation on this date.</li>
        <li>
          {home} sends {hospital} what they need to know about you.
        </li>
        <li>We call you to talk it through.</li>
      </ul>
      <p>You can change your mind later. Answer for yourself: if somebody decides for you, they call us.</p>
      <Form action={my.yes}>
        <Send mine={mine} once={once} stop={<a href={my.offer}>Go back without an answer</a>}>
          Say yes to this date
        </Send>
      </Form>
    </MyPage>
  )
}

export function NoPage({ frame, mine, errors = [], chosen }: Omit<View, 'once'> & { readonly chosen?: string }) {
  const heading = 'Why does this offer not suit you?'
  return (
    <MyPage frame={frame} heading={heading} headingInForm errors={errors} team={mine.team} before={back}>
      <Form action={my.no}>
        <RadioField
          name="reason"
          legend={heading}
          asHeading
          hint="You may say no for any reason. It helps us to offer you something better."
          options={declineWords.map(({ code, says }) => ({ value: code, text: says }))}
          value={chosen}
          errors={errors}
        />
        <Button>Continue</Button>
      </Form>
    </MyPage>
  )
}

export function AnotherDatePage({ frame, mine, errors = [] }: Omit<View, 'once'>) {
  const { hospital, home } = namesOf(mine.facts)
  const heading = 'Would you go there on another date?'
  return (
    <MyPage
      frame={frame}
      heading={heading}
      headingInForm
      errors={errors}
      team={mine.team}
      before={<BackLink href={my.no}>Back to your reason</BackLink>}
    >
      <Form action={my.noToDate}>
        <RadioField
          name="another"
          legend={heading}
          asHeading
          options={[
            { value: 'yes', text: `Yes, at ${hospital} on another date` },
            { value: 'no', text: `No, I want to stay on the list at ${home}` },
          ]}
          errors={errors}
        />
        <Button>Continue</Button>
      </Form>
    </MyPage>
  )
}

export type No = { readonly reason: string; readonly another: boolean }

export function CheckNoPage({
  frame,
  mine,
  once,
  no,
  errors = [],
  said,
}: View & { readonly no: No; readonly said?: string }) {
  const { home, hospital } = namesOf(mine.facts)
  const reason = declineWordsOf(no.reason)!
  return (
    <MyPage
      frame={frame}
      heading="Check before you say no"
      errors={errors}
      team={mine.team}
      before={<BackLink href={my.no}>Back to your reason</BackLink>}
    >
      <SummaryList
        rows={[
          {
            key: 'Your answer',
            value: no.another
              ? `No to this date. Yes to another date at ${hospital}`
              : `No. You stay on the list at ${home}`,
          },
          { key: 'Your reason', value: reason.says, changeHref: my.no },
        ]}
      />
      <p>
        You keep your place at {home}, and your wait is counted from the same day.{' '}
        {no.another ? 'We will call you about another date.' : 'We give this date to somebody else.'}{' '}
        {afterReason[reason.code]}
      </p>
      <Form action={my.checkNo}>
        <input type="hidden" name="reason" value={no.reason} />
        <input type="hidden" name="another" value={no.another ? 'yes' : 'no'} />
        <LongTextField
          name="said"
          label="Is there anything you want to tell us? (optional)"
          hint="Up to 500 characters."
          rows={3}
          value={said}
          errors={errors}
        />
        <Send mine={mine} once={once} stop={<a href={my.offer}>Go back without an answer</a>}>
          Send my answer
        </Send>
      </Form>
    </MyPage>
  )
}

export function ChangeMindPage({ frame, mine, once }: View) {
  const { home, hospital } = namesOf(mine.facts)
  return (
    <MyPage frame={frame} heading="Do you no longer want to go?" team={mine.team} before={back}>
      <p>You may change your mind. Nobody will think worse of you.</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>You go back to your place on the list at {home}.</li>
        <li>Your wait is counted from the same day as before.</li>
        <li>The place at {hospital} goes to somebody else. You may not get this date again.</li>
      </ul>
      <p>If something worries you, ask us to call you first.</p>
      <Form action={my.changeMind}>
        <Send mine={mine} once={once} stop={<a href={my.call}>Ask us to call you</a>}>
          Take back my yes
        </Send>
      </Form>
    </MyPage>
  )
}

export function ChangedPage({ frame, team }: { readonly frame: Frame; readonly team?: MyTransfer['team'] }) {
  return (
    <MyPage frame={frame} heading="Your offer has changed" team={team} before={back}>
      <p>We changed something since you opened the page, so your answer was not sent.</p>
      <p>Read your offer again, and answer then.</p>
    </MyPage>
  )
}
