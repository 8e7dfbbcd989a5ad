/**
 * Which unit of a network may do which case, as data. Rules are those of guidance that an alliance keeps; each says from
 * where it comes and since when it is kept.
 */
import type { Day } from '#nhs/day.ts'
import type { Tier } from '../catalogue/catalogue.ts'

export type RoutingRule = {
  readonly id: string
  /** The rule as a sentence. */
  readonly says: string
  /** Of which cases: those with the grade, or with any of the features. */
  readonly grades: readonly string[]
  readonly features: readonly string[]
  /** Where such a case may be done. */
  readonly tiers: readonly Tier[]
  /** Whether it is discussed at the regional meeting first. */
  readonly isDiscussed: boolean
  readonly source: string
}

export type NetworkRules = {
  readonly service: string
  readonly keptFrom: Day
  readonly grades: readonly { readonly code: string; readonly name: string }[]
  readonly features: readonly { readonly code: string; readonly name: string }[]
  readonly rules: readonly RoutingRule[]
}

const boast =
  'British Orthopaedic Association standard: Revision total knee replacement surgical practice guidelines, 2020'
const ourReading = `The alliance's reading of ${boast}, by which R2 and R3 may need another unit`

export const networkRules: readonly NetworkRules[] = [
  {
    service: 'revision-knee',
    keptFrom: '2025-07-16',
    grades: [
      { code: 'R1', name: 'R1, less complex' },
      { code: 'R2', name: 'R2, complex' },
      { code: 'R3', name: 'R3, most complex' },
    ],
    features: [
      { code: 'infection', name: 'Infection' },
      { code: 'bone-loss', name: 'Bone loss' },
      { code: 're-revision', name: 'Revised before' },
    ],
    rules: [
      {
        id: 'revising-units',
        says: 'A revision is done in a unit of the network that does revisions.',
        grades: ['R1', 'R2', 'R3'],
        features: [],
        tiers: ['centre', 'spoke'],
        isDiscussed: false,
        source: boast,
      },
      {
        id: 'complex-discussed',
        says: 'Every complex case (infection, bone loss or revised before) is discussed at the regional meeting.',
        grades: [],
        features: ['infection', 'bone-loss', 're-revision'],
        tiers: ['centre', 'spoke'],
        isDiscussed: true,
        source: boast,
      },
      {
        id: 'r2-discussed',
        says: 'An R2 case is discussed at the regional meeting, which may leave it with a spoke.',
        grades: ['R2'],
        features: [],
        tiers: ['centre', 'spoke'],
        isDiscussed: true,
        source: ourReading,
      },
      {
        id: 'r3-at-a-centre',
        says: 'An R3 case is discussed at the regional meeting and done at a centre.',
        grades: ['R3'],
        features: [],
        tiers: ['centre'],
        isDiscussed: true,
        source: ourReading,
      },
    ],
  },
]

export const rulesOf = (service: string): NetworkRules | undefined =>
  networkRules.find((each) => each.service === service)
