/** Two trusts of an alliance in a test's database, the patients of one, and transfers of them to the other. */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { trustCode } from '#nhs/trust-code.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import { proposeTransfers } from '../propose-transfers.ts'
import type { ActionCode } from './actions.ts'
import type { Details, Facts } from './guards.ts'
import type { TransferModel, TransferState } from './states.ts'
import { type FactSources, takeStep } from './take-step.ts'
import { findTransfer, type Transfer, type TransferKey } from './transfer-row.ts'

export const plan = '00000000-0000-4000-8000-00000000000a'
export const today = '2026-01-31'

export const viewerAt = (trust: string, ...roles: Role[]): Viewer => ({
  person: `p-${roles.join('-')}`,
  name: 'Sam Patel',
  jobTitle: 'Somebody',
  trust: trustCode(trust),
  alliance: 'orthopaedic',
  roles,
  purpose: 'mutual-aid',
})

export const everyRole: readonly Role[] = ['coordinator', 'booking-clerk', 'surgeon']
export const sender = viewerAt('RL1', ...everyRole)
export const receiver = viewerAt('RRJ', ...everyRole)
export const patient = viewerAt('RL1', 'patient')
export const planner: Viewer = { ...viewerAt('RL1', 'alliance-planner'), purpose: 'planning' }

/** A moment of the real clock, so many seconds from now. */
export const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000)

/** Everything that guards ask for, as if the other parts had it. */
export const allFacts = (different: Partial<Facts> = {}): FactSources => {
  const facts: Facts = {
    offer: { replyBy: inSeconds(3600), day: '2026-03-02', site: 'RRJ05' },
    consent: { givenOn: today },
    hold: { until: inSeconds(3600) },
    money: { shownOn: today },
    dataSet: { faults: 0 },
    checklist: { missing: [] },
    ...different,
  }
  return {
    offer: async () => facts.offer,
    consent: async () => facts.consent,
    hold: async () => facts.hold,
    money: async () => facts.money,
    dataSet: async () => facts.dataSet,
    checklist: async () => facts.checklist,
  }
}

type Test = TestDatabase<unknown>

/** Empties the database and puts the two trusts into it, with so many patients of the sender. */
export async function setTheScene(test: Test, patients: number): Promise<void> {
  const run = (statement: RawBuilder<unknown>) => statement.execute(test.scene)
  await test.empty()
  await run(sql`insert into alliance values ('orthopaedic', 'Orthopaedic Alliance', 'Tests', '{}', '{}')`)
  for (const trust of ['RL1', 'RRJ', 'RXW']) {
    await run(sql`insert into alliance_member values ('orthopaedic', ${trust}, '2025-07-16')`)
    await run(sql`insert into trust_list (trust, as_of) values (${trust}, ${today})`)
  }
  await run(sql`insert into alliance_service values ('orthopaedic', '110', '2025-07-16')`)
  await run(sql`
    insert into plan (trust, id, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by)
    values ('RL1', ${plan}, 'orthopaedic', 'Plan', '{RL1,RRJ}', '{110}', '{}', ${today}, '2026-02-02', 7, 'p1')`)
  await run(sql`
    insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, birth_date, sex, ethnic_category)
    select 'RL1', md5(n::text)::uuid, 'L' || n, '999' || lpad(n::text, 7, '0'), '01', 'Canary-' || n, 'Robin', '1950-05-01', '2', 'A'
      from generate_series(1, ${patients}) as n`)
  await run(sql`
    insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
        waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
        rtt_status, priority, priority_order, sex, age_band, ethnic_group, procedure_name, travel_minutes)
    select 'RL1', md5(n::text)::uuid, md5(n::text)::uuid, 'person-' || n, 'test', 'K' || n, ' 00' || rpad(n::text, 17, ' '), 'X09',
           'IRTT', '110', '110', '7A7', 'Wales', 'RL131', '2025-06-01', '2025-06-01', '20', 'P4', 4, '2', '75-84', 'white',
           'Hip replacement', '{"RRJ05": 60}'
      from generate_series(1, ${patients}) as n`)
  await run(sql`
    insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
                                   approved_by_owner, approved_by_recipient)
    select 'RL1', 'RRJ', 'orthopaedic', purpose, array['name'], '{110}', now() - interval '1 day', now() + interval '300 days', '{a,b}', 'c'
      from unnest(array['mutual-aid', 'planning']) as purpose`)
}

