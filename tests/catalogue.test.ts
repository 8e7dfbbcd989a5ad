/** The database's promises, read from its own catalogue, so a table made tomorrow is held to them too. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { lints } from './catalogue-lints.ts'

let test: TestDatabase<unknown>
beforeAll(async () => {
  test = await testDatabase()
})
afterAll(() => test.drop())

const wrongs = async (run: Parameters<ReturnType<typeof sql.raw>['execute']>[0], query: string): Promise<string[]> =>
  (await sql.raw<{ wrong: string }>(query).execute(run)).rows.map(({ wrong }) => wrong)

describe.each(lints)('catalogue: $says', ({ sql: query, fixture }) => {
  it('holds', async () => {
    expect(await wrongs(test.scene, query)).toEqual([])
  })

  it('would be noticed if it were broken', async () => {
    class Undo extends Error {}
    const tried = test.scene.transaction().execute(async (tx) => {
      const before = await wrongs(tx, query)
      await sql.raw(fixture).execute(tx)
      const after = await wrongs(tx, query)
      expect(after.length).toBeGreaterThan(before.length)
      throw new Undo()
    })
    await expect(tried).rejects.toBeInstanceOf(Undo)
  })
})
