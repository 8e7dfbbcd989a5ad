import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, londonDay } from '#nhs/day.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { csvDownload } from '#web/csv.ts'
import { aProposal, chief, dudley, governor, planner, sandwell, threeTrusts } from './sharing.scene.ts'
import { sharingStore } from './store.ts'
import { whileShared } from './while-shared.ts'

let test: TestDatabase<unknown>
const today = londonDay(new Date())
const reader: Viewer = { ...planner(sandwell), purpose: 'planning' }
beforeAll(async () => {
  test = await testDatabase()
  await threeTrusts(test)
})
afterAll(() => test.drop())

async function step(who: Viewer, id: string, name: 'approve' | 'suspend' | 'narrow' | 'revoke'): Promise<void> {
  await test.db.withViewer(who, async (tx) => {
    const { agreement } = (await sharingStore(tx).held(id))!
    const narrower = { fields: ['team'], treatmentFunctions: ['110'], sites: null }
    await sharingStore(tx).step(agreement, name, name === 'narrow' ? { narrower } : {})
  })
}

async function agreed(): Promise<string> {
  const id = randomUUID()
  const asked = aProposal({ from: today, until: addDays(today, 90) })
  await test.db.withViewer(planner(dudley), (tx) => sharingStore(tx).propose(id, asked))
  for (const who of [chief(dudley), governor(dudley), chief(sandwell)]) await step(who, id, 'approve')
  return id
}

const rows = (owner: string) =>
  Array.from({ length: 5_000 }, (_, n) => ({ owner, text: `row ${n} ${'x'.repeat(200)}` }))
const columns = [{ heading: 'Row', cell: ({ text }: { text: string }) => text }]
const download = (owner: string) =>
  app({
    session: () => reader,
    describe: () => ({ trust: 'Sandwell' }),
    modules: [
      new Hono().get('/file.csv', async (c) =>
        csvDownload(
          c,
          'file',
          columns,
          await whileShared(
            test.db,
            reader,
            (row) => row.owner,
            async () => rows(owner),
          ),
        ),
      ) as never,
    ],
    logger: logger('silent'),
    metrics: metrics(),
  }).request('/file.csv')

it.each(['revoke', 'suspend', 'narrow'] as const)(
  'a file that is being sent is cut when its owner takes the step %s',
  async (name) => {
    const id = await agreed()
    const body = (await download(dudley)).body!.getReader()
    expect((await body.read()).done).toBe(false)
    await step(chief(dudley), id, name)
    const rest = async () => {
      while (!(await body.read()).done);
    }
    await expect(rest()).rejects.toThrow('The file could not be finished')
    if (name !== 'revoke') await step(chief(dudley), id, 'revoke')
  },
)

it('a file is sent whole while nothing changes, and whatever others change when its rows are one’s own', async () => {
  const id = await agreed()
  expect((await (await download(dudley)).text()).split('\r\n')).toHaveLength(5_002)
  const own = (await download(sandwell)).body!.getReader()
  await own.read()
  await step(chief(dudley), id, 'revoke')
  let pieces = 1
  while (!(await own.read()).done) pieces += 1
  expect(pieces).toBe(10)
})
