/** What the members of each alliance of the demonstration share with each other: both ways, for each purpose. */
import { type DemoAlliance, demoAlliances } from './alliances.ts'
import { madeUuid } from './demo-identifiers.ts'
import { whoIs } from './demo-people.ts'
import { Random } from './random.ts'

export type SharingAgreementRow = {
  readonly owner: string
  readonly id: string
  readonly recipient: string
  readonly alliance: string
  readonly purpose: (typeof purposes)[number]
  readonly fields: readonly string[]
  readonly treatment_functions: readonly string[]
  readonly valid_from: Date
  readonly valid_to: Date
  readonly approved_by_owner: readonly string[]
  readonly approved_by_recipient: string
}

/** All that the lanes can carry: see `fieldsOf` in #alliance, which says what each is. */
const fields = {
  planning: ['procedure', 'expected_stay', 'travel', 'groups', 'team', 'capacity', 'people_on_both_lists'],
  'mutual-aid': ['name', 'nhs_number', 'birth_date', 'contact'],
  'booking-safety': ['busy'],
} as const

const purposes = ['planning', 'mutual-aid', 'booking-safety'] as const

/** No agreement may run for longer. */
const months = 12

/** Agreements in force for a year from a moment, each approved by two people of its owner and one of its recipient. */
export function sharingAgreements(from: Date, seed: number): readonly SharingAgreementRow[] {
  const random = new Random(seed, 'sharing agreements')
  const until = new Date(from)
  until.setUTCMonth(until.getUTCMonth() + months)
  let count = 0
  return demoAlliances.flatMap((alliance) =>
    pairs(alliance).flatMap(([owner, recipient]) =>
      purposes.map((purpose) => {
        count += 1
        return {
          owner,
          id: madeUuid(count, random),
          recipient,
          alliance: alliance.id,
          purpose,
          fields: fields[purpose],
          treatment_functions: alliance.services,
          valid_from: from,
          valid_to: until,
          approved_by_owner: [whoIs(owner, 'chief-operating-officer'), whoIs(owner, 'information-governance')],
          approved_by_recipient: whoIs(recipient, 'chief-operating-officer'),
        }
      }),
    ),
  )
}

function pairs({ members }: DemoAlliance): readonly (readonly [owner: string, recipient: string])[] {
  return members.flatMap(({ trust: owner }) =>
    members.filter(({ trust }) => trust !== owner).map(({ trust }) => [owner, trust] as const),
  )
}
