/**
 * What must hold of every transfer when all is over, asked of the rows that are left, without the rules that wrote them: each
 * question names the transfers that break it.
 */
import { sql } from 'kysely'
import { checkedChain } from '#platform/audit-chain.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import type { ActionCode } from '../../src/transfers/life/actions.ts'
import { effectsOf } from '../../src/transfers/life/effects-of.ts'
import type { TransferModel, TransferState } from '../../src/transfers/life/states.ts'
import { steps } from '../../src/transfers/life/steps.ts'
import { receiver, sender } from '../../src/transfers/life/two-trusts.scene.ts'
import { statementTotals } from '../../src/transfers/money/ledger/statement.ts'
import { expectedLists, listsInWords } from './expected-lists.ts'
import type { Told } from './take-along.ts'

/** A promise that was broken, and by what: as many examples as fit on a screen. */
export type Broken = { readonly promise: string; readonly by: readonly unknown[] }

/** Promises that a question in SQL can check: each row is one that breaks it. */
const asked: Readonly<Record<string, string>> = {
  'each transfer is over': `
    select id, state from transfer where ended_at is null`,
  'every version has its event, and the last is where the transfer stands': `
    select t.id, t.state, t.version from transfer t
     where (select array_agg(version order by version) from transfer_event e where e.transfer_id = t.id)
           is distinct from (select array_agg(n) from generate_series(1, t.version) n)
        or (select to_state from transfer_event e where e.transfer_id = t.id and e.version = t.version) <> t.state`,
  'each event begins where the one before ended, and later': `
    select * from (select transfer_id, version, from_state, lag(to_state) over its as before, at, lag(at) over its as earlier
                     from transfer_event window its as (partition by transfer_id order by version)) e
     where version > 1 and (from_state <> before or at <= earlier)`,
  'one trust is responsible at every instant, the one that the events say': `
    with moves as (
      select e.transfer_id, e.at, case s.responsibility when 'to-receiver' then t.receiver when 'to-sender' then t.sender end as trust
        from transfer_event e join transfer t on t.id = e.transfer_id
        join private.transfer_step s on (s.action, s.model, s.from_state, s.to_state, s.side) = (e.action, t.model, e.from_state, e.to_state, e.side)
       where s.responsibility <> 'stays'
      union all select id, identified_at, sender from transfer),
    by_events as (select transfer_id, trust, tstzrange(at, lead(at) over (partition by transfer_id order by at)) as during from moves),
    kept as (select transfer_id, trust, during from transfer_responsibility)
    (select 'only by events' as what, * from (select * from by_events except select * from kept) e)
    union all (select 'only kept', * from (select * from kept except select * from by_events) k)`,
  'one trust is responsible at the moment of every audit entry about a transfer': `
    select a.trust, a.seq, a.object from audit_entry a join transfer t on a.object = 'transfer ' || t.id
     where a.at >= t.identified_at
       and (select count(*) from transfer_responsibility r where r.transfer_id = t.id and r.during @> a.at) <> 1`,
  'each step is in both trusts’ logs, once': `
    select e.transfer_id, e.version, e.action, party.trust from transfer_event e cross join (values ('RL1'), ('RRJ')) as party (trust)
     where e.version > 1 and (select count(*) from audit_entry a
            where a.trust = party.trust and a.object = 'transfer ' || e.transfer_id
              and a.action = 'transfer-' || e.action and (a.detail ->> 'version')::int = e.version) <> 1`,
  'no log has a step that was not taken': `
    select a.trust, a.object, a.action, a.detail from audit_entry a
     where a.action like 'transfer-%' and a.detail ? 'version'
       and not exists (select from transfer_event e where a.object = 'transfer ' || e.transfer_id
                         and a.action = 'transfer-' || e.action and (a.detail ->> 'version')::int = e.version)`,
  'nothing is left to do': `
    select transfer_id, version, for_trust, kind, attempts, failure from transfer_effect where done_at is null`,
  'each effect is in the log of the trust that did it, once': `
    select transfer_id, kind, for_trust from transfer_effect f
     where (select count(*) from audit_entry a
             where a.trust = f.for_trust and a.object = 'transfer ' || f.transfer_id and a.action = 'transfer-' || f.kind)
           <> (select count(*) from transfer_effect o where (o.transfer_id, o.for_trust, o.kind) = (f.transfer_id, f.for_trust, f.kind))`,
  'each patient waits in one list, or in none once treated': `
    select t.id, t.state, count(p.id) from transfer t
      join pathway home on home.trust = t.sender and home.pseudonym = t.pseudonym
      left join pathway p on (p.pathway_identifier, p.pathway_issuer) = (home.pathway_identifier, home.pathway_issuer)
                         and p.clock_stop is null and p.passed_to is null
     group by t.sender, t.id having count(p.id) <> case when t.treated_on is null then 1 else 0 end`,
  'who is treated has a firm place, and who is not has none': `
    select t.id, t.state, held.kinds from transfer t
      left join lateral (select array_agg(h.kind order by h.kind) as kinds from capacity_hold h
         where h.transfer_id = t.id and h.state in ('held', 'confirmed') and h.alive @> clock_timestamp()) held on true
     where held.kinds is distinct from case when t.treated_on is not null then array['bed', 'patient', 'surgeon', 'theatre'] end`,
  'nothing was promised to two at once, for however short a time': `
    select a.transfer_id, b.transfer_id as other, a.kind, a.resource from capacity_hold a join capacity_hold b
      on a.id < b.id and (a.scope, a.kind, a.resource, a.slot) = (b.scope, b.kind, b.resource, b.slot)
     and a.during && b.during and a.alive && b.alive`,
  'each treatment is settled once, as both trusts agreed, and nothing else is': `
    select t.id, t.state, t.model, owed.says from transfer t
      left join lateral (select array_agg(p.payer || ' owes ' || p.payee || ' ' || p.pence || coalesce(' taking back ' || p.reverses, '')) as says
                           from ledger_posting p where p.transfer_id = t.id) owed on true
     where owed.says is distinct from case when t.treated_on is not null then array[
       case t.model when 'pathway' then 'RRJ owes RL1 15000' when 'operation' then 'RL1 owes RRJ 480000' else 'RL1 owes RRJ 300000' end] end`,
  'each offer and each no has its evidence, once': `
    select t.id from transfer t
     where (select count(*) from transfer_offer o where o.transfer_id = t.id)
           <> (select count(*) from transfer_event e where e.transfer_id = t.id and e.action = 'offer')
        or (select count(*) from transfer_answer a join transfer_offer o on o.id = a.offer_id where o.transfer_id = t.id and a.kind = 'declined')
           <> (select count(*) from transfer_event e where e.transfer_id = t.id and e.action = 'decline')`,
}

