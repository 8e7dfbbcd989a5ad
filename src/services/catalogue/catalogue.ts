/** What trusts provide where, in the words of the alliance. */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'

/** A service as the alliance calls it, with the treatment function whose list its patients wait on. */
export type ClinicalService = {
  readonly id: string
  readonly name: string
  readonly treatmentFunction: string
  readonly about: string
  /** See repatriation/assumptions.ts. */
  readonly assumptions: unknown
}

/** Of what kind a figure is: pages say it, so that nobody takes an invented one for a hospital's. */
export type Basis = 'published' | 'records' | 'invented'

export const tiers = [
  { code: 'centre', name: 'Centre', says: 'does everything, and what others send on' },
  { code: 'spoke', name: 'Spoke', says: 'does the usual and sends on what is complex' },
  { code: 'outreach', name: 'Outreach', says: 'holds clinics; operations are elsewhere' },
] as const
export type Tier = (typeof tiers)[number]['code']
export const tierName = (code: Tier): string => tiers.find((tier) => tier.code === code)!.name

export type SiteService = {
  readonly trust: TrustCode
  readonly service: string
  readonly site: string
  readonly tier: Tier
  readonly provides: readonly string[]
}

/** Another trust's count: null from 1 to 7, else to the nearest 5. The viewer's own is exact. */
export type SharedCount = number | null

/** One surgeon's operations at a site in the twelve months to a day. */
export type SurgeonVolume = {
  readonly trust: TrustCode
  readonly service: string
  readonly site: string
  readonly yearTo: Day
  readonly source: string
  readonly basis: Basis
  readonly isOwn: boolean
  /** Nothing when the surgeon is another trust's. */
  readonly surgeon: string | null
  readonly surgeonCases: SharedCount
  /** Of those, as the second surgeon; nothing when they are another trust's. */
  readonly dualCases: number | null
  /** Of the site, each operation once: the same on every row of it. */
  readonly unitCases: SharedCount
}

export type Outflow = {
  readonly trust: TrustCode
  readonly service: string
  /** Where residents were treated instead: an organisation's code, or its name when it has none here. */
  readonly provider: string
  readonly yearTo: Day
  readonly source: string
  readonly basis: Basis
  readonly isOwn: boolean
  readonly cases: SharedCount
}
