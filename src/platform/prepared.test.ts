import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './test-database.ts'
import { testViewer } from './test-viewer.ts'

const viewerAt = (trust: string) => testViewer(trust, { roles: [], purpose: 'own-care' })

describe('a statement that is planned once for a connection', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
    for (const trust of ['RAA', 'RBB']) {
      await sql`insert into person (trust, id, name, job_title, roles) values (${trust}, ${trust}, 'x', 'x', '{system}')`.execute(
        test.scene,
      )
    }
  })
  afterAll(() => test.drop())

  const peopleSeenBy = (trust: string) =>
    test.db.reading(viewerAt(trust), async (tx) => {
      const { rows } = await sql<{ id: string; process: number; plans: number }>`/* prepared */
        select id, pg_backend_pid() as process, (select count(*) from pg_prepared_statements) as plans from person`.execute(
        tx,
      )
      return rows
    })

  it('shows each viewer their own rows, on one connection, more often than any plan is tried', async () => {
    const processes = new Set<number>()
    for (let n = 0; n < 12; n++) {
      for (const trust of ['RAA', 'RBB']) {
        const [row, ...more] = await peopleSeenBy(trust)
        expect([row!.id, more.length]).toEqual([trust, 0])
        processes.add(row!.process)
      }
    }
    expect(processes.size).toBe(1)
  })

  it('is kept by the connection, and asked again with other values', async () => {
    const [row] = await peopleSeenBy('RAA')
    expect(row!.plans).toBeGreaterThan(0)
    const named = (id: string) =>
      test.db.reading(viewerAt('RAA'), (tx) => sql`/* prepared */ select id from person where id = ${id}`.execute(tx))
    expect([(await named('RAA')).rows.length, (await named('RBB')).rows.length]).toEqual([1, 0])
  })
})
