/**
 * People who wait at two trusts of an alliance at once, known by one NHS number: so that duplicates across trusts have
 * somebody to find. They are the same whichever trust asks first.
 */
import type { Day } from '#nhs/day.ts'
import { nhsNumbers } from './demo-identifiers.ts'
import { inventPerson, type Person } from './invented-people.ts'
import { Random } from './random.ts'
import { type Home, homesOf } from './where-people-live.ts'

export type SharedPerson = { readonly home: Home; readonly person: Person; readonly nhsNumber: string }

/** The last places of the walk through NHS numbers, which no trust reaches. */
const firstPlace = 990_000
const placesEach = 1_000

const grownUps = { ages: [0, 0.6, 1.3, 1.7, 1.4, 0.7], women: 0.53 }

/** In a fixed order; a trust takes those it can use, from the first on. */
export function* sharedPeople(
  alliance: { readonly id: string; readonly number: number; readonly trusts: readonly string[] },
  census: Day,
  seed: number,
): Generator<SharedPerson, never> {
  const random = new Random(seed, 'shared people', alliance.id)
  const homes = alliance.trusts.map((trust) => homesOf(trust, seed))
  const numbers = nhsNumbers(firstPlace + alliance.number * placesEach)
  for (let count = 0; ; count++) {
    const home = homes[count % homes.length]!('ENG', random)
    yield { home, person: inventPerson(home, grownUps, census, random), nhsNumber: numbers.next().value }
  }
}
