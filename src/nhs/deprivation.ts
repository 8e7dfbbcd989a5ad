/**
 * Deprivation of small areas. A rank means something only within its edition: the two English editions cover different
 * areas (2011 and 2021 boundaries) and differently made scores, and Wales has an index of its own. So a value always
 * carries its edition, and two editions cannot be compared by accident.
 *
 * Sources: English Indices of Deprivation 2025 (30 October 2025; 33,755 areas of 2021) and 2019 (32,844 areas of 2011),
 * Ministry of Housing, Communities and Local Government; Welsh Index of Multiple Deprivation 2019 (1,909 areas of 2011),
 * Welsh Government. Open Government Licence v3.0.
 */
export type DeprivationEdition = 'IMD 2025' | 'IMD 2019' | 'WIMD 2019'

export type Deprivation = {
  readonly edition: DeprivationEdition
  /** 1 is the most deprived area of the edition. */
  readonly rank: number
}

export type EditionFacts = {
  readonly areas: number
  readonly boundaries: 2011 | 2021
  readonly nation: 'England' | 'Wales'
}

export const deprivationEditions: Readonly<Record<DeprivationEdition, EditionFacts>> = {
  'IMD 2025': { areas: 33_755, boundaries: 2021, nation: 'England' },
  'IMD 2019': { areas: 32_844, boundaries: 2011, nation: 'England' },
  'WIMD 2019': { areas: 1909, boundaries: 2011, nation: 'Wales' },
}

/** Throws when the rank cannot be one of the edition's. */
export function deprivation(edition: DeprivationEdition, rank: number): Deprivation {
  const { areas } = deprivationEditions[edition]
  if (!Number.isInteger(rank) || rank < 1 || rank > areas) {
    throw new Error(`Ranks of ${edition} run from 1 to ${areas}; ${rank} is not one`)
  }
  return { edition, rank }
}

/** 1 for the most deprived tenth of the areas to 10 for the least. */
export function deprivationDecile({ edition, rank }: Deprivation): number {
  return Math.ceil((rank * 10) / deprivationEditions[edition].areas)
}

/** 1 for the most deprived fifth of the areas to 5 for the least. */
export function deprivationQuintile({ edition, rank }: Deprivation): number {
  return Math.ceil((rank * 5) / deprivationEditions[edition].areas)
}

export type DeprivationComparison =
  | { readonly status: 'compared'; readonly moreDeprived: 'first' | 'second' | 'neither' }
  | { readonly status: 'refused'; readonly why: string }

/** Which of two areas is the more deprived. Refused, as a value, when the editions differ. */
export function compareDeprivation(first: Deprivation, second: Deprivation): DeprivationComparison {
  if (first.edition !== second.edition) {
    return {
      status: 'refused',
      why: `${first.edition} and ${second.edition} rank different areas by different measures and cannot be compared`,
    }
  }
  if (first.rank === second.rank) return { status: 'compared', moreDeprived: 'neither' }
  return { status: 'compared', moreDeprived: first.rank < second.rank ? 'first' : 'second' }
}
