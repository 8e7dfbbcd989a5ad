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

/**
 * Our assumptions, until patients' answers are loaded. People of better-off areas more often say that they would go far,
 * for more of them have a car; so do people who have waited over half a year, and more so over a year; and those on a
 * specialist hospital's list, who have mostly passed a nearer one on the way.
 */
const willing = weighted([
  [20, 12],
  [30, 22],
  [45, 24],
  [60, 20],
  [90, 13],
  [120, 9],
])
const longWait = { halfAYear: 1.25, aYear: 1.6 } as const
const specialist = 1.6

export type Asked = {
  readonly home: Home
  readonly journeys: Journeys
  readonly waited: number
  readonly isSpecialist: boolean
}

/** Minutes one way; null for those never asked. Nobody says less than it takes to reach the nearest theatre. */
export function willingMinutes({ home, journeys, waited, isSpecialist }: Asked, random: Random): number | null {
  if (random.chance(notAsked)) return null
  const quintile = home.smallArea?.deprivationQuintile ?? 3
  const patience = waited > 364 ? longWait.aYear : waited > 182 ? longWait.halfAYear : 1
  const said = draw(willing, random) * (0.8 + 0.1 * quintile) * patience * (isSpecialist ? specialist : 1)
  const nearest = Math.min(...Object.values(journeys))
  return Math.min(240, Math.max(Math.round(said / 5) * 5, Math.ceil(nearest / 5) * 5))
}
