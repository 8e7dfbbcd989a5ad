import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type Consumers, doEffects } from './do-effects.ts'
import { pathwayEffects } from './pathway-effects.ts'
import { seeToTransfers } from './see-to-transfers.ts'
import {
  aTransfer,
  bringTo,
  receiver,
  sender,
  setTheScene,
  step,
  today,
  tryStep,
  viewerAt,
} from './two-trusts.scene.ts'

/** What a clerk reads where the machine failed, and not the rules. */
const brokenWords = expect.stringMatching(
  /^Accord or its database did not work as it should\. .*tell whoever runs Accord/,
)

describe('what a step leaves to do', () => {
  let test: TestDatabase<unknown>
  let consumers: Consumers
  const log = logger('silent')
  beforeAll(async () => {
    test = await testDatabase()
    consumers = pathwayEffects(test.secret)
  })
  beforeEach(() => setTheScene(test, 2))
  afterAll(() => test.drop())

  const seeTo = (different: Consumers = {}) =>
    seeToTransfers({ db: test.db, clock: clock(today), log }, { ...consumers, ...different })
  const program = (trust: string): Viewer => viewerAt(trust, 'system')
  type Pathway = {
    readonly trust: string
    readonly rtt_status: string
    readonly clock_start: string
    readonly clock_stop: string | null
    readonly passed_to: string | null
    readonly to_come_in_on: string | null
    readonly pathway_identifier: string
    readonly pathway_issuer: string
  }
  const pathways = async () =>
    (
      await sql<Pathway>`
        select trust, rtt_status, clock_start, clock_stop, passed_to, to_come_in_on, pathway_identifier, pathway_issuer
          from pathway where source_key = 'K1' or source = 'transfer' order by trust`.execute(test.scene)
    ).rows
  const events = async (trust: string) =>
    (
      await sql<{ text: string }>`
        select e.kind || ' by ' || provider || coalesce(' ' || e.rtt_status, '') as text
          from pathway_event e where trust = ${trust} order by seq`.execute(test.scene)
    ).rows.map(({ text }) => text)
  const undone = async () =>
    (
      await sql<{ kind: string; attempts: number; failure: string | null }>`
        select kind, attempts, failure from transfer_effect where done_at is null and kind not in ('money-moves', 'hold-released')
         order by version, kind`.execute(test.scene)
    ).rows
  const again = () => sql`update transfer_effect set try_at = now()`.execute(test.scene)
  const openOn = async (by: Viewer) =>
    (
      await test.db.reading({ ...by, purpose: 'planning' }, (tx) =>
        sql<{ trust: string }>`select trust from share.planning_pathway where trust = (select viewer_trust())`.execute(
          tx,
        ),
      )
    ).rows.length

  it('moves the patient from one list to the other, with identifier, issuer and start as they were', async () => {
    await bringTo(test, await aTransfer(test, 1), 'passed')
    expect([await openOn(sender), await openOn(receiver)]).toEqual([2, 0])
    await seeTo()
    expect([await openOn(sender), await openOn(receiver)]).toEqual([1, 1])
    const [from, to] = await pathways()
    expect(from).toMatchObject({ trust: 'RL1', rtt_status: '21', passed_to: 'RRJ', clock_stop: null })
    expect(to).toMatchObject({
      trust: 'RRJ',
      rtt_status: '20',
      passed_to: null,
      clock_start: '2025-06-01',
      clock_stop: null,
    })
    expect(to!.pathway_identifier).toBe(from!.pathway_identifier)
    expect(to!.pathway_identifier).toHaveLength(20)
    expect(to!.pathway_issuer).toBe('X09')
    expect(await events('RL1')).toEqual(['transferred by RL1'])
    expect(await events('RRJ')).toEqual(['start-stated by RL1', 'transferred by RL1'])
    expect(await undone()).toEqual([])
  })

  it('is in the log of whoever’s rows were read, through the handover lane', async () => {
    await bringTo(test, await aTransfer(test, 1), 'passed')
    await seeTo()
    const { rows } = await sql`
      select trust, person_trust, action, object from audit_entry where person = 'accord' order by trust, seq`.execute(
      test.scene,
    )
    expect(rows).toEqual([
      { trust: 'RL1', person_trust: 'RRJ', action: 'read', object: 'handover lane' },
      { trust: 'RL1', person_trust: 'RL1', action: 'transfer-pathway-passes-on', object: expect.any(String) },
      { trust: 'RRJ', person_trust: 'RRJ', action: 'transfer-pathway-comes-in', object: expect.any(String) },
    ])
  })

  it('meets a person whom the receiver knows by number and birth date, and nobody by one of them alone', async () => {
    await sql`
      insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, birth_date, sex, ethnic_category)
      values ('RRJ', gen_random_uuid(), 'known', '9990000001', '01', 'Known', 'Robin', '1950-05-01', '2', 'A'),
             ('RRJ', gen_random_uuid(), 'other', '9990000002', '01', 'Other', 'Robin', '1977-07-07', '2', 'A')`.execute(
      test.scene,
    )
    await bringTo(test, await aTransfer(test, 1), 'passed')
    await bringTo(test, await aTransfer(test, 2), 'passed')
    await seeTo()
    const { rows } = await sql<{ local_id: string }>`
      select i.local_id from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
       where p.trust = 'RRJ' order by i.nhs_number`.execute(test.scene)
    expect(rows[0]).toEqual({ local_id: 'known' })
    expect(rows[1]!.local_id).toMatch(/^transfer /)
  })

  it('stops both records’ clocks on the day of admission, and books before that', async () => {
    const booked = await bringTo(test, await aTransfer(test, 1), 'booked')
    await seeTo()
    expect((await pathways()).map(({ to_come_in_on }) => to_come_in_on)).toEqual([null, '2026-03-02'])
    await bringTo(test, booked, 'closed')
    await seeTo()
    expect(await pathways()).toMatchObject([
      { trust: 'RL1', rtt_status: '30', clock_stop: today, passed_to: 'RRJ' },
      { trust: 'RRJ', rtt_status: '30', clock_stop: today, passed_to: null },
    ])
    expect(await events('RL1')).toEqual(['transferred by RL1', 'admitted by RRJ 30'])
    expect([await openOn(sender), await openOn(receiver)]).toEqual([1, 0])
  })

  it('lets the receiver record no treatment before the wait that its own record states', async () => {
    const booked = await bringTo(test, await aTransfer(test, 1), 'booked')
    await seeTo()
    const treat = (treatedOn: string) => tryStep(test, booked, receiver, 'treat', { details: { treatedOn } })
    expect(await treat('2025-05-31')).toMatchObject({ because: expect.stringContaining('before the clock started') })
    expect(await treat('2025-06-01')).toMatchObject({ status: 'done' })
  })

  it('leaves the record with the sender where the pathway does not move', async () => {
    await bringTo(test, await aTransfer(test, 1, 'operation'), 'closed')
    await seeTo()
    expect(await pathways()).toMatchObject([{ trust: 'RL1', rtt_status: '30', clock_stop: today, passed_to: null }])
  })

  it('brings a returned patient back with the original start, on one list only', async () => {
    const booked = await bringTo(test, await aTransfer(test, 1), 'booked')
    await seeTo()
    await step(test, booked, receiver, 'return', { details: { reason: 'unfit' } })
    await seeTo()
    expect(await pathways()).toMatchObject([
      { trust: 'RL1', rtt_status: '20', clock_start: '2025-06-01', clock_stop: null, passed_to: null },
      { trust: 'RRJ', rtt_status: '21', clock_stop: null, passed_to: 'RL1' },
    ])
    expect([await openOn(sender), await openOn(receiver)]).toEqual([2, 0])
    expect(await events('RL1')).toEqual(['transferred by RL1', 'transferred by RRJ'])
  })

  it('makes no record of a patient who went back before it was made', async () => {
    const passed = await bringTo(test, await aTransfer(test, 1), 'passed')
    await step(test, passed, receiver, 'return', { details: { reason: 'unfit' } })
    await seeTo()
    expect(await pathways()).toMatchObject([{ trust: 'RL1', rtt_status: '20', passed_to: null }])
    expect(await undone()).toEqual([])
  })

  it('takes the day back when a booked operation is lost', async () => {
    const booked = await bringTo(test, await aTransfer(test, 1, 'operation'), 'booked')
    await seeTo()
    expect((await pathways())[0]!.to_come_in_on).toBe('2026-03-02')
    await step(test, booked, receiver, 'return', { details: { reason: 'no-capacity' } })
    await seeTo()
    expect((await pathways())[0]!.to_come_in_on).toBeNull()
  })

  it('is done once, though it is stopped in the middle, and by two workers at once', async () => {
    await bringTo(test, await aTransfer(test, 1), 'passed')
    let stopped = 0
    // The work is done and not yet committed when the worker dies: with its connection, everything it did is gone.
    const killed: Consumers = {
      async 'pathway-comes-in'(tx, effect) {
        await consumers['pathway-comes-in']!(tx, effect)
        stopped += 1
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
        return {}
      },
    }
    await seeTo(killed)
    expect(stopped).toBe(1)
    expect(await pathways()).toHaveLength(1)
    expect([await openOn(sender), await openOn(receiver)]).toEqual([2, 0])
    await again()
    await Promise.all([seeTo(), seeTo(), seeTo()])
    expect(await pathways()).toHaveLength(2)
    expect(await events('RL1')).toHaveLength(1)
    expect(await events('RRJ')).toHaveLength(2)
    await again()
    await seeTo()
    expect(await events('RRJ')).toHaveLength(2)
    expect(await undone()).toEqual([])
  })

  it('is tried again when it fails, says what to do and leaves what the disk said to the log, and holds up no other transfer', async () => {
    const first = await bringTo(test, await aTransfer(test, 1), 'booked')
    const second = await bringTo(test, await aTransfer(test, 2), 'passed')
    const failing: Consumers = {
      async 'pathway-comes-in'(tx, effect) {
        if (effect.transfer.id === first.id) throw new Error('the disk is full')
        return consumers['pathway-comes-in']!(tx, effect)
      },
    }
    const lines: string[] = []
    const kept = logger('warn', { write: (line) => lines.push(line) })
    await seeToTransfers({ db: test.db, clock: clock(today), log: kept }, { ...consumers, ...failing })
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ err: expect.objectContaining({ message: 'the disk is full' }), transfer: first.id }),
    ])
    expect(await undone()).toEqual([
      { kind: 'pathway-comes-in', attempts: 1, failure: brokenWords },
      { kind: 'pathway-passes-on', attempts: 0, failure: null },
      // Waits for the one before it.
      { kind: 'day-to-come-in', attempts: 0, failure: null },
    ])
    const { rows } = await sql`select id from pathway where trust = 'RRJ'`.execute(test.scene)
    expect(rows).toEqual([{ id: second.id }])
    await seeTo()
    expect(await undone()).toHaveLength(3)
    await again()
    await seeTo()
    expect(await undone()).toEqual([])
  })

  it('is tried again every hour for as long as it takes, and holds up nothing else meanwhile', async () => {
    const first = await bringTo(test, await aTransfer(test, 1), 'passed')
    const failing: Consumers = {
      async 'pathway-comes-in'(tx, effect) {
        if (effect.transfer.id === first.id) throw new Error('no agreement')
        return consumers['pathway-comes-in']!(tx, effect)
      },
    }
    await seeTo(failing)
    // Some six weeks later.
    await sql`update transfer_effect set attempts = 1100, try_at = now() - interval '1 day' where attempts > 0`.execute(
      test.scene,
    )
    await bringTo(test, await aTransfer(test, 2), 'passed')
    await seeTo(failing)
    expect(await undone()).toEqual([
      { kind: 'pathway-comes-in', attempts: 1101, failure: brokenWords },
      { kind: 'pathway-passes-on', attempts: 0, failure: null },
    ])
    const { rows } = await sql<{ minutes: number }>`
      select round(extract(epoch from try_at - now()) / 60)::integer as minutes from transfer_effect
       where attempts > 0 and done_at is null`.execute(test.scene)
    expect(rows).toEqual([{ minutes: 60 }])
  })

  it('waits, and says so, while the agreement is not in force', async () => {
    await bringTo(test, await aTransfer(test, 1), 'passed')
    await sql`update sharing_agreement set suspended_at = now()`.execute(test.scene)
    await seeTo()
    expect(await undone()).toEqual([
      { kind: 'pathway-comes-in', attempts: 1, failure: expect.stringMatching(/agreement of RL1 is not in force/) },
      { kind: 'pathway-passes-on', attempts: 0, failure: null },
    ])
    // Nobody is lost between two lists: the sender keeps the patient until the receiver has them.
    expect([await openOn(sender), await openOn(receiver)]).toEqual([2, 0])
    await sql`update sharing_agreement set suspended_at = null`.execute(test.scene)
    await again()
    await doEffects(test.db, program('RRJ'), consumers, log)
    expect([await openOn(sender), await openOn(receiver)]).toEqual([2, 1])
    await doEffects(test.db, program('RL1'), consumers, log)
    expect([await openOn(sender), await openOn(receiver)]).toEqual([1, 1])
  })
})
