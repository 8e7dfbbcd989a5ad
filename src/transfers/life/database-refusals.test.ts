/** What the database refuses, whatever a program of ours does: each of these statements comes past the rules. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { steps } from './steps.ts'
import type { Transfer } from './transfer-row.ts'
import {
  aTransfer,
  bringTo,
  inSeconds,
  patient,
  planner,
  receiver,
  sender,
  setTheScene,
  step,
  viewerAt,
} from './two-trusts.scene.ts'

describe('the database', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(() => setTheScene(test, 2))
  afterAll(() => test.drop())

  /** An update of the transfer as this viewer, with the next version unless it says another. */
  const update = (by: Viewer, { id }: Transfer, assignments: string) =>
    test.db.withViewer(by, async (tx) => {
      const version = assignments.includes('version =') ? '' : 'version = version + 1,'
      const { numAffectedRows } = await sql
        .raw(`update transfer set ${version} ${assignments} where id = '${id}'`)
        .execute(tx)
      return Number(numAffectedRows)
    })
  const as = (by: Viewer, statement: string) => test.db.withViewer(by, (tx) => sql.raw(statement).execute(tx))

  it('holds the same steps as the rules', async () => {
    const { rows } = await sql<{ step: string }>`
      select concat_ws(' ', action, model, from_state, to_state, side, responsibility, needs_reason) as step
        from private.transfer_step order by 1`.execute(test.scene)
    const ours = steps.map(
      ({ action, model, from, to, side, responsibility, needsReason }) =>
        `${action} ${model} ${from} ${to} ${side} ${responsibility} ${needsReason ? 't' : 'f'}`,
    )
    expect(rows.map((row) => row.step).sort()).toEqual(ours.sort())
  })

  it('lets nobody of the program change the steps', async () => {
    await expect(as(sender, `update private.transfer_step set side = 'receiver'`)).rejects.toThrow(/permission denied/)
  })

  it('lets a transfer begin as identified, and as nothing else', async () => {
    const insert = (columns: string, values: string) =>
      as(
        planner,
        `insert into transfer (sender, receiver, plan_id, pseudonym, treatment_function, site, day, surgeon${columns})
         select 'RL1', 'RRJ', id, 'person-1', '110', 'RRJ05', '2026-02-04', 'x'${values} from plan`,
      )
    await expect(insert(', state', `, 'accepted'`)).rejects.toThrow(/begins as identified/)
    await expect(insert(', version', ', 7')).rejects.toThrow(/begins as identified/)
  })

  it('takes no step that is not in the table', async () => {
    const transfer = await aTransfer(test, 1)
    await expect(update(sender, transfer, `state = 'accepted', action = 'accept'`)).rejects.toThrow(/no step "accept"/)
    await expect(update(sender, transfer, `state = 'closed', action = 'close'`)).rejects.toThrow(/no step "close"/)
    await expect(update(sender, transfer, `state = 'offered', action = 'screen-social'`)).rejects.toThrow(/no step/)
  })

  it('takes no step of the other side', async () => {
    const held = await bringTo(test, await aTransfer(test, 1), 'held')
    const accept = `state = 'accepted', action = 'accept'`
    await expect(update(sender, held, accept)).rejects.toThrow(/for this side/)
    await expect(update(patient, held, accept)).rejects.toThrow(/for this side/)
    await expect(update(receiver, held, `state = 'withdrawn', action = 'withdraw', reason = 'x'`)).rejects.toThrow(
      /for this side/,
    )
    expect(await update(receiver, held, accept)).toBe(1)
  })

  it('does not let a patient act for their trust', async () => {
    const consented = await bringTo(test, await aTransfer(test, 1), 'consented')
    const hold = `state = 'held', action = 'hold', hold_until = now() + interval '1 hour'`
    await expect(update(patient, consented, hold)).rejects.toThrow(/for this side/)
    expect(await update(sender, consented, hold)).toBe(1)
  })

  it('lets a third trust change nothing, even one that sees the plan', async () => {
    const screened = await bringTo(test, await aTransfer(test, 1), 'screened')
    const third = viewerAt('RXW', 'coordinator')
    const refuse = `state = 'declined-by-receiver', action = 'refuse', reason = 'x'`
    expect(await update(third, screened, refuse)).toBe(0)
    expect(await update({ ...third, purpose: 'planning' }, screened, refuse)).toBe(0)
  })

  it('shows nothing of a transfer to a third trust, and to whoever plans no word of what people wrote with its steps', async () => {
    const transfer = await bringTo(test, await aTransfer(test, 1), 'screened')
    const note = 'Mrs Canary cannot leave her husband'
    await step(test, transfer, sender, 'withdraw', { details: { reason: 'not-suitable-socially', note } })
    const count = async (by: Viewer, table: string) =>
      (
        await test.db.reading(by, (tx) =>
          sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(tx),
        )
      ).rows[0]!.rows
    const third = viewerAt('RXW', 'coordinator')
    const tables = ['transfer', 'transfer_event', 'transfer_responsibility', 'transfer_effect']
    expect(await Promise.all(tables.map((table) => count(third, table)))).toEqual([0, 0, 0, 0])
    const planning = { ...viewerAt('RXW', 'alliance-planner'), purpose: 'planning' } as const
    expect([await count(planning, 'transfer'), await count(planning, 'transfer_event')]).toEqual([1, 0])
    for (const by of [planning, third, receiver]) {
      await expect(as(by, 'select note from transfer')).rejects.toThrow(/permission denied/)
    }
    expect(await count(receiver, 'transfer_event')).toBe(await count(sender, 'transfer_event'))
  })

  it('withdraws with a plan only for somebody who plans, and only what is identified', async () => {
    const withdraw = `state = 'withdrawn', action = 'withdraw-with-plan', reason = 'with-plan'`
    const transfer = await aTransfer(test, 1)
    await expect(update(sender, transfer, withdraw)).rejects.toThrow(/for this side/)
    const third = { ...viewerAt('RXW', 'alliance-planner'), purpose: 'planning' } as const
    expect(await update(third, transfer, withdraw)).toBe(1)
    const screened = await bringTo(test, await aTransfer(test, 2), 'screened')
    await expect(update(planner, screened, withdraw)).rejects.toThrow(/no step/)
  })

  it('counts versions one by one', async () => {
    const transfer = await aTransfer(test, 1)
    const screen = `action = 'screen-clinical', clinically_screened_at = now()`
    await expect(update(sender, transfer, `version = version, ${screen}`)).rejects.toThrow(/to the next/)
    await expect(update(sender, transfer, `version = version + 2, ${screen}`)).rejects.toThrow(/to the next/)
    expect(await update(sender, transfer, screen)).toBe(1)
  })

  it('never changes whose transfer it is, of whom and to whom', async () => {
    const transfer = await aTransfer(test, 1)
    const screen = `action = 'screen-clinical', clinically_screened_at = now()`
    for (const change of [
      `receiver = 'RXW'`,
      `pseudonym = 'person-2'`,
      `treatment_function = '300'`,
      'id = gen_random_uuid()',
    ]) {
      await expect(update(sender, transfer, `${screen}, ${change}`)).rejects.toThrow(/never changes/)
    }
  })

  it('does not let a step change what is not its own', async () => {
    const held = await bringTo(test, await aTransfer(test, 1), 'held')
    const accept = `state = 'accepted', action = 'accept'`
    for (const change of [
      `hold_until = now() + interval '9 hours'`,
      `reply_by = now()`,
      'clinically_screened_at = now()',
      'socially_screened_at = now()',
      `treated_on = '2026-01-31'`,
      `model = 'surgeon'`,
    ]) {
      await expect(update(receiver, held, `${accept}, ${change}`)).rejects.toThrow(/does not change that/)
    }
  })

  it('leaves responsibility where the step says, whatever a statement says', async () => {
    const complete = await bringTo(test, await aTransfer(test, 1), 'complete')
    const passed = await step(test, complete, receiver, 'pass')
    expect(passed.responsible).toBe('RRJ')
    await update(receiver, passed, `state = 'booked', action = 'book', responsible = 'RL1'`)
    const { rows } = await sql`select responsible from transfer where id = ${passed.id}::uuid`.execute(test.scene)
    expect(rows).toEqual([{ responsible: 'RRJ' }])
  })

  it('asks for both halves of the screening', async () => {
    const transfer = await aTransfer(test, 1)
    const half = `state = 'screened', action = 'screen-clinical', clinically_screened_at = now()`
    await expect(update(sender, transfer, half)).rejects.toThrow(/transfer_screened_both_ways/)
    const screened = await step(test, transfer, sender, 'screen-clinical')
    const stays = `action = 'screen-social', socially_screened_at = now()`
    await expect(update(sender, screened, stays)).rejects.toThrow(/transfer_screened_both_ways/)
  })

  it('asks for a reason, for an end that is to come, and for the day of treatment', async () => {
    const screened = await bringTo(test, await aTransfer(test, 1), 'screened')
    await expect(update(sender, screened, `state = 'withdrawn', action = 'withdraw'`)).rejects.toThrow(/needs a reason/)
    const offer = `state = 'offered', action = 'offer'`
    await expect(update(sender, screened, offer)).rejects.toThrow(/transfer_offered_until/)
    await expect(update(sender, screened, `${offer}, reply_by = now()`)).rejects.toThrow(/ends before it begins/)
    const consented = await bringTo(test, screened, 'consented')
    const hold = `state = 'held', action = 'hold'`
    await expect(update(sender, consented, hold)).rejects.toThrow(/transfer_held_until/)
    await expect(update(sender, consented, `${hold}, hold_until = now()`)).rejects.toThrow(/ends before it begins/)
    const booked = await bringTo(test, consented, 'booked')
    await expect(update(receiver, booked, `state = 'treated', action = 'treat'`)).rejects.toThrow(/transfer_treated_on/)
  })

  it('ends by the clock what is over, and nothing else; and of what is over, takes no other step', async () => {
    const lapse = `state = 'lapsed', action = 'lapse'`
    const consented = await bringTo(test, await aTransfer(test, 1), 'consented')
    const held = await step(test, consented, sender, 'hold', { facts: { hold: { until: inSeconds(0.4) } } })
    await expect(update(sender, held, lapse)).rejects.toThrow(/no step "lapse"/)
    await sleep(450)
    await expect(update(receiver, held, `state = 'accepted', action = 'accept'`)).rejects.toThrow(
      /time of this transfer is over/,
    )
    expect(await update(sender, held, lapse)).toBe(1)
  })

  it('writes events and responsibilities by steps alone', async () => {
    const transfer = await aTransfer(test, 1)
    const key = `'RL1', '${transfer.id}'`
    await expect(
      as(sender, `insert into transfer_event values (${key}, 9, 'x', 'sender', 'RL1', 'p', 'r', 'a', 'b', now())`),
    ).rejects.toThrow(/by the steps of transfers alone/)
    await expect(
      as(
        sender,
        `insert into transfer_responsibility values (${key}, 'RRJ', tstzrange(now() + interval '1 day', null))`,
      ),
    ).rejects.toThrow(/by the steps of transfers alone/)
    await expect(as(sender, `update transfer_responsibility set during = tstzrange(now(), null)`)).rejects.toThrow(
      /by the steps of transfers alone/,
    )
  })

  it('forgets nothing: no event is changed, and nothing of a transfer is deleted', async () => {
    await aTransfer(test, 1)
    await expect(as(sender, `update transfer_event set person = 'somebody else'`)).rejects.toThrow(/permission denied/)
    for (const table of ['transfer', 'transfer_event', 'transfer_responsibility', 'transfer_effect']) {
      await expect(as(sender, `delete from ${table}`)).rejects.toThrow(/permission denied/)
    }
  })

  it('writes who acted from the signed context', async () => {
    const transfer = await step(test, await aTransfer(test, 1), sender, 'screen-clinical')
    const { rows } = await sql`
      select trust, person, side from transfer_event where transfer_id = ${transfer.id}::uuid order by version`.execute(
      test.scene,
    )
    expect(rows).toEqual([
      { trust: 'RL1', person: planner.person, side: 'plan' },
      { trust: 'RL1', person: sender.person, side: 'sender' },
    ])
  })

  describe('with the owner’s own hands and the other triggers off', () => {
    /** Past row-level security and every trigger but the one that is tried. */
    const spoil = (statement: string) =>
      test.scene.transaction().execute(async (tx) => {
        await sql.raw('alter table transfer_responsibility disable trigger only_by_a_step').execute(tx)
        await sql.raw(statement).execute(tx)
        await sql.raw('set constraints all immediate').execute(tx)
      })
    const one = (transfer: Transfer) => `sender = 'RL1' and transfer_id = '${transfer.id}'`
    const refused = /exactly one responsible trust/

    it('keeps two trusts from being responsible at one instant', async () => {
      const transfer = await aTransfer(test, 1)
      await expect(
        spoil(`insert into transfer_responsibility values ('RL1', '${transfer.id}', 'RRJ', tstzrange(now(), null))`),
      ).rejects.toThrow(/transfer_responsibility_is_one_trusts/)
    })

    it('keeps it from being nobody', async () => {
      const transfer = await aTransfer(test, 1)
      await expect(
        spoil(`update transfer_responsibility set during = tstzrange(lower(during), now()) where ${one(transfer)}`),
      ).rejects.toThrow(refused)
    })

    it('keeps it from being another than the transfer names', async () => {
      const transfer = await aTransfer(test, 1)
      await expect(spoil(`update transfer_responsibility set trust = 'RRJ' where ${one(transfer)}`)).rejects.toThrow(
        refused,
      )
    })

    it('keeps an instant without anybody out of the past', async () => {
      const passed = await bringTo(test, await aTransfer(test, 1), 'passed')
      await expect(
        spoil(`update transfer_responsibility set during = tstzrange(lower(during), upper(during) - interval '1 microsecond')
                where ${one(passed)} and not upper_inf(during)`),
      ).rejects.toThrow(refused)
      await expect(
        spoil(`update transfer_responsibility set during = tstzrange(lower(during) + interval '1 microsecond', upper(during))
                where ${one(passed)} and not upper_inf(during)`),
      ).rejects.toThrow(refused)
    })
  })

  describe('of effects', () => {
    it('shows and ticks a trust its own alone', async () => {
      await bringTo(test, await aTransfer(test, 1), 'passed')
      const { rows } = await test.db.withViewer(sender, (tx) =>
        sql`update transfer_effect set done_at = now() returning for_trust, kind`.execute(tx),
      )
      expect(rows).toEqual([{ for_trust: 'RL1', kind: 'pathway-passes-on' }])
      const third = await test.db.reading(viewerAt('RXW', 'coordinator'), (tx) =>
        sql`select 1 from transfer_effect`.execute(tx),
      )
      expect(third.rows).toEqual([])
    })

    it('takes none that no step has left', async () => {
      const { id } = await aTransfer(test, 1)
      const leave = (by: Viewer, version: number, forTrust: string) =>
        as(
          by,
          `insert into transfer_effect (sender, transfer_id, version, for_trust, kind, on_day)
                values ('RL1', '${id}', ${version}, '${forTrust}', 'money-moves', '2026-01-31')`,
        )
      await expect(leave(sender, 7, 'RRJ')).rejects.toThrow(/row-level security/)
      await expect(leave(sender, 1, 'RXW')).rejects.toThrow(/row-level security/)
      await expect(leave(viewerAt('RXW', 'coordinator'), 1, 'RRJ')).rejects.toThrow(/row-level security/)
    })
  })

  it('shows events and responsibility to the two trusts alone', async () => {
    await aTransfer(test, 1)
    const count = async (by: Viewer) =>
      (
        await test.db.reading(by, (tx) =>
          sql<{ n: number }>`
            select (select count(*) from transfer_event) + (select count(*) from transfer_responsibility) as n`.execute(
            tx,
          ),
        )
      ).rows[0]!.n
    expect(await count(sender)).toBe(2)
    expect(await count(receiver)).toBe(2)
    expect(await count(viewerAt('RXW', 'coordinator'))).toBe(0)
  })
})
