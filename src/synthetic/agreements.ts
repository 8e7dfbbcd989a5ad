/**
 * The agreements of the demonstration. What the two real alliances said of themselves is as they said it, with the source;
 * what nobody published (notice, limits, shares, the ladder of disputes, who signed) is invented, and the agreement says so.
 */
import type { Day } from '#nhs/day.ts'
import { type DemoAlliance, demoAlliances } from './alliances.ts'
import { demoPeople, whoIs } from './demo-people.ts'

export type AgreementRow = {
  readonly alliance: string
  readonly number: number
  readonly state: 'in-force' | 'signing'
  /** As `Agreement` in #alliance has it; a test reads it there. */
  readonly body: object
  readonly based_on: number | null
  readonly why: string
  readonly drafted_by: string
  readonly drafted_by_trust: string
  readonly in_force_on: Day | null
}

export type AgreementSignatureRow = {
  readonly alliance: string
  readonly number: number
  readonly trust: string
  readonly post: 'chief-executive'
  readonly person: string
  readonly name: string
  readonly job_title: string
  readonly answer: 'signed'
  readonly on_day: Day
}

export type PartyEventRow = {
  readonly alliance: string
  readonly id: string
  readonly trust: string
  readonly kind: 'declined' | 'joined' | 'invited'
  readonly on_day: Day
  readonly reason: string
  readonly at: Date
}

const post = 'chief-executive'

const matters = [
  'agreement',
  'membership',
  'scope',
  'service-change',
  'business-case',
  'spending',
  'plans',
  'workforce',
  'sharing',
  'risk',
  'policy',
] as const
type Matter = (typeof matters)[number]

/** One rule for all, but for those that have their own. */
const rules = (usual: object, own: Readonly<Partial<Record<Matter, object>>> = {}) =>
  matters.map((matter) => ({ matter, rule: own[matter] ?? usual }))

const clause = (id: string, head: string, words: string, isBinding = false) => ({ id, head, words, isBinding })

const neverPlanned = [
  { what: 'Accident and emergency', services: ['180'] },
  { what: 'Acute medicine', services: ['326'] },
]

const invented = (asOf: Day) => ({
  of: 'Notice, limits, shares, disputes, quorum and who signed',
  source: 'Invented for the demonstration: the trusts published none of it',
  asOf,
})

const independence = clause(
  'independence',
  'Each trust stays independent',
  'Each trust stays an independent organisation. Nothing here makes a partnership, a merger or an employer of both.',
)
const records = clause(
  'records',
  'Records',
  'No record crosses from one trust to another without a sharing agreement that its owner can end at any time.',
  true,
)
const confidence = clause(
  'confidence',
  'Confidence and open books',
  'What one trust tells another of its money and its staff is used for the purpose of this agreement and kept in confidence.',
  true,
)
const conflicts = clause(
  'conflicts',
  'Conflicts of interest',
  'Everybody declares what they or their trust would gain or lose, for each meeting and for each item. Somebody with a personal interest does not vote and is sent no papers.',
)

const partiesOf = ({ members }: DemoAlliance) =>
  members.map(({ trust, joinedOn }) => ({ trust, joinedOn, signatories: [post] }))

function orthopaedic(alliance: DemoAlliance): object {
  return {
    title: 'Memorandum of understanding of the Orthopaedic Alliance',
    purpose: alliance.purpose,
    legalForm: 'advisory-group',
    body: 'Alliance board',
    commencesOn: alliance.servicesFrom,
    reviewOn: '2026-07-16',
    endsOn: null,
    parties: partiesOf(alliance),
    services: alliance.services,
    excluded: neverPlanned,
    scopeByDecision: false,
    clauses: [
      independence,
      clause(
        'framework',
        'A flexible and focused framework',
        'The trusts work together where both see a benefit. Either may say that a matter is not one of them.',
      ),
      clause(
        'aims',
        'What the trusts set out to do',
        'To strengthen and sustain specialist services. To share learning, research and innovation. To plan their workforce together. To make the most of their capacity and speed up planned care. To make care fairer.',
      ),
      clause(
        'patients-of-wales',
        'Patients of England and Wales',
        'Each patient waits by the targets of their own nation, wherever they are treated.',
      ),
      records,
      confidence,
      conflicts,
      clause(
        'leaving',
        'Leaving',
        'A trust that leaves brings to an end what patients have agreed to. Nothing new begins. It keeps its own records.',
      ),
      clause('variation', 'Changing this memorandum', 'It is changed by a new version that both trusts sign.'),
    ],
    rules: rules({ kind: 'consensus', named: post }),
    delegations: [],
    reserved: [{ matter: 'agreement', abovePence: null }],
    quorum: { membersOfEachTrust: 2, nonExecutivesOfEachTrust: 1 },
    sharedPosts: 'vote-for-one',
    riskAndGain: {
      words: 'Each trust bears its own costs and keeps the income of the patients it treats.',
      shares: [],
    },
    disputes: [
      { who: 'The two chief executives', withinDays: 14 },
      { who: 'The two chairs', withinDays: 28 },
    ],
    noticeDays: 28,
    sources: [
      {
        of: 'The memorandum, its day, aims and flexible framework',
        source: 'Shropshire Star, "Specialist hospitals join forces in strategic alliance", 16 July 2025',
        asOf: '2025-07-16',
      },
      invented('2026-01-31'),
    ],
  }
}

