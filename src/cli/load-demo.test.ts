import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TrustCode } from '#nhs/trust-code.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { demoAlliances } from '#synthetic'
import { hasDemo, loadDemo } from './load-demo.ts'

let database: TestDatabase<never>
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.drop())

/** One pathway in a hundred: enough of everything, in a second or two. */
const percent = 1
const seed = 1

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database.scene)
  return rows[0]!.n
}

const planner: Viewer = {
  person: 'harpreet-gahir',
  name: 'Harpreet Gahir',
  jobTitle: 'Alliance planning manager',
  trust: 'RRJ' as TrustCode,
  alliance: 'orthopaedic',
  roles: ['alliance-planner'],
  purpose: 'planning',
}

/** A machine that is busy with other things should not fail a test. */
const patiently = { timeout: 60_000 }

describe('loading the demonstration', patiently, () => {
  it('fills every table, and one trust sees the other’s pathways and capacity for planning', async () => {
    expect(await hasDemo(database)).toBe(false)
    await loadDemo(database, { seed, percent })
    expect(await hasDemo(database)).toBe(true)
    const tables = ['patient', 'pathway', 'pathway_event', 'theatre_session', 'ward_room', 'surgeon_day', 'nurse_shift']
    const counts = await Promise.all(tables.map(count))
    expect(tables.filter((_, n) => counts[n]! < 100)).toEqual([])
    expect(await count('trust_list')).toBe(5)
    expect([await count('session_loan'), await count('session_loan_event')]).toEqual([6, 6])
    const seen = await database.db.reading(planner, (tx) =>
      sql<{ trust: string; pathways: number; rooms: number }>`
        select trust, count(*) as pathways, (select count(*) from share.planning_ward_room r where r.trust = p.trust) as rooms
          from share.planning_pathway p group by trust order by trust`.execute(tx),
    )
    expect(seen.rows.map(({ trust }) => trust)).toEqual(['RL1', 'RRJ'])
    for (const { pathways, rooms } of seen.rows) {
      expect(pathways).toBeGreaterThan(50)
      expect(rooms).toBeGreaterThan(10)
    }
  })

  it('gives every pathway a pseudonym, and the same one each time', async () => {
    const given = async () =>
      (
        await sql<{ pseudonym: string }>`select pseudonym from pathway order by trust, id limit 50`.execute(
          database.scene,
        )
      ).rows
    await loadDemo(database, { seed, percent })
    const first = await given()
    expect(first.every(({ pseudonym }) => /^[\w-]{22}$/.test(pseudonym))).toBe(true)
    await loadDemo(database, { seed, percent, reset: true })
    expect(await given()).toEqual(first)
  })

  it('loads nothing twice', async () => {
    const [orthopaedic] = demoAlliances
    expect(await loadDemo(database, { seed, percent, alliances: [orthopaedic!] })).toEqual([orthopaedic])
    expect((await loadDemo(database, { seed, percent })).map(({ id }) => id)).toEqual(['black-country'])
    const before = await count('pathway')
    expect(await loadDemo(database, { seed, percent })).toEqual([])
    expect(await count('pathway')).toBe(before)
  })

  it('of two at the same time, lets the second find that there is nothing to do', async () => {
    const both = await Promise.all([loadDemo(database, { seed, percent }), loadDemo(database, { seed, percent })])
    expect(both.map((loaded) => loaded.length).sort()).toEqual([0, 2])
  })

  it('leaves nothing when it is stopped half-way, and loads at the next go', async () => {
    const stopping = new AbortController()
    const stopped = loadDemo(database, {
      seed,
      percent,
      signal: stopping.signal,
      onProgress: ({ what }) => {
        if (what.startsWith('RNA')) stopping.abort(new Error('stopped'))
      },
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect([await count('alliance'), await count('patient'), await count('pathway')]).toEqual([0, 0, 0])
    expect(await loadDemo(database, { seed, percent })).toHaveLength(2)
  })

  it('removes what was made from it when it is reset, other trusts’ rows and the audit log excepted', async () => {
    await loadDemo(database, { seed, percent })
    await sql`insert into trust_list (trust, as_of) values ('RAA', '2026-01-31')`.execute(database.scene)
    await sql`insert into login (trust, person, token_sha256, ends_at)
      select trust, id, '\\x00', now() + interval '1 hour' from person where trust = 'RL1' limit 1`.execute(
      database.scene,
    )
    await sql`insert into audit_head (trust, seq, hash) values ('RL1', 0, '\\x00')`.execute(database.scene)
    await loadDemo(database, { seed: 2, percent, reset: true, alliances: demoAlliances.slice(0, 1) })
    expect([await count('login'), await count('audit_head')]).toEqual([0, 1])
    expect(await count('trust_list')).toBe(6)
  })

  it('says what to do where the owner’s login is not known', async () => {
    await expect(loadDemo({ secret: database.secret }, { seed, percent })).rejects.toThrow(/Set DATABASE_OWNER_URL/)
  })
})
