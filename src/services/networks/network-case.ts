/** Cases of a network as a unit notes them, and what the regional meeting said of each. No patient is named. */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Basis, SharedCount } from '../catalogue/catalogue.ts'

/** What the meeting can say: that it is done where the patient is, elsewhere, or that it is looked at again. */
export const outcomes = [
  { code: 'stays', name: 'It stays where the patient is' },
  { code: 'goes', name: 'It goes to another unit of the network' },
  { code: 'elsewhere', name: 'It goes to another network' },
  { code: 'again', name: 'It is discussed again' },
] as const
export type OutcomeCode = (typeof outcomes)[number]['code']
export const outcomeName = (code: OutcomeCode): string => outcomes.find((each) => each.code === code)!.name

export type Discussion = {
  readonly onDay: Day
  readonly outcome: OutcomeCode
  /** Where it goes, when it goes to another unit. */
  readonly toSite: string | null
  /** By their posts. */
  readonly who: string
}

export type NetworkCase = {
  readonly id: string
  readonly service: string
  /** The trust's own pseudonym. */
  readonly reference: string
  readonly site: string
  readonly grade: string
  readonly features: readonly string[]
  readonly isComplex: boolean
  readonly notedOn: Day
  /** The oldest first. */
  readonly discussions: readonly Discussion[]
}

/** Complex cases of a trust that were noted in a year, and how many of them the meeting has discussed. */
export type NetworkAudit = {
  readonly trust: TrustCode
  readonly service: string
  readonly year: number
  readonly isOwn: boolean
  /** Whether it was every one. */
  readonly isAll: boolean
  readonly complex: SharedCount
  readonly discussed: SharedCount
}

export type Network = {
  readonly service: string
  readonly lead: TrustCode
  /** When and where cases are discussed, in words. */
  readonly meeting: string
  readonly source: string
  readonly basis: Basis
}

/** Complex, and never discussed. */
export const isAwaited = ({ isComplex, discussions }: NetworkCase): boolean => isComplex && discussions.length === 0