/** Lists the person at the receiver by its own system too, with the identifier and issuer that they came with. */
export async function listAtReceiver(test: Test, person: number): Promise<void> {
  await sql`
    insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, birth_date, sex, ethnic_category)
    select 'RRJ', md5('there' || local_id)::uuid, local_id, nhs_number, nhs_number_status, family_name, given_name, birth_date, sex, ethnic_category
      from patient where trust = 'RL1' and local_id = ${`L${person}`}`.execute(test.scene)
  await sql`
    insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
        waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
        rtt_status, priority, priority_order, sex, age_band, ethnic_group, procedure_name)
    select 'RRJ', md5('there' || source_key)::uuid, md5('there' || ${`L${person}`})::uuid, 'there-' || pseudonym, 'own system', 'own ' || source_key,
           pathway_identifier, pathway_issuer, waiting_list_type, treatment_function, reported_group, commissioner, nation,
           'RRJ05', '2026-01-20', '2026-01-20', '20', priority, priority_order, sex, age_band, ethnic_group, procedure_name
      from pathway where trust = 'RL1' and source_key = ${`K${person}`}`.execute(test.scene)
}

/** Proposes a transfer of the person, as a published plan does. */
export async function aTransfer(test: Test, person: number, model: TransferModel = 'pathway'): Promise<Transfer> {
  await test.db.withViewer(planner, (tx) =>
    proposeTransfers(tx, [
      {
        sender: 'RL1',
        receiver: 'RRJ',
        planId: plan,
        pseudonym: `person-${person}`,
        treatmentFunction: '110',
        site: 'RRJ05',
        day: '2026-02-04',
        surgeon: 'RRJ:smith',
      },
    ]),
  )
  const { rows } = await sql<TransferKey>`
    select sender, id from transfer where pseudonym = ${`person-${person}`} and ended_at is null`.execute(test.scene)
  const transfer = await seen(test, rows[0]!)
  return model === 'pathway' ? transfer : step(test, transfer, sender, 'screen-clinical', { details: { model } })
}

export async function seen(test: Test, key: TransferKey, by: Viewer = sender): Promise<Transfer> {
  const found = await test.db.reading(by, (tx) => findTransfer(tx, key))
  if (!found) throw new Error('there is no such transfer')
  return found
}

type Given = { readonly details?: Details; readonly facts?: Partial<Facts>; readonly key?: string }

/** Takes the step and returns the transfer as it is then. @throws Error when it is refused */
export async function step(test: Test, transfer: Transfer, by: Viewer, action: ActionCode, given: Given = {}) {
  const outcome = await tryStep(test, transfer, by, action, given)
  if (outcome.status !== 'done') throw new Error(`${action}: ${outcome.because}`)
  return seen(test, transfer)
}

export function tryStep(
  test: Test,
  { sender: owner, id, version }: Pick<Transfer, 'sender' | 'id' | 'version'>,
  by: Viewer,
  action: ActionCode,
  { details = {}, facts = {}, key = randomUUID() }: Given = {},
) {
  return test.db.withViewer(by, (tx) =>
    takeStep(tx, by, { sender: owner, id, version, action, details }, { sources: allFacts(facts), today, key }),
  )
}

/** Who does what on the way from identified to closed, where the pathway moves. */
const way: readonly (readonly [TransferState, Viewer, ActionCode, Details?])[] = [
  ['identified', sender, 'screen-clinical'],
  ['identified', sender, 'screen-social'],
  ['screened', sender, 'offer'],
  ['offered', patient, 'consent'],
  ['consented', sender, 'hold'],
  ['held', receiver, 'accept'],
  ['accepted', sender, 'complete'],
  ['complete', receiver, 'pass'],
  ['passed', receiver, 'book'],
  ['booked', receiver, 'treat', { treatedOn: today }],
  ['treated', receiver, 'hand-back'],
  ['handed-back', sender, 'close'],
]

/** Takes the transfer along the way until it stands there. */
export async function bringTo(test: Test, transfer: Transfer, state: TransferState): Promise<Transfer> {
  let now = transfer
  for (const [from, by, action, details] of way) {
    if (now.state === state) return now
    if (now.state !== from || (action === 'pass' && now.model !== 'pathway')) continue
    if (action === 'screen-clinical' && now.clinicallyScreened) continue
    now = await step(test, now, by, action, details ? { details } : {})
    if (action === 'complete' && now.model !== 'pathway' && state !== 'complete') {
      now = await step(test, now, receiver, 'book')
    }
  }
  if (now.state !== state) throw new Error(`the transfer came to ${now.state}, not to ${state}`)
  return now
}
