/**
 * What the demonstration's hospitals say of a few of their services. Figures are invented, and say so, wherever no source
 * is named: no count, post, rota or price is any hospital's. Sourced are the minimums of knee revision, and where urology is
 * to be and that breast reconstruction mostly happens outside the Black Country (Black Country Provider Collaborative, and
 * Sandwell and West Birmingham's report of its clinical summit, 2025).
 */
import type { Day } from '#nhs/day.ts'
import { type DemoAlliance, demoAlliances } from './alliances.ts'
import { whoIs } from './demo-people.ts'

const invented = 'Invented for the demonstration'
const basisOf = (source: string) => (source === invented ? 'invented' : 'published')
const made = { source: invented, basis: basisOf(invented) }
const yearTo: Day = '2025-12-31'
const statedOn: Day = '2026-01-05'

/** From when the demonstration's alliances keep the minimums: those of the sources have no day of their own. */
const keptFrom: Day = '2025-07-16'

const oxford =
  'Study of 1,433 surgeons in England and Wales, 2009 to 2019 (Nuffield Department of Orthopaedics, Oxford)'
const theKnee = 'Threshold used in a study of regional knee services (The Knee, 2017)'

/** alliance | id | treatment function | name | about */
const services = `
orthopaedic | revision-knee | 110 | Revision of knee replacement | Operations that replace a knee replacement or a part of it, done in a network.
orthopaedic | spinal-surgery | 108 | Spinal surgery | Operations of the spine, with complex ones at a centre.
orthopaedic | planned-orthopaedics | 110 | Planned orthopaedic surgery | Hip, knee, shoulder, hand and foot operations that are planned.
black-country | breast-reconstruction | 103 | Breast reconstruction with own tissue | Reconstruction with tissue from the abdomen (DIEP flap). Most patients now travel outside the Black Country for it.
black-country | urology | 101 | Urology | Kidney, bladder and prostate operations. The Black Country proposes to have renal surgery at Russells Hall. Operations for kidney stones through the skin would be at Sandwell.
black-country | revision-knee | 110 | Revision of knee replacement | Operations that replace a knee replacement or a part of it, done in a network.
`

/** alliance | service | of | operations | standing | source */
const standards: readonly (readonly [string, string, 'unit' | 'surgeon', number, 'advisory' | 'mandatory', string])[] =
  [
    ['orthopaedic', 'revision-knee', 'surgeon', 15, 'advisory', oxford],
    ['orthopaedic', 'revision-knee', 'unit', 30, 'advisory', theKnee],
    ['black-country', 'revision-knee', 'surgeon', 15, 'advisory', oxford],
    ['black-country', 'revision-knee', 'unit', 30, 'advisory', theKnee],
    ['black-country', 'breast-reconstruction', 'unit', 40, 'advisory', invented],
    ['black-country', 'breast-reconstruction', 'surgeon', 15, 'advisory', invented],
  ]

/** alliance | trust | service | site | tier | provides */
const sites = `
orthopaedic | RL1 | revision-knee | RL131 | centre | First revision, infected revision, revision with bone loss
orthopaedic | RRJ | revision-knee | RRJ05 | centre | First revision, infected revision, revision with bone loss
orthopaedic | RL1 | spinal-surgery | RL131 | centre | Decompression, fusion, deformity
orthopaedic | RRJ | spinal-surgery | RRJ05 | centre | Decompression, fusion, tumours
orthopaedic | RL1 | planned-orthopaedics | RL131 | centre | Joint replacement, arthroscopy, day surgery
orthopaedic | RRJ | planned-orthopaedics | RRJ05 | centre | Joint replacement, arthroscopy, day surgery
black-country | RNA | breast-reconstruction | RNA01 | centre | Reconstruction at once and later
black-country | RBK | breast-reconstruction | RBK02 | outreach | Clinics before and after reconstruction
black-country | RNA | urology | RNA01 | centre | Renal surgery, day surgery
black-country | RXK | urology | RXK01 | spoke | Kidney stones through the skin, day surgery
black-country | RBK | urology | RBK02 | spoke | Day surgery
black-country | RNA | revision-knee | RNA01 | spoke | First revision
black-country | RXK | revision-knee | I3W1A | spoke | First revision
black-country | RBK | revision-knee | RBK02 | spoke | First revision
`

