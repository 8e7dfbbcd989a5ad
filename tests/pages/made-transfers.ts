/** Transfers from Sandwell to Dudley in every state that a page of theirs can show, with what happened on the way there. */
import { type Kysely, sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { PageState } from './register.ts'

const coordinator = 'RXK/farzana-mughal'
const surgeon = 'RXK/obinna-nwachukwu'
const finance = 'RXK/winston-bayliss'
const receiver = 'RNA/trevor-fellowes'
const theirSurgeon = 'RNA/shabnam-rafiq'

type Step = readonly [action: string, side: string, to: string, reason?: string | undefined, note?: string]

const way: readonly Step[] = [
  ['identify', 'plan', 'identified'],
  ['screen-clinical', 'sender', 'identified'],
  ['screen-social', 'sender', 'screened'],
  ['offer', 'sender', 'offered'],
  ['consent', 'patient', 'consented'],
  ['hold', 'receiver', 'held'],
  ['accept', 'receiver', 'accepted'],
  ['complete', 'sender', 'complete'],
  ['pass', 'receiver', 'passed'],
  ['book', 'receiver', 'booked'],
  ['treat', 'receiver', 'treated'],
  ['hand-back', 'receiver', 'handed-back', undefined, 'Hip replaced on the left. Stitches out on day 12.'],
]
const upTo = (state: string): readonly Step[] => way.slice(0, way.findLastIndex(([, , to]) => to === state) + 1)

/** What happened to each, the last step first to be seen. */
const made = {
  identified: upTo('identified').slice(0, 1),
  offered: upTo('offered'),
  agreed: upTo('consented'),
  // The day is one on which the receiver has no theatre.
  nowhere: upTo('consented'),
  held: upTo('held'),
  unheld: upTo('held'),
  accepted: upTo('accepted'),
  complete: upTo('complete'),
  passed: upTo('passed'),
  booked: upTo('booked'),
  treated: upTo('treated'),
  back: upTo('handed-back'),
  refused: [...upTo('held'), ['refuse', 'receiver', 'declined-by-receiver', 'no-kit', 'The implant is on recall.']],
  lapsed: [...upTo('offered'), ['lapse', 'clock', 'lapsed']],
  // The patient told the sender of a change of mind when the receiver answered for them.
  told: upTo('passed'),
} as const satisfies Readonly<Record<string, readonly Step[]>>

type Made = keyof typeof made

const idOf = (name: Made): string => `4d7c1e${String(20 + Object.keys(made).indexOf(name))}-0000-4000-8000-000000000000`

export async function makeTransfers(scene: Kysely<unknown>): Promise<void> {
  await scene.transaction().execute(async (tx) => {
    // As if the steps had been taken: the database would refuse a transfer that begins anywhere but at its beginning.
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const [name, steps] of Object.entries(made)) await makeOne(tx, name as Made, steps)
    for (const name of placed) await holdPlace(tx, name)
    await tellOfChangedMind(tx)
  })
}

/** On a day with theatre sessions for orthopaedics, in the sixth week. */
const dayAndPlace = sql`
  (select s.day, s.theatre, s.start_minute, t.site, d.surgeon
     from theatre_session s join theatre t on t.trust = s.trust and t.id = s.theatre
     join surgeon_day d on d.trust = s.trust and d.day = s.day and d.minutes >= 120
     join surgeon g on g.trust = d.trust and g.id = d.surgeon and t.site = any (g.sites) and '110' = any (g.treatment_functions)
    where s.trust = 'RNA' and s.day >= '2026-03-09' and (s.treatment_function is null or s.treatment_function = '110')
      and s.minutes >= 240
      and exists (select from ward_room r where r.trust = 'RNA' and r.site = t.site and not r.closes_overnight)
    order by s.day, s.theatre, s.start_minute, d.surgeon limit 1)`

