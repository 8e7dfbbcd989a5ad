import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { type Meaning, Tag } from '#web/tag.tsx'
import { Timeline } from '#web/timeline.tsx'
import { agreementHref, partiesHref } from '../addresses.ts'
import type { Stop } from '../consequence.ts'
import type { PartyStep } from '../may-agreement.ts'
import {
  type PartyEvent,
  type PartyEventKind,
  type PartyStanding,
  type Standing,
  standingNames,
} from '../party-standing.ts'
import type { MadeChange } from '../store.ts'
import { Sent } from './answer.tsx'
import { StopTables } from './stops.tsx'

const meanings: Readonly<Record<Standing, Meaning>> = {
  invited: 'waiting',
  declined: 'ended',
  member: 'done',
  suspended: 'attention',
  leaving: 'attention',
  'run-off': 'in-progress',
  left: 'ended',
}

const eventNames: Readonly<Record<PartyEventKind, string>> = {
  invited: 'invited to join',
  declined: 'declined to join',
  joined: 'joined',
  suspended: 'suspended',
  resumed: 'takes part again',
  'gave-notice': 'gave notice',
  'withdrew-notice': 'withdrew its notice',
  left: 'left',
  'run-off-ended': 'has brought to an end what it had begun',
}

const columns: Column<PartyStanding>[] = [
  { heading: 'Trust', cell: ({ trust }) => trustName(trust), rowHeading: true },
  { heading: 'Standing', cell: ({ standing }) => <Tag meaning={meanings[standing]}>{standingNames[standing]}</Tag> },
  { heading: 'Since', cell: ({ since }) => format.date(since), nowrap: true },
  {
    heading: 'Joined',
    cell: ({ membership }) => membership && format.date(membership.joinedOn),
    whenEmpty: format.missing.notApplicable,
    nowrap: true,
  },
  {
    heading: 'Leaves or left',
    cell: ({ membership }) => {
      const day = membership?.leftOn ?? membership?.leavesOn
      return day && format.date(day)
    },
    whenEmpty: format.missing.notApplicable,
    nowrap: true,
  },
]

/** What each step is called, what it asks, and what follows from it. */
export const partyStepWords: Readonly<
  Record<PartyStep, { readonly heading: string; readonly button: string; readonly says: string }>
> = {
  suspend: {
    heading: 'Suspend your part in the alliance',
    button: 'Suspend',
    says: 'Your trust stays a member and takes part in nothing new. You can resume on any day.',
  },
  resume: {
    heading: 'Resume your part in the alliance',
    button: 'Resume',
    says: 'Your trust is in new plans, loans and transfers again. What was stopped does not come back by itself.',
  },
  'give-notice': {
    heading: 'Give notice to leave the alliance',
    button: 'Give notice',
    says: 'Your trust goes on as a member until the day it leaves. It can withdraw the notice until then.',
  },
  'withdraw-notice': {
    heading: 'Withdraw your notice',
    button: 'Withdraw the notice',
    says: 'Your trust stays in the alliance.',
  },
  leave: {
    heading: 'Leave the alliance',
    button: 'Leave now',
    says: 'Your trust still sees its own records and what was done in its time. It sees nothing that comes later.',
  },
}

/** Who is in it, who came and who left, and what that stopped. */
export function PartiesPage({
  frame,
  standings,
  events,
  changes,
  runsOff,
  steps,
  isInvited,
  mayInvite,
}: {
  readonly frame: Frame
  readonly standings: readonly PartyStanding[]
  readonly events: readonly PartyEvent[]
  readonly changes: readonly MadeChange[]
  /** What the viewer's trust, which has left, has still to bring to an end. */
  readonly runsOff: readonly Stop[]
  /** What the viewer's own trust can do. */
  readonly steps: readonly PartyStep[]
  readonly isInvited: boolean
  readonly mayInvite: boolean
}) {
  return (
    <Page
      frame={frame}
      heading="Who is in the alliance"
      section="Alliance"
      width="wide"
      before={<BackLink href={agreementHref}>Back to the agreement</BackLink>}
    >
      <DataTable
        caption="Trusts"
        columns={columns}
        rows={standings}
        rowKey={({ trust }) => trust}
        whenNone="There are no members."
      />
      {runsOff.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">What your trust still brings to an end</h2>
          <StopTables stops={runsOff} isDone about="on its way" />
        </>
      )}
      <ul className="nhsuk-list">
        {steps.map((step) => (
          <li key={step}>
            <a href={`${partiesHref}/${step}`}>{partyStepWords[step].heading}</a>
          </li>
        ))}
        {mayInvite && (
          <li>
            <a href={`${partiesHref}/invite`}>Invite a trust to join</a>
          </li>
        )}
        {isInvited && (
          <li>
            <a href={`${partiesHref}/decline-invitation`}>Decline the invitation to join</a>
          </li>
        )}
      </ul>
      {changes.map((change) => (
        <StopTables key={change.id} stops={change.stopped} isDone about={aboutChange(change)} />
      ))}
      <h2 className="nhsuk-heading-m">What happened</h2>
      {events.length === 0 ? (
        <p>Nothing is recorded besides the days in the table.</p>
      ) : (
        <Timeline
          events={events.map(({ trust, kind, onDay, leavesOn, reason, byDecision, person, personTrust }) => ({
            title: `${trustName(trust)} ${eventNames[kind]}`,
            when: onDay,
            ...(person !== '' && { by: `${person}, ${trustName(personTrust)}` }),
            children: (
              <>
                {leavesOn && <p>It leaves on {format.date(leavesOn)}.</p>}
                {byDecision && (
                  <p>
                    By decision <span data-quoted="">{byDecision}</span>.
                  </p>
                )}
                {reason && <p data-quoted="">{reason}</p>}
              </>
            ),
          }))}
        />
      )}
    </Page>
  )
}

