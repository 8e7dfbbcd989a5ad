import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laneReadNoted } from './audit.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'
import { testViewer } from './test-viewer.ts'

const viewerAt = (trust: string) => testViewer(trust, { roles: [], purpose: 'planning' })

describe('questions that are asked all at once', () => {
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

  const people = sql<{ id: string }>`select id from person`
  const readOf = (...trusts: string[]) => sql<{ trust: string }>`
    with found as materialized (select unnest(${trusts}::text[]) as trust)
    select trust from found where ${laneReadNoted(sql`found`, 'a lane')} order by trust`
  const seenOf = async (owner: string) => {
    const entries = sql<{ rows: number; by: string }>`
      select (detail->>'rows')::int as rows, person_trust as by from audit_entry order by seq`
    return (await test.db.atOnce(viewerAt(owner), [entries]))[0]
  }

  it('are answered as the viewer, each with its own rows', async () => {
    const trust = sql<{ trust: string }>`select viewer_trust() as trust`
    expect(await test.db.atOnce(viewerAt('RBB'), [people, trust])).toEqual([[{ id: 'RBB' }], [{ trust: 'RBB' }]])
  })

  it('are one transaction: they see what those before them did, and it is there afterwards', async () => {
    const transaction = sql<{ id: string }>`select pg_current_xact_id()::text as id`
    const [, [first], [second]] = await test.db.atOnce(viewerAt('RAA'), [readOf('RCC'), transaction, transaction])
    expect(first!.id).toBe(second!.id)
    expect(await seenOf('RCC')).toEqual([{ rows: 1, by: 'RAA' }])
  })

  it('leave who is asking to nobody: the next on the connection starts anew', async () => {
    const many = ['RAA', 'RBB', 'RAA', 'RBB', 'RBB', 'RAA', 'RAA', 'RBB', 'RAA', 'RBB']
    const answers = await Promise.all(many.map((trust) => test.db.atOnce(viewerAt(trust), [people])))
    expect(answers.map(([[row]]) => row!.id)).toEqual(many)
  })

  it('are all undone when one of them fails, say why, and leave the connection fit for the next', async () => {
    const failing = sql<{ n: number }>`select 1 / (select count(*) - 1 from person) as n`
    for (let n = 0; n < 8; n++) {
      const asked = test.db.atOnce(viewerAt('RAA'), [readOf('RDD'), failing, people])
      await expect(asked).rejects.toThrow('division by zero')
    }
    expect(await seenOf('RDD')).toEqual([])
    expect(await test.db.atOnce(viewerAt('RAA'), [people])).toEqual([[{ id: 'RAA' }]])
  })

  it('tell each owner how much of theirs was read, in the statement that reads it, and the viewer nothing', async () => {
    const [rows] = await test.db.atOnce(viewerAt('RAA'), [readOf('RFF', 'RAA', 'REE', 'RFF')])
    expect(rows.map(({ trust }) => trust)).toEqual(['RAA', 'REE', 'RFF', 'RFF'])
    expect([await seenOf('REE'), await seenOf('RFF'), await seenOf('RAA')]).toEqual([
      [{ rows: 1, by: 'RAA' }],
      [{ rows: 2, by: 'RAA' }],
      [],
    ])
  })

  it('give no rows when the entry of their reading cannot be written', async () => {
    const nobody = sql<{ set: string }>`select set_config('app.context', '', true) as set`
    const asked = test.db.atOnce(viewerAt('RAA'), [
      nobody,
      sql<{ trust: string }>`
      with found as materialized (select 'RGG' as trust)
      select trust from found where (select private.audit_append('RGG', 'read', 'x', '{}', 'done')) > 0`,
    ])
    await expect(asked).rejects.toThrow('nobody is asking')
  })
})
