import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Form, LongTextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import type { MoneyTransfer } from '../agreed/money-of-transfer.ts'
import { moneyHref } from './money-of-transfer.tsx'

type View = {
  readonly frame: Frame
  readonly transfer: MoneyTransfer
  readonly reason?: string
  readonly errors?: readonly FieldError[]
}

/** Putting a transfer into the ledger again, by the figures of today. */
export function CorrectLedgerPage({ frame, transfer, reason, errors = [] }: View) {
  return (
    <Page
      frame={frame}
      heading="Put this transfer into the ledger again"
      section="Transfers"
      errors={errors}
      before={<BackLink href={moneyHref(transfer)}>Back to the money of this transfer</BackLink>}
    >
      <p>
        What was posted by other figures is taken back by its opposite. What is owed by today's figures is posted. Both
        stand in this month's statement, and nothing is removed.
      </p>
      <Form>
        <LongTextField
          name="reason"
          label="Why?"
          hint="Both trusts will read this."
          value={reason}
          errors={errors}
          rows={3}
        />
        <Button>Post to the ledger</Button>
      </Form>
    </Page>
  )
}
