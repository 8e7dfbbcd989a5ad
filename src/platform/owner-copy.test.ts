import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onConnection } from './connection.ts'
import { Unusable } from './errors.ts'
import { withOwnerHands } from './owner-copy.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

type Person = { trust: string; id: string; name: string; job_title: string; roles: string[]; is_demo: boolean }
let database: TestDatabase<{ person: Person }>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const columns = ['trust', 'id', 'name', 'job_title', 'roles', 'is_demo'] as const

/** A machine that is busy with other things should not fail a test. */
const patiently = { timeout: 60_000 }

describe("copying rows with the owner's hands", patiently, () => {
  it('keeps every letter, whatever it is', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.replaceAll('\u0000', ''))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.array(text, { minLength: 1, maxLength: 3 })), { maxLength: 5 }),
        async (given) => {
          await database.scene.deleteFrom('person').execute()
          const rows = given.map(([name, roles], n) => ({
            trust: 'RL1',
            id: String(n),
            name,
            job_title: '\\N',
            roles,
            is_demo: true,
          }))
          expect(await withOwnerHands(database.ownerUrl, (hands) => hands.copy('person', columns, rows))).toBe(
            rows.length,
          )
          const kept = await database.scene.selectFrom('person').selectAll().orderBy('id').execute()
          expect(kept).toEqual(rows)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('keeps nothing when the work fails half-way', async () => {
    await database.empty()
    const row = { trust: 'RL1', id: 'a', name: 'A', job_title: '', roles: ['surgeon'], is_demo: true }
    const failing = withOwnerHands(database.ownerUrl, async (hands) => {
      await hands.copy('person', columns, [row])
      throw new Error('no more')
    })
    await expect(failing).rejects.toThrow('no more')
    expect(await database.scene.selectFrom('person').selectAll().execute()).toEqual([])
  })

  it('finds a row that refers to nothing, which the copy itself does not', async () => {
    await database.empty()
    const broken = withOwnerHands(database.ownerUrl, async (hands) => {
      await hands.copy(
        'alliance_member',
        ['alliance', 'trust', 'joined_on'],
        [{ alliance: 'nowhere', trust: 'RL1', joined_on: '2025-07-16' }],
      )
      await hands.checkForeignKeys(['alliance_member'])
    })
    await expect(broken).rejects.toThrow(/alliance_member_alliance_fkey does not hold for .*nowhere/)
  })

  it('says what to do where row-level security binds the login', async () => {
    const name = `bound_${Date.now()}`
    await onConnection(database.ownerUrl, (client) => client.query(`create role ${name} login`))
    const url = new URL(database.ownerUrl)
    url.username = name
    try {
      const refused = withOwnerHands(url.href, async () => {})
      await expect(refused).rejects.toThrow(Unusable)
      await expect(refused).rejects.toThrow(/row-level security binds it\. Use a superuser/)
    } finally {
      await sql`drop role ${sql.id(name)}`.execute(database.scene)
    }
  })
})
