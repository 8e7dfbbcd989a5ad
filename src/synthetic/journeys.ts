/** How long patients would travel to each theatre of their alliance, and how far they said they would. */
import { kilometresBetween, travelMinutes } from '#nhs/distance.ts'
import { site } from '#nhs/organisations.ts'
import type { Random } from './random.ts'
import { draw, weighted } from './weighted.ts'
import type { Home } from './where-people-live.ts'

/** Minutes by car, by site. */
export type Journeys = Readonly<Record<string, number>>

/** The same home always gives the same object, so that many pathways share one. */
export function journeysTo(siteCodes: readonly string[]): (home: Home) => Journeys {
  const places = siteCodes.map((code) => {
    const found = site(code)
    if (!found) throw new Error(`The records know no site ${code}`)
    return found
  })
  const known = new WeakMap<Home, Journeys>()
  return (home) => {
    let journeys = known.get(home)
    if (!journeys) {
      journeys = Object.fromEntries(places.map(({ code, at }) => [code, travelMinutes(kilometresBetween(home.at, at))]))
      known.set(home, journeys)
    }
    return journeys
  }
}

/** Nobody has asked them yet. */
const notAsked = 0.3

/** Our assumption: people of better-off areas more often say that they would go far, for more of them have a car. */
const willing = weighted([
  [20, 12],
  [30, 22],
  [45, 24],
  [60, 20],
  [90, 13],
  [120, 9],
])

/** Nobody says less than it takes to reach the hospital that they are waiting for. */
export function willingMinutes({ smallArea }: Home, journeys: Journeys, random: Random): number | null {
  if (random.chance(notAsked)) return null
  const quintile = smallArea?.deprivationQuintile ?? 3
  const said = Math.round((draw(willing, random) * (0.8 + 0.1 * quintile)) / 5) * 5
  const nearest = Math.min(...Object.values(journeys))
  return Math.max(said, Math.ceil(nearest / 5) * 5)
}
