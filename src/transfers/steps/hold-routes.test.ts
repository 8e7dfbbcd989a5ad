import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { holdFor, holdOf } from '#capacity'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { stepHref, transferHref } from '../addresses.ts'
import type { TransferModel } from '../life/states.ts'
import type { Transfer } from '../life/transfer-row.ts'
import { aTransfer, bringTo, receiver, seen, sender, step } from '../life/two-trusts.scene.ts'
import { asking, holdPlaceFor, partsOf, sceneWithCapacity } from './steps.scene.ts'

describe('the pages of holding a place', () => {
  let test: TestDatabase<unknown>
  let asked: ReturnType<typeof asking>
  let transfer: Transfer
  let path: string
  beforeAll(async () => {
    test = await testDatabase()
    asked = asking(partsOf(test))
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await sceneWithCapacity(test, 2)
    transfer = await consented(1)
    path = stepHref(transfer, 'hold')
  })

  /** Agreed to the day on which there is a session: the scene's offer is for another. */
  const consented = async (person: number, model: TransferModel = 'pathway') => {
    const agreed = await bringTo(test, await aTransfer(test, person, model), 'offered')
    const offer = { replyBy: new Date(Date.now() + 3_600_000), day: '2026-02-04', site: 'RRJ05' }
    return bringTo(test, await step(test, agreed, sender, 'offer', { facts: { offer } }), 'consented')
  }
  const held = (which = transfer) => test.db.reading(receiver, (tx) => holdOf(tx, which))
  /** Somebody else's place there: Mr Smith in Theatre 1 from 9am. */
  const heldForAnother = async () => {
    const other = await bringTo(test, await consented(2), 'held')
    return holdPlaceFor(test, other)
  }

  /** A place for a patient of RXW there, which RL1 does not see. */
  const heldForThirdTrust = () =>
    test.scene.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`
        insert into capacity_hold (trust, sender, transfer_id, alliance, kind, scope, resource, during, alive, held_by, held_by_trust)
        values ('RRJ', 'RXW', gen_random_uuid(), 'orthopaedic', 'theatre', 'RRJ', 't1', '[2026-02-04 08:30Z,2026-02-04 12:30Z)',
                tstzrange(now(), now() + interval '1 day'), 'p1', 'RXW')`.execute(tx)
    })

  it.each(['RL1', 'RRJ'])('suggest to %s the first place that fits what the plan and the record say', async (trust) => {
    const text = await asked.words(trust, path)
    expect(text).toContain('Day Wednesday 4 February 2026')
    expect(text).toContain('Theatre session Theatre 1, 8:30am to 12:30pm')
    expect(text).toContain('Surgeon Mr Smith')
    expect(text).toContain('Time 8:30am to 10am')
    expect(text).toContain('Room Ward A, Bay 1')
    expect(text).toContain('Nights 1 night')
    expect(text).toContain('Held for 3 days')
  })

  it.each(['RL1', 'RRJ'])("hold for %s the sender's surgeon where they travel with the patient", async (trust) => {
    const travelling = await consented(2, 'surgeon')
    const at = stepHref(travelling, 'hold')
    expect(await asked.words(trust, at)).toContain('Ask Robert Jones and Agnes Hunt for a surgeon who operates')
    await sql`insert into surgeon values ('RL1', 'jones', 'Ms Jones', '{110}', null, '{RL131}')`.execute(test.scene)
    await sql`insert into surgeon_day values ('RL1', 'jones', '2026-02-04', 240)`.execute(test.scene)
    const text = await asked.words(trust, at)
    expect(text).toContain('Surgeon Ms Jones')
    expect(text).toContain('Accord does not know whether they may operate there yet')
    expect((await asked.send(trust, at)).status).toBe(303)
    expect(await held(travelling)).toMatchObject({ surgeon: { trust: 'RL1', id: 'jones' } })
    expect(await asked.words(trust, transferHref(travelling))).toContain('Surgeon Ms Jones')
  })

  it('hold it with the step, all of it or nothing, and once', async () => {
    const done = await asked.send('RL1', path, {}, ['coordinator'])
    expect([done.status, done.headers.get('location')]).toEqual([303, transferHref(transfer)])
    expect(await seen(test, transfer)).toMatchObject({ state: 'held' })
    const hold = await held()
    expect(hold).toMatchObject({
      state: 'held',
      surgeon: { trust: 'RRJ', id: 'smith' },
      starts: new Date('2026-02-04T08:30Z'),
    })
    const { holdUntil } = await seen(test, transfer)
    expect(hold!.until).toEqual(holdUntil)
    const text = await asked.words('RRJ', transferHref(transfer))
    expect(text).toContain('Theatre Theatre 1, Royal Orthopaedic Hospital')
    expect(text).toContain('Surgeon Mr Smith')
  })

  it('ask for one part at a time, and keep the rest', async () => {
    const [, surgeons] = /href="([^"]+steps\/hold\/surgeon[^"]*)"/.exec(await asked.html('RRJ', path))!
    const page = surgeons!.replaceAll('&amp;', '&')
    expect(await asked.words('RRJ', page)).toContain('Who operates?')
    expect((await asked.send('RRJ', page, { surgeon: 'RRJ:nobody' })).status).toBe(422)
    const chosen = await asked.send('RRJ', page, { surgeon: 'RRJ:shah' })
    expect(await asked.words('RRJ', chosen.headers.get('location')!)).toContain('Surgeon Ms Shah')
    const later = await asked.send('RRJ', chosen.headers.get('location')!.replace('/hold?', '/hold/time?'), {
      from: '615',
    })
    await asked.send('RRJ', later.headers.get('location')!)
    expect(await held()).toMatchObject({ surgeon: { id: 'shah' }, starts: new Date('2026-02-04T10:15Z') })
  })

  it('ask how long the operation takes where the record does not say, and go on to what fits', async () => {
    await sql`update pathway set expected_minutes = null, expected_nights = null`.execute(test.scene)
    expect(await asked.words('RRJ', path)).toContain('Not chosen yet')
    const stay = `${path}/stay`
    const wrong = await asked.send('RRJ', stay, { minutes: 'long', nights: '' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Enter how many nights the patient stays')
    const whole = await asked.send('RRJ', stay, { minutes: '240', nights: '2' })
    expect(await asked.words('RRJ', whole.headers.get('location')!)).toContain('Time 8:30am to 12:30pm')
  })

  it("show the receiver what is free between other patients' places, and its surgeons who are", async () => {
    await heldForAnother()
    const text = await asked.words('RRJ', path)
    expect(text).toContain('Time 10:30am to midday')
    const sessions = /href="([^"]+steps\/hold\/session[^"]*)"/
      .exec(await asked.html('RRJ', path))![1]!
      .replaceAll('&amp;', '&')
    expect(await asked.words('RRJ', sessions)).toContain('Free from 8:30am to 9am and 10:30am to 12:30pm')
  })

  it('tell the sender, who does not see what is held for others, that the place is taken, and change nothing', async () => {
    await heldForThirdTrust()
    expect(await asked.words('RL1', path)).toContain('Time 8:30am to 10am')
    const before = await seen(test, transfer)
    const hidden = { once: '00000000-0000-4000-8000-000000000009', version: String(before.version) }
    const place = {
      minutes: '90',
      nights: '1',
      session: '510~RRJ~t1',
      surgeon: 'RRJ:smith',
      from: '540',
      room: 'RRJ:r1',
      hours: '24',
    }
    const answer = await asked.ask('RL1', path, { ...hidden, ...place })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('The theatre is taken at that time. Choose another.')
    expect(await seen(test, transfer)).toEqual({ ...before, now: expect.any(Date) })
  })

  it('say that nothing is free when there is no session for so long on the day that was agreed', async () => {
    const stay = await asked.send('RRJ', `${path}/stay`, { minutes: '300', nights: '1' })
    const text = await asked.words('RRJ', stay.headers.get('location')!)
    expect(text).toContain('Nothing is free for 5 hours on Wednesday 4 February 2026')
    expect(text).toContain('the day that the patient agreed to')
  })

  it('keep a place longer, or hold another in its stead', async () => {
    await asked.send('RRJ', path)
    const first = await held()
    expect((await asked.send('RRJ', path, {})).status).toBe(422)
    expect((await asked.send('RRJ', path, { keep: '4' })).status).toBe(303)
    expect((await held())!.until!.getTime()).toBeLessThan(first!.until!.getTime())
    const another = `${path}?another=yes&surgeon=RRJ:shah`
    expect(await asked.words('RRJ', another)).toContain('Hold another place')
    expect((await asked.send('RRJ', another)).status).toBe(303)
    expect(await held()).toMatchObject({ state: 'held', surgeon: { id: 'shah' } })
    expect((await seen(test, transfer)).state).toBe('held')
  })

  it('leave the place that is held as it is when the other one cannot be had', async () => {
    await asked.send('RRJ', path)
    const before = await held()
    const other = await bringTo(test, await consented(2), 'held')
    await test.db.withViewer(receiver, (tx) =>
      holdFor(
        tx,
        other,
        {
          theatre: { trust: 'RRJ', id: 't1' },
          surgeon: { trust: 'RRJ', id: 'shah' },
          room: { trust: 'RRJ', id: 'r1' },
          day: '2026-02-04',
          from: 660,
          minutes: 90,
          nights: 1,
        },
        other.holdUntil!,
      ),
    )
    const { version } = await seen(test, transfer)
    const taken = { session: '510~RRJ~t1', surgeon: 'RRJ:shah', from: '660', room: 'RRJ:r1' }
    const form = {
      version: String(version),
      once: '00000000-0000-4000-8000-00000000000a',
      minutes: '90',
      nights: '1',
      hours: '24',
    }
    expect((await asked.ask('RL1', path, { ...form, ...taken })).status).toBe(403)
    expect(await held()).toEqual(before)
  })

  it('say who was quicker', async () => {
    const form = { version: String(transfer.version), once: '00000000-0000-4000-8000-00000000000b' }
    const place = {
      minutes: '90',
      nights: '1',
      session: '510~RRJ~t1',
      surgeon: 'RRJ:smith',
      from: '540',
      room: 'RRJ:r1',
      hours: '24',
    }
    await asked.send('RRJ', path)
    const answer = await asked.ask('RL1', path, { ...form, ...place })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Royal Orthopaedic Hospital held a place on')
  })

  const suggested = {
    minutes: '90',
    nights: '1',
    session: '510~RRJ~t1',
    surgeon: 'RRJ:smith',
    from: '510',
    room: 'RRJ:r1',
    hours: '72',
  }
  const saidBy = (answer: Response) => decodeURIComponent(answer.headers.get('set-cookie')!)

  it('find their own answer when a form is sent again, after the receiver has accepted too', async () => {
    const form = { version: String(transfer.version), once: '00000000-0000-4000-8000-00000000000c', ...suggested }
    expect(saidBy(await asked.ask('RL1', path, form))).toContain('The place is held. Next: accept the patient.')
    const accepted = await step(test, await seen(test, transfer), receiver, 'accept')
    const again = await asked.ask('RL1', path, form)
    expect([again.status, again.headers.get('location')]).toEqual([303, transferHref(transfer)])
    expect(saidBy(again)).toContain('What you sent is done already. More has happened since: it is listed below.')
    expect(saidBy(again)).toContain('Next: send the records.')
    expect(await seen(test, transfer)).toEqual({ ...accepted, now: expect.any(Date) })
    expect(await held()).toMatchObject({ state: 'confirmed' })
    // The same key for another place is another command.
    expect((await asked.ask('RL1', path, { ...form, from: '615' })).status).toBe(409)
  })

  it('hold no place that this patient has already, whoever held it', async () => {
    await asked.ask('RRJ', path, { version: String(transfer.version), once: crypto.randomUUID(), ...suggested })
    const before = await seen(test, transfer)
    const old = { version: String(transfer.version), once: crypto.randomUUID() }
    const same = await asked.ask('RL1', path, { ...old, ...suggested })
    expect(same.status).toBe(303)
    expect(saidBy(same)).toContain('The place is held.')
    expect(await seen(test, transfer)).toEqual({ ...before, now: expect.any(Date) })
    const another = { ...old, once: crypto.randomUUID(), ...suggested, surgeon: 'RRJ:shah' }
    expect((await asked.ask('RL1', path, another)).status).toBe(409)
  })

  it('are for coordinators and booking clerks of both trusts', async () => {
    expect((await asked.ask('RL1', path, undefined, ['surgeon'])).status).toBe(403)
    expect((await asked.ask('RRJ', `${path}/room`, undefined, ['finance'])).status).toBe(403)
    expect((await asked.ask('RXW', path)).status).toBe(404)
  })
})
