import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { keptOrders } from '../list/kept-orders.ts'
import { listQuestion } from '../list/list-question.ts'
import { listPage } from '../list/list-store.ts'
import { asOf, smallAlliance, viewerAt } from '../small-list.ts'
import { listQuality } from './list-quality.ts'
import { type QualityCheckId, qualityCheckIds } from './quality-checks.ts'

type Open = {
  readonly trust?: string
  /** Of the patient: two pathways with the same local number are one patient's. */
  readonly localId?: string
  readonly nhsNumber?: string | null
  readonly service?: string
  readonly referral?: string
  readonly start?: string
  readonly stop?: string | null
  readonly decided?: string | null
  readonly toComeIn?: string | null
  readonly priority?: string | null
}

describe('the quality of a list', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(async () => {
    await test.empty()
    await smallAlliance(test.scene)
  })
  afterAll(() => test.drop())

  async function waits(given: Open): Promise<void> {
    const { trust = 'RL1', localId = randomUUID(), nhsNumber = null, service = '110', stop = null } = given
    const { referral = '2025-10-01', start = '2025-10-01', decided = null, toComeIn = null, priority = null } = given
    const patient = await sql<{ id: string }>`
      insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, sex, ethnic_category)
      values (${trust}, ${randomUUID()}::uuid, ${localId}, ${nhsNumber}, '01', 'A', 'B', '1', 'Z')
          on conflict ((trust || ' ' || local_id)) do update set given_name = excluded.given_name returning id`.execute(
      test.scene,
    )
    const id = randomUUID()
    await sql`
      insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
                           waiting_list_type, treatment_function, reported_group, commissioner, nation, site,
                           referral_received_on, clock_start, clock_stop, rtt_status, decided_to_admit_on, to_come_in_on,
                           priority, priority_order, sex, age_band, ethnic_group)
      values (${trust}, ${id}::uuid, ${patient.rows[0]!.id}::uuid, ${id.replaceAll('-', '').slice(0, 22)}, 'test', ${id}, 'identifier', ${trust},
              'IRTT', ${service}, 'C_110', 'QOC', 'England', 'RL131', ${referral}, ${start}, ${stop}, '20', ${decided},
              ${toComeIn}, ${priority}, 5, '1', '45 to 64', 'Not stated')`.execute(test.scene)
  }
  const counted = async (check: QualityCheckId) =>
    (await test.db.reading(viewerAt('RL1', { purpose: 'own-care' }), (tx) => listQuality(tx, asOf))).checks[check]

  it('counts open pathways without an NHS number, and no closed ones or other trusts’', async () => {
    await waits({})
    await waits({ nhsNumber: '9990000018' })
    await waits({ stop: '2025-12-01' })
    await waits({ trust: 'RRJ' })
    expect(await counted('nhs-number-missing')).toEqual({ count: 1, of: 2 })
  })

  it('counts a missing priority only where somebody decided to admit', async () => {
    await waits({})
    await waits({ decided: '2025-12-01' })
    await waits({ decided: '2025-12-01', priority: 'P4' })
    expect(await counted('priority-missing')).toEqual({ count: 1, of: 2 })
  })

  it('holds P2 to 28 days after the decision and P4 to no end', async () => {
    await waits({ decided: '2026-01-02', priority: 'P2' })
    await waits({ decided: '2026-01-03', priority: 'P2' })
    await waits({ decided: '2024-01-01', priority: 'P4' })
    expect(await counted('priority-overdue')).toEqual({ count: 1, of: 2 })
  })

  it('counts days to come in before the day of the list, not on it', async () => {
    for (const toComeIn of ['2026-01-30', '2026-01-31', '2026-02-03']) await waits({ toComeIn })
    expect(await counted('to-come-in-passed')).toEqual({ count: 1, of: 3 })
  })

  it('counts a start, a referral or a decision after the day of the list', async () => {
    await waits({ decided: '2026-02-01' })
    await waits({ start: '2026-02-01', referral: '2026-02-01' })
    await waits({})
    expect(await counted('in-the-future')).toEqual({ count: 2, of: 3 })
  })

  it('counts a clock that started before the referral', async () => {
    await waits({ start: '2025-09-01' })
    await waits({})
    expect(await counted('before-referral')).toEqual({ count: 1, of: 2 })
  })

  it('tells the same service twice, two services, and two local numbers apart', async () => {
    const [twice, services, numbers] = ['9990000018', '9990000026', '9990000034']
    await waits({ localId: 'a', nhsNumber: twice })
    await waits({ localId: 'a', nhsNumber: twice })
    await waits({ localId: 'b', nhsNumber: services })
    await waits({ localId: 'b', nhsNumber: services, service: '330' })
    await waits({ localId: 'c', nhsNumber: numbers })
    await waits({ localId: 'd', nhsNumber: numbers, service: '330' })
    expect(await counted('same-service-twice')).toEqual({ count: 1, of: 6 })
    expect(await counted('two-lists')).toEqual({ count: 4, of: 6 })
    expect(await counted('two-local-numbers')).toEqual({ count: 2, of: 6 })
  })

  it('counts the first week of waiting as the national returns do: 8 days, 0 to 7', async () => {
    for (const start of ['2026-01-23', '2026-01-24', '2026-01-31', '2026-02-01'])
      await waits({ start, referral: start })
    expect(await counted('first-weeks')).toEqual({ count: 2, of: 4 })
  })

  it('leads to a list of the pathways it counts, of the viewer’s own trust alone', async () => {
    const [twice, services, numbers] = ['9990000018', '9990000026', '9990000034']
    for (const trust of ['RL1', 'RRJ']) {
      await waits({ trust })
      await waits({ trust, localId: `${trust}-a`, nhsNumber: twice, decided: '2025-12-01' })
      await waits({ trust, localId: `${trust}-a`, nhsNumber: twice, decided: '2026-01-02', priority: 'P2' })
      await waits({ trust, localId: `${trust}-b`, nhsNumber: services, toComeIn: '2026-01-30' })
      await waits({ trust, localId: `${trust}-b`, nhsNumber: services, service: '330', start: '2026-02-01' })
      await waits({ trust, localId: `${trust}-c`, nhsNumber: numbers, start: '2025-09-01' })
      await waits({ trust, localId: `${trust}-d`, nhsNumber: numbers, start: '2026-01-30' })
      await waits({ trust, stop: '2025-12-01' })
    }
    for (const check of qualityCheckIds) {
      const { count } = await counted(check)
      const { rows } = (await listPage(test.db, viewerAt('RL1'), keptOrders(), listQuestion({ check: [check] })))!
      // Of somebody who waits twice, the list shows both, and the scorecard counts the one too many.
      expect([check, rows.length]).toEqual([check, check === 'same-service-twice' ? 2 * count : count])
      expect([check, count > 0, rows.every(({ trust }) => trust === 'RL1')]).toEqual([check, true, true])
    }
  })

  it('has nothing to say of an empty list', async () => {
    expect(await counted('nhs-number-missing')).toEqual({ count: 0, of: 0 })
  })
})
