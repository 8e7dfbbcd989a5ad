/** Small areas ready to draw homes from. See small-area-rows.ts for what is known of each and where it is from. */
import { deprivation, deprivationDecile, deprivationQuintile } from '#nhs/deprivation.ts'
import { smallAreaRows } from './small-area-rows.ts'

/** Counts of residents, in the order of `censusGroups` and of `ageBands`. */
export type SmallArea = {
  /** Such as "E01008881". */
  readonly code: string
  readonly council: string
  readonly deprivationRank: number
  readonly deprivationDecile: number
  readonly deprivationQuintile: number
  readonly ethnicGroups: readonly number[]
  readonly ages: readonly number[]
}

/** The groups of the 2021 census, in the order of the counts. */
export const censusGroups = ['asian', 'black', 'mixed', 'other', 'white'] as const

let areas: ReadonlyMap<string, readonly SmallArea[]> | undefined

/** The small areas of a council; none when the council is not one of the eight. */
export function smallAreasOf(council: string): readonly SmallArea[] {
  areas ??= read()
  return areas.get(council) ?? []
}

function read(): ReadonlyMap<string, readonly SmallArea[]> {
  const byCouncil = new Map<string, SmallArea[]>()
  let council = ''
  let known: SmallArea[] = []
  for (const row of smallAreaRows.trim().split('\n')) {
    if (row.startsWith('#')) {
      council = row.slice(2, 11)
      known = []
      byCouncil.set(council, known)
    } else {
      known.push(areaFrom(row, council))
    }
  }
  return byCouncil
}

function areaFrom(row: string, council: string): SmallArea {
  const count = (field: number): number => Number.parseInt(row.slice(4 + 3 * field, 7 + 3 * field), 36)
  const rank = deprivation('IMD 2025', count(0))
  return {
    code: `E01${String(Number.parseInt(row.slice(0, 4), 36)).padStart(6, '0')}`,
    council,
    deprivationRank: rank.rank,
    deprivationDecile: deprivationDecile(rank),
    deprivationQuintile: deprivationQuintile(rank),
    ethnicGroups: [1, 2, 3, 4, 5].map(count),
    ages: [6, 7, 8, 9, 10, 11].map(count),
  }
}
