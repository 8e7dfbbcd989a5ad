/** The two alliances of the demonstration, who is in them, and which services each plans together. */
import type { Day } from '#nhs/day.ts'
import { treatmentFunctions } from '#nhs/treatment-function.ts'
import { publishedCells } from './published-bands.ts'
import { membersOf } from './service-mix.ts'

export type DemoAlliance = {
  readonly id: 'orthopaedic' | 'black-country'
  readonly number: number
  readonly name: string
  readonly purpose: string
  readonly members: readonly { readonly trust: string; readonly joinedOn: Day }[]
  /** Trusts that are asked to join and have not: they have people here, and neither lists nor capacity. */
  readonly invited: readonly { readonly trust: string; readonly on: Day }[]
  readonly servicesFrom: Day
  /** Treatment functions. */
  readonly services: readonly string[]
}

/**
 * What the Black Country plans together: the surgical specialties that its three trusts have in common, with the members
 * of "other surgical" among them, and pain management, which uses the same theatres. Medicine, children's services,
 * dentistry, diagnostics and therapies stay with each trust; so does accident and emergency, everywhere.
 */
const surgical: readonly string[] = [
  '100',
  '101',
  '103',
  '104',
  '105',
  '106',
  '107',
  '109',
  '113',
  ...treatmentFunctions.filter(({ group }) => group === '110' || group === '140').map(({ code }) => code),
  '120',
  '130',
  '160',
  '191',
  '502',
]

const emergency = new Set(['180', '326'])

/** What the orthopaedic alliance plans together: every elective service that either hospital reports, and all of 110. */
function everyElectiveService(trusts: readonly string[]): readonly string[] {
  const found = new Set(treatmentFunctions.filter(({ group }) => group === '110').map(({ code }) => code))
  for (const trust of trusts) {
    for (const { reportedGroup } of publishedCells(trust)) {
      for (const { code } of membersOf(trust, reportedGroup)) found.add(code)
    }
  }
  return [...found].filter((code) => !emergency.has(code)).sort()
}

/**
 * Dates are those of the trusts' announcements: Black Country Day 2015, and the memorandum of understanding reported on
 * 16 July 2025. Royal Wolverhampton (RL4) declined in 2015. Today's collaborative has it as a member; here it is asked again,
 * and joins when every trust has signed the version that names it. That day is invented.
 */
export const demoAlliances: readonly DemoAlliance[] = [
  {
    id: 'orthopaedic',
    number: 0,
    name: 'Orthopaedic Alliance',
    purpose:
      'Two specialist hospitals strengthen and sustain orthopaedic services, learn from each other and make the most of their capacity for patients of England and Wales.',
    members: [
      { trust: 'RL1', joinedOn: '2025-07-16' },
      { trust: 'RRJ', joinedOn: '2025-07-16' },
    ],
    invited: [],
    servicesFrom: '2025-07-16',
    services: everyElectiveService(['RL1', 'RRJ']),
  },
  {
    id: 'black-country',
    number: 1,
    name: 'Black Country Alliance',
    purpose:
      'Three trusts work together, each remaining independent, to improve care for more than a million people, to keep specialist services in the Black Country and to bring back those that patients now travel further for.',
    members: [
      { trust: 'RNA', joinedOn: '2015-07-14' },
      { trust: 'RXK', joinedOn: '2015-07-14' },
      { trust: 'RBK', joinedOn: '2015-07-14' },
    ],
    invited: [{ trust: 'RL4', on: '2026-01-12' }],
    servicesFrom: '2015-07-14',
    services: [...surgical].sort(),
  },
]

export type DemoTrust = { readonly code: string; readonly number: number; readonly alliance: DemoAlliance }

/** In the order of the alliances. The number tells trusts apart in made-up numbers and never changes. */
export const demoTrusts: readonly DemoTrust[] = demoAlliances
  .flatMap((alliance) => alliance.members.map(({ trust }) => ({ code: trust, alliance })))
  .map((trust, number) => ({ ...trust, number }))

export function demoTrust(code: string): DemoTrust {
  const trust = demoTrusts.find((each) => each.code === code)
  if (!trust) throw new Error(`${code} is not a trust of the demonstration`)
  return trust
}

/** The other members of a trust's alliance. */
export const fellowsOf = ({ code, alliance }: DemoTrust): readonly string[] =>
  alliance.members.map(({ trust }) => trust).filter((trust) => trust !== code)
