import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button, ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { referenceOf } from '#web/reference-of.ts'
import { SummaryList } from '#web/summary-list.tsx'
import { Timeline } from '#web/timeline.tsx'
import { accessLogHref, agreementHref, sharingHref } from '../addresses.ts'
import type { SharingAgreement, Standing } from '../agreement.ts'
import type { May, SharingStep } from '../agreement-steps.ts'
import { purposeName } from '../purposes.ts'
import type { SharingEvent } from '../store.ts'
import { scopeRows, termRows } from './agreement-rows.tsx'
import { eventWords } from './event-words.ts'
import { standingInWords } from './standing-tag.tsx'
import { WhatStays } from './stays.tsx'

type View = {
  readonly frame: Frame
  readonly agreement: SharingAgreement
  readonly standing: Standing
  readonly events: readonly SharingEvent[]
  readonly may: Readonly<Record<SharingStep, May>>
  /** May write a proposal that would come in its place. */
  readonly mayPropose: boolean
  readonly isOwner: boolean
  /** The key of a proposal that would come in its place. */
  readonly once: string
}

/** One sharing agreement: who lets whom see what, for what, until when; what happened to it, and what can be done. */
export function AgreementPage({ frame, agreement, standing, events, may, mayPropose, isOwner, once }: View) {
  const { id, purpose, version, approvedByOwner, approvedByRecipient } = agreement
  const said = { ...agreement, days: inDays(agreement) }
  const can = (step: SharingStep): boolean => may[step].allowed
  return (
    <Page
      frame={frame}
      heading={purposeName(purpose)}
      section={`Sharing agreement ${referenceOf(id)}`}
      before={<BackLink href={sharingHref}>Back to sharing agreements</BackLink>}
    >
      <SummaryList
        rows={[
          { key: 'Reference', value: referenceOf(id) },
          { key: 'Standing', value: standingInWords(standing) },
          ...scopeRows(said),
          {
            key: 'Approved by the owner',
            value: approvedByOwner.length === 0 ? 'Not yet' : format.list([...approvedByOwner]),
          },
          { key: 'Approved by the recipient', value: approvedByRecipient ?? 'Not yet' },
          ...(agreement.revokedReason ? [{ key: 'Why it was ended', value: agreement.revokedReason }] : []),
        ]}
      />
      {(can('approve') || can('decline')) && (
        <ButtonGroup>
          {can('approve') && <ButtonLink href={agreementHref(id, 'approve')}>Look at it and approve</ButtonLink>}
          {can('decline') && <a href={agreementHref(id, 'decline')}>Decline it</a>}
        </ButtonGroup>
      )}
      {standing.status === 'not yet approved' && !may.approve.allowed && <p>{may.approve.because}</p>}
      {(can('suspend') || can('resume')) && (
        <ButtonGroup>
          <Form action={agreementHref(id, can('resume') ? 'resume' : 'suspend')}>
            <input type="hidden" name="version" value={version} />
            <Button kind="secondary">{can('resume') ? 'Let sharing go on' : 'Suspend sharing'}</Button>
          </Form>
          {can('narrow') && <a href={agreementHref(id, 'narrow')}>Share less</a>}
          <a href={agreementHref(id, 'revoke')}>End this agreement</a>
        </ButtonGroup>
      )}
      {mayPropose && (
        <>
          <p>To share more, or for longer, propose an agreement that comes in its place once it is approved.</p>
          <Form action={`${sharingHref}/proposals`}>
            <input type="hidden" name="once" value={once} />
            <input type="hidden" name="like" value={id} />
            <Button kind="secondary">Propose one in its place</Button>
          </Form>
        </>
      )}
      <h2 className="nhsuk-heading-m">Why, and on which grounds</h2>
      <SummaryList rows={termRows(said)} />
      {standing.status !== 'declined' && <WhatStays {...agreement} />}
      {isOwner && (
        <p>
          <a href={`${accessLogHref}?agreement=${id}`}>Who looked at your records under this agreement</a>
        </p>
      )}
      <h2 className="nhsuk-heading-m">What happened</h2>
      <Timeline
        events={events.map((event) => ({
          title: eventWords(event, agreement),
          by: event.person ? `${event.person}, ${trustName(event.trust)}` : trustName(event.trust),
          when: event.at,
        }))}
      />
    </Page>
  )
}

export const inDays = ({ validFrom, validTo }: Pick<SharingAgreement, 'validFrom' | 'validTo'>): string =>
  `${format.dateTime(validFrom)}, until ${format.dateTime(validTo)}`
