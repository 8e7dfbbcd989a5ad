/**
 * Where the trusts of the demonstration operate, and how much.
 *
 * Beds: general and acute beds available in August 2025, monthly by trust (NHS England; Open Government Licence v3.0).
 * Operations: pathways completed by admission in January 2026, part 1A, all commissioners (NHS England, Consultant-led
 * Referral to Treatment Waiting Times, full CSV data file; Open Government Licence v3.0). Which site does what, how many
 * theatres a site has, and what share of the beds is for elective surgery are our assumptions.
 */
export type TheatreSite = {
  readonly site: string
  readonly theatres: number
  /** Of the trust's elective beds, in hundredths. */
  readonly bedShare: number
  /** Short stays only: no room for anybody who needs a night. */
  readonly isDaySurgery: boolean
}

export type TheatreEstate = {
  readonly trust: string
  /** General and acute beds, as published. */
  readonly publishedBeds: number
  /** The share of them for elective surgery, in hundredths: an assumption. */
  readonly electiveShare: number
  /** The main one first: every service can operate there. */
  readonly sites: readonly TheatreSite[]
  /** Treatment functions with lists at a day surgery site too: which site. */
  readonly daySites: Readonly<Record<string, string>>
  /** Published completions of January 2026 by reported group, for the groups that use theatres. */
  readonly completedAdmitted: Readonly<Record<string, number>>
}

export const estates: readonly TheatreEstate[] = [
  {
    trust: 'RL1',
    publishedBeds: 138,
    electiveShare: 90,
    sites: [{ site: 'RL131', theatres: 10, bedShare: 100, isDaySurgery: false }],
    daySites: {},
    completedAdmitted: { '110': 741, '300': 256, '410': 1, X02: 43, X04: 21, X06: 5 },
  },
  {
    trust: 'RRJ',
    publishedBeds: 83,
    electiveShare: 95,
    sites: [{ site: 'RRJ05', theatres: 10, bedShare: 100, isDaySurgery: false }],
    daySites: {},
    completedAdmitted: { '110': 632, '300': 18, X02: 48, X06: 75 },
  },
  {
    trust: 'RNA',
    publishedBeds: 642,
    electiveShare: 23,
    sites: [
      { site: 'RNA01', theatres: 10, bedShare: 84, isDaySurgery: false },
      { site: 'RNA04', theatres: 4, bedShare: 16, isDaySurgery: true },
    ],
    daySites: { '100': 'RNA04', '110': 'RNA04', '130': 'RNA04', '160': 'RNA04', '191': 'RNA04' },
    completedAdmitted: {
      '100': 103,
      '101': 109,
      '110': 234,
      '120': 72,
      '130': 388,
      '140': 115,
      '160': 249,
      '502': 110,
      X02: 104,
      X04: 29,
      X05: 94,
    },
  },
  {
    trust: 'RXK',
    publishedBeds: 558,
    electiveShare: 23,
    sites: [
      { site: 'I3W1A', theatres: 8, bedShare: 66, isDaySurgery: false },
      { site: 'RXK01', theatres: 5, bedShare: 18, isDaySurgery: true },
      { site: 'RXK02', theatres: 5, bedShare: 16, isDaySurgery: true },
    ],
    daySites: {
      '100': 'RXK01',
      '101': 'RXK02',
      '103': 'RXK01',
      '110': 'RXK01',
      '120': 'RXK02',
      '130': 'RXK02',
      '145': 'RXK02',
      '160': 'RXK01',
      '191': 'RXK01',
      '502': 'RXK01',
    },
    completedAdmitted: {
      '100': 261,
      '101': 172,
      '110': 186,
      '120': 73,
      '130': 517,
      '140': 121,
      '160': 47,
      '502': 137,
      X02: 551,
      X04: 186,
      X05: 210,
    },
  },
  {
    trust: 'RBK',
    publishedBeds: 519,
    electiveShare: 23,
    sites: [{ site: 'RBK02', theatres: 8, bedShare: 100, isDaySurgery: false }],
    daySites: {},
    completedAdmitted: { '100': 156, '110': 180, '120': 66, '130': 60, '140': 50, '502': 70, X02: 3, X04: 6, X05: 44 },
  },
]

const byTrust: ReadonlyMap<string, TheatreEstate> = new Map(estates.map((estate) => [estate.trust, estate]))

export function estateOf(trust: string): TheatreEstate {
  const estate = byTrust.get(trust)
  if (!estate) throw new Error(`${trust} is not a trust of the demonstration`)
  return estate
}

/** The sites of a trust where people are operated on, the main one first. */
export const theatreSites = (trust: string): readonly string[] => estateOf(trust).sites.map(({ site }) => site)