async function makeOne(tx: Tx, name: Made, steps: readonly Step[]): Promise<void> {
  const id = idOf(name)
  const [action, side, state, reason = null, note = null] = steps.at(-1)!
  // Those with a decision to admit are few, and other pages have transfers of them too.
  const needsMinutes = name === 'agreed' || name === 'nowhere'
  const isOver = ['declined-by-receiver', 'lapsed'].includes(state)
  const hasPassed = ['passed', 'booked', 'treated'].includes(state)
  const isTreated = ['treated', 'handed-back'].includes(state)
  const result = await sql`
    insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state,
                          version, action, side, reason, note, responsible, identified_at, changed_at, ended_at,
                          clinically_screened_at, socially_screened_at, reply_by, hold_until, treated_on)
    select 'RXK', ${id}, 'RNA', 'black-country', (select id from plan order by asked_at limit 1), p.pseudonym, '110', place.site,
           ${name === 'nowhere' ? sql`'2026-03-08'` : sql`place.day`}, 'RNA:' || place.surgeon, ${state}, ${steps.length}, ${action},
           ${side}, ${reason}, ${note}, ${hasPassed ? 'RNA' : 'RXK'}, '2026-01-20 09:00Z',
           '2026-01-20 09:00Z'::timestamptz + ${steps.length - 1} * interval '1 day',
           ${isOver ? sql`'2026-01-20 09:00Z'::timestamptz + ${steps.length - 1} * interval '1 day'` : null},
           ${state === 'identified' ? null : sql`'2026-01-21 09:00Z'`}, ${state === 'identified' ? null : sql`'2026-01-22 09:00Z'`},
           now() + interval '10 days', now() + interval '5 days',
           ${isTreated ? sql`'2026-01-30'` : null}
      from ${dayAndPlace} as place,
           (select pseudonym from pathway
             where trust = 'RXK' and treatment_function = '110' and clock_stop is null
               and not exists (select from transfer t where t.sender = 'RXK' and t.pseudonym = pathway.pseudonym)
             order by (expected_minutes is null) = ${needsMinutes}, pseudonym desc limit 1) as p`.execute(tx)
  if (result.numAffectedRows !== 1n)
    throw new Error(`the demonstration has nobody, or nowhere, for the transfer ${name}`)
  for (const [at, step] of steps.entries()) {
    const [action, side, to, reason = null, note = null] = step
    const trust = side === 'receiver' ? 'RNA' : side === 'clock' ? 'RNA' : 'RXK'
    const person =
      trust === 'RNA' ? 'trevor-fellowes' : action === 'screen-clinical' ? 'obinna-nwachukwu' : 'farzana-mughal'
    await sql`
      insert into transfer_event (sender, transfer_id, version, action, side, trust, person, role, from_state, to_state, at, reason, note)
      values ('RXK', ${id}, ${at + 1}, ${action}, ${side}, ${trust}, ${person}, 'coordinator', ${steps[at - 1]?.[2] ?? null}, ${to},
              '2026-01-20 09:00Z'::timestamptz + ${at} * interval '1 day', ${reason}, ${note})`.execute(tx)
  }
  await sql`
    insert into transfer_responsibility values
      ('RXK', ${id}, 'RXK', tstzrange('2026-01-20 09:00Z', ${hasPassed ? sql`'2026-01-28 09:00Z'` : null}))`.execute(tx)
  if (hasPassed) {
    await sql`insert into transfer_responsibility values ('RXK', ${id}, 'RNA', tstzrange('2026-01-28 09:00Z', null))`.execute(
      tx,
    )
  }
}

async function tellOfChangedMind(tx: Tx): Promise<void> {
  const id = idOf('told')
  await sql`
    insert into transfer_offer (sender, id, transfer_id, offered_on, day, provider, site, team, way_made, reply_by, made_by)
    select 'RXK', id, id, '2026-01-20', day, 'RNA', site, 'Mr Rafiq and team', 'phone', '2026-01-28', 'farzana-mughal'
      from transfer where id = ${id}`.execute(tx)
  await sql`
    insert into transfer_answer (sender, transfer_id, offer_id, kind, way, speaker, said, answered_at, recorded_by)
    select 'RXK', ${id}, ${id}, kind, 'phone', 'patient', '', at::timestamptz, 'farzana-mughal'
      from (values ('agreed', '2026-01-24 09:00Z'), ('withdrew', '2026-01-30 09:00Z')) as answer (kind, at)`.execute(tx)
  await sql`
    insert into patient_call (sender, transfer_id, offer_id, kind, best_time, said, recorded_by, asked_at)
    values ('RXK', ${id}, ${id}, 'changed-mind', 'any', 'My hip is better since Christmas', 'farzana-mughal', '2026-01-30 09:00Z')`.execute(
    tx,
  )
}

const placed = ['held', 'accepted', 'complete', 'passed', 'booked'] as const