const aboutChange = ({ kind, trust, onDay }: MadeChange): string =>
  `${trustName(trust ?? '')} ${kind === 'trust-left' ? 'left' : 'suspended'} on ${format.date(onDay)}`

export type StepFormAnswers = { readonly reason: string; readonly leavesOn?: DateAnswer; readonly byDecision: string }

/** One step of the viewer's trust: what it would stop, with the real numbers, and one button. */
export function PartyStepPage({
  frame,
  step,
  stops,
  noticeDays,
  formKey,
  answers = { reason: '', byDecision: '' },
  errors = [],
}: {
  readonly frame: Frame
  readonly step: PartyStep
  readonly stops: readonly Stop[]
  readonly noticeDays: number
  readonly formKey: string
  readonly answers?: StepFormAnswers
  readonly errors?: readonly FieldError[]
}) {
  const { heading, button, says } = partyStepWords[step]
  const asksReason = step === 'suspend' || step === 'give-notice'
  return (
    <Page
      frame={frame}
      heading={heading}
      section="Alliance"
      errors={errors}
      before={<BackLink href={partiesHref}>Back to who is in the alliance</BackLink>}
    >
      <p>{says}</p>
      {step === 'give-notice' && <p>The agreement asks for {format.count(noticeDays, 'day')} of notice.</p>}
      {stops.length > 0 && <StopTables stops={stops} />}
      <Form>
        <Sent formKey={formKey} />
        {step === 'give-notice' && (
          <>
            <DateField
              name="leavesOn"
              legend="On which day does your trust leave?"
              hint="The first day on which it is no member."
              errors={errors}
              {...(answers.leavesOn && { value: answers.leavesOn })}
            />
            <TextField
              name="byDecision"
              label="Decision that allows a shorter notice (optional)"
              hint="How it is called in the register of decisions."
              width={20}
              value={answers.byDecision}
              errors={errors}
            />
          </>
        )}
        {asksReason && (
          <LongTextField
            name="reason"
            label={step === 'suspend' ? 'Why do you suspend it?' : 'Why does your trust leave?'}
            hint="Every member will see this."
            value={answers.reason}
            errors={errors}
          />
        )}
        <Button kind={step === 'leave' || step === 'suspend' ? 'warning' : 'primary'}>{button}</Button>
      </Form>
    </Page>
  )
}

export function InvitePage({
  frame,
  trusts,
  formKey,
  answers = { trust: '', reason: '' },
  errors = [],
}: {
  readonly frame: Frame
  readonly trusts: readonly { readonly code: string; readonly name: string }[]
  readonly formKey: string
  readonly answers?: { readonly trust: string; readonly reason: string }
  readonly errors?: readonly FieldError[]
}) {
  return (
    <Page
      frame={frame}
      heading="Invite a trust to join"
      section="Alliance"
      errors={errors}
      before={<BackLink href={partiesHref}>Back to who is in the alliance</BackLink>}
    >
      <p>It can then read what it would sign. It joins when every party has signed a version that names it.</p>
      <Form>
        <Sent formKey={formKey} />
        <SelectField
          name="trust"
          label="Trust"
          unchosen="Select a trust"
          options={trusts.map(({ code, name }) => ({ value: code, text: name }))}
          value={answers.trust}
          errors={errors}
        />
        <LongTextField
          name="reason"
          label="Why do you invite it?"
          hint="The trust and every member will see this."
          value={answers.reason}
          errors={errors}
        />
        <Button>Invite this trust</Button>
      </Form>
    </Page>
  )
}

export function DeclineInvitationPage({
  frame,
  formKey,
  reason = '',
  errors = [],
}: {
  readonly frame: Frame
  readonly formKey: string
  readonly reason?: string
  readonly errors?: readonly FieldError[]
}) {
  return (
    <Page
      frame={frame}
      heading="Decline the invitation to join"
      section="Alliance"
      errors={errors}
      before={<BackLink href={partiesHref}>Back to who is in the alliance</BackLink>}
    >
      <p>The alliance goes on without your trust. It can be invited again.</p>
      <Form>
        <Sent formKey={formKey} />
        <LongTextField
          name="reason"
          label="Why do you decline?"
          hint="Every member will see this."
          value={reason}
          errors={errors}
        />
        <Button kind="warning">Decline it</Button>
      </Form>
    </Page>
  )
}
