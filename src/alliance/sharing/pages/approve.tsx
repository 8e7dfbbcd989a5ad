import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { CheckAnswers } from '#web/check-answers.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { referenceOf } from '#web/reference-of.ts'
import { agreementHref } from '../addresses.ts'
import { OWNER_APPROVALS, type SharingAgreement } from '../agreement.ts'
import type { Preview } from '../preview.ts'
import { inDays } from './agreement.tsx'
import { scopeRows, termRows } from './agreement-rows.tsx'
import { WhatStays } from './stays.tsx'
import { WouldSee } from './would-see.tsx'

type View = {
  readonly frame: Frame
  readonly agreement: SharingAgreement
  /** For the owner's people: what the recipient would see. */
  readonly found: Preview | undefined
  readonly maySeePeople: boolean
  /** The agreement in force that this one would come in the place of. */
  readonly replaces: SharingAgreement | undefined
}

/** The last page before somebody approves for their trust: all that it says, and what it would show. */
export function ApprovePage({ frame, agreement, found, maySeePeople, replaces }: View) {
  const { approvedByOwner, approvedByRecipient, owner, recipient, id, version } = agreement
  const given = approvedByOwner.length + (approvedByRecipient === null ? 0 : 1)
  const isLast = given === OWNER_APPROVALS
  const said = { ...agreement, days: inDays(agreement) }
  return (
    <Page
      frame={frame}
      heading="Check the agreement before you approve it"
      section={`Sharing agreement ${referenceOf(id)}`}
      before={<BackLink href={agreementHref(id)}>Back to the agreement</BackLink>}
    >
      {found && <WouldSee asked={agreement} found={found} maySeePeople={maySeePeople} />}
      {!found && (
        <p>Only {trustName(owner)} can see how many records that is. Nothing is shared until it is in force.</p>
      )}
      <WhatStays {...agreement} />
      {replaces && (
        <p>
          It comes in the place of an agreement that would end on {format.dateTime(replaces.validTo)}. That one then
          ends.
        </p>
      )}
      <h2 className="nhsuk-heading-m">What the agreement says</h2>
      <CheckAnswers
        rows={[...scopeRows(said), ...termRows(said)]}
        answers={{ version: String(version) }}
        confirm={`Approve for ${trustName(found ? owner : recipient)}`}
      >
        <p>
          {isLast
            ? 'Yours is the last approval. Sharing begins at once, or on its first day if that is later.'
            : `${format.count(given, 'approval')} of 3 ${given === 1 ? 'has' : 'have'} been given. Nothing is shared until all are.`}
        </p>
      </CheckAnswers>
    </Page>
  )
}
