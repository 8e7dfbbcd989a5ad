import { BackLink } from '#web/back-link.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { PaymentRule } from '../rules/payment-rule.ts'
import { RulesTable } from './rules-table.tsx'

/** Every payment rule that is known here, with its days and its source. */
export function PaymentRulesPage({ frame, rules }: { readonly frame: Frame; readonly rules: readonly PaymentRule[] }) {
  return (
    <Page
      frame={frame}
      heading="How hospitals are paid"
      section="Transfers"
      width="wide"
      before={<BackLink href="/transfers/money">Back to money between trusts</BackLink>}
    >
      <p>
        The money of a transfer follows the rules of its day. Rules that are to be confirmed come from general knowledge
        or from another year.
      </p>
      <RulesTable caption="Payment rules" rules={rules} />
    </Page>
  )
}
