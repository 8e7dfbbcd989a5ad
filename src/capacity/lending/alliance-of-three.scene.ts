/**
 * An alliance of three trusts in a test's database. Each has two theatres with a session in the morning and one in the
 * afternoon on Monday 2 March 2026, two surgeons and a room of two beds; RAA proposes transfers to RBB and RCC.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TestDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'

export const monday = '2026-03-02'
export const trusts = ['RAA', 'RBB', 'RCC'] as const

export const somebodyAt = (trust: string, different: Partial<Viewer> = {}): Viewer =>
  testViewer(trust, { roles: ['theatre-manager'], purpose: 'own-care', ...different })

export async function allianceOfThree({ scene }: TestDatabase<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(scene)
  await run(`insert into alliance values ('trees', 'Trees', 'Tests', '{}', '{}')`)
  await run(`insert into alliance_service values ('trees', '110', '2020-01-01')`)
  await run(`insert into plan (trust, id, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by)
    values ('RAA', '${planId}', 'trees', 'Plan', '{RAA,RBB,RCC}', '{110}', '{}', '2026-02-01', '2026-02-02', 42, 'p1')`)
  for (const trust of trusts) {
    await run(`insert into alliance_member values ('trees', '${trust}', '2020-01-01')`)
    await run(
      `insert into theatre values ('${trust}', 't1', '${trust}01', 'Theatre 1'), ('${trust}', 't2', '${trust}01', 'Theatre 2')`,
    )
    await run(
      `insert into theatre_session select '${trust}', t, '${monday}', m, 240, '110' from unnest(array['t1', 't2']) t, unnest(array[510, 810]) m`,
    )
    await run(
      `insert into ward_room values ('${trust}', 'r1', '${trust}01', 'Ward A', 'Bay 1', 2, false), ('${trust}', 'r2', '${trust}01', 'Day unit', 'Bay 1', 2, true)`,
    )
    await run(`insert into surgeon values ('${trust}', 's1', 'Mr Jones', '{110}', null, '{${trust}01}'), ('${trust}', 's2', 'Ms Shah', '{110}', null, '{${trust}01,RBB01}'),
      ('${trust}', 's3', 'Mr Short', '{110}', null, '{${trust}01}')`)
    await run(
      `insert into surgeon_day values ('${trust}', 's1', '${monday}', 480), ('${trust}', 's2', '${monday}', 480), ('${trust}', 's3', '${monday}', 60)`,
    )
  }
}

const planId = '00000000-0000-4000-8000-00000000000a'

type Proposed = {
  readonly sender?: string
  readonly receiver?: string
  readonly nhsNumber?: string
  readonly patient?: string
  readonly model?: 'pathway' | 'operation' | 'surgeon'
}

/** A patient of the sender, unless one is given, with a pathway that a plan proposes to the receiver. */
export async function aTransfer({ scene }: TestDatabase<unknown>, proposed: Proposed = {}) {
  const { sender = 'RAA', receiver = 'RBB', nhsNumber = '9990000018', model = 'pathway' } = proposed
  const [id, pathway, patient] = [randomUUID(), randomUUID(), proposed.patient ?? randomUUID()]
  if (proposed.patient === undefined) {
    await sql`insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, sex, ethnic_category)
      values (${sender}, ${patient}, ${patient}, ${nhsNumber}, '01', 'Canary', 'Robin', '1', 'A')`.execute(scene)
  }
  await sql`insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
      waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
      rtt_status, priority_order, sex, age_band, ethnic_group, procedure_name, consultant)
    values (${sender}, ${pathway}, ${patient}, ${pathway}, 'test', ${pathway}, ${pathway.slice(0, 20)}, ${sender},
      'IRTT', '110', '110', '14L', 'England', ${`${sender}01`}, '2025-09-01', '2025-09-01', '20', 4, '1', '65 to 74', 'White',
      'Hip replacement', 'Mr Jones')`.execute(scene)
  await sql`insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, model)
    values (${sender}, ${id}, ${receiver}, 'trees', ${planId}::uuid, ${pathway}, '110', ${`${receiver}01`}, ${monday}, 's1', ${model})`.execute(
    scene,
  )
  return { sender, id, receiver, patient }
}

/** Both trusts agree to tell each other that a patient is busy. */
export async function bookingSafety({ scene }: TestDatabase<unknown>, one: string, other: string): Promise<void> {
  for (const [owner, recipient] of [
    [one, other],
    [other, one],
  ]) {
    await sql`insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
        approved_by_owner, approved_by_recipient)
      values (${owner}, ${recipient}, 'trees', 'booking-safety', '{busy}', '{110}', now() - interval '1 day',
        now() + interval '300 days', '{a,b}', 'c')`.execute(scene)
  }
}
