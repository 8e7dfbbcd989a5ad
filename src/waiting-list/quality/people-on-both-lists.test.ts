import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { nhsNumberCheckDigit } from '#nhs/nhs-number.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { putOnLists, revoke, smallAlliance, viewerAt } from '../small-list.ts'
import { peopleOnBothLists } from './people-on-both-lists.ts'
import { qualityRoutes } from './quality-routes.tsx'

/** So many NHS numbers of invented people, always the same. */
function numbers(count: number): string[] {
  const found: string[] = []
  for (let n = 0; found.length < count; n++) {
    const nine = `999${String(n).padStart(6, '0')}`
    const check = nhsNumberCheckDigit(nine)
    if (check !== undefined) found.push(`${nine}${check}`)
  }
  return found
}

describe('people on the lists of two hospitals', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(async () => {
    await test.empty()
    await smallAlliance(test.scene)
    await sql`update sharing_agreement set fields = fields || 'people_on_both_lists'::text`.execute(test.scene)
  })
  afterAll(() => test.drop())

  const counted = (viewer: Viewer = viewerAt('RL1')) => test.db.withViewer(viewer, peopleOnBothLists)
  /** So many who wait at both, the first of them for the same service at both. */
  async function onBoth(people: number, sameService = people): Promise<void> {
    await putOnLists(
      test.scene,
      numbers(people).flatMap((nhsNumber, n) => [
        { trust: 'RL1', nhsNumber, treatmentFunction: n < sameService ? '110' : '410' },
        { trust: 'RRJ', nhsNumber, treatmentFunction: '110' },
      ]),
    )
  }

  it('are counted to the nearest 5, for the same service and for any', async () => {
    await onBoth(23, 12)
    expect(await counted()).toEqual([{ trust: 'RRJ', people: 25, sameService: 10 }])
  })

  it.each([
    [0, 0],
    [1, null],
    [7, null],
    [8, 10],
  ])('are told as they may be: %s as %s', async (people, told) => {
    await onBoth(people)
    expect(await counted()).toEqual([{ trust: 'RRJ', people: told, sameService: told }])
  })

  it('are each one person, however many pathways they have, and only while they wait', async () => {
    const [first, ...others] = numbers(9)
    await onBoth(8)
    await putOnLists(test.scene, [
      { trust: 'RRJ', nhsNumber: first! },
      { trust: 'RRJ', nhsNumber: others.at(-1)!, clockStop: '2026-01-01' },
      { trust: 'RL1', nhsNumber: others.at(-1)! },
      { trust: 'RL1', nhsNumber: null },
      { trust: 'RRJ', nhsNumber: null },
    ])
    expect(await counted()).toMatchObject([{ people: 10 }])
    await sql`update pathway set clock_stop = '2026-01-31' where trust = 'RL1' and treatment_function = '110'`.execute(
      test.scene,
    )
    expect(await counted()).toMatchObject([{ people: 0 }])
  })

  it('are counted in the services that the owner shares and the alliance plans', async () => {
    await putOnLists(
      test.scene,
      numbers(10).flatMap((nhsNumber) => [
        { trust: 'RL1', nhsNumber },
        // The agreement names it; the alliance does not plan it.
        { trust: 'RRJ', nhsNumber, treatmentFunction: '330' },
      ]),
    )
    expect(await counted()).toMatchObject([{ people: 0 }])
  })

  it('are not counted without an agreement that names it, for another purpose, or once it has ended', async () => {
    await onBoth(10)
    expect(await counted(viewerAt('RL1', { purpose: 'own-care' }))).toEqual([])
    expect(await counted(viewerAt('RL1', { alliance: 'other' }))).toEqual([])
    await sql`update sharing_agreement set fields = array_remove(fields, 'people_on_both_lists') where owner = 'RRJ'`.execute(
      test.scene,
    )
    expect(await counted()).toEqual([])
    expect(await counted(viewerAt('RRJ'))).toMatchObject([{ trust: 'RL1', people: 10 }])
    await revoke(test.scene, 'RL1')
    expect(await counted(viewerAt('RRJ'))).toEqual([])
  })

  it('are told with nothing that could say who they are', async () => {
    await onBoth(10)
    const { rows } = await sql<{ column_name: string }>`
      select column_name from information_schema.columns
       where table_schema = 'share' and table_name = 'planning_people_on_both_lists'`.execute(test.scene)
    expect(rows.map(({ column_name }) => column_name).sort()).toEqual(['agreement', 'people', 'same_service', 'trust'])
    const patients = await test.db.reading(viewerAt('RL1'), (tx) => sql`select from patient`.execute(tx))
    expect(patients.rows).toHaveLength(10)
  })

  it('stand on the data quality page, small counts as not shown', async () => {
    await onBoth(23, 3)
    const quality = app({
      session: () => viewerAt('RL1'),
      describe: () => ({ trust: 'Robert Jones and Agnes Hunt' }),
      modules: [qualityRoutes({ db: test.db } as Parts)],
      logger: logger('silent'),
      metrics: metrics(),
    })
    const html = await (await quality.request('/waiting-list/quality')).text()
    const [row] = /<tr[^>]*><th[^>]*>Royal Orthopaedic Hospital.*?<\/tr>/.exec(html) ?? []
    expect(row?.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toBe(' Royal Orthopaedic Hospital 25 Not shown ')
    await revoke(test.scene, 'RRJ')
    expect(await (await quality.request('/waiting-list/quality')).text()).toContain(
      'No other trust shares how many people are on both lists.',
    )
  })

  it('are told to their owner’s log', async () => {
    await onBoth(10)
    await counted()
    const seen = await test.db.reading(viewerAt('RRJ'), (tx) =>
      sql<{ object: string; person_trust: string }>`select object, person_trust from audit_entry`.execute(tx),
    )
    expect(seen.rows).toEqual([{ object: 'planning lane: people on both lists', person_trust: 'RL1' }])
  })
})
