import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { CheckAnswers } from '#web/check-answers.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { referenceOf } from '#web/reference-of.ts'
import { agreementHref, draftHref, sharingHref } from '../addresses.ts'
import type { SharingAgreement } from '../agreement.ts'
import type { Preview } from '../preview.ts'
import type { Proposal } from '../store.ts'
import { scopeRows, termRows } from './agreement-rows.tsx'
import { WhatStays } from './stays.tsx'
import { WouldSee } from './would-see.tsx'

type View = {
  readonly frame: Frame
  readonly id: string
  readonly version: number
  readonly proposal: Proposal
  /** For the owner's people: what the recipient would see. */
  readonly found: Preview | undefined
  readonly maySeePeople: boolean
  /** One for the same pair and purpose that waits already: there is one at a time. */
  readonly waiting: SharingAgreement | undefined
}

/** Every answer of a proposal, before it is sent to those who approve. */
export function CheckProposalPage({ frame, id, version, proposal, found, maySeePeople, waiting }: View) {
  const { owner, recipient, from, until } = proposal
  const said = { ...proposal, days: format.dateRange(from, until) }
  const change = (question: Parameters<typeof draftHref>[1] & string) => draftHref(id, question)
  const rows = [...scopeRows(said, change), ...termRows(said, change)]
  return (
    <Page
      frame={frame}
      heading="Check your answers before you propose it"
      section={`Proposal ${referenceOf(id)}`}
      before={<BackLink href={sharingHref}>Back to sharing agreements</BackLink>}
    >
      {found && <WouldSee asked={proposal} found={found} maySeePeople={maySeePeople} />}
      <WhatStays {...proposal} />
      <h2 className="nhsuk-heading-m">Your answers</h2>
      {waiting ? (
        <p>
          <a href={agreementHref(waiting.id)}>A proposal for the same trusts and purpose waits for approval</a>. Approve
          or decline that one first.
        </p>
      ) : (
        <CheckAnswers rows={rows} answers={{ version: String(version) }} confirm="Propose it">
          <p>
            Nothing is shared yet. Two people at {trustName(owner)} and one at {trustName(recipient)} have to approve
            it.
          </p>
        </CheckAnswers>
      )}
      <Form action={draftHref(id, 'discard')}>
        <Button kind="secondary">Discard these answers</Button>
      </Form>
    </Page>
  )
}
