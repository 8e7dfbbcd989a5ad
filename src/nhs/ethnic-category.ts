/**
 * Ethnic categories of the NHS Data Dictionary (those of the 2001 census) and the five groups of published tables.
 * "Not stated" (Z: asked, and the person chose not to say) is not "not known" (99: not asked or not recorded): the first
 * is an answer, the second a gap in the data, and they are never added together.
 * Source: NHS Data Dictionary, ETHNIC CATEGORY (content Open Government Licence v3.0). The 2021 census moved Chinese to
 * the Asian group and added Gypsy or Irish Traveller, Roma and Arab, which NHS codes cannot tell apart: so the Asian and
 * other groups of an NHS count and of a 2021 census count do not hold the same people unless Chinese is moved.
 */
export type EthnicGroup = 'white' | 'mixed' | 'asian' | 'black' | 'other'

export type EthnicCategory = {
  readonly code: string
  readonly label: string
  /** The group of the 2001 census; absent for "not stated" and "not known". */
  readonly group?: EthnicGroup
  /** The group of the 2021 census, where it is another. */
  readonly groupIn2021?: EthnicGroup
  /** The 2021 census's name, where it is another. */
  readonly nameIn2021?: string
}

export const ethnicCategories: readonly EthnicCategory[] = [
  {
    code: 'A',
    label: 'White British',
    group: 'white',
    nameIn2021: 'English, Welsh, Scottish, Northern Irish or British',
  },
  { code: 'B', label: 'White Irish', group: 'white' },
  { code: 'C', label: 'Any other White background', group: 'white' },
  { code: 'D', label: 'White and Black Caribbean', group: 'mixed' },
  { code: 'E', label: 'White and Black African', group: 'mixed' },
  { code: 'F', label: 'White and Asian', group: 'mixed' },
  {
    code: 'G',
    label: 'Any other mixed background',
    group: 'mixed',
    nameIn2021: 'Any other Mixed or multiple ethnic background',
  },
  { code: 'H', label: 'Indian', group: 'asian' },
  { code: 'J', label: 'Pakistani', group: 'asian' },
  { code: 'K', label: 'Bangladeshi', group: 'asian' },
  { code: 'L', label: 'Any other Asian background', group: 'asian' },
  { code: 'M', label: 'Caribbean', group: 'black' },
  { code: 'N', label: 'African', group: 'black' },
  {
    code: 'P',
    label: 'Any other Black background',
    group: 'black',
    nameIn2021: 'Any other Black, Black British or Caribbean background',
  },
  { code: 'R', label: 'Chinese', group: 'other', groupIn2021: 'asian' },
  { code: 'S', label: 'Any other ethnic group', group: 'other' },
  { code: 'Z', label: 'Not stated' },
  { code: '99', label: 'Not known' },
]

export const ethnicGroups: readonly { readonly code: EthnicGroup; readonly label: string }[] = [
  { code: 'asian', label: 'Asian or Asian British' },
  { code: 'black', label: 'Black or Black British' },
  { code: 'mixed', label: 'Mixed' },
  { code: 'white', label: 'White' },
  { code: 'other', label: 'Other ethnic groups' },
]

const byCode: ReadonlyMap<string, EthnicCategory> = new Map(ethnicCategories.map((each) => [each.code, each]))

export function ethnicCategory(code: string): EthnicCategory | undefined {
  return byCode.get(code)
}

/** The group of a category as one census or the other groups it; absent for "not stated", "not known" and no code. */
export function ethnicGroup(code: string, census: 2001 | 2021 = 2001): EthnicGroup | undefined {
  const category = byCode.get(code)
  return census === 2021 ? (category?.groupIn2021 ?? category?.group) : category?.group
}
