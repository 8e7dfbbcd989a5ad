import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { Form, LongTextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { referenceOf } from '#web/reference-of.ts'
import { agreementHref } from '../addresses.ts'
import type { SharingAgreement } from '../agreement.ts'
import { WhatStays } from './stays.tsx'

export type Ending = 'revoke' | 'decline'

type View = {
  readonly frame: Frame
  readonly ending: Ending
  readonly agreement: SharingAgreement
  readonly errors?: readonly FieldError[]
  readonly reason?: string
}

/** Ending an agreement for good, or a proposal before it is one: what follows, and why. */
export function EndPage({ frame, ending, agreement, errors = [], reason }: View) {
  const isProposal = ending === 'decline'
  return (
    <Page
      frame={frame}
      heading={isProposal ? 'Decline this proposal' : 'End this sharing agreement'}
      section={`Sharing agreement ${referenceOf(agreement.id)}`}
      errors={errors}
      before={<BackLink href={agreementHref(agreement.id)}>Back to the agreement</BackLink>}
    >
      {isProposal ? (
        <p>Nothing is shared by a proposal. Once it is declined nobody can approve it: a new one has to be made.</p>
      ) : (
        <>
          <p>
            From the moment you confirm, {trustName(agreement.recipient)} will see no more of your trust's records under
            it.
          </p>
          <p>
            An ended agreement cannot be brought back. A new one needs everybody's approval again. To stop for a while,
            suspend it instead.
          </p>
          <WhatStays {...agreement} />
        </>
      )}
      <Form>
        <input type="hidden" name="version" value={agreement.version} />
        <LongTextField
          name="reason"
          label={isProposal ? 'Why do you decline it?' : 'Why do you end it?'}
          hint="Both trusts will see this."
          value={reason}
          errors={errors}
        />
        <Button kind="warning">{isProposal ? 'Decline the proposal' : 'End the agreement'}</Button>
      </Form>
    </Page>
  )
}
