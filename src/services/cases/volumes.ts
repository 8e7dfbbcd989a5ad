/** How many operations each unit would do in a year, against the minimum, and each surgeon on average. Pure. */
import type { SharedCount } from '../catalogue/catalogue.ts'
import type { Destinations } from './option.ts'

/** Of a site in the last twelve months that are known. A count of 1 to 7 is not told: null. */
export type UnitVolume = { readonly site: string; readonly cases: SharedCount; readonly surgeons: number }

export type Range = { readonly low: number; readonly high: number }

export type VolumeAfter = {
  readonly site: string
  readonly before: Range
  readonly after: Range
  /** Surgeons are taken to go with their operations. */
  readonly surgeonsAfter: number
  readonly eachSurgeonAfter: Range | null
  /** Against the minimum of a unit; null where none is kept, where nothing is done, or where counts that are not told decide it. */
  readonly meetsMinimum: boolean | null
}

const rangeOf = (count: SharedCount): Range => (count === null ? { low: 1, high: 7 } : { low: count, high: count })

export function volumesAfter(
  volumes: readonly UnitVolume[],
  destinations: Destinations,
  minimum: number | undefined,
): VolumeAfter[] {
  const sites = [...new Set([...destinations.keys(), ...[...destinations.values()].flatMap((to) => [...to.keys()])])]
  const of = new Map(volumes.map((volume) => [volume.site, volume]))
  return sites.map((site) => {
    const parts = [...destinations].flatMap(([from, to]) => {
      const share = to.get(site) ?? 0
      const volume = of.get(from)
      return share > 0 && volume ? [{ share, ...rangeOf(volume.cases), surgeons: volume.surgeons }] : []
    })
    const after = {
      low: parts.reduce((sum, { share, low }) => sum + share * low, 0),
      high: parts.reduce((sum, { share, high }) => sum + share * high, 0),
    }
    const surgeonsAfter = parts.reduce((sum, { share, surgeons }) => sum + share * surgeons, 0)
    return {
      site,
      before: of.has(site) ? rangeOf(of.get(site)!.cases) : { low: 0, high: 0 },
      after,
      surgeonsAfter,
      eachSurgeonAfter: surgeonsAfter > 0 ? { low: after.low / surgeonsAfter, high: after.high / surgeonsAfter } : null,
      meetsMinimum: verdict(after, minimum),
    }
  })
}

function verdict({ low, high }: Range, minimum: number | undefined): boolean | null {
  if (minimum === undefined || high === 0) return null
  if (low >= minimum) return true
  return high < minimum ? false : null
}