function blackCountry(
  alliance: DemoAlliance,
): Record<string, unknown> & { readonly clauses: readonly object[]; readonly riskAndGain: object } {
  return {
    title: 'Collaboration agreement of the Black Country Alliance',
    purpose: alliance.purpose,
    legalForm: 'committees-in-common',
    body: 'Collaborative Board',
    commencesOn: alliance.servicesFrom,
    reviewOn: '2026-03-31',
    endsOn: null,
    parties: partiesOf(alliance),
    services: alliance.services,
    excluded: neverPlanned,
    scopeByDecision: true,
    clauses: [
      independence,
      clause(
        'all-agree',
        'Only what all agree',
        'Only work that all members agree on is taken forward. Priority areas are those that every trust thinks could be redesigned.',
        true,
      ),
      clause(
        'keep-and-return',
        'Keep services, and bring them back',
        'The trusts keep specialist services in the Black Country and bring back those that patients now travel further for.',
      ),
      clause(
        'board',
        'Collaborative Board',
        'Each trust has a committee of its own. The committees meet together as the Collaborative Board, and each decides for its own trust.',
        true,
      ),
      records,
      confidence,
      conflicts,
      clause('joining', 'Joining', 'A trust joins when every party has signed a version that names it.', true),
      clause(
        'leaving',
        'Leaving',
        'A trust that leaves brings to an end what patients have agreed to. Nothing new begins. It keeps its own records and sees what was done in its time.',
        true,
      ),
      clause(
        'variation',
        'Changing this agreement',
        'It is changed by a new version that every party signs. The Collaborative Board may take a service in or out.',
        true,
      ),
    ],
    rules: rules({ kind: 'unanimity' }, { 'service-change': { kind: 'affected-agree' } }),
    delegations: [
      { matter: 'scope', to: 'body', upToPence: null },
      { matter: 'service-change', to: 'body', upToPence: 1_000_000_00 },
      { matter: 'business-case', to: 'body', upToPence: 1_000_000_00 },
      { matter: 'spending', to: 'body', upToPence: 250_000_00 },
      { matter: 'spending', to: 'chief-executive', upToPence: 50_000_00 },
    ],
    reserved: [
      { matter: 'agreement', abovePence: null },
      { matter: 'risk', abovePence: null },
      { matter: 'business-case', abovePence: 1_000_000_00 },
    ],
    quorum: { membersOfEachTrust: 2, nonExecutivesOfEachTrust: 1 },
    sharedPosts: 'vote-for-each',
    deciding: {
      binding: ['scope', 'service-change', 'business-case', 'spending'],
      trustVote: { kind: 'majority-of-members', tie: 'falls' },
      abstentions: 'count-against',
      byCall: 'counts',
      deputies: 'stand-in',
      deputiesOfConflicted: 'attend',
      personalInterestSpeaks: false,
      leavingTrustsVote: true,
      chairCountsAsNonExecutive: true,
      chairsAction: { takesEffect: 'when-ratified', consultNonExecutives: 2 },
      lead: null,
    },
    riskAndGain: {
      words:
        'What the alliance spends and earns in common is shared as stated. Each trust bears its own costs otherwise.',
      shares: [
        { trust: 'RNA', percent: 34 },
        { trust: 'RXK', percent: 38 },
        { trust: 'RBK', percent: 28 },
      ],
    },
    disputes: [
      { who: 'The chief executives', withinDays: 14 },
      { who: 'The chairs', withinDays: 28 },
      { who: 'A mediator whom every trust accepts', withinDays: 56 },
    ],
    noticeDays: 90,
    sources: [
      {
        of: 'The alliance, its day, and the service that was never part of it',
        source: 'Stourbridge News, "NHS trusts join forces to form alliance on Black Country Day", 14 July 2015',
        asOf: '2015-07-14',
      },
      {
        of: 'That only work agreed by all members is taken forward, and that Royal Wolverhampton declined',
        source: 'Health Service Journal, "Midlands trusts to create £1bn turnover alliance", 2015',
        asOf: '2015-07-14',
      },
      {
        of: 'Committees in common that meet as the Collaborative Board',
        source: 'Black Country Provider Collaborative, about us',
        asOf: '2025-11-21',
      },
      invented('2026-01-31'),
    ],
  }
}