/** alliance | trust | service | site | operations of each surgeon, with those as second surgeon after a plus */
const volumes = `
orthopaedic | RL1 | revision-knee | RL131 | 31 24 18+4 9
orthopaedic | RRJ | revision-knee | RRJ05 | 42 36 27 16+6 8
orthopaedic | RL1 | spinal-surgery | RL131 | 94 81 77 62
orthopaedic | RRJ | spinal-surgery | RRJ05 | 110 96 88 71 54
black-country | RNA | breast-reconstruction | RNA01 | 9 3+9
black-country | RNA | urology | RNA01 | 310 285 240 196 151
black-country | RXK | urology | RXK01 | 280 262 204
black-country | RBK | urology | RBK02 | 190 120
black-country | RNA | revision-knee | RNA01 | 14 8
black-country | RXK | revision-knee | I3W1A | 17 9 4
black-country | RBK | revision-knee | RBK02 | 6 3
`

/** alliance | nearest trust | service | provider | operations */
const outflow = `
black-country | RNA | breast-reconstruction | RRK | 18
black-country | RNA | breast-reconstruction | RL4 | 9
black-country | RXK | breast-reconstruction | RRK | 31
black-country | RXK | breast-reconstruction | RNA | 2
black-country | RBK | breast-reconstruction | RRK | 14
black-country | RBK | breast-reconstruction | RL4 | 6
black-country | RBK | revision-knee | RRJ | 12
black-country | RXK | revision-knee | RRJ | 20
black-country | RNA | revision-knee | RRJ | 11
`

type Facts = Readonly<Record<string, unknown>>

const facts: readonly (readonly [alliance: string, trust: string, service: string, facts: Facts])[] = [
  [
    'orthopaedic',
    'RL1',
    'revision-knee',
    {
      posts: 5,
      inPost: 4,
      locums: 0,
      onCallOneIn: 8,
      singlePoints: [],
      training: 'approved',
      outlier: 'none',
      incomePounds: 980_000,
      costPounds: 1_050_000,
      equipmentEndsOn: '2030-03-31',
    },
  ],
  [
    'orthopaedic',
    'RRJ',
    'revision-knee',
    {
      posts: 6,
      inPost: 5.5,
      locums: 0,
      onCallOneIn: 10,
      singlePoints: [],
      training: 'approved',
      outlier: 'none',
      incomePounds: 1_520_000,
      costPounds: 1_490_000,
      equipmentEndsOn: '2031-03-31',
    },
  ],
  [
    'orthopaedic',
    'RL1',
    'spinal-surgery',
    {
      posts: 7,
      inPost: 4,
      locums: 1,
      onCallOneIn: 5,
      singlePoints: ['One surgeon for deformity in children'],
      training: 'with-conditions',
      outlier: 'none',
      incomePounds: 3_400_000,
      costPounds: 3_900_000,
      equipmentEndsOn: '2027-06-30',
    },
  ],
  ['orthopaedic', 'RRJ', 'spinal-surgery', { posts: 8, inPost: 7, locums: 0, onCallOneIn: 7, singlePoints: [] }],
  [
    'black-country',
    'RNA',
    'breast-reconstruction',
    {
      posts: 3,
      inPost: 2,
      locums: 0,
      onCallOneIn: 3,
      singlePoints: ['One operating microscope', 'One surgeon who leads flaps'],
      training: 'with-conditions',
      outlier: 'none',
      incomePounds: 140_000,
      costPounds: 185_000,
      equipmentEndsOn: '2027-03-31',
    },
  ],
  [
    'black-country',
    'RNA',
    'urology',
    {
      posts: 7,
      inPost: 5,
      locums: 1,
      onCallOneIn: 6,
      singlePoints: [],
      training: 'approved',
      outlier: 'none',
      incomePounds: 4_900_000,
      costPounds: 5_100_000,
      equipmentEndsOn: '2028-12-31',
    },
  ],
  [
    'black-country',
    'RXK',
    'urology',
    {
      posts: 6,
      inPost: 3,
      locums: 2,
      onCallOneIn: 4,
      singlePoints: ['One lithotripter'],
      training: 'with-conditions',
      outlier: 'none',
      incomePounds: 3_700_000,
      costPounds: 4_300_000,
      equipmentEndsOn: '2026-12-31',
    },
  ],
  [
    'black-country',
    'RBK',
    'urology',
    {
      posts: 4,
      inPost: 2,
      locums: 1,
      onCallOneIn: 3,
      singlePoints: ['One laser', 'One specialist nurse'],
      training: 'not-approved',
      outlier: 'alert',
      incomePounds: 1_800_000,
      costPounds: 2_200_000,
      equipmentEndsOn: '2026-09-30',
    },
  ],
  [
    'black-country',
    'RNA',
    'revision-knee',
    {
      posts: 3,
      inPost: 2,
      locums: 0,
      onCallOneIn: 8,
      singlePoints: [],
      training: 'approved',
      outlier: 'none',
      incomePounds: 250_000,
      costPounds: 280_000,
    },
  ],
  [
    'black-country',
    'RXK',
    'revision-knee',
    { posts: 4, inPost: 4, locums: 0, onCallOneIn: 8, singlePoints: [], outlier: 'none' },
  ],
  ['black-country', 'RBK', 'revision-knee', { posts: 2, inPost: 2 }],
]

