/**
 * Draws where a trust's patients live.
 *
 * First the commissioner, by the published flow of that very list; then the council, by the trust's catchment among the
 * councils of that commissioner; then, in the eight councils that we hold small areas of, a small area by its residents.
 * Elsewhere the small area stays unknown: a council-level home has no deprivation, rather than a guessed one.
 */
import type { Coordinates } from '#nhs/distance.ts'
import { site, trust as trustRecord } from '#nhs/organisations.ts'
import { commissionerRows, councilShareRows } from './catchment-rows.ts'
import { type Council, councils } from './councils.ts'
import type { CommissionerGroup } from './published-bands.ts'
import { Random } from './random.ts'
import { type SmallArea, smallAreasOf } from './small-areas.ts'
import { draw, type Weighted, weighted } from './weighted.ts'

export type Home = {
  readonly commissioner: string
  readonly nation: 'England' | 'Wales'
  /** Absent for the few who come from further away. */
  readonly council?: Council
  readonly smallArea?: SmallArea
  readonly at: Coordinates
}

export type Homes = (commissioners: CommissionerGroup, random: Random) => Home

/**
 * The published extract says only "not England". That the rest is Welsh, and how it divides among health boards and
 * councils, is our assumption, from where the trusts lie: north Wales and Powys look to Oswestry.
 */
const welshCouncils: readonly (readonly [code: string, weight: number])[] = [
  ['W06000006', 30],
  ['W06000005', 17],
  ['W06000004', 9],
  ['W06000003', 5],
  ['W06000002', 7],
  ['W06000001', 2],
  ['W06000023', 26],
  ['W06000008', 4],
]

const byCode: ReadonlyMap<string, Council> = new Map(councils.map((council) => [council.code, council]))

export function homesOf(trust: string, seed: number): Homes {
  const commissioner = weighted(pairs(commissionerRows, trust))
  const wales = weighted(welshCouncils)
  const among = councilsByCommissioner(trust)
  const homeIn = homesByCouncil(seed)
  const far = farFrom(trust)
  return (group, random) => {
    if (group === 'NONC') return homeIn(draw(wales, random), random)
    const code = draw(commissioner, random)
    const near = among.get(code)
    return near ? homeIn(draw(near, random), random) : far(code, random)
  }
}

function councilsByCommissioner(trust: string): ReadonlyMap<string, Weighted<string>> {
  const share = new Map(pairs(councilShareRows, trust))
  const found = new Map<string, [string, number][]>()
  for (const { code, commissioner, nation } of councils) {
    // A council that the catchment leaves out (under a thousandth) still sends somebody now and then.
    if (nation === 'England')
      found.set(commissioner, [...(found.get(commissioner) ?? []), [code, share.get(code) ?? 2]])
  }
  return new Map([...found].map(([commissioner, weights]) => [commissioner, weighted(weights)]))
}

function homesByCouncil(seed: number): (code: string, random: Random) => Home {
  const made = new Map<string, Weighted<Home>>()
  return (code, random) => {
    let homes = made.get(code)
    if (!homes) {
      homes = homesIn(byCode.get(code)!, seed)
      made.set(code, homes)
    }
    return draw(homes, random)
  }
}

/** One home a small area; where we hold none, as many places as give a spread of journeys. */
function homesIn(council: Council, seed: number): Weighted<Home> {
  const { commissioner, nation, code } = council
  const areas = placedAreas(council, seed)
  if (areas.length === 0) {
    const random = new Random(seed, 'places', code)
    return weighted(
      Array.from({ length: 60 }, () => [{ commissioner, nation, council, at: placeIn(council, random) }, 1] as const),
    )
  }
  return weighted(
    areas.map(({ smallArea, at, residents }) => [{ commissioner, nation, council, smallArea, at }, residents]),
  )
}

/** The small areas of a council, each at the place where its people are taken to live; none where we hold none. */
export function placedAreas(
  council: Council,
  seed: number,
): readonly { readonly smallArea: SmallArea; readonly at: Coordinates; readonly residents: number }[] {
  const random = new Random(seed, 'places', council.code)
  return smallAreasOf(council.code).map((smallArea) => ({
    smallArea,
    at: placeIn(council, random),
    residents: smallArea.ethnicGroups.reduce((sum, count) => sum + count, 0),
  }))
}

/** A point around the council's middle, denser towards it. */
function placeIn({ middle, spread }: Council, random: Random): Coordinates {
  return around(middle, spread * random.share(), random)
}

/** Commissioners whose councils we do not know: somewhere 60 to 160 km from the trust. */
function farFrom(trust: string): (commissioner: string, random: Random) => Home {
  const main = trustRecord(trust)?.mainSite
  const from = main ? site(main) : undefined
  if (!from) throw new Error(`The records know no main site of ${trust}`)
  return (commissioner, random) => ({
    commissioner,
    nation: 'England',
    at: around(from.at, 60 + 100 * random.share(), random),
  })
}

function around(middle: Coordinates, kilometres: number, random: Random): Coordinates {
  const angle = 2 * Math.PI * random.share()
  const degree = 111.2
  return {
    latitude: middle.latitude + (kilometres * Math.sin(angle)) / degree,
    longitude:
      middle.longitude + (kilometres * Math.cos(angle)) / (degree * Math.cos((middle.latitude * Math.PI) / 180)),
  }
}

/** "RL1 M2L0M:12805 …" as pairs of a code and a number. */
function pairs(rows: string, trust: string): [string, number][] {
  const row = rows.split('\n').find((line) => line.startsWith(`${trust} `))
  if (!row) throw new Error(`No catchment is known for ${trust}`)
  return row
    .split(' ')
    .slice(1)
    .map((pair) => {
      const [code = '', count] = pair.split(':')
      return [code, Number(count)]
    })
}
