/** Transfers at every step of their way, for the lists of work, screening and the weekly position: more than fit a page. */
import { type Kysely, sql } from 'kysely'
import { addDays } from '#nhs/day.ts'
import { censusDay } from '#synthetic'
import type { PageState } from './register.ts'

/** Patients of RBK on their way to RXK, each so many days before surgery; the last ones wait for RXK to accept. */
const STATES = ['consented', 'held', 'accepted', 'complete', 'passed', 'booked', 'treated', 'followed-up'] as const
const COMING = 60
const screenedKey = '00000000-0000-4000-8000-00000000d001'

export async function workOnTransfers(scene: Kysely<unknown>): Promise<void> {
  await scene.transaction().execute(async (tx) => {
    // As if the steps had been taken: the database would refuse a transfer that begins anywhere but at its beginning.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state,
                            responsible, changed_at, clinically_screened_at, socially_screened_at, reply_by, hold_until, treated_on)
      select 'RBK', ('ba5ef' || lpad(p.n::text, 3, '0') || '-0000-4000-8000-000000000000')::uuid, 'RXK', 'black-country',
             (select id from plan order by asked_at limit 1), p.pseudonym, p.treatment_function, 'RXK02',
             ${addDays(censusDay, -4)}::date + p.n::integer, 'RXK:1', s.state,
             case when s.state in ('passed', 'booked', 'treated', 'followed-up') then 'RXK' else 'RBK' end, now(), now(), now(), null,
             case when s.state = 'held' then now() + p.n * interval '1 day' end,
             case when s.state in ('treated', 'followed-up') then ${censusDay}::date - 3 end
        from (select pseudonym, treatment_function, row_number() over (order by pseudonym) as n from pathway
               where trust = 'RBK' and treatment_function in ('100', '110', '130') and clock_stop is null
                 and not exists (select from transfer t where t.sender = 'RBK' and t.pseudonym = pathway.pseudonym)
               limit ${COMING}) as p
        join unnest(${[...STATES]}::text[]) with ordinality as s (state, n)
          on s.n = case when p.n <= ${STATES.length} then p.n else 2 end`.execute(tx)
    // Of RXK itself, three to be screened; one of them has been judged clinically.
    await sql`
      insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state,
                            responsible, changed_at, clinically_screened_at)
      select 'RXK', ('c1eaf' || lpad(p.n::text, 3, '0') || '-0000-4000-8000-000000000000')::uuid, 'RNA', 'black-country',
             (select id from plan order by asked_at limit 1), p.pseudonym, p.treatment_function, 'RNA01',
             ${addDays(censusDay, 30)}::date + p.n::integer, 'RNA:1', 'identified', 'RXK', now(), case p.n when 1 then now() end
        from (select pseudonym, treatment_function, row_number() over (order by pseudonym) as n from pathway
               where trust = 'RXK' and treatment_function = '110' and decided_to_admit_on is not null and clock_stop is null
                 and not exists (select from transfer t where t.sender = 'RXK' and t.pseudonym = pathway.pseudonym)
               limit 3) as p`.execute(tx)
    await sql`
      insert into transfer_event (sender, transfer_id, version, action, side, trust, person, role, from_state, to_state, at)
      select sender, id, given.version, given.action, given.side, case given.side when 'receiver' then receiver else sender end,
             'farzana-mughal', 'coordinator', given.from_state, given.to_state, '2026-02-04T10:00:00Z'
        from transfer join (values (1, 'identify', 'plan', null, 'identified'), (4, 'offer', 'sender', 'screened', 'offered'),
                                   (7, 'accept', 'receiver', 'held', 'accepted'))
                        as given (version, action, side, from_state, to_state)
          on sender = 'RBK' and receiver = 'RXK' and id::text like 'ba5ef%'
         and (given.version < 7 or state not in ('consented', 'held'))`.execute(tx)
    await sql`
      insert into transfer_effect (sender, transfer_id, version, for_trust, kind, on_day, attempts, failure, try_at)
      select sender, id, 9, 'RXK', 'pathway-comes-in', ${censusDay}::date, 4,
             'The mutual-aid agreement of RBK is not in force, so the record of its patient cannot be made. Renew it.',
             now() + interval '1 hour'
        from transfer where sender = 'RBK' and receiver = 'RXK' and state = 'passed' and id::text like 'ba5ef%'`.execute(
      tx,
    )
    // What somebody did before: most of it went well.
    await sql`
      insert into command_done (trust, person, key, digest, answer)
      select 'RXK', 'farzana-mughal', ${screenedKey}, '', jsonb_build_object('text', jsonb_agg(jsonb_build_object('id', id, 'outcome',
             case substr(id::text, 8, 1)
               when '1' then '{"status": "done", "state": "screened", "version": 3}'::jsonb
               when '2' then '{"status": "done", "state": "identified", "version": 2}'::jsonb
               else '{"status": "changed", "says": "This transfer has changed since you opened it. Open it again."}'::jsonb
             end))::text)
        from transfer where sender = 'RXK' and id::text like 'c1eaf%'`.execute(tx)
  })
}

const work = '/transfers/work'
const screening = '/transfers/screening'
const clerk = 'RXK/kulwinder-sehmi'
const secretary = 'RBK/paulette-brissett'
const surgeon = 'RRJ/tobias-moorcroft'

export const workStates: readonly PageState[] = [
  { name: 'work on transfers', path: work },
  { name: 'work on transfers, second page', path: `${work}?page=2` },
  { name: 'work on transfers, waiting for others', path: `${work}?show=others` },
  { name: 'work on transfers, filtered', path: `${work}?side=receiver&state=held&soon=yes`, as: clerk },
  { name: 'work on transfers, nothing found', path: `${work}?side=sender&state=followed-up` },
  { name: 'work on transfers, none, of a clinician who has two lists', path: work, as: surgeon },
  { name: 'work on transfers, not allowed', path: work, as: secretary, status: 403 },
  { name: 'screening', path: screening, as: clerk },
  { name: 'screening, everybody selected', path: screening, steps: [{ follow: 'Select everybody on this page' }] },
  { name: 'screening, nothing chosen', path: screening, steps: [{ press: 'Continue' }], status: 422 },
  {
    name: 'screening, to be checked',
    path: screening,
    steps: [{ follow: 'Select everybody on this page' }, { choose: 'Socially suitable' }, { press: 'Continue' }],
  },
  {
    name: 'screening, refusals to be checked',
    path: screening,
    steps: [
      { follow: 'Select everybody on this page' },
      { choose: 'Refuse: not suitable for the patient socially' },
      { press: 'Continue' },
    ],
  },
  { name: 'screening, what came of it', path: `${screening}/done/${screenedKey}` },
  { name: 'screening, what somebody else did', path: `${screening}/done/${screenedKey}`, as: clerk, status: 404 },
  { name: 'screening, nothing to screen', path: screening, as: surgeon },
  { name: 'screening, not allowed', path: screening, as: secretary, status: 403 },
  { name: 'weekly position', path: '/transfers/weekly?week=2026-02-04' },
  { name: 'weekly position, protected', path: '/transfers/weekly?week=2026-02-04', as: secretary },
  { name: 'weekly position, nothing recorded', path: '/transfers/weekly?week=2020-01-01' },
]
