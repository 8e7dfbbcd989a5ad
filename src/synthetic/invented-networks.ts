/**
 * What the demonstration's networks have discussed, and which of its sites are put forward or designated. All of it is
 * invented and says so: no case is anybody's, and no meeting, lead or designation is any hospital's.
 */
import type { Day } from '#nhs/day.ts'
import { type DemoAlliance, demoAlliances } from './alliances.ts'
import { whoIs } from './demo-people.ts'

const invented = 'Invented for the demonstration'

/** alliance | service | lead | meeting */
const networks = `
orthopaedic | revision-knee | RRJ | Each Thursday at 8am, by call
black-country | revision-knee | RNA | The first and third Tuesday of a month, by call
`

/** alliance | trust | site | reference | grade | features | noted | discussed | outcome | to */
const cases = `
orthopaedic | RL1 | RL131 | K-0101 | R2 | | 2025-09-02 | 2025-09-11 | stays |
orthopaedic | RL1 | RL131 | K-0102 | R3 | bone-loss | 2025-10-06 | 2025-10-16 | stays |
orthopaedic | RL1 | RL131 | K-0103 | R1 | infection | 2025-12-01 | | |
orthopaedic | RRJ | RRJ05 | RK-77 | R3 | re-revision, bone-loss | 2025-11-10 | 2025-11-20 | stays |
black-country | RXK | I3W1A | SWB-K1 | R2 | | 2025-10-13 | 2025-10-21 | stays |
black-country | RXK | I3W1A | SWB-K2 | R3 | infection | 2025-11-05 | 2025-11-18 | elsewhere |
black-country | RXK | I3W1A | SWB-K3 | R2 | re-revision | 2025-12-08 | | |
black-country | RXK | I3W1A | SWB-K4 | R1 | | 2025-12-10 | | |
black-country | RNA | RNA01 | D-14 | R1 | infection | 2025-11-24 | 2025-12-02 | stays |
black-country | RBK | RBK02 | WM-03 | R2 | bone-loss | 2025-12-15 | | |
`

const who = 'Two revision surgeons, a radiologist and a microbiologist'

/** alliance | trust | service | site | put forward | decided | review */
const designations = `
orthopaedic | RRJ | revision-knee | RRJ05 | 2025-09-15 | 2025-10-02 | 2026-10-01
orthopaedic | RL1 | spinal-surgery | RL131 | 2025-12-08 | |
black-country | RNA | urology | RNA01 | 2025-10-06 | 2025-11-13 | 2026-11-12
black-country | RXK | urology | RXK01 | 2025-12-10 | |
`

/** What is shown for each criterion of src/services/designations/criteria.ts. One that is put forward lacks one. */
const shown = (isWhole: boolean): object => ({
  volumes: 'Theatre system: the minimum of a unit was met in each of the last 3 years',
  outcomes: 'National registry, annual report: no outlier notice',
  team: 'Rota and job plans: no consultant is on call more than 1 day in 6',
  training: 'Deanery visit: approved without conditions',
  ...(isWhole && { network: 'Minutes: every complex case of the network was discussed' }),
})

const cells = (table: string): readonly string[][] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))

export const demoNetworksTables = [
  'clinical_network',
  'network_case',
  'network_discussion',
  'designation',
  'designation_event',
] as const

/** The ids are known, so that a page of the demonstration has the same address after every load. */
const idOf = (kind: 7 | 8, n: number): string => `00000000-0000-4000-8000-0000000${kind}${String(n).padStart(4, '0')}`
export const demoCaseId = (reference: string): string =>
  idOf(7, cells(cases).findIndex((row) => row[3] === reference) + 1)
export const demoDesignationId = (trust: string, service: string): string =>
  idOf(8, cells(designations).findIndex((row) => row[1] === trust && row[2] === service) + 1)

const noonOf = (day: Day): Date => new Date(`${day}T12:00:00Z`)

/** Rows by table, in the order in which they refer to each other. */
export function demoNetworks(
  alliance: DemoAlliance['id'],
): Readonly<Record<(typeof demoNetworksTables)[number], readonly object[]>> {
  if (!demoAlliances.some(({ id }) => id === alliance)) throw new Error(`no alliance ${alliance} in the demonstration`)
  const own = (table: string) => cells(table).filter(([of]) => of === alliance)
  const service = 'revision-knee'
  const forward = own(designations).map(([, trust = '', of = '', site = '', on = '', decided = '', review = '']) => {
    return { trust, alliance, id: demoDesignationId(trust, of), service: of, site, on, decided, review }
  })
  return {
    clinical_network: own(networks).map(([, of = '', lead = '', meeting = '']) => {
      return { alliance, service: of, lead, meeting, source: invented, basis: 'invented' }
    }),
    network_case: own(cases).map(
      ([, trust = '', site = '', reference = '', grade = '', features = '', noted = '']) => ({
        trust,
        alliance,
        id: demoCaseId(reference),
        service,
        reference,
        site,
        grade,
        features: features === '' ? [] : features.split(/,\s*/),
        is_complex: grade !== 'R1' || features !== '',
        noted_on: noted,
        noted_by: whoIs(trust, 'surgeon'),
        noted_at: noonOf(noted),
      }),
    ),
    network_discussion: own(cases)
      .filter((row) => row[7] !== '')
      .map(([, trust = '', , reference = '', , , , on = '', outcome = '', to = '']) => ({
        trust,
        alliance,
        case_id: demoCaseId(reference),
        number: 1,
        on_day: on,
        outcome,
        to_site: to === '' ? null : to,
        who,
        recorded_by: whoIs(trust, 'surgeon'),
        recorded_at: noonOf(on),
      })),
    designation: forward.map(({ trust, id, service: of, site, on, decided }) => ({
      trust,
      alliance,
      id,
      service: of,
      site,
      shown: shown(decided !== ''),
      proposed_on: on,
      proposed_by: whoIs(trust, 'chief-operating-officer'),
      proposed_at: noonOf(on),
    })),
    designation_event: forward
      .filter(({ decided }) => decided !== '')
      .map(({ trust, id, decided, review }) => ({
        trust,
        alliance,
        of_trust: trust,
        designation: id,
        number: 1,
        what: 'designated',
        on_day: decided,
        review_on: review,
        decision: null,
        said: `${invented}: every criterion was shown.`,
        written_by: whoIs(trust, 'chief-operating-officer'),
        written_at: noonOf(decided),
      })),
  }
}
