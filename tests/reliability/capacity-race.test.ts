/** The long form of src/capacity/lending/race.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { CLIENTS, race } from '../../src/capacity/lending/race.scene.ts'

const SECONDS = 30
const LONGEST_MILLISECONDS = 500

describe(`${CLIENTS} clients racing for the same theatres, surgeons, beds and patients for ${SECONDS} seconds`, () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase(CLIENTS)
  })
  afterAll(() => test.drop())

  it('book nothing twice, see no deadlock, and 99 in 100 are answered within half a second', async () => {
    const raced = await race(test, (_, seconds) => seconds > SECONDS)
    console.log(`${JSON.stringify(raced)}`)
    expect(raced).toMatchObject({ doubleBookings: 0, deadlocks: 0, shown: [] })
    expect(raced.slowestOfHundred).toBeLessThan(LONGEST_MILLISECONDS)
  })
})
