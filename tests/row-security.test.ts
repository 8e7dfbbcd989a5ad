/** What row-level security promises a trust, whatever a module's code does. */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TrustCode, trustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Purpose, Viewer } from '#platform/viewer.ts'

let test: TestDatabase<unknown>
const ash = trustCode('RAA')
const birch = trustCode('RBB')
const cedar = trustCode('RCC')

const viewer = (trust: TrustCode, purpose: Purpose = 'planning', alliance = 'trees'): Viewer =>
  testViewer(trust, { purpose, alliance })
/** Somebody who may bind their trust in what it shares. */
const speaker = (trust: TrustCode): Viewer =>
  testViewer(trust, { purpose: 'administration', alliance: 'trees', roles: ['chief-operating-officer'] })
const rows = async <Row>(who: Viewer, query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await test.db.withViewer(who, (tx: Tx) => query.execute(tx))).rows

/** A trust with one patient whose name is a canary, and one pathway in each of two services. */
async function aTrust(trust: TrustCode): Promise<void> {
  const patient = randomUUID()
  await sql`insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, sex, ethnic_category)
    values (${trust}, ${patient}, 'L1', '9990000018', '01', ${`CANARY-${trust}`}, 'Robin', '1', 'A')`.execute(
    test.scene,
  )
  for (const service of ['110', '300']) {
    await sql`insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
        waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
        rtt_status, priority_order, sex, age_band, ethnic_group, procedure_name, consultant)
      values (${trust}, ${randomUUID()}, ${patient}, ${`pseudonym-${trust}-${service}`}, 'test', ${service}, ${service.padEnd(20, '0')}, ${trust},
        'IRTT', ${service}, ${service}, '14L', 'England', ${`${trust}01`}, '2025-09-01', '2025-09-01', '20', 4, '1', '65 to 74', 'White',
        'Hip replacement', ${`Surgeon of ${trust}`})`.execute(test.scene)
  }
}

async function anAgreement(
  owner: TrustCode,
  recipient: TrustCode,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const id = randomUUID()
  const row = {
    fields: ['procedure'],
    treatment_functions: ['110'],
    approved_by_owner: ['a', 'b'],
    approved_by_recipient: 'c',
    valid_from: '2020-01-01',
    valid_to: null,
    suspended_at: null,
    revoked_at: null,
    ...changes,
  }
  await sql`insert into sharing_agreement (owner, id, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
      approved_by_owner, approved_by_recipient, suspended_at, revoked_at)
    values (${owner}, ${id}, ${recipient}, 'trees', 'planning', ${row.fields}, ${row.treatment_functions},
      coalesce(${row.valid_from === '2020-01-01' ? null : row.valid_from}::timestamptz, now() - interval '1 day'),
      coalesce(${row.valid_to}::timestamptz, now() + interval '300 days'), ${row.approved_by_owner}, ${row.approved_by_recipient},
      ${row.suspended_at}, ${row.revoked_at})`.execute(test.scene)
  return id
}

const noAgreements = () => sql`delete from sharing_agreement`.execute(test.scene)

beforeAll(async () => {
  test = await testDatabase()
  await sql`insert into alliance values ('trees', 'Trees', 'To test', '{}', '{}')`.execute(test.scene)
  await sql`insert into alliance_service values ('trees', '110', '2020-01-01', null), ('trees', '300', '2020-01-01', '2024-01-01')`.execute(
    test.scene,
  )
  for (const trust of [ash, birch, cedar]) {
    await sql`insert into alliance_member values ('trees', ${trust}, '2020-01-01', null)`.execute(test.scene)
    await aTrust(trust)
  }
})
afterAll(() => test.drop())

const lane = sql<{
  trust: string
  treatment_function: string
  procedure_name: string | null
  consultant: string | null
}>`
  select trust, treatment_function, procedure_name, consultant from share.planning_pathway order by trust, treatment_function`

