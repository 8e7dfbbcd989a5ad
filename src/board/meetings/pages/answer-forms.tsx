/** The questions that members are asked on an item: their vote, an interest, what their board decided. */
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { Voice } from '../may-meet.ts'
import { Sent } from './sent.tsx'

type View = {
  readonly frame: Frame
  readonly formKey: string
  readonly back: { readonly text: string; readonly href: string }
  readonly errors?: readonly FieldError[]
  readonly values?: Readonly<Record<string, string>>
}

export function VotePage({
  frame,
  formKey,
  back,
  errors = [],
  values = {},
  motion,
  voices,
}: View & { readonly motion: string; readonly voices: readonly Voice[] }) {
  return (
    <Page
      frame={frame}
      heading="Vote"
      section="Board"
      errors={errors}
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <blockquote className="nhsuk-inset-text" data-quoted="">
        <p>{motion}</p>
      </blockquote>
      <Form>
        <Sent formKey={formKey} />
        {voices.length === 1 ? (
          <>
            <p>
              You vote
              {voices[0]!.forTrust === null ? ' as an independent member' : ` for ${trustName(voices[0]!.forTrust)}`}.
            </p>
            <input type="hidden" name="forTrust" value={voices[0]!.forTrust ?? 'none'} />
          </>
        ) : (
          <RadioField
            name="forTrust"
            legend="For which trust do you vote?"
            options={voices.map(({ forTrust, words }) => ({ value: forTrust ?? 'none', text: words }))}
            value={values.forTrust}
            errors={errors}
          />
        )}
        <RadioField
          name="choice"
          legend="Your vote"
          options={[
            { value: 'for', text: 'For' },
            { value: 'against', text: 'Against' },
            { value: 'abstain', text: 'Abstain' },
          ]}
          value={values.choice}
          errors={errors}
        />
        <LongTextField
          name="reason"
          label="Why (if you want it to stand beside the decision)"
          value={values.reason}
          errors={errors}
        />
        <Button>Give your vote</Button>
      </Form>
    </Page>
  )
}

export function DeclarePage({
  frame,
  formKey,
  back,
  errors = [],
  values = {},
  about,
  standing,
}: View & {
  readonly about: string
  /** Of one that holds for whatever comes: its days. */
  readonly standing?: { readonly from?: DateAnswer; readonly until?: DateAnswer }
}) {
  return (
    <Page
      frame={frame}
      heading={standing ? 'Declare a standing interest' : format.shortened(`Declare an interest: ${about}`)}
      section="Board"
      errors={errors}
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <p data-quoted="">{about}</p>
      <p>A declaration is in the minutes and cannot be taken back.</p>
      <p>With a personal interest you do not see the papers, do not vote and are not counted.</p>
      <Form>
        <Sent formKey={formKey} />
        <RadioField
          name="kind"
          legend="What kind of interest is it?"
          options={[
            {
              value: 'organisational',
              text: 'Organisational',
              hint: 'Your trust gains or loses by it. You still see the papers and vote.',
            },
            {
              value: 'personal',
              text: 'Personal',
              hint: 'You, your family or your business gain or lose by it.',
            },
          ]}
          value={values.kind}
          errors={errors}
        />
        <LongTextField
          name="what"
          label="What is the interest?"
          hint="Every trust in the alliance sees this."
          value={values.what}
          errors={errors}
        />
        {standing && (
          <>
            <DateField
              name="from"
              legend="From which day does it hold?"
              size="s"
              errors={errors}
              {...(standing.from && { value: standing.from })}
            />
            <DateField
              name="until"
              legend="On which day does it end?"
              size="s"
              errors={errors}
              {...(standing.until && { value: standing.until })}
            />
          </>
        )}
        <Button>Declare it</Button>
      </Form>
    </Page>
  )
}

export function RatifyPage({
  frame,
  formKey,
  back,
  errors = [],
  values = {},
  by,
}: View & {
  /** Null: the body itself. */
  readonly by: string | null
}) {
  return (
    <Page
      frame={frame}
      heading={by === null ? 'What the body decided' : 'What your board decided'}
      section="Board"
      errors={errors}
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <p>{by === null ? 'You speak for the body, once it has met.' : `You speak for the board of ${trustName(by)}.`}</p>
      <Form>
        <Sent formKey={formKey} />
        <RadioField
          name="choice"
          legend={by === null ? 'What did the body decide?' : 'What did the board decide?'}
          options={[
            { value: 'ratified', text: 'It ratified this' },
            { value: 'refused', text: 'It refused to ratify this' },
          ]}
          value={values.choice}
          errors={errors}
        />
        <LongTextField name="reason" label="Why (optional)" value={values.reason} errors={errors} />
        <Button>Note it</Button>
      </Form>
    </Page>
  )
}
