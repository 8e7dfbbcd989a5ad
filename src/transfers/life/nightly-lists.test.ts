import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { importFile } from '../../waiting-list/import/import-file.ts'
import { minimumDataSetMapping } from '../../waiting-list/import/mapping.ts'
import { filesFolder, type SmallRow, smallFile } from '../../waiting-list/import/small-file.ts'
import { agreedTransfers } from './agreed-transfers.ts'
import { allEffects } from './all-effects.ts'
import { seeToTransfers } from './see-to-transfers.ts'
import type { Transfer } from './transfer-row.ts'
import { aTransfer, bringTo, planner, receiver, seen, sender, setTheScene, step, today } from './two-trusts.scene.ts'

const files = filesFolder()

describe('the list that a trust’s own system sends each night', () => {
  let test: TestDatabase<unknown>
  let night = 1
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(async () => {
    night = 1
    await setTheScene(test, 1)
    await bringIn(sender, [{}, {}])
    await sql`update pathway set pseudonym = 'person-9' where referral_identifier = 'REF1'`.execute(test.scene)
  })
  afterAll(async () => {
    files.remove()
    await test.drop()
  })

  /** Every night a day later: each row is one of the file, the first that of the patient who is transferred. */
  async function bringIn(by: Viewer, rows: readonly SmallRow[]) {
    const outcome = await importFile(
      { ...by, purpose: 'own-care' },
      {
        path: files.write(smallFile(rows.map((row) => ({ provider: by.trust, ...row })))),
        fileName: 'list.csv',
        asOf: `2026-02-${String(night++).padStart(2, '0')}`,
        mapping: minimumDataSetMapping,
        hasOptionalColumns: true,
        isWhole: true,
        isTrial: false,
      },
      { db: test.db, secret: test.secret, now: () => new Date('2026-02-01T09:00:00Z') },
    )
    if (outcome.status !== 'done') throw new Error(outcome.refusal ?? outcome.status)
    const { inserted, updated, unchanged, closed } = outcome
    return { inserted, updated, unchanged, closed }
  }
  const seeTo = () =>
    seeToTransfers({ db: test.db, clock: clock(today), log: logger('silent') }, allEffects(test.secret))
  const passed = async (): Promise<Transfer> => {
    const transfer = await bringTo(test, await aTransfer(test, 9), 'passed')
    await seeTo()
    return transfer
  }
  /** What every trust has of the patient’s pathway. */
  const waits = async () => {
    const { rows } = await sql<{ says: string }>`
      select trust || ' ' || rtt_status || ' since ' || clock_start
             || case when clock_stop is not null then ' stopped' when passed_to is not null then ' passed on' else '' end as says
        from pathway where pathway_identifier = 'RL100000000000000001' order by trust, says`.execute(test.scene)
    return rows.map(({ says }) => says)
  }
  /** As the receiver’s system has the patient: with a number of its own, and the day on which it got the referral. */
  const there: SmallRow = {
    localPatientId: 'RRJ-77',
    referralIdentifier: 'ORTHO-5',
    clockStart: '2026-01-31',
    site: 'RRJ05',
  }
  const others: readonly SmallRow[] = [
    { localPatientId: 'RRJ-1', site: 'RRJ05' },
    { localPatientId: 'RRJ-2', site: 'RRJ05' },
  ].map((row, n) => ({ ...row, pathwayIssuer: 'RRJ', pathwayIdentifier: `RRJ0000000000000000${n}` }))

  it('of the sender does not bring back a patient who has been taken over, whatever it goes on to say of them', async () => {
    await passed()
    expect(await bringIn(sender, [{ priority: 'P2' }, {}])).toMatchObject({ updated: 1, unchanged: 1 })
    expect((await waits())[0]).toBe('RL1 21 since 2025-09-01 passed on')
    expect(await bringIn(sender, [{ clockStart: '2025-12-01' }, {}])).toMatchObject({ updated: 1 })
    expect((await waits())[0]).toBe('RL1 21 since 2025-09-01 passed on')
  })

  it('of the sender does not start a clock again that stopped at the other trust', async () => {
    const booked = await bringTo(test, await aTransfer(test, 9, 'operation'), 'booked')
    await step(test, booked, receiver, 'treat', { details: { treatedOn: today } })
    await seeTo()
    await bringIn(sender, [{ priority: 'P2' }, {}])
    expect(await waits()).toEqual(['RL1 30 since 2025-09-01 stopped'])
  })

  it('of the receiver makes no second wait of a patient who came by a transfer, and keeps the original start', async () => {
    const transfer = await passed()
    await bringIn(receiver, [there, ...others])
    expect(await waits()).toEqual(['RL1 21 since 2025-09-01 passed on', 'RRJ 20 since 2025-09-01'])
    expect(await bringIn(receiver, [there, ...others])).toMatchObject({ inserted: 0, unchanged: 3 })
    expect(await bringIn(receiver, [{ ...there, priority: 'P2' }, ...others])).toMatchObject({ updated: 1 })
    expect(await waits()).toEqual(['RL1 21 since 2025-09-01 passed on', 'RRJ 20 since 2025-09-01'])
    const { rows } = await sql`
      select i.local_id, count(e.*) as events from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
        left join pathway_event e on e.trust = p.trust and e.pathway_id = p.id
       where p.trust = 'RRJ' and p.transfer_id = ${transfer.id} group by 1`.execute(test.scene)
    expect(rows).toEqual([{ local_id: 'RRJ-77', events: 2 }])
  })

  it('of the receiver may have the patient before the transfer passes: that wait becomes the transfer’s', async () => {
    await bringIn(receiver, [there, ...others])
    await passed()
    expect(await waits()).toEqual(['RL1 21 since 2025-09-01 passed on', 'RRJ 20 since 2025-09-01'])
  })

  it('leaves plans to know who came by a transfer, whether the list or the transfer was first', async () => {
    const known = async () => {
      const [agreed] = await test.db.reading(planner, (tx) => agreedTransfers(tx, test.secret))
      const { rows } = await sql<{ pseudonym: string }>`
        select pseudonym from pathway where trust = 'RRJ' and transfer_id is not null`.execute(test.scene)
      return rows.map(({ pseudonym }) => pseudonym === agreed?.receivedAs)
    }
    await bringIn(receiver, [there, ...others])
    await passed()
    expect(await known()).toEqual([true])
    await bringIn(receiver, [{ ...there, priority: 'P2' }, ...others])
    expect(await known()).toEqual([true])
  })

  it('does not hinder what transfers do next: the clock stops in both records, or the patient goes back', async () => {
    const transfer = await passed()
    await bringIn(receiver, [there, ...others])
    await step(test, await seen(test, transfer), receiver, 'return', { details: { reason: 'unfit' } })
    await seeTo()
    expect(await waits()).toEqual(['RL1 20 since 2025-09-01', 'RRJ 21 since 2025-09-01 passed on'])
    await bringIn(receiver, [{ ...there, priority: 'P2' }, ...others])
    await bringIn(sender, [{ priority: 'P2' }, {}])
    expect(await waits()).toEqual(['RL1 20 since 2025-09-01', 'RRJ 21 since 2025-09-01 passed on'])
  })
})
