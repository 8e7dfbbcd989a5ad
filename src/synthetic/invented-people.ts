/**
 * Invents people: names, birth dates, sex, ethnic category, language and numbers. Nobody here exists. NHS numbers are of
 * the range that is never given out (999), and postcodes of an area that is not one (ZZ90 to ZZ98).
 */
import { type Day, epochDay, fromEpochDay } from '#nhs/day.ts'
import { ethnicGroup } from '#nhs/ethnic-category.ts'
import { type NameOrigin, nameLists, originsOf } from './name-lists.ts'
import type { Random } from './random.ts'
import { censusGroups } from './small-areas.ts'
import { draw, type Weighted, weighted } from './weighted.ts'
import type { Home } from './where-people-live.ts'

/** How a service's patients differ from the area's people: weights of the six age bands, and the share of women. */
export type WhoComes = { readonly ages: readonly number[]; readonly women: number }

export type Person = {
  readonly familyName: string
  readonly givenName: string
  readonly birthDate: Day
  readonly sex: '1' | '2' | '9' | 'X'
  readonly ethnicCategory: string
  readonly postcode: string
  readonly gpPractice: string
  readonly interpreterLanguage: string | null
}

/** First ages of the six bands and the first after the last. Nobody is invented who is older. */
const bandStarts = [0, 18, 45, 65, 75, 85, 99] as const

/** Ages where no small area says: about England's (mid-2020 estimates, rounded). */
const ageShares = [0.21, 0.35, 0.26, 0.1, 0.06, 0.02] as const

/**
 * Of each census group, the NHS categories: our rounding of what the 2021 census says of the West Midlands. The census's
 * Asian group includes Chinese, which the NHS's "other" has.
 */
const categories: Readonly<Record<string, Weighted<string>>> = {
  asian: weighted([
    ['H', 33],
    ['J', 42],
    ['K', 10],
    ['L', 11],
    ['R', 4],
  ]),
  black: weighted([
    ['M', 38],
    ['N', 48],
    ['P', 14],
  ]),
  mixed: weighted([
    ['D', 50],
    ['E', 9],
    ['F', 24],
    ['G', 17],
  ]),
  other: weighted([['S', 1]]),
  white: weighted([
    ['A', 92],
    ['B', 2],
    ['C', 6],
  ]),
}

const languages: Readonly<Record<string, Weighted<string>>> = {
  C: weighted([
    ['Polish', 55],
    ['Romanian', 35],
    ['Bulgarian', 10],
  ]),
  H: weighted([
    ['Punjabi', 80],
    ['Gujarati', 20],
  ]),
  J: weighted([
    ['Urdu', 50],
    ['Mirpuri', 35],
    ['Punjabi', 15],
  ]),
  K: weighted([['Bengali', 1]]),
  L: weighted([
    ['Dari', 40],
    ['Pashto', 40],
    ['Tamil', 20],
  ]),
  N: weighted([
    ['Somali', 60],
    ['Tigrinya', 25],
    ['French', 15],
  ]),
  R: weighted([
    ['Cantonese', 60],
    ['Mandarin', 40],
  ]),
  S: weighted([
    ['Arabic', 60],
    ['Kurdish (Sorani)', 40],
  ]),
}

/** Of those whose category has languages above, the share who need an interpreter. Our assumption. */
const needsInterpreter = 0.12
const needsSignLanguage = 0.002

export function inventPerson(home: Home, who: WhoComes, census: Day, random: Random): Person {
  const category = categoryAt(home, random)
  const isWoman = random.chance(who.women)
  const origin = home.nation === 'Wales' && category === 'A' && random.chance(0.75) ? 'welsh' : undefined
  // People of no known category have names all the same: those of somebody else in the place.
  const names = nameLists[origin ?? random.pick(originsOf[category] ?? originsOf[categoryAt(home, random)] ?? british)]
  const odd = random.below(2000)
  return {
    familyName: random.pick(names.family),
    givenName: random.pick(isWoman ? names.women : names.men),
    birthDate: birthDate(home, who, census, random),
    sex: odd === 0 ? '9' : odd === 1 ? 'X' : isWoman ? '2' : '1',
    ethnicCategory: category,
    postcode: postcode(random),
    gpPractice: `ZZ${String(1000 + random.below(400)).padStart(4, '0')}`,
    interpreterLanguage: language(category, home, random),
  }
}

function categoryAt({ smallArea, council }: Home, random: Random): string {
  const unsaid = random.share()
  if (unsaid < 0.05) return 'Z'
  if (unsaid < 0.08) return '99'
  const group = smallArea
    ? groupIn(smallArea.ethnicGroups, random)
    : random.chance(council?.white ?? 0.85)
      ? 'white'
      : 'asian'
  return draw(categories[group]!, random)
}

function groupIn(counts: readonly number[], random: Random): string {
  return censusGroups[indexBy(counts, random)]!
}

function birthDate(home: Home, { ages }: WhoComes, census: Day, random: Random): Day {
  const residents = home.smallArea?.ages ?? ageShares
  const band = indexBy(
    residents.map((count, at) => count * ages[at]!),
    random,
  )
  const from = bandStarts[band]!
  const to = bandStarts[band + 1]!
  // Days before the census day on which somebody has had their birthday number `from` and not yet number `to`.
  const oldest = Math.floor(to * 365.25) - 1
  const youngest = Math.ceil(from * 365.25) + 1
  return fromEpochDay(epochDay(census) - random.between(youngest, oldest))
}

function indexBy(weights: readonly number[], random: Random): number {
  let sum = 0
  for (const weight of weights) sum += weight
  // No such person lives there: then anybody.
  if (sum === 0) return random.below(weights.length)
  let target = random.share() * sum
  for (let at = 0; at < weights.length; at++) {
    target -= weights[at]!
    if (target < 0) return at
  }
  return weights.length - 1
}

function language(category: string, { nation }: Home, random: Random): string | null {
  if (random.chance(needsSignLanguage)) return 'British Sign Language'
  if (nation === 'Wales' && random.chance(0.02)) return 'Welsh'
  const spoken = languages[category]
  return spoken && random.chance(needsInterpreter) ? draw(spoken, random) : null
}

const british: readonly NameOrigin[] = ['british']

const inwardLetters = 'ABDEFGHJLNPQRSTUWXYZ'

function postcode(random: Random): string {
  const letter = () => inwardLetters[random.below(inwardLetters.length)]!
  return `ZZ9${random.below(9)} ${random.below(10)}${letter()}${letter()}`
}

/** The group that the lanes show: one of five, or which of the two kinds of silence it is. */
export function shownEthnicGroup(category: string): string {
  return ethnicGroup(category) ?? (category === 'Z' ? 'not stated' : 'not known')
}