/** Each after the one before, with a bed of its own. */
async function holdPlace(tx: Tx, name: (typeof placed)[number]): Promise<void> {
  const isFirm = name !== 'held'
  for (const kind of ['theatre', 'surgeon', 'bed'] as const) {
    await sql`
      insert into capacity_hold (trust, sender, transfer_id, alliance, kind, scope, resource, slot, during, alive, state, held_by, held_by_trust)
      select 'RNA', 'RXK', ${idOf(name)}, 'black-country', ${kind}, 'RNA',
             ${kind === 'theatre' ? sql`place.theatre` : kind === 'surgeon' ? sql`place.surgeon` : sql`(select id from ward_room where trust = 'RNA' and site = place.site and not closes_overnight order by id limit 1)`},
             ${placed.indexOf(name) + 1}, tstzrange(begins, begins + ${kind === 'bed' ? '1 day' : '30 minutes'}::interval),
             tstzrange('2026-01-25 09:00Z', ${isFirm ? null : sql`now() + interval '5 days'`}), ${isFirm ? 'confirmed' : 'held'},
             'trevor-fellowes', 'RNA'
        from ${dayAndPlace} as place,
             lateral (select (place.day + make_interval(mins => place.start_minute)) at time zone 'Europe/London'
                             + ${placed.indexOf(name)} * interval '45 minutes' as begins) as time`.execute(tx)
  }
}

const of = (name: Made): string => `/transfers/RXK/${idOf(name)}`
const step = (name: Made, code: string): string => `${of(name)}/steps/${code}`

