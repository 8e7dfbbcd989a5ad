/** An alliance of three trusts with an agreement in force, for tests. */
import { type Kysely, sql } from 'kysely'
import type { TestDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import type { Agreement } from './agreement.ts'
import { matterCodes } from './matter.ts'

export const today = '2026-02-02'

export const anAgreement = (different: Partial<Agreement> = {}): Agreement => ({
  title: 'Agreement of the trees',
  purpose: 'To grow together.',
  legalForm: 'committees-in-common',
  body: 'Joint board',
  commencesOn: '2025-01-01',
  reviewOn: '2027-01-01',
  endsOn: null,
  parties: ['RAA', 'RBB', 'RCC'].map((trust) => ({
    trust,
    joinedOn: '2020-01-01',
    signatories: ['chief-executive'],
  })),
  services: ['101', '110'],
  excluded: [{ what: 'Accident and emergency', services: ['180'] }],
  scopeByDecision: true,
  clauses: [
    { id: 'independence', head: 'Independence', words: 'Each trust stays independent.', isBinding: false },
    { id: 'leaving', head: 'Leaving', words: 'A trust may leave with notice.', isBinding: true },
  ],
  rules: matterCodes.map((matter) => ({ matter, rule: { kind: 'unanimity' } })),
  delegations: [{ matter: 'business-case', to: 'body', upToPence: 250_000_00 }],
  reserved: [{ matter: 'business-case', abovePence: 250_000_00 }],
  quorum: { membersOfEachTrust: 1, nonExecutivesOfEachTrust: 1 },
  sharedPosts: 'do-not-vote',
  riskAndGain: { words: 'Each bears its own costs.', shares: [] },
  disputes: [{ who: 'The chief executives', withinDays: 14 }],
  noticeDays: 90,
  sources: [],
  ...different,
})

/** Somebody at a trust, by default its chief executive; for the purpose that commands are given for. */
export const at = (trust: string, person = 'chief', roles: readonly Role[] = ['chief-executive']): Viewer =>
  testViewer(trust, {
    person,
    name: `The ${person} of ${trust}`,
    jobTitle: 'Chief executive',
    roles,
    purpose: 'planning',
  })

/** Members since 2020, both services in scope, and version 1 in force, as the demonstration is loaded. */
export async function allianceWithAgreement(test: TestDatabase<unknown>, body = anAgreement()): Promise<void> {
  const { scene } = test
  await test.empty()
  await sql`insert into alliance values ('trees', 'Trees', 'To test', '{}', '{}')`.execute(scene)
  for (const { trust } of body.parties) {
    await sql`insert into alliance_member values ('trees', ${trust}, '2020-01-01')`.execute(scene)
  }
  await putInForce(scene, body)
}

/** Past the triggers that a version goes through on its way. */
async function putInForce(scene: Kysely<unknown>, body: Agreement): Promise<void> {
  await scene.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`insert into alliance_service select 'trees', code, '2020-01-01' from unnest(${[...body.services]}::text[]) code`.execute(
      tx,
    )
    await sql`
      insert into alliance_agreement (alliance, number, state, body, digest, parties, drafted_by, drafted_by_trust, sent_by,
                                      sent_by_trust, sent_at, in_force_on, in_force_at)
      values ('trees', 1, 'in-force', ${JSON.stringify(body)}::jsonb,
              encode(sha256(convert_to(${JSON.stringify(body)}::jsonb::text, 'UTF8')), 'hex'),
              ${body.parties.map(({ trust }) => trust)}::text[], 'secretary', 'RAA', 'secretary', 'RAA',
              now() - interval '1 day', '2025-01-01', now() - interval '1 day')`.execute(tx)
  })
}
