/**
 * Cases for changing a service in the demonstration, and the small areas whose journeys they count. Sourced: that the Black
 * Country proposes to concentrate urology, with renal surgery at Russells Hall and operations for kidney stones at Sandwell,
 * that staff are spread thinly there and demand grows by 4% a year (Black Country Provider Collaborative), and the form of
 * an elective hub (Getting It Right First Time). Shares, dates, costs and rates are invented, and say so.
 */
import { type DemoAlliance, demoAlliances } from './alliances.ts'
import { councils } from './councils.ts'
import { demoPeople, whoIs } from './demo-people.ts'
import { placedAreas } from './where-people-live.ts'

type Option = {
  readonly title: string
  readonly changes: readonly object[]
  readonly oneOffPounds: number
  readonly runningPoundsAYear: number
}

type Case = {
  readonly alliance: DemoAlliance['id']
  readonly n: number
  readonly service: string
  readonly trust: string
  readonly title: string
  readonly why: string
  readonly growthAYear: number
  readonly growthSource: string
  readonly incomePounds: number
  readonly costPounds: number
  readonly options: readonly Option[]
  readonly consultation: Readonly<Record<string, string | number>>
  readonly benefit: Readonly<Record<string, string>>
}

const invented = 'Invented for the demonstration'
const begins = '2026-07-01'
const begunOn = '2026-01-19'

const cases: readonly Case[] = [
  {
    alliance: 'black-country',
    n: 1,
    service: 'urology',
    trust: 'RNA',
    title: 'Urology on fewer sites',
    why: 'Urology is spread over three sites. Staff are spread thinly, posts are hard to fill and demand grows by 4% a year. The published proposal puts renal surgery at Russells Hall and operations for kidney stones at Sandwell. Its third site is New Cross. That trust is no member of this alliance.',
    growthAYear: 0.04,
    growthSource: 'Demand: Black Country Provider Collaborative, 4% a year. All else is invented for the demonstration',
    incomePounds: 2100,
    costPounds: 1950,
    options: [
      {
        title: 'Walsall operates at Russells Hall',
        changes: [{ kind: 'move', from: 'RBK02', to: 'RNA01', share: 1, waiting: 'go too', theatres: 'go too' }],
        oneOffPounds: 150_000,
        runningPoundsAYear: 60_000,
      },
      {
        title: 'One list for all three sites',
        changes: [{ kind: 'pool', sites: ['RNA01', 'RXK01', 'RBK02'] }],
        oneOffPounds: 80_000,
        runningPoundsAYear: 120_000,
      },
      {
        title: 'Stones to Sandwell with added sessions',
        changes: [
          { kind: 'hub', at: 'RXK01', sites: ['RNA01', 'RBK02'], share: 0.25, addedMinutesAWeek: 480, addedBeds: 2 },
        ],
        oneOffPounds: 900_000,
        runningPoundsAYear: 340_000,
      },
    ],
    consultation: {
      question: 'Should some urology operations be done at fewer hospitals?',
      from: '2025-11-03',
      to: '2025-12-14',
      for: 412,
      against: 265,
      neither: 88,
      said: 'Most wrote of shorter waits; those against wrote of buses and of visiting.',
      source: invented,
    },
    benefit: {
      benefit: 'A rota that is filled at each site',
      measure: 'Consultant posts filled, of every 10',
      due: '2027-06-30',
    },
  },
  {
    alliance: 'orthopaedic',
    n: 2,
    service: 'planned-orthopaedics',
    trust: 'RRJ',
    title: 'An orthopaedic hub for two trusts',
    why: 'Two specialist hospitals have theatres for the same operations and lists of different lengths. A hub with its own theatre time, kept free of emergencies, would treat routine patients of both.',
    growthAYear: 0.02,
    growthSource: invented,
    incomePounds: 6400,
    costPounds: 6050,
    options: [
      {
        title: 'A hub at Royal Orthopaedic',
        changes: [
          { kind: 'hub', at: 'RRJ05', sites: ['RL131', 'RRJ05'], share: 0.2, addedMinutesAWeek: 1800, addedBeds: 8 },
        ],
        oneOffPounds: 4_200_000,
        runningPoundsAYear: 1_900_000,
      },
      {
        title: 'A hub at Oswestry',
        changes: [
          { kind: 'hub', at: 'RL131', sites: ['RL131', 'RRJ05'], share: 0.2, addedMinutesAWeek: 1800, addedBeds: 8 },
        ],
        oneOffPounds: 3_600_000,
        runningPoundsAYear: 1_800_000,
      },
      {
        title: 'One list for both hospitals',
        changes: [{ kind: 'pool', sites: ['RL131', 'RRJ05'] }],
        oneOffPounds: 120_000,
        runningPoundsAYear: 250_000,
      },
    ],
    consultation: {
      question: 'Would you travel to a hub for a routine operation if it were sooner?',
      from: '2025-10-01',
      to: '2025-12-31',
      for: 731,
      against: 540,
      neither: 120,
      said: 'People in Powys and Shropshire asked for transport to Birmingham.',
      source: invented,
    },
    benefit: { benefit: 'Nobody waits over a year', measure: 'Patients waiting over 52 weeks', due: '2027-03-31' },
  },
]

