import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type SharingAgreement, standing } from './agreement.ts'
import { sharingStore } from './store.ts'

const ash = trustCode('RAA')
const birch = trustCode('RBB')
const now = new Date('2026-02-01T12:00Z')

const agreed: SharingAgreement = {
  id: '6f1c1c5e-0000-4000-8000-000000000001',
  owner: birch,
  recipient: ash,
  alliance: 'trees',
  purpose: 'planning',
  fields: ['procedure'],
  treatmentFunctions: ['110'],
  sites: null,
  validFrom: new Date('2026-01-01'),
  validTo: new Date('2026-12-01'),
  approvedByOwner: ['a', 'b'],
  approvedByRecipient: 'c',
  approvedByGovernance: true,
  reason: 'To plan',
  lawfulBasis: '6(1)(e)',
  specialBasis: '9(2)(h)',
  confidentialityBasis: 'implied-consent',
  dpiaReference: 'DPIA 1',
  rights: 'The owner answers',
  retention: 'A year',
  reviewOn: '2026-06-01',
  proposedBy: 'a',
  proposedByTrust: birch,
  suspendedAt: null,
  revokedAt: null,
  revokedReason: null,
  replacedBy: null,
  version: 1,
}

describe('a sharing agreement', () => {
  it('is in force once two people at the owner and one at the recipient approved it', () => {
    expect(standing(agreed, now).status).toBe('in force')
    expect(standing({ ...agreed, approvedByOwner: ['a'] }, now)).toEqual({
      status: 'not yet approved',
      waitsFor: ['owner'],
    })
    expect(standing({ ...agreed, approvedByOwner: [], approvedByRecipient: null }, now)).toEqual({
      status: 'not yet approved',
      waitsFor: ['owner', 'recipient'],
    })
  })

  it('begins and ends at its moments', () => {
    expect(standing(agreed, new Date('2025-12-31T23:59Z')).status).toBe('not begun')
    expect(standing(agreed, new Date('2026-12-01T00:00Z')).status).toBe('expired')
  })

  it('says that somebody ended it rather than that it was over anyway', () => {
    const ended = { ...agreed, revokedAt: new Date('2026-01-15'), revokedReason: 'Services moved' }
    expect(standing(ended, new Date('2027-01-01'))).toMatchObject({ status: 'revoked', reason: 'Services moved' })
  })
})

describe('what the page says of an agreement, and what the database does', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
    await sql`insert into alliance values ('trees', 'Trees', 'To test', '{}', '{}')`.execute(test.scene)
    await sql`insert into alliance_service values ('trees', '110', '2020-01-01', null)`.execute(test.scene)
    await sql`insert into alliance_member values ('trees', ${ash}, '2020-01-01'), ('trees', ${birch}, '2020-01-01')`.execute(
      test.scene,
    )
    const patient = '6f1c1c5e-0000-4000-8000-00000000000a'
    await sql`insert into patient (trust, id, local_id, nhs_number_status, family_name, given_name, sex, ethnic_category)
      values (${birch}, ${patient}, 'L1', '01', 'Doe', 'Robin', '1', 'A')`.execute(test.scene)
    await sql`insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
        waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
        rtt_status, priority_order, sex, age_band, ethnic_group)
      values (${birch}, ${patient}, ${patient}, 'p', 'test', 'k', '1', 'RBB', 'IRTT', '110', '110', '14L', 'England', 'RBB01',
        '2025-09-01', '2025-09-01', '20', 4, '1', '65 to 74', 'White')`.execute(test.scene)
  })
  afterAll(() => test.drop())

  const sam: Viewer = {
    person: 'p1',
    name: 'Sam Patel',
    jobTitle: 'Planner',
    trust: ash,
    alliance: 'trees',
    roles: ['alliance-planner'],
    purpose: 'planning',
  }

  it('never differ: rows are seen when, and only when, the agreement is said to be in force', async () => {
    const days = fc.integer({ min: -400, max: 400 })
    const happened = fc.option(fc.constant('2026-01-01'))
    const cases = fc.record({
      approvals: fc.subarray(['a', 'b']),
      recipient: fc.option(fc.constant('c')),
      from: days,
      length: fc.integer({ min: 1, max: 360 }),
      suspended: happened,
      revoked: happened,
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ approvals, recipient, from, length, suspended, revoked }) => {
        await sql`delete from sharing_agreement`.execute(test.scene)
        await sql`insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
            approved_by_owner, approved_by_recipient, suspended_at, revoked_at)
          values (${birch}, ${ash}, 'trees', 'planning', '{procedure}', '{110}', now() + make_interval(days => ${from}),
            now() + make_interval(days => ${from + length}), ${approvals}, ${recipient}, ${suspended}, ${revoked})`.execute(
          test.scene,
        )
        const { said, seen } = await test.db.reading(sam, async (tx) => {
          const [agreement] = await sharingStore(tx).agreements()
          const moment = await sql<{ now: Date }>`select statement_timestamp() as now`.execute(tx)
          const rows = await sql`select 1 from share.planning_pathway where trust = ${birch}`.execute(tx)
          return { said: standing(agreement!, moment.rows[0]!.now).status, seen: rows.rows.length }
        })
        expect(seen === 1).toBe(said === 'in force')
      }),
      { numRuns: 150 },
    )
  })
})
