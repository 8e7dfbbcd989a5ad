/**
 * What the members of each alliance of the demonstration share with each other: both ways, for each purpose. One more of each
 * alliance waits for approval: it would go on from where another ends.
 */
import { type DemoAlliance, demoAlliances } from './alliances.ts'
import { madeUuid } from './demo-identifiers.ts'
import { demoPeople, whoIs } from './demo-people.ts'
import { Random } from './random.ts'

export type SharingAgreementRow = {
  readonly owner: string
  readonly id: string
  readonly recipient: string
  readonly alliance: string
  readonly purpose: Purpose
  readonly fields: readonly string[]
  readonly treatment_functions: readonly string[]
  readonly valid_from: Date
  readonly valid_to: Date
  readonly reason: string
  readonly lawful_basis: string
  readonly special_basis: string
  readonly confidentiality_basis: string
  readonly dpia_reference: string
  readonly rights: string
  readonly retention: string
  readonly review_on: string
  readonly proposed_by: string
  readonly proposed_by_trust: string
  readonly approved_by_owner: readonly string[]
  readonly approved_by_recipient: string | null
  readonly version: number
}

/** What happened to an agreement, as the database keeps it. */
export type SharingEventRow = {
  readonly owner: string
  readonly agreement_id: string
  readonly seq: number
  readonly recipient: string
  readonly kind: 'proposed' | 'approved'
  readonly detail: object
  readonly trust: string
  readonly person: string
  readonly roles: readonly string[]
  readonly at: Date
}

/** All that the lanes can carry: see `fieldsOf` in #alliance, which says what each is. */
const fields = {
  planning: ['procedure', 'expected_stay', 'travel', 'groups', 'team', 'capacity', 'people_on_both_lists'],
  'mutual-aid': ['name', 'nhs_number', 'birth_date', 'contact'],
  'booking-safety': ['busy'],
} as const

const purposes = ['planning', 'mutual-aid', 'booking-safety'] as const
type Purpose = (typeof purposes)[number]

/** What the agreements say, invented but for the law that they name. */
const terms = {
  planning: {
    reason: 'To plan operations, theatres and beds together, so that people who wait longest are treated first.',
    confidentiality_basis: 'not-confidential',
    retention: 'As long as the plan that is made of it is in use, and no longer than the agreement.',
  },
  'mutual-aid': {
    reason: 'To treat a patient at another trust who has been offered an earlier place there.',
    confidentiality_basis: 'implied-consent',
    retention: 'Until the transfer has ended. A patient who has moved is in the record of the trust that treats them.',
  },
  'booking-safety': {
    reason: 'So that nobody is booked at two hospitals for the same time.',
    confidentiality_basis: 'implied-consent',
    retention: 'Until the time that is compared is over.',
  },
} as const

/** No agreement may run for longer. */
const months = 12

/** Agreements in force for a year from a moment, each approved by two people of its owner and one of its recipient. */
export function sharingAgreements(from: Date, seed: number): readonly SharingAgreementRow[] {
  const random = new Random(seed, 'sharing agreements')
  let count = 0
  return demoAlliances.flatMap((alliance) => {
    const agreement = (owner: string, recipient: string, purpose: Purpose, begins: Date): SharingAgreementRow => {
      count += 1
      return {
        owner,
        id: madeUuid(count, random),
        recipient,
        alliance: alliance.id,
        purpose,
        fields: fields[purpose],
        treatment_functions: alliance.services,
        valid_from: begins,
        valid_to: later(begins, months),
        ...terms[purpose],
        lawful_basis: '6(1)(e)',
        special_basis: '9(2)(h)',
        dpia_reference: `DPIA ${owner} ${purposes.indexOf(purpose) + 1}`,
        rights:
          'The owner answers people who ask what is held about them, or object. The recipient passes requests on.',
        review_on: later(begins, months / 2)
          .toISOString()
          .slice(0, 10),
        proposed_by: whoIs(owner, 'alliance-planner'),
        proposed_by_trust: owner,
        approved_by_owner: [whoIs(owner, 'chief-operating-officer'), whoIs(owner, 'information-governance')],
        approved_by_recipient: whoIs(recipient, 'chief-operating-officer'),
        version: 4,
      }
    }
    const all = pairs(alliance).flatMap(([owner, recipient]) =>
      purposes.map((purpose) => agreement(owner, recipient, purpose, from)),
    )
    const [owner, recipient] = waiting[alliance.id]
    const next = agreement(owner, recipient, 'planning', later(from, months))
    return [...all, { ...next, approved_by_owner: [], approved_by_recipient: null, version: 1 }]
  })
}

/** Of whom to whom the proposal is that waits: at each of the two, people can be chosen on the log in page who may approve. */
const waiting = { orthopaedic: ['RRJ', 'RL1'], 'black-country': ['RNA', 'RXK'] } as const

/** How each came to be: proposed, and approved by whoever has approved it. */
export function sharingEvents(agreements: readonly SharingAgreementRow[], at: Date): readonly SharingEventRow[] {
  return agreements.flatMap((agreement) => {
    const { owner, id, recipient, approved_by_owner, approved_by_recipient } = agreement
    const event = (kind: SharingEventRow['kind'], trust: string, person: string, detail = {}) => ({
      owner,
      agreement_id: id,
      recipient,
      kind,
      detail,
      trust,
      person,
      at,
      roles: demoPeople.find((each) => each.trust === trust && each.id === person)?.roles ?? [],
    })
    return [
      event('proposed', agreement.proposed_by_trust, agreement.proposed_by, agreement),
      ...approved_by_owner.map((person) => event('approved', owner, person)),
      ...(approved_by_recipient === null ? [] : [event('approved', recipient, approved_by_recipient)]),
    ].map((each, n) => ({ ...each, seq: n + 1 }))
  })
}

function later(day: Date, by: number): Date {
  const moved = new Date(day)
  moved.setUTCMonth(moved.getUTCMonth() + by)
  return moved
}

function pairs({ members }: DemoAlliance): readonly (readonly [owner: string, recipient: string])[] {
  return members.flatMap(({ trust: owner }) =>
    members.filter(({ trust }) => trust !== owner).map(({ trust }) => [owner, trust] as const),
  )
}