/** What an operation that returns is assumed to be. */
const assumptions = {
  'breast-reconstruction': {
    suitable: 0.85,
    returning: 0.6,
    minutes: 480,
    incomePounds: 11_500,
    costPounds: 10_800,
    source: invented,
  },
} as const

const cells = (table: string): readonly string[][] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))

/** Rows by table, in the order in which they refer to each other. */
type DemoServices = Readonly<Record<DemoServicesTable, readonly object[]>>
export const demoServicesTables = [
  'clinical_service',
  'volume_standard',
  'site_service',
  'service_volume',
  'service_statement',
  'resident_outflow',
] as const
type DemoServicesTable = (typeof demoServicesTables)[number]

export function demoServices(alliance: DemoAlliance['id']): DemoServices {
  const { servicesFrom } = demoAlliances.find(({ id }) => id === alliance)!
  const own = (table: string) => cells(table).filter(([of]) => of === alliance)
  return {
    clinical_service: own(services).map(([, id = '', treatment_function = '', name = '', about = '']) => ({
      alliance,
      id,
      name,
      treatment_function,
      about,
      assumptions: id in assumptions ? assumptions[id as keyof typeof assumptions] : null,
    })),
    volume_standard: standards
      .filter(([of]) => of === alliance)
      .map(([, service, of, cases, standing, source]) => ({
        alliance,
        service,
        of,
        effective_from: keptFrom,
        cases,
        standing,
        source,
        basis: basisOf(source),
      })),
    site_service: own(sites).map(([, trust = '', service = '', site = '', tier = '', provides = '']) => ({
      trust,
      alliance,
      service,
      site,
      tier,
      provides: provides.split(/,\s*/),
      from_day: servicesFrom,
    })),
    service_volume: own(volumes).flatMap(([, trust = '', service = '', site = '', counts = '']) =>
      counts.split(/\s+/).flatMap((count, n) => {
        const [lead = 0, dual = 0] = count.split('+').map(Number)
        const row = { trust, alliance, service, site, year_to: yearTo, surgeon: surgeonName(n), ...made }
        const parts = [{ ...row, part: 'lead', cases: lead }]
        return dual > 0 ? [...parts, { ...row, part: 'dual', cases: dual }] : parts
      }),
    ),
    service_statement: facts
      .filter(([of]) => of === alliance)
      .map(([, trust, service, stated]) => ({
        trust,
        alliance,
        service,
        as_of: statedOn,
        facts: stated,
        ...made,
        stated_by: whoIs(trust, 'chief-operating-officer'),
      })),
    resident_outflow: own(outflow).map(([, trust = '', service = '', provider = '', cases = '']) => ({
      trust,
      alliance,
      service,
      provider,
      year_to: yearTo,
      cases: Number(cases),
      ...made,
    })),
  }
}

/** "Surgeon A": nobody, so that no count is anybody's. */
const surgeonName = (n: number): string => `Surgeon ${String.fromCharCode(65 + n)}`
