/**
 * The trusts and hospital sites of the West Midlands that the product knows by name, as a dated snapshot.
 *
 * Codes are those of the Organisation Data Service (ODS). Codes, postcodes and coordinates: nhs.uk open data,
 * Hospital.csv (2018, Open Government Licence v3.0) and the RCPCH list of NHS organisations (2024, MIT). Dates and
 * successors: the trusts' own announcements, named where they stand. A site without `from` was open before our records.
 */
import type { Day } from './day.ts'
import { type Site, type SiteCode, siteRecords } from './site-records.ts'
import { type TrustCode, trustCode } from './trust-code.ts'

export type { Site, SiteCode } from './site-records.ts'

export type Trust = {
  readonly code: TrustCode
  readonly name: string
  /** For headings and tables: "Royal Orthopaedic Hospital", "Dudley Group". */
  readonly shortName: string
  readonly postcode: string
  /** The integrated care board that the trust belongs to; absent for a trust that no longer exists. */
  readonly integratedCareBoard?: string
  readonly mainSite?: SiteCode
  /** The last day on which the trust existed. */
  readonly until?: Day
  readonly successor?: TrustCode
}

export const trusts: readonly Trust[] = [
  {
    code: trustCode('RL1'),
    name: 'The Robert Jones and Agnes Hunt Orthopaedic Hospital NHS Foundation Trust',
    shortName: 'Robert Jones and Agnes Hunt',
    postcode: 'SY10 7AG',
    integratedCareBoard: 'QOC',
    mainSite: 'RL131',
  },
  {
    code: trustCode('RRJ'),
    name: 'The Royal Orthopaedic Hospital NHS Foundation Trust',
    shortName: 'Royal Orthopaedic Hospital',
    postcode: 'B31 2AP',
    integratedCareBoard: 'QHL',
    mainSite: 'RRJ05',
  },
  {
    code: trustCode('RNA'),
    name: 'The Dudley Group NHS Foundation Trust',
    shortName: 'Dudley Group',
    postcode: 'DY1 2HQ',
    integratedCareBoard: 'QUA',
    mainSite: 'RNA01',
  },
  {
    code: trustCode('RXK'),
    name: 'Sandwell and West Birmingham Hospitals NHS Trust',
    shortName: 'Sandwell and West Birmingham',
    postcode: 'B18 7QH',
    integratedCareBoard: 'QUA',
    mainSite: 'I3W1A',
  },
  {
    code: trustCode('RBK'),
    name: 'Walsall Healthcare NHS Trust',
    shortName: 'Walsall Healthcare',
    postcode: 'WS2 9PS',
    integratedCareBoard: 'QUA',
    mainSite: 'RBK02',
  },
  {
    code: trustCode('RL4'),
    name: 'The Royal Wolverhampton NHS Trust',
    shortName: 'Royal Wolverhampton',
    postcode: 'WV10 0QP',
    integratedCareBoard: 'QUA',
    mainSite: 'RL403',
  },
  {
    code: trustCode('RRK'),
    name: 'University Hospitals Birmingham NHS Foundation Trust',
    shortName: 'University Hospitals Birmingham',
    postcode: 'B15 2GW',
    integratedCareBoard: 'QHL',
    mainSite: 'RRK15',
  },
  {
    code: trustCode('RXW'),
    name: 'The Shrewsbury and Telford Hospital NHS Trust',
    shortName: 'Shrewsbury and Telford',
    postcode: 'SY3 8XQ',
    integratedCareBoard: 'QOC',
    mainSite: 'RXWAS',
  },
  {
    // Became part of University Hospitals Birmingham on 1 April 2018.
    code: trustCode('RR1'),
    name: 'Heart of England NHS Foundation Trust',
    shortName: 'Heart of England',
    postcode: 'B9 5ST',
    until: '2018-03-31',
    successor: trustCode('RRK'),
  },
]

export const sites: readonly Site[] = siteRecords

const trustByCode: ReadonlyMap<string, Trust> = new Map(trusts.map((each) => [each.code, each]))
const siteByCode: ReadonlyMap<string, Site> = new Map(sites.map((each) => [each.code, each]))

export function trust(code: string): Trust | undefined {
  return trustByCode.get(code)
}

export function site(code: SiteCode): Site | undefined {
  return siteByCode.get(code)
}

/** The sites that a trust has on a day, in the order of the records: its main site is not always the first. */
export function sitesOf(code: string, on: Day): readonly Site[] {
  return sites.filter((each) => each.trust === code && isOpen(each, on))
}

/** Whether a site is its trust's on a day. */
export function isOpen({ from, until }: Site, on: Day): boolean {
  return (from === undefined || from <= on) && (until === undefined || on <= until)
}

/** A trust's short name, or its code when the records do not know it: for tables that list other people's trusts. */
export function trustName(code: string): string {
  return trustByCode.get(code)?.shortName ?? code
}
