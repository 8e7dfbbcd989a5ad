/**
 * What the demonstration's alliances follow up: actions, risks, a dispute and priorities. Their subjects are those that the
 * real alliances published (Black Country Provider Collaborative: breast reconstruction, urology; the orthopaedic memorandum
 * of July 2025: knees, spines); the people, dates and words are invented.
 */
import type { Day } from '#nhs/day.ts'
import type { DemoAlliance } from './alliances.ts'

type AllianceId = DemoAlliance['id']

/** What trusts say of a priority, in the words of its history. */
export const spoken = { supports: 'Supports it', 'not-yet': 'Not yet', against: 'Against it' } as const

const bc = 'black-country'
const ortho = 'orthopaedic'

export type DemoAction = {
  readonly alliance: AllianceId
  readonly n: number
  readonly what: string
  readonly trust: string
  /** As named when nobody has taken it; the chief operating officer has when it is left out. */
  readonly name?: string
  readonly due: Day
  readonly given: Day
  readonly done?: readonly [Day, string]
}

export const actions: readonly DemoAction[] = [
  {
    alliance: bc,
    n: 1,
    what: 'Count the women who had breast reconstruction outside the Black Country in the last 3 years',
    trust: 'RNA',
    due: '2026-01-16',
    given: '2025-11-20',
  },
  {
    alliance: bc,
    n: 2,
    what: 'Agree one referral form for urology with the three cancer teams',
    trust: 'RXK',
    due: '2026-02-06',
    given: '2025-12-18',
  },
  {
    alliance: bc,
    n: 3,
    what: 'Say which two theatres could be a day surgery hub on Saturdays',
    trust: 'RBK',
    name: 'Theatre management',
    due: '2026-01-23',
    given: '2025-12-18',
  },
  {
    alliance: bc,
    n: 4,
    what: 'Draft the terms for surgeons who operate at another trust',
    trust: 'RNA',
    due: '2026-03-13',
    given: '2026-01-22',
  },
  {
    alliance: bc,
    n: 5,
    what: 'Publish the papers of the December meeting',
    trust: 'RBK',
    due: '2026-01-09',
    given: '2025-12-18',
    done: ['2026-01-07', 'All four papers are on the website of each trust.'],
  },
  {
    alliance: ortho,
    n: 6,
    what: 'Send the last 12 months of complex knee revisions to the regional meeting',
    trust: 'RRJ',
    due: '2026-01-15',
    given: '2025-11-12',
  },
  {
    alliance: ortho,
    n: 7,
    what: 'Compare the spinal waiting lists by nation, and say whose patients could move',
    trust: 'RL1',
    due: '2026-02-20',
    given: '2026-01-14',
  },
  {
    alliance: ortho,
    n: 8,
    what: 'Name a lead nurse for the shared pre-operative pathway',
    trust: 'RL1',
    name: 'Director of nursing',
    due: '2026-02-27',
    given: '2026-01-14',
  },
]

export type DemoRisk = {
  readonly alliance: AllianceId
  readonly n: number
  readonly title: string
  readonly cause: string
  readonly event: string
  readonly effect: string
  /** Likelihood and consequence. */
  readonly before: readonly [number, number]
  readonly now: readonly [number, number]
  readonly mitigation: string
  readonly borneBy: readonly string[]
  readonly why: string
  readonly trust: string
  readonly review: Day
  readonly written: Day
  readonly reviewed?: readonly [Day, string]
}

export const risks: readonly DemoRisk[] = [
  {
    alliance: bc,
    n: 1,
    title: 'Too few urologists for three rotas',
    cause: 'Urology is spread thinly over three sites and posts are hard to fill',
    event: 'One trust cannot keep its on-call rota',
    effect: 'Emergencies are diverted, and planned operations are cancelled at the trust that takes them',
    before: [4, 4],
    now: [3, 4],
    mitigation: 'Consultants cover each other for leave; the case to concentrate urology is on its way',
    borneBy: ['RXK'],
    why: 'No trust can fill three rotas alone, and patients would come to the other two',
    trust: 'RXK',
    review: '2026-02-26',
    written: '2025-09-18',
    reviewed: ['2025-12-18', '16 before, then 12. Cover for leave works since October.'],
  },
  {
    alliance: bc,
    n: 2,
    title: 'The reconstruction service starts too small to stay safe',
    cause: 'Fewer women may come back than the case expects',
    event: 'Surgeons operate less often than they need to keep their skill',
    effect: 'Outcomes fall, and the service stops after it was paid for',
    before: [3, 5],
    now: [3, 5],
    mitigation: 'None yet: the share that would return is being counted',
    borneBy: ['RNA', 'RBK'],
    why: 'The host carries the cost of a service that all trusts asked for',
    trust: 'RNA',
    review: '2026-01-22',
    written: '2025-11-20',
  },
  {
    alliance: bc,
    n: 3,
    title: 'Day surgery hub leaves patients without a car behind',
    cause: 'The hub is an hour by bus from the north of Walsall',
    event: 'People without a car decline a date there',
    effect: 'Waits widen between richer and poorer places',
    before: [3, 3],
    now: [2, 2],
    mitigation: 'Transport is offered with every date, and declines are counted by deprivation',
    borneBy: ['RBK'],
    why: 'The trusts chose the place together',
    trust: 'RBK',
    review: '2026-04-23',
    written: '2026-01-22',
  },
  {
    alliance: ortho,
    n: 4,
    title: 'Two nations count the same wait differently',
    cause: 'Wales and England have different targets and rules',
    event: 'A patient moved between the hospitals is counted wrongly',
    effect: 'A breach is reported late, and commissioners do not pay',
    before: [4, 3],
    now: [2, 3],
    mitigation: 'Each hospital keeps the clock of the nation that pays; lists are compared monthly',
    borneBy: ['RL1'],
    why: 'It begins with the move, and both hospitals make the move',
    trust: 'RL1',
    review: '2026-03-11',
    written: '2025-10-15',
  },
]

