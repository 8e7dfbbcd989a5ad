import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { CLIENTS, race } from './race.scene.ts'

describe('twenty-four clients after two theatres', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase(CLIENTS)
  })
  afterAll(() => test.drop())

  it('book nothing twice, and nobody is shown that two waited for each other', async () => {
    const raced = await race(test, ({ held, refused }) => held > 50 && refused > 50)
    expect(raced).toMatchObject({ doubleBookings: 0, deadlocks: 0, shown: [] })
  }, 60_000)

  it('wait for each other when locks are not taken first and in one order', async () => {
    await sql`alter function private.lock_capacity(text[], text[], text[]) rename to lock_capacity_in_order`.execute(
      test.scene,
    )
    await sql`create function private.lock_capacity(text[], text[], text[]) returns void language sql as ''`.execute(
      test.scene,
    )
    await sql`grant execute on function private.lock_capacity(text[], text[], text[]) to accord_owner`.execute(
      test.scene,
    )
    const raced = await race(test, ({ deadlocks }, seconds) => deadlocks > 0 || seconds > 30)
    expect(raced.deadlocks).toBeGreaterThan(0)
    await sql`drop function private.lock_capacity(text[], text[], text[])`.execute(test.scene)
    await sql`alter function private.lock_capacity_in_order(text[], text[], text[]) rename to lock_capacity`.execute(
      test.scene,
    )
  })

  it('book twice without the constraint, though locks are taken', async () => {
    await sql`alter table capacity_hold drop constraint capacity_hold_no_double_booking`.execute(test.scene)
    const raced = await race(test, ({ held }) => held > 50)
    expect(raced.doubleBookings).toBeGreaterThan(0)
  })
})
