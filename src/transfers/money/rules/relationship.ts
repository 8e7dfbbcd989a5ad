/**
 * How one commissioner pays one provider in one year. The kind is stated in the provider's table, never told from the
 * yearly value: NHS England mandates which relationships are of low volume.
 */
import type { CommissionerKind } from '#nhs/commissioner.ts'

export type RelationshipKind = 'aligned' | 'low-volume' | 'activity' | 'local' | 'contract' | 'cost-per-case'

export type Relationship = {
  readonly commissioner: string
  readonly kind: RelationshipKind
  /** What is paid for one more patient, as a share of the price: where the kind's rule leaves it to the relationship. */
  readonly shareOfPrice?: number
  readonly yearlyValuePence?: number
}

export type RelationshipKindFacts = {
  readonly name: string
  /** Whether each relationship says its own share of the price. */
  readonly statesShare: boolean
  /** The commissioners it can be with. */
  readonly with: readonly CommissionerKind[]
}

const english: readonly CommissionerKind[] = ['sub-board location', 'integrated care board', 'NHS England']

export const relationshipKinds: Readonly<Record<RelationshipKind, RelationshipKindFacts>> = {
  aligned: { name: 'Aligned payment and incentive', statesShare: false, with: english },
  // Never with NHS England: what it commissions itself is aligned.
  'low-volume': {
    name: 'Low-volume fixed payment',
    statesShare: false,
    with: ['sub-board location', 'integrated care board'],
  },
  activity: { name: 'Payment for each patient, outside the NHS', statesShare: false, with: english },
  local: { name: 'Local agreement', statesShare: true, with: english },
  contract: { name: 'Contract with a health board', statesShare: true, with: ['health board'] },
  'cost-per-case': { name: 'Cost per case', statesShare: false, with: ['health board'] },
}
