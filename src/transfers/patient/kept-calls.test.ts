import { afterEach, describe, expect, it } from 'vitest'
import { onConnection } from '#platform/connection.ts'
import { migrate, migrateDown } from '#platform/migrate.ts'
import { emptyDatabase } from '#platform/test-database.ts'

describe('calls that were asked for before there was one list of them', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  afterEach(() => database.drop())

  const ask = async (query: string) =>
    (await onConnection(database.url, (client) => client.query<Record<string, unknown>>(query))).rows

  it('are on it, done where a conversation was recorded since, and go back to where they were', async () => {
    database = await emptyDatabase()
    await migrate(database.url, 18)
    const [ann, bob] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']
    await ask(`
      set session_replication_role = replica;
      insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, responsible, changed_at)
      select 'RAA', id, 'RBB', 'trees', id, id::text, '110', 'RBB01', '2026-03-04', 'RBB:x', 'RAA', now()
        from unnest(array['${ann}', '${bob}']::uuid[]) as id;
      -- Each with an offer of the same id.
      insert into transfer_offer (sender, id, transfer_id, offered_on, day, provider, site, team, way_made, reply_by, made_by)
      select 'RAA', id, id, '2026-01-31', '2026-03-04', 'RBB', 'RBB01', 'Mr X', 'phone', '2026-02-20', 'kim' from transfer;
      insert into transfer_call (sender, transfer_id, offer_id, outcome, note, recorded_by, recorded_at) values
        ('RAA', '${ann}', '${ann}', 'call-asked', 'After 4pm', 'kim', '2026-02-01 10:00Z'),
        ('RAA', '${ann}', '${ann}', 'not-reached', '', 'kim', '2026-02-02 10:00Z'),
        ('RAA', '${bob}', '${bob}', 'call-asked', '', 'kim', '2026-02-01 10:00Z'),
        ('RAA', '${bob}', '${bob}', 'thinking', '', 'lee', '2026-02-03 10:00Z');
      insert into patient_call (sender, transfer_id, phone, best_time, said, asked_at)
      values ('RAA', '${ann}', '01632 960 001', 'morning', 'About the bus', '2026-02-04 10:00Z')`)
    const before = await ask('select * from transfer_call order by transfer_id, recorded_at')
    await migrate(database.url, 19)
    expect(
      await ask('select kind, phone, said, recorded_by, done_by from patient_call order by asked_at, transfer_id'),
    ).toEqual([
      { kind: 'asked', phone: null, said: 'After 4pm', recorded_by: 'kim', done_by: null },
      { kind: 'asked', phone: null, said: '', recorded_by: 'kim', done_by: 'lee' },
      { kind: 'asked', phone: '01632 960 001', said: 'About the bus', recorded_by: ann, done_by: null },
    ])
    expect(await ask('select outcome from transfer_call order by recorded_at')).toEqual([
      { outcome: 'not-reached' },
      { outcome: 'thinking' },
    ])
    await migrateDown(database.url, 18)
    expect(await ask('select * from transfer_call order by transfer_id, recorded_at')).toEqual(before)
    expect(await ask('select phone, said from patient_call')).toEqual([
      { phone: '01632 960 001', said: 'About the bus' },
    ])
  })
})