describe("a trust's own tables", () => {
  it('show it its own patients and nobody else’s', async () => {
    const seen = await rows(viewer(ash), sql<{ family_name: string }>`select family_name from patient`)
    expect(seen).toEqual([{ family_name: 'CANARY-RAA' }])
  })

  it('show nothing when nobody is asking', async () => {
    const seen = await test.db.withViewer(viewer(ash), async (tx) => {
      await sql`select set_config('app.context', '', true)`.execute(tx)
      return (await sql`select 1 from patient`.execute(tx)).rows
    })
    expect(seen).toEqual([])
  })

  it('refuse a context that somebody made up, even one that copies a real one and changes the trust', async () => {
    const forged = test.db.withViewer(viewer(ash), async (tx) => {
      await sql`select set_config('app.context', replace(current_setting('app.context'), 'RAA', 'RBB'), true)`.execute(
        tx,
      )
      return sql`select family_name from patient`.execute(tx)
    })
    await expect(forged).rejects.toThrow(/wrong signature/)
  })

  it('take no row in another trust’s name, and give none away', async () => {
    await sql`insert into trust_list (trust, as_of) values (${ash}, '2026-01-31') on conflict do nothing`.execute(
      test.scene,
    )
    const given = (trust: TrustCode) => sql`update trust_list set trust = ${trust}`
    await expect(test.db.withViewer(viewer(ash), (tx) => given(birch).execute(tx))).rejects.toThrow(
      /row-level security/,
    )
    const stolen = sql`insert into trust_list (trust, as_of) values (${birch}, '2026-01-31')`
    await expect(test.db.withViewer(viewer(ash), (tx) => stolen.execute(tx))).rejects.toThrow(/row-level security/)
  })

  it('leave every pathway its patient: none can be made without, and no patient can go or be given another id', async () => {
    const asks = (statement: RawBuilder<unknown>) => test.db.withViewer(viewer(ash), (tx) => statement.execute(tx))
    await expect(asks(sql`delete from patient`)).rejects.toThrow(/permission denied/)
    await expect(asks(sql`update patient set id = gen_random_uuid()`)).rejects.toThrow(/permission denied/)
    await expect(asks(sql`update pathway set patient_id = gen_random_uuid()`)).rejects.toThrow(/patient/)
  })

  it('answer a question alone: a reading changes nothing', async () => {
    const changed = test.db.reading(viewer(ash), (tx) => sql`delete from trust_list`.execute(tx))
    await expect(changed).rejects.toThrow(/read-only transaction/)
  })

  it('leak nothing of other trusts to a function that prints what it is given', async () => {
    // PostgreSQL may run a cheap condition early, but never before the policy.
    const said: string[] = []
    await sql`create function f_leak(text) returns boolean cost 0.0000001 language plpgsql as
      'begin raise notice ''%'', $1; return true; end'`.execute(test.scene)
    await sql`grant execute on function f_leak(text) to accord_app`.execute(test.scene)
    await test.db.withViewer(viewer(ash), async (tx) => {
      const found = await sql<{
        family_name: string
      }>`select family_name from patient where f_leak(family_name)`.execute(tx)
      said.push(...found.rows.map(({ family_name }) => family_name))
      const names = await sql<{
        n: number
      }>`select count(*) as n from share.planning_pathway where f_leak(trust)`.execute(tx)
      expect(names.rows[0]!.n).toBe(2)
    })
    expect(said).toEqual(['CANARY-RAA'])
  })
})

describe('the planning lane', () => {
  it('shows a trust its own pathways and, without an agreement, no others', async () => {
    await noAgreements()
    expect((await rows(viewer(ash), lane)).map(({ trust }) => trust)).toEqual(['RAA', 'RAA'])
  })

  it('shows what an agreement names: its services that are in scope, its fields, one way', async () => {
    await noAgreements()
    await anAgreement(birch, ash, { treatment_functions: ['110', '300'] })
    const others = (await rows(viewer(ash), lane)).filter(({ trust }) => trust !== 'RAA')
    // 300 left the alliance's scope in 2024; the consultant is not among the agreed fields.
    expect(others).toEqual([
      { trust: 'RBB', treatment_function: '110', procedure_name: 'Hip replacement', consultant: null },
    ])
    expect((await rows(viewer(birch), lane)).every(({ trust }) => trust === 'RBB')).toBe(true)
    expect((await rows(viewer(cedar), lane)).every(({ trust }) => trust === 'RCC')).toBe(true)
  })

  it.each([
    ['one of the owner’s two approvals is missing', { approved_by_owner: ['a'] }],
    ['the recipient has not approved', { approved_by_recipient: null }],
    ['it is suspended', { suspended_at: '2026-01-01' }],
    ['it is revoked', { revoked_at: '2026-01-01' }],
    ['it is over', { valid_from: '2020-01-02', valid_to: '2020-06-01' }],
    ['it has not begun', { valid_from: '2999-01-01', valid_to: '2999-06-01' }],
  ])('shows nothing when %s', async (_, changes) => {
    await noAgreements()
    await anAgreement(birch, ash, changes)
    expect((await rows(viewer(ash), lane)).filter(({ trust }) => trust !== 'RAA')).toEqual([])
  })

  it('shows nothing to somebody who came for another purpose, or from another alliance', async () => {
    await noAgreements()
    await anAgreement(birch, ash)
    const others = async (who: Viewer) => (await rows(who, lane)).filter(({ trust }) => trust !== 'RAA')
    expect(await others(viewer(ash))).toHaveLength(1)
    expect(await others(viewer(ash, 'own-care'))).toEqual([])
    expect(await others(viewer(ash, 'mutual-aid'))).toEqual([])
    expect(await others(viewer(ash, 'planning', 'flowers'))).toEqual([])
  })

  it('stops at the very next statement of a transaction that is under way when its owner revokes', async () => {
    await noAgreements()
    const id = await anAgreement(birch, ash)
    const seen = await test.db.withViewer(viewer(ash), async (tx) => {
      const before = (await lane.execute(tx)).rows.length
      await test.db.withViewer(speaker(birch), (own) =>
        sql`insert into sharing_agreement_event (owner, agreement_id, seq, recipient, kind)
          values (${birch}, ${id}, 2, ${ash}, 'revoked')`.execute(own),
      )
      return [before, (await lane.execute(tx)).rows.length]
    })
    expect(seen).toEqual([3, 2])
  })

  it('holds no name, number, birth date or postcode, whatever is agreed', async () => {
    const columns = await sql<{ name: string }>`
      select column_name as name from information_schema.columns where table_schema = 'share' and table_name = 'planning_pathway'`.execute(
      test.scene,
    )
    const names = columns.rows.map(({ name }) => name)
    expect(
      names.filter((name) =>
        /family|given|nhs_number|birth|postcode|patient_id|local_id|identifier|small_area|^id$/.test(name),
      ),
    ).toEqual([])
  })

  it('cannot be written through, nor locked', async () => {
    const tried = (query: ReturnType<typeof sql>) => test.db.withViewer(viewer(ash), (tx) => query.execute(tx))
    await expect(tried(sql`update share.planning_pathway set site = 'X'`)).rejects.toThrow(
      /cannot update view|permission denied/,
    )
    await expect(tried(sql`select 1 from share.planning_pathway for update`)).rejects.toThrow(
      /permission denied|cannot lock|FOR UPDATE/i,
    )
  })
})

