/** Two trusts, a plan, and transfers of invented people from one to the other, for tests of what is kept about offers. */
import { sql } from 'kysely'
import { addDays, londonDay } from '#nhs/day.ts'
import { trustCode } from '#nhs/trust-code.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import { takeStep } from '../life/take-step.ts'
import { proposeTransfers } from '../propose-transfers.ts'
import type { OfferDraft } from './offer-draft.ts'

export const today = londonDay(new Date())
export const inDays = (days: number): string => addDays(today, days)

export const somebodyAt = (trust: string, role: Role = 'coordinator', different: Partial<Viewer> = {}): Viewer => ({
  person: `${role} at ${trust}`,
  name: 'Sam Patel',
  jobTitle: 'Coordinator',
  trust: trustCode(trust),
  alliance: 'orthopaedic',
  roles: [role],
  purpose: 'own-care',
  ...different,
})

const idOf = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
const plan = '00000000-0000-4000-8000-0000000000aa'

/** Patients of RL1 with their names, each proposed to RRJ. Returns the transfers in the same order, and their patients. */
export async function aPlanFor(test: TestDatabase<unknown>, names: readonly string[]) {
  const run = (statement: string) => sql.raw(statement).execute(test.scene)
  await test.empty()
  await run(`insert into alliance values ('orthopaedic', 'Orthopaedic Alliance', 'Tests', '{}', '{}')`)
  await run(
    `insert into alliance_member values ('orthopaedic', 'RL1', '2025-07-16'), ('orthopaedic', 'RRJ', '2025-07-16')`,
  )
  await run(`insert into alliance_service values ('orthopaedic', '110', '2025-07-16')`)
  await run(`insert into plan (trust, id, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by)
    values ('RL1', '${plan}', 'orthopaedic', 'Plan', '{RL1,RRJ}', '{110}', '{}', '${today}', '${inDays(28)}', 28, 'p1')`)
  await run(`insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
                                            approved_by_owner, approved_by_recipient)
    values ('RL1', 'RRJ', 'orthopaedic', 'mutual-aid', '{name,contact}', '{110}', now() - interval '1 day', now() + interval '300 days', '{a,b}', 'c')`)
  await sql`
    insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, birth_date, sex,
                         ethnic_category, postcode, interpreter_language)
    select 'RL1', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, n::text, '9990000018', '01', name, 'Robin',
           '1950-05-01', '2', 'A', 'SY11 1AA', case when n = 2 then 'Polish' end
      from unnest(${[...names]}::text[]) with ordinality as given (name, n)`.execute(test.scene)
  await sql`
    insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
        waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
        rtt_status, priority, priority_order, sex, age_band, ethnic_group, procedure_name, expected_nights, travel_minutes)
    select 'RL1', i.id, i.id, 'patient ' || i.local_id, 'test', i.local_id, lpad(i.local_id, 20, '0'), 'RL1', 'IRTT', '110', '110',
           'QOC', 'England', 'RL131', ${inDays(-441)}, ${inDays(-441)}, '20', 'P4', 4, '2', '75-84', 'white', 'Hip replacement', 2,
           '{"RL131": 15, "RRJ05": 95}'
      from patient i`.execute(test.scene)
  await test.db.withViewer(somebodyAt('RL1', 'alliance-planner', { purpose: 'planning' }), (tx) =>
    proposeTransfers(
      tx,
      names.map((_, n) => ({
        sender: 'RL1',
        receiver: 'RRJ',
        planId: plan,
        pseudonym: `patient ${n + 1}`,
        treatmentFunction: '110',
        site: 'RRJ05',
        day: inDays(28),
        surgeon: 'RRJ:okafor',
      })),
    ),
  )
  const { rows } = await sql<{ id: string }>`
    select t.id from transfer t order by length(pseudonym), pseudonym`.execute(test.scene)
  return rows.map(({ id }, n) => ({ sender: 'RL1', id, patient: idOf(n + 1) }))
}

/** Judges a transfer suitable, clinically and socially. It is at version 3 then. */
export async function screened(
  test: TestDatabase<unknown>,
  { sender, id }: { sender: string; id: string },
): Promise<void> {
  for (const [version, role, action] of [
    [1, 'surgeon', 'screen-clinical'],
    [2, 'coordinator', 'screen-social'],
  ] as const) {
    const given = { sources: {}, today }
    const outcome = await test.db.withViewer(somebodyAt(sender, role), (tx) =>
      takeStep(tx, somebodyAt(sender, role), { sender, id, version, action }, given),
    )
    if (outcome.status !== 'done') throw new Error(outcome.because)
  }
}

export const aDraft = (different: Partial<OfferDraft> = {}) => ({
  day: inDays(28),
  provider: 'RRJ',
  site: 'RRJ05',
  team: 'Ms Okafor and her team',
  replyBy: inDays(10),
  wayMade: 'phone' as const,
  ...different,
})
