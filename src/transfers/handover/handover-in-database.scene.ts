/** One patient of RL1 on the way to RRJ, in a database of a test's own: with an agreement, in whatever state is asked for. */
import { sql } from 'kysely'
import { trustCode } from '#nhs/trust-code.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import type { Parts } from '#platform/parts.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import type { Purpose, Role, Viewer } from '#platform/viewer.ts'

export const today = '2026-01-31'
export const dayOfSurgery = '2026-02-16'
export const transferId = '00000000-0000-4000-8000-0000000000aa'
const planId = '00000000-0000-4000-8000-00000000000a'
const personId = '00000000-0000-4000-8000-0000000000bb'

export const partsOf = (test: TestDatabase<unknown>, dataFolder: string): Parts => ({
  ...test,
  log: logger('silent'),
  dataFolder,
  clock: clock(today),
  plannerThreads: 1,
})

export const somebodyAt = (trust: string, roles: readonly Role[] = ['coordinator'], purpose?: Purpose): Viewer => ({
  person: `somebody-at-${trust}`,
  name: 'Sam Patel',
  jobTitle: 'Coordinator',
  trust: trustCode(trust),
  alliance: 'orthopaedic',
  roles,
  purpose: purpose ?? (trust === 'RL1' ? 'own-care' : 'mutual-aid'),
})

export async function setTheScene({ scene }: TestDatabase<unknown>, state = 'accepted'): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(scene)
  await run(`insert into alliance values ('orthopaedic', 'Orthopaedic Alliance', 'Tests', '{}', '{}')`)
  await run(`insert into alliance_member values ('orthopaedic', 'RL1', '2025-07-16'), ('orthopaedic', 'RRJ', '2025-07-16'),
                                                ('orthopaedic', 'RXW', '2025-07-16')`)
  await run(`insert into plan (trust, id, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by)
    values ('RL1', '${planId}', 'orthopaedic', 'Plan', '{RL1,RRJ}', '{110}', '{}', '${today}', '2026-02-02', 28, 'p1')`)
  await run(`insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, birth_date,
      sex, ethnic_category, postcode, gp_practice)
    values ('RL1', '${personId}', 'L0001', '9990000018', '01', 'Canary-Ann', 'Robin', '1950-05-01', '2', 'A', 'SY11 1AA', 'M82001')`)
  await run(`insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
      waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
      rtt_status, priority, priority_order, sex, age_band, ethnic_group, procedure_code, procedure_name, consultant)
    values ('RL1', '${personId}', '${personId}', 'ann', 'test', 'ann', 'RXWPATHWAY0000001   ', 'RXW', 'IRTT', '110', '110', 'QOC',
      'England', 'RL131', '2025-01-02', '2025-01-02', '20', 'P4', 4, '2', '75-84', 'white', 'W37.1', 'Hip replacement', 'Mr A Smith')`)
  await run(`insert into pathway_event (trust, pathway_id, seq, on_day, kind, provider)
    values ('RL1', '${personId}', 1, '2025-01-02', 'referral-received', 'RXW'), ('RL1', '${personId}', 2, '2025-03-02', 'referral-received', 'RL1')`)
  await run(`insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
                                            approved_by_owner, approved_by_recipient)
    values ('RL1', 'RRJ', 'orthopaedic', 'mutual-aid', '{name}', '{110}', now() - interval '1 day', now() + interval '300 days', '{a,b}', 'c')`)
  await scene.transaction().execute(async (tx) => {
    // As if the steps had been taken: the database would refuse a transfer that begins anywhere but at its beginning.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon,
                            responsible, changed_at, clinically_screened_at, socially_screened_at)
      values ('RL1', ${transferId}, 'RRJ', 'orthopaedic', ${planId}, 'ann', '110', 'RRJ05', ${dayOfSurgery}, 'RRJ:jones',
              'RL1', now(), null, null)`.execute(tx)
  })
  await standAt(scene, state)
}

/** Puts the transfer into a state, past the rules of how it gets there. */
export async function standAt(scene: TestDatabase<unknown>['scene'], state: string, until = '1 day'): Promise<void> {
  await scene.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      update transfer set state = ${state}, hold_until = now() + ${until}::interval, reply_by = now() + ${until}::interval,
             clinically_screened_at = case when ${state} <> 'identified' then now() end,
             socially_screened_at = case when ${state} <> 'identified' then now() end,
             treated_on = case when ${state} in ('treated', 'handed-back', 'followed-up', 'closed') then ${dayOfSurgery}::date end`.execute(
      tx,
    )
  })
}

/** What the records do not hold, as somebody would answer it. */
export const missingAnswers = {
  title: 'Mrs',
  address: '4 High Street\nOswestry',
  gpName: 'Dr Pat Jones',
  referrerCode: 'C1234567',
  referrerContact: 'Bookings office',
}
