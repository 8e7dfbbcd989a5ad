import { afterEach, describe, expect, it } from 'vitest'
import { onConnection } from '#platform/connection.ts'
import { migrate, migrateDown } from '#platform/migrate.ts'
import { emptyDatabase } from '#platform/test-database.ts'

describe('transfers that were proposed before they had a life', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  afterEach(() => database.drop())

  const ask = async (query: string) =>
    (await onConnection(database.url, (client) => client.query<Record<string, unknown>>(query))).rows

  it('are kept, with an event for each version and the sender responsible since then, and go back as they were', async () => {
    database = await emptyDatabase()
    await migrate(database.url, 9)
    await ask(`
      insert into alliance values ('trees', 'Trees', 'Tests', '{}', '{}');
      insert into plan (trust, id, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by)
      values ('RAA', '00000000-0000-4000-8000-00000000000a', 'trees', 'Plan', '{RAA}', '{110}', '{}', '2026-01-31', '2026-02-02', 7, 'p1');
      insert into proposed_transfer (sender, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state, version, withdrawn_at)
      select 'RAA', 'RBB', 'trees', plan.id, t.name, '110', 'RBB01', '2026-02-04', 'x', t.state, t.version, t.ended
        from plan, (values ('ann', 'proposed', 1, null), ('bob', 'withdrawn', 2, now() + interval '1 day')) as t (name, state, version, ended)`)
    const before = await ask('select * from proposed_transfer order by pseudonym')
    await migrate(database.url, 10)
    expect(
      await ask(`select pseudonym, t.state, t.version, responsible, count(e.version) as events, max(to_state) filter (where e.version = t.version) as last
                   from transfer t join transfer_event e on e.transfer_id = t.id group by t.sender, t.id order by 1`),
    ).toMatchObject([
      { pseudonym: 'ann', state: 'identified', responsible: 'RAA', last: 'identified' },
      { pseudonym: 'bob', state: 'withdrawn', responsible: 'RAA', last: 'withdrawn' },
    ])
    expect(
      await ask(`select t.id from transfer t join transfer_responsibility r on r.transfer_id = t.id
                  where r.trust = t.sender and r.during = tstzrange(t.identified_at, null)`),
    ).toHaveLength(2)
    await migrateDown(database.url, 9)
    expect(await ask('select * from proposed_transfer order by pseudonym')).toEqual(before)
  })
})
