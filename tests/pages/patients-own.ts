/** Patients' own pages where they look different: offered, answered, over, locked; and how a clerk gives one. */
import { type Kysely, sql } from 'kysely'
import { addDays } from '#nhs/day.ts'
import { censusDay } from '#synthetic'
import { codeInGroups } from '../../src/transfers/patient/link-code.ts'
import { codeDigest, codeOfLink } from '../../src/transfers/patient/link-keys.ts'
import type { PageState, Step } from './register.ts'

/** As every database for tests has it. */
const secret = 'a secret for tests, of more than 32 characters'
const idOf = (n: number): string => `00000000-0000-4000-8000-0000000000b${n}`

const patients = [
  { id: idOf(1), state: 'offered', link: true },
  { id: idOf(2), state: 'offered', link: true, declined: true },
  { id: idOf(3), state: 'held', link: true },
  { id: idOf(4), state: 'declined-by-patient', link: true },
  { id: idOf(5), state: 'offered', link: true, tries: 5 },
  { id: idOf(6), state: 'offered', link: false },
  { id: idOf(7), state: 'screened', link: false },
] as const
const [offered, declinedDate, held, declined, locked, withoutLink, notOffered] = patients.map(({ id }) => id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
const [day, replyBy] = [addDays(censusDay, 30), addDays(censusDay, 12)]

export async function givePages(scene: Kysely<unknown>): Promise<void> {
  await scene.transaction().execute(async (tx) => {
    // As if the steps had been taken, and whatever the real clock says of the demonstration's days.
    await sql`set local session_replication_role = replica`.execute(tx)
    const { rows } = await sql<{ pseudonym: string; patient: string }>`
      select p.pseudonym, p.patient_id as patient from pathway p
       where p.trust = 'RL1' and p.treatment_function = '110' and p.decided_to_admit_on is not null and p.clock_stop is null
         and p.travel_minutes ? 'RRJ05' and p.expected_nights > 0
         and not exists (select from transfer t where t.sender = 'RL1' and t.pseudonym = p.pseudonym)
       order by p.pseudonym limit ${patients.length}`.execute(tx)
    for (const [n, { id, state, link, ...rest }] of patients.entries()) {
      const { pseudonym, patient } = rows[n]!
      const isOver = state === 'declined-by-patient'
      await sql`update patient set birth_date = '1950-05-01' where trust = 'RL1' and id = ${patient}::uuid`.execute(tx)
      await sql`
        insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state,
                              responsible, changed_at, clinically_screened_at, socially_screened_at, reply_by, hold_until,
                              ended_at, home_day, home_day_is)
        select 'RL1', ${id}::uuid, 'RRJ', 'orthopaedic', (select id from plan order by asked_at limit 1), ${pseudonym}, '110',
               'RRJ05', ${day}::date, 'RRJ:1', ${state}, 'RL1', now(), now(), now(), now() + interval '1 year', now() + interval '1 year',
               case when ${isOver} then now() end, ${addDays(day, 60)}::date, 'not-before'`.execute(tx)
      if (state === 'screened') continue
      const offer = await sql<{ id: string }>`
        insert into transfer_offer (sender, transfer_id, offered_on, day, provider, site, team, way_made, reply_by, made_by)
        values ('RL1', ${id}::uuid, ${censusDay}::date, ${day}::date, 'RRJ', 'RRJ05', 'Ms Amara Okafor and her team', 'phone',
                ${replyBy}::date, 'ceri-bufton') returning id`.execute(tx)
      if (state !== 'offered' || 'declined' in rest) {
        const kind = state === 'held' ? 'agreed' : 'declined'
        await sql`
          insert into transfer_answer (sender, transfer_id, offer_id, kind, reason, way, speaker, said, answered_at, recorded_by)
          values ('RL1', ${id}::uuid, ${offer.rows[0]!.id}::uuid, ${kind}, ${kind === 'declined' ? 'date' : null}, 'page',
                  'patient', 'As I said', now(), ${id})`.execute(tx)
      }
      if (!link) continue
      await sql`
        insert into patient_link (sender, id, transfer_id, alliance, code_digest, made_by, tries, tries_from)
        values ('RL1', ${id}::uuid, ${id}::uuid, 'orthopaedic', ${codeDigest(secret, codeOfLink(secret, id))}, 'ceri-bufton',
                ${'tries' in rest ? rest.tries : 0}, 'infinity')`.execute(tx)
    }
    await sql`
      insert into patient_call (sender, transfer_id, phone, best_time, said, recorded_by)
      values ('RL1', ${declinedDate}::uuid, '01632 960 001', 'morning', 'Can my daughter stay with me?', ${declinedDate})`.execute(
      tx,
    )
  })
}

const code = 'What is the code in your letter?'
const withCode = (link: string): Step[] => [
  { fill: code, with: codeInGroups(codeOfLink(secret, link)) },
  { press: 'Continue' },
]
const born = (year: string): Step[] => [
  { fill: 'Day', with: '1' },
  { fill: 'Month', with: '5' },
  { fill: 'Year', with: year },
  { press: 'Open my page' },
]
const opened = (link: string): Step[] => [...withCode(link), ...born('1950')]
const own = (name: string, steps: readonly Step[], status = 200): PageState => ({
  name: `page of a patient, ${name}`,
  path: '/my',
  as: 'nobody',
  steps,
  ...(status !== 200 && { status }),
})
const no: Step[] = [...opened(offered), { follow: 'Say no' }]
const clerk = 'RL1/ceri-bufton'
const giving = (id: string): string => `/transfers/RL1/${id}/patient-page`

export const patientStates: readonly PageState[] = [
  own('the code', []),
  own('no code', [{ press: 'Continue' }], 422),
  own('what cannot be a code', [{ fill: code, with: 'ABC' }, { press: 'Continue' }], 422),
  own('the date of birth', withCode(offered)),
  own('no date of birth', [...withCode(offered), { press: 'Open my page' }], 422),
  // A code that nobody has, because each visit is a wrong try.
  own('a wrong date of birth', [{ fill: code, with: 'BCDF-GHJK-LMNP' }, { press: 'Continue' }, ...born('1951')], 422),
  own('too many tries', opened(locked), 429),
  own('the code is over', opened(declined), 410),
  own('the offer', opened(offered)),
  own('the offer in easy read', [...opened(offered), { follow: 'Read this in easy read' }]),
  own('the offer, when this date was declined', opened(declinedDate)),
  own('agreed', opened(held)),
  own('saying yes', [...opened(offered), { follow: 'Say yes to this date' }]),
  own(
    'saying yes, after the offer has changed',
    [
      ...opened(offered),
      { follow: 'Say yes to this date' },
      { hidden: 'version', was: '99' },
      { press: 'Say yes to this date' },
    ],
    409,
  ),
  own('saying no', no),
  own('saying no, without a reason', [...no, { press: 'Continue' }], 422),
  own('saying no, another date', [...no, { choose: 'The date does not suit me' }, { press: 'Continue' }]),
  own(
    'saying no, another date, not answered',
    [...no, { choose: 'The date does not suit me' }, { press: 'Continue' }, { press: 'Continue' }],
    422,
  ),
  own('saying no, to be checked', [...no, { choose: 'I am not well enough at the moment' }, { press: 'Continue' }]),
  own('changing their mind', [...opened(held), { follow: 'Change your mind' }]),
  own('asking for a call', [...opened(offered), { follow: 'Ask us to call you' }]),
  own('asking for a call, asked already', [...opened(declinedDate), { follow: 'Ask us to call you' }]),
  own(
    'asking for a call, with mistakes',
    [
      ...opened(offered),
      { follow: 'Ask us to call you' },
      { fill: 'Your phone number', with: 'mine' },
      { press: 'Ask for a call' },
    ],
    422,
  ),
  own('closed', [...opened(offered), { press: 'Close my page' }]),
  { name: 'giving a patient their page', path: giving(offered), as: clerk },
  { name: 'giving a patient their page, none yet', path: giving(withoutLink), as: clerk },
  { name: 'giving a patient their page, not offered yet', path: giving(notOffered), as: clerk },
  { name: 'giving a patient their page, after the end', path: giving(declined), as: clerk },
  { name: 'giving a patient their page, not allowed', path: giving(offered), as: 'RL1/rhodri-kinsey', status: 403 },
  {
    name: 'giving a patient their page, of another trust',
    path: giving(offered),
    as: 'RXK/kulwinder-sehmi',
    status: 404,
  },
  { name: 'patients to call', path: '/transfers/calls', as: clerk },
  { name: 'patients to call, where a clerk wrote it down', path: '/transfers/calls', as: 'RXK/kulwinder-sehmi' },
  { name: 'patients to call, who told the other trust', path: '/transfers/calls', as: 'RNA/trevor-fellowes' },
  { name: 'patients to call, none', path: '/transfers/calls', as: 'RBK/leanne-tonkinson' },
  { name: 'patients to call, not allowed', path: '/transfers/calls', as: 'RXK/winston-bayliss', status: 403 },
  { name: 'whom patients can call', path: '/transfers/booking-team', as: clerk },
  {
    name: 'whom patients can call, after somebody else was faster',
    path: '/transfers/booking-team',
    as: clerk,
    steps: [
      { fill: 'Phone number', with: '01691 404000' },
      { fill: 'When somebody answers', with: 'Monday to Friday' },
      { hidden: 'version', was: '99' },
      { press: 'Save' },
    ],
    status: 409,
  },
  {
    name: 'whom patients can call, with mistakes',
    path: '/transfers/booking-team',
    as: 'RXK/kulwinder-sehmi',
    steps: [{ fill: 'Phone number', with: 'ours' }, { press: 'Save' }],
    status: 422,
  },
]
