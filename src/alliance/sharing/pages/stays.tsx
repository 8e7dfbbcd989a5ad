/** What ending an agreement does and does not do, said plainly before anybody approves one and before anybody ends one. */
import { trustName } from '#nhs/organisations.ts'
import type { SharingAgreement } from '../agreement.ts'
import { purposes } from '../purposes.ts'

export function WhatStays({ owner, recipient, purpose }: Pick<SharingAgreement, 'owner' | 'recipient' | 'purpose'>) {
  return (
    <>
      <h2 className="nhsuk-heading-m">What ends, and what stays</h2>
      <p>{trustName(owner)} can narrow, suspend or end it at any time.</p>
      <p>
        From that moment {trustName(recipient)} reads no more. Files that are being sent and work under way stop too.
      </p>
      <p>What was made of the records, such as a plan, cannot be opened any more.</p>
      <p>This stays with {trustName(recipient)}:</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {purposes[purpose].staysWithReceiver.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p>The log of {trustName(owner)} says what was read, by whom and when.</p>
    </>
  )
}
