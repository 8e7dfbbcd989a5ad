/** A meeting of three trusts in committees in common, for tests: everybody is there, the vote was open for an hour. */
import { type Agreement, conservativeDeciding, matterCodes } from '#alliance'
import { type TrustCode, trustCode } from '#nhs/trust-code.ts'
import type { GivenVote, Item, ItemRecord, Seat, SeatPost } from './record.ts'

export const threeTrusts = [trustCode('RAA'), trustCode('RBB'), trustCode('RCC')] as const
export const knownParties = threeTrusts.map((trust) => ({
  trust,
  joinedOn: '2020-01-01',
  suspendedOn: null,
  leavesOn: null,
  leftOn: null,
}))

const opened = new Date('2026-02-02T10:00Z')
/** Some minutes after the vote was opened. */
export const moment = (minutes: number): Date => new Date(opened.getTime() + minutes * 60_000)

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const anAgreementToDecide = (different: Partial<Agreement> = {}): Agreement => ({
  title: 'Agreement of the trees',
  purpose: 'To grow together.',
  legalForm: 'committees-in-common',
  body: 'Joint board',
  commencesOn: '2020-01-01',
  reviewOn: '2027-01-01',
  endsOn: null,
  parties: threeTrusts.map((trust) => ({ trust, joinedOn: '2020-01-01', signatories: ['chief-executive'] })),
  services: ['101', '110'],
  excluded: [],
  scopeByDecision: true,
  clauses: [],
  rules: matterCodes.map((matter) => ({
    matter,
    rule: { kind: matter === 'service-change' ? 'affected-agree' : 'unanimity' },
  })),
  delegations: [
    { matter: 'business-case', to: 'body', upToPence: 1_000_000_00 },
    { matter: 'service-change', to: 'body', upToPence: null },
    { matter: 'spending', to: 'chief-executive', upToPence: 50_000_00 },
  ],
  reserved: [],
  quorum: { membersOfEachTrust: 2, nonExecutivesOfEachTrust: 1 },
  sharedPosts: 'do-not-vote',
  deciding: { ...conservativeDeciding, binding: ['business-case', 'service-change'] },
  riskAndGain: { words: 'Each bears its own costs.', shares: [] },
  disputes: [],
  noticeDays: 90,
  sources: [],
  ...different,
})

const sitting: readonly SeatPost[] = ['chair', 'chief-executive', 'non-executive-director']

export const seats: readonly Seat[] = threeTrusts.flatMap((trust, t) =>
  sitting.map((post, p) => ({
    id: uuid(10 * t + p),
    committee: uuid(100),
    forTrust: trust,
    trust,
    person: post,
    name: `The ${post} of ${trust}`,
    jobTitle: post,
    post,
    isVoting: true,
    deputies: [],
    fromDay: '2020-01-01',
    toDay: null,
  })),
)
export const seatOf = (trust: TrustCode, post: SeatPost): Seat =>
  seats.find((seat) => seat.trust === trust && seat.post === post)!

export const voteOf = (trust: TrustCode, post: SeatPost, choice: GivenVote['choice']): GivenVote => ({
  item: uuid(200),
  trust,
  person: post,
  forTrust: trust,
  choice,
  reason: '',
  at: moment(30),
})

export function aRecord({
  item = {},
  votes = [],
}: {
  readonly item?: Partial<Item>
  readonly votes?: readonly GivenVote[]
} = {}): ItemRecord {
  return {
    committee: { id: uuid(100), name: 'Joint board', purpose: '', fromDay: '2020-01-01', toDay: null },
    meeting: {
      id: uuid(150),
      committee: uuid(100),
      title: 'February',
      way: 'at-a-meeting',
      startsAt: moment(-30),
      endsAt: moment(120),
      place: 'The hall',
      state: 'open',
      edition: 2,
    },
    item: {
      id: uuid(200),
      meeting: uuid(150),
      place: 1,
      title: 'A business case',
      kind: 'decision',
      matter: 'business-case',
      motion: 'To approve it.',
      amountPence: 500_000_00,
      affected: [],
      takesEffectOn: null,
      isPublic: true,
      openedAt: moment(0),
      closesAt: null,
      closedAt: moment(60),
      agreement: 1,
      edition: 3,
      ...item,
    },
    seats,
    declarations: [],
    presences: seats.map(({ trust, person }) => ({
      id: `${trust} ${person}`,
      meeting: uuid(150),
      trust,
      person,
      how: 'in-person',
      arrivedAt: moment(-20),
      leftAt: null,
    })),
    votes,
    words: [],
  }
}