describe('a sharing agreement', () => {
  it('is changed by nobody but through what is written of it, which nobody changes afterwards', async () => {
    await noAgreements()
    const id = await anAgreement(birch, ash)
    const tried = (trust: TrustCode, statement: string) =>
      test.db.withViewer(speaker(trust), (tx) => sql.raw(statement).execute(tx))
    for (const trust of [ash, birch]) {
      for (const assignment of [
        `treatment_functions = '{110,300}'`,
        'valid_to = now()',
        `approved_by_recipient = 'p1'`,
      ]) {
        const change = tried(trust, `update sharing_agreement set ${assignment} where id = '${id}'`)
        await expect(change).rejects.toThrow('changed by its events alone')
      }
      await expect(tried(trust, `update sharing_agreement_event set kind = 'approved'`)).rejects.toThrow(
        'permission denied',
      )
      await expect(tried(trust, 'delete from sharing_agreement_event')).rejects.toThrow('permission denied')
    }
    const replaced = `insert into sharing_agreement_event (owner, agreement_id, seq, recipient, kind)
      values ('${birch}', '${id}', 2, '${ash}', 'replaced')`
    await expect(tried(birch, replaced)).rejects.toThrow('by the approval of another')
  })

  it('is spoken of by its two trusts alone, in their own name', async () => {
    await noAgreements()
    const id = await anAgreement(birch, ash)
    const event = (trust: TrustCode, as: TrustCode) =>
      test.db.withViewer(speaker(trust), (tx) =>
        sql`insert into sharing_agreement_event (owner, agreement_id, seq, recipient, kind, trust, person, roles, at)
          values (${birch}, ${id}, 2, ${ash}, 'suspended', ${as}, 'somebody-else', '{}', '2020-01-01')`.execute(tx),
      )
    await expect(event(cedar, birch)).rejects.toThrow("two trusts' own")
    await expect(event(ash, birch)).rejects.toThrow('only the owner')
    await event(birch, cedar)
    const events = await sql<{ trust: string; person: string; recent: boolean }>`
      select trust, person, at > now() - interval '1 minute' as recent from sharing_agreement_event`.execute(test.scene)
    expect(events.rows).toEqual([{ trust: birch, person: 'p1', recent: true }])
    const seenBy = (trust: TrustCode) => rows(speaker(trust), sql`select 1 from sharing_agreement_event`)
    expect(await seenBy(cedar)).toEqual([])
    expect(await seenBy(ash)).toHaveLength(1)
  })

  it('is not approved twice by one person at the owner', async () => {
    await expect(anAgreement(birch, cedar, { approved_by_owner: ['a', 'a'] })).rejects.toThrow(
      /violates check constraint/,
    )
  })
})
