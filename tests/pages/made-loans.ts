/** Theatre sessions offered, asked for and lent, for the pages that show them: one loan in each state that looks different. */
import { type Kysely, sql } from 'kysely'
import type { PageState } from './register.ts'

const week = '2026-03-02'
const manager = 'RBK/graham-bloxwood'
const chief = 'RNA/clive-hartill'
const clerk = 'RXK/kulwinder-sehmi'

type MadeLoan = { readonly owner: string; readonly state: string; readonly borrower?: string; readonly from: string }

const loans = {
  offered: { owner: 'RBK', state: 'offered', from: week },
  asked: { owner: 'RBK', state: 'held', borrower: 'RXK', from: week },
  lent: { owner: 'RBK', state: 'confirmed', borrower: 'RXK', from: week },
  // Within two weeks of the demonstration's day, when lists are locked.
  soon: { owner: 'RBK', state: 'confirmed', borrower: 'RXK', from: '2026-02-09' },
  givenBack: { owner: 'RBK', state: 'given-back', borrower: 'RXK', from: week },
  theirs: { owner: 'RNA', state: 'offered', from: week },
  over: { owner: 'RBK', state: 'confirmed', borrower: 'RXK', from: '2026-01-20' },
} as const satisfies Readonly<Record<string, MadeLoan>>

const idOf = (name: keyof typeof loans): string =>
  `00000000-0000-4000-8000-0000000000${String(10 + Object.keys(loans).indexOf(name))}`

export async function makeLoans(scene: Kysely<unknown>): Promise<void> {
  for (const [n, [name, loan]] of Object.entries(loans).entries()) {
    const { owner, state, from } = loan
    const borrower = 'borrower' in loan ? loan.borrower : null
    // The demonstration's sessions begin after its day, so one that is over is made for it.
    if (name === 'over') {
      await sql`insert into theatre_session select trust, id, '2026-01-20', 510, 240, '110' from theatre where trust = ${owner}
        order by id limit 1`.execute(scene)
    }
    await sql`
      insert into session_loan (trust, id, alliance, theatre, day, start_minute, minutes, site, theatre_name, services,
        has_theatre_team, has_anaesthetist, kit, note, state, borrower, asked_service, asked_note, held_until, reason, offered_by)
      select s.trust, ${idOf(name as keyof typeof loans)}::uuid, 'black-country', s.theatre, s.day, s.start_minute, s.minutes,
             t.site, t.name, '{100,110}', true, ${n % 2 === 0}, 'Two hip trays, image intensifier', '', ${state}, ${borrower},
             case when ${borrower}::text is not null then '110' end,
             case when ${borrower}::text is not null then 'Surgeon and first assistant' end,
             case when ${state} = 'held' then now() + interval '2 days' end,
             case when ${state} = 'given-back' then 'Our surgeon is away' end, 'graham-bloxwood'
        from theatre_session s join theatre t on t.trust = s.trust and t.id = s.theatre
       where s.trust = ${owner} and s.day >= ${from} order by s.day, s.theatre, s.start_minute limit 1 offset ${name === 'over' ? 0 : n}`.execute(
      scene,
    )
    if (borrower === null) continue
    await sql`
      insert into session_loan_event (trust, loan_id, version, action, borrower, person, person_trust)
      values (${owner}, ${idOf(name as keyof typeof loans)}::uuid, 2, 'hold', ${borrower}, 'farzana-mughal', ${borrower})`.execute(
      scene,
    )
  }
}

const at = (name: keyof typeof loans, step = ''): string =>
  `/capacity/lending/${loans[name].owner}/${idOf(name)}${step}`

export const loanStates: readonly PageState[] = [
  { name: 'lending, the week of a trust that lends', path: `/capacity/lending?week=${week}`, as: manager },
  { name: 'lending, the week of a trust that borrows', path: `/capacity/lending?week=${week}` },
  { name: 'lending, for somebody who neither lends nor borrows', path: `/capacity/lending?week=${week}`, as: clerk },
  {
    name: 'lending, with its windows open',
    path: '/capacity/lending?week=2026-02-09',
    as: manager,
    steps: [{ open: 'What may be done when' }],
  },
  { name: 'lending, a week without sessions', path: '/capacity/lending?week=2027-03-01' },
  {
    name: 'lending, offering a session',
    path: `/capacity/lending?week=${week}`,
    as: manager,
    steps: [{ follow: 'Offer Theatre 1, Tuesday 3 March 2026, 8:30am to 6:30pm' }],
  },
  {
    name: 'lending, offering a session, nothing answered',
    path: `/capacity/lending?week=${week}`,
    as: manager,
    steps: [{ follow: 'Offer Theatre 1, Tuesday 3 March 2026, 8:30am to 6:30pm' }, { press: 'Offer the session' }],
    status: 422,
  },
  { name: 'lending, a session that others offer', path: at('theirs') },
  { name: 'lending, asking for a session', path: at('theirs', '/hold') },
  {
    name: 'lending, asking without saying for what',
    path: at('theirs', '/hold'),
    steps: [{ press: 'Ask for the session' }],
    status: 422,
  },
  { name: 'lending, asking, not allowed', path: at('theirs', '/hold'), as: clerk, status: 403 },
  { name: 'lending, a session that is asked for, at its owner', path: at('asked'), as: manager },
  { name: 'lending, a session that is asked for, at the borrower', path: at('asked') },
  { name: 'lending, a session that is asked for, at a third trust', path: at('asked'), as: chief, status: 404 },
  { name: 'lending, lending a session', path: at('asked', '/confirm'), as: manager },
  {
    name: 'lending, lending a session after somebody else was faster',
    path: at('asked', '/confirm'),
    as: manager,
    steps: [{ hidden: 'version', was: '0' }, { press: 'Lend the session' }],
    status: 409,
  },
  { name: 'lending, refusing a session', path: at('asked', '/decline'), as: manager },
  { name: 'lending, a session that is lent', path: at('lent') },
  { name: 'lending, giving a session back', path: at('soon', '/give-back') },
  {
    name: 'lending, giving a session back without saying why',
    path: at('soon', '/give-back'),
    steps: [{ press: 'Give back' }],
    status: 422,
  },
  {
    name: 'lending, what cannot be done with a session that is lent',
    path: at('soon'),
    as: manager,
    steps: [{ open: 'What you cannot do with it now' }],
  },
  { name: 'lending, a session that was given back', path: at('givenBack'), as: manager },
  { name: 'lending, marking a session as used', path: at('over', '/use'), as: manager },
]