/** `Hurdle` and `Weighted` in src/services/cases. */
const hurdles = [
  { id: 'safe', kind: 'judged', says: 'Safe and clinically sound, in the judgement of clinicians' },
  {
    id: 'deliverable',
    kind: 'judged',
    says: 'Can be delivered within three years with the staff and buildings there are',
  },
  { id: 'list', kind: 'list', says: 'No more people wait at the end than if nothing changed' },
  {
    id: 'travel',
    kind: 'travel',
    says: 'No fifth of the population, by deprivation, travels more than 15 minutes longer by car on average',
    mostMinutesMore: 15,
  },
]
const criteria = [
  { id: 'quality', says: 'Quality and safety of care', weight: 30 },
  { id: 'access', says: 'Waiting and travelling', weight: 25 },
  { id: 'workforce', says: 'Staff: recruiting, keeping, training', weight: 20 },
  { id: 'deliverability', says: 'How easily it can be done', weight: 15 },
  { id: 'money', says: 'Value for money', weight: 10 },
]

/** Whose residents the journeys are counted of. */
const councilsOf: Readonly<Record<DemoAlliance['id'], readonly string[]>> = {
  'black-country': ['Dudley', 'Sandwell', 'Walsall'],
  orthopaedic: [
    'Shropshire',
    'Telford and Wrekin',
    'Birmingham',
    'Solihull',
    'Dudley',
    'Sandwell',
    'Walsall',
    'Wolverhampton',
  ],
}

const areaSource =
  'Residents: Census 2021; deprivation: English Indices 2025 (Open Government Licence). Where in its council an area lies is drawn by lot'

export const demoCasesTables = ['small_area', 'service_case', 'service_case_option', 'service_case_note'] as const
type DemoCases = Readonly<Record<(typeof demoCasesTables)[number], readonly object[]>>

/** @param seed of the lists: people and areas then lie in the same places */
export function demoCases(alliance: DemoAlliance['id'], seed: number): DemoCases {
  const own = cases.filter((each) => each.alliance === alliance)
  const { members } = demoAlliances.find(({ id }) => id === alliance)!
  return {
    small_area: councils
      .filter(({ name }) => councilsOf[alliance].includes(name))
      .flatMap((council) => placedAreas(council, seed))
      .map(({ smallArea, at, residents }) => ({
        alliance,
        code: smallArea.code,
        residents,
        quintile: smallArea.deprivationQuintile,
        edition: 'IMD 2025',
        latitude: at.latitude,
        longitude: at.longitude,
        source: areaSource,
      })),
    service_case: own.map((each) => ({
      alliance,
      id: caseId(each.n),
      service: each.service,
      title: each.title,
      why: each.why,
      by_trust: each.trust,
      by_name: chiefOf(each.trust).name,
      hurdles: JSON.stringify(hurdles),
      criteria: JSON.stringify(criteria),
      assumptions: JSON.stringify({
        months: 24,
        growthAYear: each.growthAYear,
        uncertainty: 0.05,
        utilisation: 0.85,
        removedAWeek: 0.001,
        replications: 40,
        firstSeed: 1,
        source: each.growthSource,
        rates: { incomePounds: each.incomePounds, costPounds: each.costPounds, source: invented },
      }),
      ...writtenBy(each.trust),
    })),
    service_case_option: own.flatMap((each) =>
      [{ title: 'Leave it as it is', changes: [], oneOffPounds: 0, runningPoundsAYear: 0 }, ...each.options].map(
        ({ title, ...plan }, n) => ({
          alliance,
          case_id: caseId(each.n),
          id: optionId(each.n, n),
          title,
          is_baseline: n === 0,
          plan: JSON.stringify({ from: n === 0 ? begunOn : begins, ...plan, source: n === 0 ? 'No costs' : invented }),
          ...writtenBy(each.trust, n),
        }),
      ),
    ),
    service_case_note: own.flatMap((each) => {
      const trust = members.find((member) => member.trust === each.trust)!.trust
      const note = (kind: string, body: object) => ({
        alliance,
        case_id: caseId(each.n),
        kind,
        subject: '1',
        seq: 1,
        body: JSON.stringify(body),
        on_day: begunOn,
        name: chiefOf(trust).name,
        ...writtenBy(trust),
      })
      return [note('consultation', each.consultation), note('benefit', each.benefit)]
    }),
  }
}

const caseId = (n: number): string => `00000000-0000-4000-8000-00000090000${n}`
const optionId = (n: number, option: number): string => `00000000-0000-4000-8000-0000009${n}000${option}`
const chiefOf = (trust: string) =>
  demoPeople.find(({ trust: at, id }) => at === trust && id === whoIs(trust, 'chief-operating-officer'))!

/** @param minute so that options keep the order in which they were put forward */
const writtenBy = (trust: string, minute = 0) => ({
  person: chiefOf(trust).id,
  person_trust: trust,
  at: new Date(`${begunOn}T09:${String(minute).padStart(2, '0')}:00Z`),
})
