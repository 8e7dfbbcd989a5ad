import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { Form, LongTextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { SharingAgreement } from '../agreement.ts'

type View = {
  readonly frame: Frame
  readonly agreement: SharingAgreement
  readonly errors?: readonly FieldError[]
  readonly reason?: string
}

/** Ending an agreement for good: what follows, and why. */
export function RevokePage({ frame, agreement, errors = [], reason }: View) {
  return (
    <Page
      frame={frame}
      heading="End this sharing agreement"
      section="Alliance"
      errors={errors}
      before={<BackLink href={`/alliance/agreements/${agreement.id}`}>Back to the agreement</BackLink>}
    >
      <p>
        {trustName(agreement.recipient)} will see no more of your trust's records under this agreement from the moment
        you confirm. An ended agreement cannot be brought back: a new one would need everybody's approval again.
      </p>
      <p>What people have already seen cannot be taken back. The access log says what that was.</p>
      <Form>
        <input type="hidden" name="version" value={agreement.version} />
        <LongTextField
          name="reason"
          label="Why do you end it?"
          hint="Both trusts will see this."
          value={reason}
          errors={errors}
        />
        <Button kind="warning">End the agreement</Button>
      </Form>
    </Page>
  )
}