/** By which the questions look things up. The program never asks so, and has no indexes for it. */
const lookedUpBy: readonly (readonly [table: string, column: string])[] = [
  ['audit_entry', 'object'],
  ['transfer_event', 'transfer_id'],
  ['transfer_responsibility', 'transfer_id'],
  ['transfer_effect', 'transfer_id'],
  ['transfer_offer', 'transfer_id'],
  ['transfer_answer', 'offer_id'],
  ['capacity_hold', 'transfer_id'],
  ['pathway_event', 'pathway_id'],
  ['ledger_posting', 'transfer_id'],
  ['pathway', 'pathway_identifier'],
]

/** Everything that does not hold; nothing when all does. */
export async function brokenPromises(test: TestDatabase<unknown>, told: readonly Told[]): Promise<readonly Broken[]> {
  for (const [table, column] of lookedUpBy) {
    await sql`create index on ${sql.table(table)} (${sql.ref(column)})`.execute(test.scene)
  }
  await sql`analyze`.execute(test.scene)
  const broken: Broken[] = []
  const note = (promise: string, by: readonly unknown[]) => {
    if (by.length > 0) broken.push({ promise: `${promise} (not so: ${by.length})`, by: by.slice(0, 5) })
  }
  for (const [promise, question] of Object.entries(asked)) {
    note(promise, (await sql.raw(question).execute(test.scene)).rows)
  }
  const events = await eventsOf(test)
  note('what somebody was told is what happened, and nothing happened that nobody was told', notAsTold(told, events))
  const { missing, unasked } = difference(expectedEffects(events), await keptEffects(test))
  note('each step leaves what follows from it', missing)
  note('nothing is done that does not follow from a step', unasked)
  const { must, may } = expectedLists(events)
  const lists = difference(must, await listsInWords(test))
  const unexpected = lists.unasked.filter((line) => !may.includes(line))
  note('both trusts’ lists say what the steps say', [...lists.missing.map((line) => `missing: ${line}`), ...unexpected])
  const totals = await Promise.all([sender, receiver].map((by) => test.db.reading(by, (tx) => statementTotals(tx))))
  const sum = totals.flat().reduce((all, { pence }) => all + pence, 0)
  note('what trusts owe each other sums to zero', sum === 0 ? [] : [sum])
  for (const by of [sender, receiver]) {
    const { brokenAt } = await test.db.reading({ ...by, purpose: 'administration', roles: ['system'] }, (tx) =>
      checkedChain(tx),
    )
    note(`the log of ${by.trust} is whole`, brokenAt === undefined ? [] : [brokenAt])
  }
  return broken
}