/** What a second version of the Black Country's would change, with Royal Wolverhampton in it: it is on its way to be signed. */
function blackCountryNext(alliance: DemoAlliance): object {
  const before = blackCountry(alliance)
  return {
    ...before,
    commencesOn: '2026-01-26',
    reviewOn: '2027-03-31',
    noticeDays: 180,
    parties: [
      ...partiesOf(alliance),
      ...alliance.invited.map(({ trust }) => ({ trust, joinedOn: '2026-02-01', signatories: [post] })),
    ],
    rules: rules({ kind: 'unanimity' }, { 'service-change': { kind: 'majority' } }),
    riskAndGain: {
      ...before.riskAndGain,
      shares: [
        { trust: 'RNA', percent: 25 },
        { trust: 'RXK', percent: 29 },
        { trust: 'RBK', percent: 20 },
        { trust: 'RL4', percent: 26 },
      ],
    },
    clauses: [
      ...before.clauses,
      clause(
        'service-changes',
        'Changes of services',
        'A change of a service needs most of the trusts. It holds for those whose own committee passes it, and for no other.',
        true,
      ),
      clause(
        'bank-rates',
        'Rates of the staff bank',
        'The trusts pay the same rates to people who work through their staff banks.',
      ),
    ],
  }
}

const allianceOf = (id: DemoAlliance['id']): DemoAlliance => demoAlliances.find((each) => each.id === id)!

export const demoAgreements: readonly AgreementRow[] = [
  {
    alliance: 'orthopaedic',
    number: 1,
    state: 'in-force',
    body: orthopaedic(allianceOf('orthopaedic')),
    based_on: null,
    why: 'The trusts announce their alliance.',
    drafted_by: whoIs('RL1', post),
    drafted_by_trust: 'RL1',
    in_force_on: '2025-07-16',
  },
  {
    alliance: 'black-country',
    number: 1,
    state: 'in-force',
    body: blackCountry(allianceOf('black-country')),
    based_on: null,
    why: 'The trusts announce their alliance on Black Country Day.',
    drafted_by: whoIs('RBK', 'board-secretary'),
    drafted_by_trust: 'RBK',
    in_force_on: '2015-07-14',
  },
  {
    alliance: 'black-country',
    number: 2,
    state: 'signing',
    body: blackCountryNext(allianceOf('black-country')),
    based_on: 1,
    why: 'Royal Wolverhampton joins. The boards want longer notice, and the same rates in every staff bank.',
    drafted_by: whoIs('RBK', 'board-secretary'),
    drafted_by_trust: 'RBK',
    in_force_on: null,
  },
]

const signature = (alliance: string, number: number, trust: string, on_day: Day): AgreementSignatureRow => {
  const { id, name, job_title } = demoPeople.find((each) => each.trust === trust && each.id === whoIs(trust, post))!
  return { alliance, number, trust, post, person: id, name, job_title, answer: 'signed', on_day }
}

export const demoSignatures: readonly AgreementSignatureRow[] = [
  ...demoAlliances.flatMap(({ id, members, servicesFrom }) =>
    members.map(({ trust }) => signature(id, 1, trust, servicesFrom)),
  ),
  // Sandwell and West Birmingham has still to sign the second version.
  signature('black-country', 2, 'RBK', '2026-01-27'),
  signature('black-country', 2, 'RNA', '2026-01-29'),
  signature('black-country', 2, 'RL4', '2026-01-30'),
]

/** Who joined, and Royal Wolverhampton, which declined in 2015 and is asked again. */
export const demoPartyEvents: readonly PartyEventRow[] = [
  ...demoAlliances.flatMap(({ id, members }) =>
    members.map(({ trust, joinedOn }) => ({
      alliance: id,
      trust,
      kind: 'joined' as const,
      on_day: joinedOn,
      reason: '',
    })),
  ),
  {
    alliance: 'black-country',
    trust: 'RL4',
    kind: 'declined' as const,
    on_day: '2015-07-14',
    reason: 'It declined to join when the alliance was formed (Health Service Journal, 2015).',
  },
  ...demoAlliances.flatMap(({ id, invited }) =>
    invited.map(({ trust, on }) => ({
      alliance: id,
      trust,
      kind: 'invited' as const,
      on_day: on,
      reason: 'It works with all of us already. The day is invented.',
    })),
  ),
].map((row, n) => ({
  ...row,
  id: `00000000-0000-4000-8000-00000a9e${String(n + 1).padStart(4, '0')}`,
  at: new Date(`${row.on_day}T12:00:00Z`),
}))
