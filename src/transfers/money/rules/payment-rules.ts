/**
 * How hospitals are paid for planned care, as dated data: the NHS Payment Scheme of each year, and what alliances agree
 * among themselves. To change a rule: close it with `until`, add its successor with `from`.
 */
import type { PaymentRule } from './payment-rule.ts'

export type PaymentRuleId =
  | 'aligned'
  | 'low-volume'
  | 'activity'
  | 'local'
  | 'contract'
  | 'cost-per-case'
  | 'specialised-retained'
  | 'specialised-delegated'
  | 'outside-england'
  | 'market-forces'
  | 'best-practice'
  | 'earlier-care'
  | 'operation-recharge'
  | 'surgeon-recharge'
  | 'follow-up-recharge'
  | 'work-up-recharge'

const scheme2023 = '2023/25 NHS Payment Scheme (amended), NHS England'
const mechanisms2025 = '2025/26 NHS Payment Scheme: NHS provider payment mechanisms, NHS England, table 1'
const carriedOver = 'Carried over from the 2025/26 NHS Payment Scheme; the 2026/27 scheme is to be read and confirmed'
const general = 'From general knowledge; to be confirmed by finance directors'

const year2023 = { from: '2023-04-01', until: '2025-03-31' } as const
const year2025 = { from: '2025-04-01', until: '2026-03-31' } as const
const year2026 = { from: '2026-04-01', until: '2027-03-31' } as const

const aligned =
  'Under aligned payment and incentive the commissioner pays 100% of the unit price for almost all planned care.'
const lowVolume =
  'Where the yearly value is low, the commissioner pays a fixed sum, and nothing more in the year for any patient.'
const activity = 'Providers outside the NHS are paid 100% of the unit price for each patient.'
const local = 'Where nothing else applies, the commissioner pays what was agreed with the provider.'

export const paymentRules: readonly PaymentRule[] = [
  { id: 'aligned', sentence: aligned, shareOfPrice: 1, ...year2023, source: scheme2023, standing: 'sourced' },
  { id: 'aligned', sentence: aligned, shareOfPrice: 1, ...year2025, source: mechanisms2025, standing: 'sourced' },
  { id: 'aligned', sentence: aligned, shareOfPrice: 1, ...year2026, source: carriedOver, standing: 'configurable' },
  {
    id: 'low-volume',
    sentence: lowVolume,
    shareOfPrice: 0,
    yearlyValuePence: 50_000_000,
    ...year2023,
    source: `${scheme2023}: normally below £0.5 million a year`,
    standing: 'sourced',
  },
  {
    id: 'low-volume',
    sentence: lowVolume,
    shareOfPrice: 0,
    yearlyValuePence: 150_000_000,
    ...year2025,
    source: `${mechanisms2025}: normally £1.5 million a year or less`,
    standing: 'sourced',
  },
  // The yearly value of 2026/27 is not known here, so that no relationship is doubted by it.
  {
    id: 'low-volume',
    sentence: lowVolume,
    shareOfPrice: 0,
    ...year2026,
    source: carriedOver,
    standing: 'configurable',
  },
  { id: 'activity', sentence: activity, shareOfPrice: 1, ...year2023, source: scheme2023, standing: 'sourced' },
  { id: 'activity', sentence: activity, shareOfPrice: 1, ...year2025, source: mechanisms2025, standing: 'sourced' },
  { id: 'activity', sentence: activity, shareOfPrice: 1, ...year2026, source: carriedOver, standing: 'configurable' },
  { id: 'local', sentence: local, ...year2023, source: scheme2023, standing: 'sourced' },
  { id: 'local', sentence: local, ...year2025, source: mechanisms2025, standing: 'sourced' },
  { id: 'local', sentence: local, ...year2026, source: carriedOver, standing: 'configurable' },
  {
    id: 'contract',
    sentence: 'A health board outside England with a contract pays for one more patient what the contract says.',
    from: '2023-04-01',
    source: general,
    standing: 'configurable',
  },
  {
    id: 'cost-per-case',
    sentence: 'A health board outside England without a contract pays the price of each patient that it approves.',
    shareOfPrice: 1,
    from: '2023-04-01',
    source: general,
    standing: 'configurable',
  },
  {
    id: 'outside-england',
    sentence:
      'The home nation of the patient pays, under the real code of its health board. Monthly totals say NONC instead.',
    from: '2023-04-01',
    source:
      'Recording and reporting RTT waiting times v5.0, sections 10.1.8 and 10.1.9.2, for the codes; who pays from general knowledge',
    standing: 'configurable',
  },
  {
    id: 'specialised-retained',
    sentence: 'NHS England pays for the specialised services that it has kept.',
    from: '2023-04-01',
    source: `${mechanisms2025}: relationships with NHS England are aligned, never low volume`,
    standing: 'sourced',
  },
  {
    id: 'specialised-delegated',
    sentence: 'Integrated care boards pay for the specialised services that NHS England has delegated to them.',
    from: '2024-04-01',
    source:
      'Delegation of specialised services to integrated care boards 2025/26, NHS England: the Midlands from April 2024, all England from April 2025',
    standing: 'sourced',
  },
  {
    id: 'market-forces',
    sentence: "A unit price is multiplied by the provider's market forces factor of the year.",
    from: '2023-04-01',
    source: general,
    standing: 'configurable',
  },
  {
    id: 'best-practice',
    sentence: 'Where the criteria of a best practice price are met, that price is paid and not the usual one.',
    from: '2023-04-01',
    source: general,
    standing: 'configurable',
  },
  {
    id: 'earlier-care',
    sentence:
      'Appointments and tests before the transfer were paid to the sender. A commissioner may refuse to pay twice.',
    from: '2023-04-01',
    source: general,
    standing: 'configurable',
  },
  {
    id: 'operation-recharge',
    sentence: 'When only the operation moves, the sender is paid and pays the receiver the recharge that both agreed.',
    from: '2023-04-01',
    source: 'An arrangement between trusts, agreed by both in their tables of recharges',
    standing: 'configurable',
  },
  {
    id: 'surgeon-recharge',
    sentence:
      "When the sender's surgeon travels, the sender is paid and pays the receiver for its theatre and ward, as agreed.",
    from: '2023-04-01',
    source: 'An arrangement between trusts, agreed by both in their tables of recharges',
    standing: 'configurable',
  },
  {
    id: 'follow-up-recharge',
    sentence: 'When one trust follows up what the other was paid for, it is paid the recharge that both agreed.',
    from: '2023-04-01',
    source: 'An arrangement between trusts, agreed by both in their tables of recharges',
    standing: 'configurable',
  },
  {
    id: 'work-up-recharge',
    sentence: 'Where both agreed it, the receiver pays the sender for getting the patient ready for surgery.',
    from: '2023-04-01',
    source: 'An arrangement between trusts, agreed by both in their tables of recharges',
    standing: 'configurable',
  },
]