export type DemoDispute = {
  readonly alliance: AllianceId
  readonly n: number
  readonly matter: string
  readonly what: string
  readonly wanted: string
  readonly trust: string
  readonly concerns: readonly string[]
  /** As the alliance's agreement had it when the dispute was raised. */
  readonly ladder: readonly { readonly who: string; readonly withinDays: number }[]
  /** When it came to each step, and what was said. */
  readonly events: readonly (readonly [Day, string, string, string?])[]
}

export const disputes: readonly DemoDispute[] = [
  {
    alliance: bc,
    n: 1,
    matter: 'Who pays when a lent theatre session is not used',
    what: "A session that was lent on 6 November stood empty because the visiting surgeon was ill. The lender wants its staff paid for; the borrower says that illness is nobody's fault.",
    wanted: 'The borrower pays for staff who cannot be used elsewhere when a session is given back within two weeks',
    trust: 'RBK',
    concerns: ['RBK', 'RXK'],
    ladder: [
      { who: 'The chief executives', withinDays: 14 },
      { who: 'The chairs', withinDays: 28 },
      { who: 'A mediator whom every trust accepts', withinDays: 56 },
    ],
    events: [
      ['2025-12-22', 'raise', 'RBK'],
      ['2026-01-12', 'go-on', 'RXK', 'The chief executives: half was offered and not accepted.'],
    ],
  },
  {
    alliance: ortho,
    n: 2,
    matter: 'Order of patients on the shared spinal list',
    what: "The hospitals order patients of equal priority differently: one by the wait in weeks, one by the share of its nation's target that has passed.",
    wanted: 'One order for both, by weeks waited within a clinical priority',
    trust: 'RRJ',
    concerns: ['RRJ', 'RL1'],
    ladder: [
      { who: 'The two chief executives', withinDays: 14 },
      { who: 'The two chairs', withinDays: 28 },
    ],
    events: [
      ['2026-01-02', 'raise', 'RRJ'],
      [
        '2026-01-19',
        'go-on',
        'RL1',
        'The two chief executives: agreed on weeks waited, not on how Welsh patients are counted.',
      ],
    ],
  },
]

export type DemoPriority = {
  readonly alliance: AllianceId
  readonly n: number
  readonly title: string
  readonly why: string
  readonly measure: string
  readonly trust: string
  /** The days on which it reached its stages: the last is where it is. */
  readonly reached: readonly Day[]
  readonly due: Day
  readonly blocker?: string
  /** What trusts say of going on from where it is. */
  readonly said: readonly (readonly [string, keyof typeof spoken, Day, string?])[]
}

export const priorities: readonly DemoPriority[] = [
  {
    alliance: bc,
    n: 1,
    title: 'Return breast reconstruction (DIEP)',
    why: 'Most women who have a reconstruction with their own tissue travel outside the Black Country for it. Together the trusts have enough patients for a service; none has alone.',
    measure: 'Women of the Black Country who have their reconstruction in the Black Country, by year',
    trust: 'RNA',
    reached: ['2025-07-17', '2025-10-16'],
    due: '2026-03-26',
    said: [
      ['RNA', 'supports', '2025-11-20'],
      ['RBK', 'supports', '2026-01-22'],
    ],
  },
  {
    alliance: bc,
    n: 2,
    title: 'Concentrate urology',
    why: 'Staff are spread thinly over three sites, posts are hard to fill and demand grows. Each kind of operation could be done where there is enough of it.',
    measure: 'Cancer patients treated within 62 days, and posts filled, on all sites together',
    trust: 'RXK',
    reached: ['2025-01-16', '2025-05-15', '2025-09-18'],
    due: '2026-01-22',
    blocker: 'Travel times for the north of Walsall are being counted again',
    said: [
      ['RNA', 'supports', '2025-12-18'],
      ['RXK', 'supports', '2025-12-18'],
      ['RBK', 'not-yet', '2026-01-08', 'The board wants travel by deprivation before it chooses between the options'],
    ],
  },
  {
    alliance: bc,
    n: 3,
    title: 'One hub for day surgery',
    why: 'Two theatres stand empty on Saturdays while people wait more than a year for operations that need no bed.',
    measure: 'Day cases a month at the hub, and people who wait over 52 weeks for one',
    trust: 'RBK',
    reached: ['2024-09-19', '2024-12-19', '2025-04-17', '2025-07-17', '2025-10-16'],
    due: '2026-06-25',
    said: [],
  },
  {
    alliance: ortho,
    n: 4,
    title: 'Network for revision of knees',
    why: 'Few surgeons revise enough knees a year. With a centre and spokes the complex ones go where they are done often.',
    measure: 'Complex revisions discussed at the regional meeting before the operation',
    trust: 'RRJ',
    reached: ['2025-08-13', '2025-10-15', '2025-12-10', '2026-01-14'],
    due: '2026-03-11',
    said: [['RRJ', 'supports', '2026-01-21']],
  },
  {
    alliance: ortho,
    n: 5,
    title: 'One list for spinal surgery',
    why: 'Waits for complex spinal surgery are the longest of all. A shared list shows who could be treated sooner at the other hospital.',
    measure: 'Spinal patients who wait over 104 weeks at both hospitals together',
    trust: 'RL1',
    reached: ['2025-12-10'],
    due: '2026-02-25',
    said: [
      ['RL1', 'supports', '2025-12-17'],
      ['RRJ', 'against', '2026-01-21', 'Not before the dispute about the order of patients is settled'],
    ],
  },
]