export type Event = {
  readonly id: string
  readonly sender: string
  readonly receiver: string
  readonly model: TransferModel
  readonly pseudonym: string
  readonly day: string
  readonly version: number
  readonly action: string
  readonly side: string
  readonly person: string
  readonly from: TransferState
  readonly to: TransferState
}

/** Every step that was taken, in order. */
async function eventsOf({ scene }: TestDatabase<unknown>): Promise<readonly Event[]> {
  const { rows } = await sql<Event>`
    select t.id, t.sender, t.receiver, t.model, t.pseudonym, t.day, e.version, e.action, e.side, e.person,
           e.from_state as "from", e.to_state as "to"
      from transfer_event e join transfer t on t.sender = e.sender and t.id = e.transfer_id
     where e.version > 1 order by t.id, e.version`.execute(scene)
  return rows
}

/**
 * Each form was answered alike, however often it was sent; an event of the version after the one that was seen has one form
 * that was answered "done", and no such form is without its event.
 */
function notAsTold(told: readonly Told[], events: readonly Event[]): unknown[] {
  const inWords = ({ id, version, action, side }: Pick<Told, 'id' | 'version' | 'action'> & { side: string }) =>
    `${id} ${version} ${action} by ${side}`
  const answerTo = new Map<string, Told>()
  const formOf = new Map<string, string>()
  const wrong: unknown[] = []
  for (const one of told) {
    const before = answerTo.get(one.form)
    if (before && before.answer !== one.answer) wrong.push({ before, after: one })
    answerTo.set(one.form, one)
    if (one.answer === 'no') continue
    const event = inWords({ ...one, version: one.version + 1 })
    if (formOf.has(event) && formOf.get(event) !== one.form) wrong.push({ event, doneBy: 'two forms' })
    formOf.set(event, one.form)
  }
  const happened = new Set(events.map((event) => inWords(event)))
  for (const event of formOf.keys()) if (!happened.has(event)) wrong.push({ event, but: 'it did not happen' })
  for (const event of events) {
    if (event.side !== 'clock' && !formOf.has(inWords(event))) wrong.push({ event, but: 'nobody was told' })
  }
  return wrong
}

function expectedEffects(events: readonly Event[]): string[] {
  let responsible = ''
  return events.flatMap((event) => {
    const { id, version, sender: owner, receiver: other, model, action, from, to, side } = event
    if (version === 2) responsible = owner
    const effects = effectsOf(action as ActionCode, { sender: owner, receiver: other, model, responsible }, { from })
    const step = steps.find(
      (each) =>
        each.action === action && each.model === model && each.from === from && each.to === to && each.side === side,
    )
    if (step?.responsibility === 'to-receiver') responsible = other
    if (step?.responsibility === 'to-sender') responsible = owner
    return effects.map(({ kind, forTrust }) => `${id} ${version} ${kind} for ${forTrust}`)
  })
}

async function keptEffects({ scene }: TestDatabase<unknown>): Promise<string[]> {
  const { rows } = await sql<{ says: string }>`
    select transfer_id || ' ' || version || ' ' || kind || ' for ' || for_trust as says from transfer_effect`.execute(
    scene,
  )
  return rows.map(({ says }) => says)
}

function difference(expected: readonly string[], found: readonly string[]) {
  const [all, there] = [new Set(expected), new Set(found)]
  return { missing: [...all].filter((one) => !there.has(one)), unasked: [...there].filter((one) => !all.has(one)) }
}