export const transferStates: readonly PageState[] = [
  { name: 'help, transfers step by step', path: '/help/transfers' },
  { name: 'one transfer, identified', path: of('identified'), as: surgeon },
  { name: 'one transfer, offered', path: of('offered'), as: coordinator },
  { name: 'one transfer, held, for the sender', path: of('held'), as: coordinator },
  { name: 'one transfer, held, for the receiver', path: of('held'), as: receiver },
  { name: 'one transfer, accepted, with what is missing', path: of('accepted'), as: coordinator },
  { name: 'one transfer, passed', path: of('passed'), as: receiver },
  { name: 'one transfer, whose patient may not want to go, for the receiver', path: of('told'), as: receiver },
  { name: 'one transfer, whose patient may not want to go, for the sender', path: of('told'), as: coordinator },
  {
    name: 'answer, they take it back when another trust answers for them, to check',
    path: `${of('told')}/offers/taken-back`,
    as: coordinator,
    steps: [{ choose: 'By phone' }, { choose: 'The patient' }, { press: 'Continue' }],
  },
  { name: 'one transfer, treated', path: of('treated'), as: theirSurgeon },
  { name: 'one transfer, handed back', path: of('back'), as: coordinator },
  { name: 'one transfer, refused', path: of('refused'), as: receiver },
  { name: 'one transfer, lapsed', path: of('lapsed'), as: coordinator },
  { name: 'one transfer, for somebody who works without names', path: of('held'), as: finance },
  { name: 'one transfer, for a third trust', path: of('held'), as: 'RBK/leanne-tonkinson', status: 404 },
  { name: 'step, clinical screening', path: step('identified', 'screen-clinical'), as: surgeon },
  { name: 'step, social screening', path: step('identified', 'screen-social'), as: coordinator },
  { name: 'step, not for this role', path: step('identified', 'screen-clinical'), as: coordinator, status: 403 },
  { name: 'step, holding a place, for the sender', path: step('agreed', 'hold'), as: coordinator },
  { name: 'step, holding a place, for the receiver', path: step('agreed', 'hold'), as: receiver },
  {
    name: 'step, holding a place, how long',
    path: `${step('agreed', 'hold')}/stay`,
    as: receiver,
    steps: [
      { fill: 'Minutes in theatre', with: 'long' },
      { fill: 'Nights in hospital', with: '' },
      { press: 'Continue' },
    ],
    status: 422,
  },
  { name: 'step, holding a place, in which session', path: `${step('agreed', 'hold')}/session`, as: receiver },
  { name: 'step, holding a place, who operates', path: `${step('agreed', 'hold')}/surgeon`, as: receiver },
  { name: 'step, holding a place, when', path: `${step('agreed', 'hold')}/time`, as: receiver },
  { name: 'step, holding a place, in which room', path: `${step('agreed', 'hold')}/room`, as: receiver },
  { name: 'step, holding a place, for how long', path: `${step('agreed', 'hold')}/hours`, as: receiver },
  { name: 'step, holding a place where nothing is free', path: step('nowhere', 'hold'), as: receiver },
  { name: 'step, holding a place, nothing to choose', path: `${step('nowhere', 'hold')}/room`, as: receiver },
  { name: 'step, keeping a place longer', path: step('held', 'hold'), as: receiver },
  {
    name: 'step, keeping a place longer, nothing chosen',
    path: step('held', 'hold'),
    as: coordinator,
    steps: [{ press: 'Keep the place' }],
    status: 422,
  },
  { name: 'step, a place that is over', path: step('unheld', 'hold'), as: receiver },
  { name: 'step, accepting', path: step('held', 'accept'), as: receiver },
  { name: 'step, accepting without a place', path: step('unheld', 'accept'), as: theirSurgeon },
  { name: 'step, accepting, not for the sender', path: step('held', 'accept'), as: coordinator, status: 403 },
  { name: 'step, sending records that are not whole', path: step('accepted', 'complete'), as: coordinator },
  { name: 'step, taking the patient over', path: step('complete', 'pass'), as: receiver },
  { name: 'step, booking', path: step('passed', 'book'), as: receiver },
  { name: 'step, treatment', path: step('booked', 'treat'), as: receiver },
  {
    name: 'step, treatment on a day to come',
    path: step('booked', 'treat'),
    as: receiver,
    steps: [
      { fill: 'Day', with: '1' },
      { fill: 'Month', with: '4' },
      { fill: 'Year', with: '2026' },
      { press: 'Continue' },
    ],
    status: 422,
  },
  {
    name: 'step, treatment, checked',
    path: step('booked', 'treat'),
    as: receiver,
    steps: [
      { fill: 'Day', with: '30' },
      { fill: 'Month', with: '1' },
      { fill: 'Year', with: '2026' },
      { press: 'Continue' },
    ],
  },
  { name: 'step, handing back', path: step('treated', 'hand-back'), as: theirSurgeon },
  {
    name: 'step, handing back without a word',
    path: step('treated', 'hand-back'),
    as: theirSurgeon,
    steps: [{ press: 'Hand the patient back' }],
    status: 422,
  },
  { name: 'step, following up', path: step('treated', 'follow-up'), as: receiver },
  { name: 'step, closing', path: step('back', 'close'), as: coordinator },
  {
    name: 'step, booking, after somebody else was faster',
    path: step('passed', 'book'),
    as: receiver,
    steps: [{ hidden: 'version', was: '7' }, { press: 'Book this day' }],
    status: 409,
  },
  {
    name: 'step, accepting, after somebody else was faster',
    path: step('held', 'accept'),
    as: receiver,
    steps: [{ hidden: 'version', was: '5' }, { press: 'Accept the patient' }],
    status: 409,
  },
  {
    name: 'step, keeping a place, after somebody else was faster',
    path: step('held', 'hold'),
    as: receiver,
    steps: [{ choose: '4 hours' }, { hidden: 'version', was: '5' }, { press: 'Keep the place' }],
    status: 409,
  },
  {
    name: 'step, refusing, after somebody else was faster',
    path: `${step('held', 'refuse')}/why`,
    as: receiver,
    steps: [
      { choose: 'Kit or implants cannot be had in time' },
      { hidden: 'version', was: '5' },
      { press: 'Refuse the patient' },
    ],
    status: 409,
  },
  { name: 'step, before refusing', path: step('held', 'refuse'), as: receiver },
  {
    name: 'step, refusing',
    path: step('held', 'refuse'),
    as: receiver,
    steps: [{ press: 'Go on, and say why' }],
  },
  {
    name: 'step, refusing without a reason',
    path: `${step('held', 'refuse')}/why`,
    as: receiver,
    steps: [{ press: 'Refuse the patient' }],
    status: 422,
  },
  { name: 'step, before withdrawing', path: step('held', 'withdraw'), as: coordinator },
  { name: 'step, withdrawing', path: `${step('held', 'withdraw')}/why`, as: coordinator },
  { name: 'step, before returning', path: step('booked', 'return'), as: receiver },
  { name: 'step, returning', path: `${step('booked', 'return')}/why`, as: receiver },
]
