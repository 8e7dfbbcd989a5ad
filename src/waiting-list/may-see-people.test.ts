import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustName } from '#nhs/organisations.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import { waitingListRoutes } from '#waiting-list'
import { app } from '#web/app.tsx'
import { csvLines } from '#web/csv.ts'
import { keptOrders } from './list/kept-orders.ts'
import { exportColumns, exportRows } from './list/list-csv.ts'
import { listQuestion } from './list/list-question.ts'
import { listPage } from './list/list-store.ts'
import { ownPatients } from './own-patients.ts'
import { putOnLists, smallAlliance, viewerAt, type Waiting } from './small-list.ts'

const as = (role: Role): Viewer => ({ ...viewerAt('RL1'), roles: [role] })

describe("a trust's own patients", () => {
  let test: TestDatabase<unknown>
  let own: readonly Waiting[]
  beforeAll(async () => {
    test = await testDatabase()
    await smallAlliance(test.scene)
    own = await putOnLists(test.scene, [{ trust: 'RL1', familyName: 'Pemberton', nhsNumber: '9990000018' }])
  })
  afterAll(() => test.drop())

  const answer = (viewer: Viewer, path: string, body?: URLSearchParams) =>
    app({
      session: () => viewer,
      describe: () => ({ trust: trustName(viewer.trust) }),
      modules: [waitingListRoutes({ ...test, log: logger('silent') } as unknown as Parts)],
      uploads: {},
      logger: logger('silent'),
      metrics: metrics(),
    }).request(path, body ? { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body } : {})

  it.each(['booking-clerk', 'surgeon', 'chief-operating-officer'] as const)(
    'are shown by name to a %s',
    async (role) => {
      const [row] = (await listPage(test.db, as(role), keptOrders(), listQuestion({})))!.rows
      expect(row?.patient?.familyName).toBe('Pemberton')
    },
  )

  it.each(['board-secretary', 'information-governance'] as const)('are waits without a name to a %s', async (role) => {
    const viewer = as(role)
    const [row] = (await listPage(test.db, viewer, keptOrders(), listQuestion({})))!.rows
    expect(row).toMatchObject({ trust: 'RL1', pseudonym: own[0]!.pseudonym })
    expect(row?.patient).toBeUndefined()
    let file = ''
    for await (const line of csvLines(exportColumns, exportRows(test.db, viewer, keptOrders(), listQuestion({})))) {
      file += line
    }
    expect(file).toContain('RL1')
    expect(file).not.toMatch(/Pemberton|9990000018/)
    const named = await test.db.reading({ ...viewer, purpose: 'own-care' }, (tx) =>
      ownPatients(tx, viewer, [own[0]!.pseudonym]),
    )
    expect(named.size).toBe(0)
  })

  it('cannot be looked for or opened by somebody who works without names', async () => {
    const viewer = as('board-secretary')
    const page = await answer(viewer, '/waiting-list')
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('/waiting-list/find')
    for (const path of ['/waiting-list/found?search=x', `/waiting-list/pathways/${own[0]!.id}`]) {
      expect((await answer(viewer, path)).status).toBe(403)
    }
    expect((await answer(viewer, '/waiting-list/find', new URLSearchParams({ patient: 'Pem' }))).status).toBe(403)
    expect((await answer(as('surgeon'), `/waiting-list/pathways/${own[0]!.id}`)).status).toBe(200)
  })
})
