/** What to know before saying yes, the worst first. Warnings are shown even where the sums are not known. */
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { RelationshipAt } from './income-at.ts'
import type { EarlierCare, MoneyFacts } from './money-facts.ts'
import type { Payer } from './payer.ts'
import { paymentYearOf } from './rules/payment-year.ts'

export type WarningId =
  | 'receiver-unpaid'
  | 'low-volume-doubted'
  | 'outside-england'
  | 'paid-in-part'
  | 'sender-keeps-fixed-sum'
  | 'specialised'
  | 'paid-before'

export type Warning = { readonly id: WarningId; readonly says: string }

type Relationships = { readonly sender?: RelationshipAt; readonly receiver?: RelationshipAt }

const earlierCareNames: Readonly<Record<EarlierCare, string>> = {
  'first-appointment': 'the first appointment',
  tests: 'tests',
}

export function warningsOf(
  facts: MoneyFacts,
  payer: Payer | undefined,
  { sender, receiver }: Relationships,
): readonly Warning[] {
  const year = paymentYearOf(facts.day)
  const [from, to] = [trustName(facts.sender), trustName(facts.receiver)]
  const isPaidToReceiver = facts.model === 'pathway'
  const name = payer?.commissioner.name ?? ''
  const warnings: Warning[] = []
  const warn = (id: WarningId, says: string) => warnings.push({ id, says })

  if (isPaidToReceiver && receiver?.relationship.kind === 'low-volume') {
    warn(
      'receiver-unpaid',
      `${to} would be paid nothing for this patient. ${name} pays it a fixed sum in ${year}, however many patients come.`,
    )
  }
  for (const at of isPaidToReceiver ? [receiver, sender] : [sender]) {
    const { yearlyValuePence } = at?.relationship ?? {}
    const limit = at?.rule.yearlyValuePence
    if (!at || limit === undefined || yearlyValuePence === undefined || yearlyValuePence <= limit) continue
    warn(
      'low-volume-doubted',
      `${trustName(at.provider)} expects ${format.money(yearlyValuePence)} from ${name} in ${year}. A fixed payment is normally for ${format.money(limit)} or less: check it.`,
    )
  }
  if (payer?.commissioner.kind === 'health board') {
    warn(
      'outside-england',
      `${name} pays, not England. Ask it to approve the transfer first. England's monthly totals count the patient as NONC.`,
    )
  }
  if (isPaidToReceiver && receiver && receiver.rule.shareOfPrice === undefined) {
    const share = receiver.relationship.shareOfPrice
    if (share !== undefined && share < 1) {
      warn('paid-in-part', `${name} would pay ${to} ${format.share(share)} of the price for one more patient.`)
    }
  }
  if (isPaidToReceiver && sender?.relationship.kind === 'low-volume') {
    warn('sender-keeps-fixed-sum', `${from} loses nothing this year: ${name} goes on paying it the same fixed sum.`)
  }
  if (payer && (facts.specialised === 'delegated' || facts.specialised === 'retained')) {
    warn('specialised', `The service is specialised. Check that ${to} is commissioned to provide it.`)
  }
  const earlier = (facts.earlierCare ?? []).map((each) => earlierCareNames[each])
  if (isPaidToReceiver && earlier.length > 0) {
    warn('paid-before', `${from} has been paid for ${format.list(earlier)}. ${to} may not be paid for them again.`)
  }
  return warnings
}
