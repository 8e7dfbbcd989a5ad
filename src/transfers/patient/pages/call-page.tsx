/** A patient asks to be called. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField, TextField } from '#web/forms.tsx'
import type { FieldError, Frame } from '#web/page.tsx'
import { my } from '../addresses.ts'
import { callTimes, MOST_CALLS_IN_A_DAY, type NoCall } from '../call-store.ts'
import type { MyTransfer } from '../my-transfer.ts'
import { MyPage } from './my-page.tsx'

type View = {
  readonly frame: Frame
  readonly team: MyTransfer['team']
  readonly once: string
  readonly errors?: readonly FieldError[]
  readonly answers?: { readonly phone: string; readonly bestTime: string; readonly said: string }
}

export function CallPage({ frame, team, once, errors = [], answers }: View) {
  return (
    <MyPage
      frame={frame}
      heading="Ask us to call you"
      errors={errors}
      team={team}
      before={<BackLink href={my.offer}>Back to your offer</BackLink>}
    >
      <p>We call on a working day. We will ask for your date of birth before we say what the call is about.</p>
      <Form action={my.call}>
        <input type="hidden" name="once" value={once} />
        <TextField
          name="phone"
          label="Your phone number"
          width={20}
          autoComplete="tel"
          value={answers?.phone}
          errors={errors}
        />
        <RadioField
          name="time"
          legend="When is the best time?"
          size="s"
          options={callTimes.map(({ code, label }) => ({ value: code, text: label }))}
          value={answers?.bestTime}
          errors={errors}
        />
        <LongTextField
          name="said"
          label="What would you like to talk about? (optional)"
          hint="Up to 500 characters. Tell us too if you need an interpreter."
          rows={3}
          value={answers?.said}
          errors={errors}
        />
        <Button>Ask for a call</Button>
      </Form>
    </MyPage>
  )
}

/** A call is waited for already, or there were as many as a day may have. The way to call us is on every page. */
export function NoCallPage({ frame, team, because }: Pick<View, 'frame' | 'team'> & { readonly because: NoCall }) {
  const words =
    because === 'waits'
      ? {
          heading: 'You have asked us to call you',
          says: 'We will call you on a working day. You do not need to ask again.',
          instead: 'Call us if your phone number is not the one that you gave us.',
        }
      : {
          heading: 'You cannot ask for another call today',
          says: `You can ask for ${format.count(MOST_CALLS_IN_A_DAY, 'call')} in 24 hours.`,
          instead: 'Call us, or ask again tomorrow.',
        }
  return (
    <MyPage
      frame={frame}
      heading={words.heading}
      team={team}
      before={<BackLink href={my.offer}>Back to your offer</BackLink>}
    >
      <p>{words.says}</p>
      <p>{words.instead}</p>
    </MyPage>
  )
}
