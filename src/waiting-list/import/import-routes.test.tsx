import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustName } from '#nhs/organisations.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import { startWorker, type Worker } from '#platform/worker.ts'
import { uploadPaths, waitingListJobs, waitingListRoutes } from '#waiting-list'
import { app } from '#web/app.tsx'
import { LARGEST_LIST } from './import-form.ts'
import { IMPORT_ATTEMPTS, importListJob } from './import-job.ts'

const heading =
  'organisation_identifier_code_of_provider,local_patient_identifier,patient_pathway_identifier,waiting_list_type,' +
  'activity_treatment_function_code,organisation_identifier_code_of_commissioner,referral_to_treatment_period_status,' +
  'referral_to_treatment_period_start_date,nhs_number'
const row = (n: number, start = '2025-09-01') => `RL1,L${n},RL1000000000000000${n},IRTT,110,QOC,20,${start},`

const viewer = (trust: string, role: Role): Viewer => ({
  person: role,
  name: 'Name',
  jobTitle: 'Job',
  trust: trustCode(trust),
  alliance: 'orthopaedic',
  roles: [role],
  purpose: 'planning',
})
const gwenda = viewer('RL1', 'validator')
const surgeon = viewer('RL1', 'surgeon')
const elsewhere = viewer('RRJ', 'validator')

describe('sending a list', { timeout: 90_000 }, () => {
  let test: TestDatabase<unknown>
  let parts: Parts
  let worker: Worker | undefined
  const dataFolder = mkdtempSync(join(tmpdir(), 'accord-imports-'))

  beforeAll(async () => {
    test = await testDatabase()
    parts = { ...test, log: logger('silent'), dataFolder, clock: clock('2026-01-31'), plannerThreads: 1 }
  })
  afterAll(async () => {
    await worker?.stop()
    await test.drop()
    rmSync(dataFolder, { recursive: true, force: true })
  })

  const work = async () => {
    const { db, queueUrl } = test
    worker ??= await startWorker({ db, queueUrl, kinds: waitingListJobs(parts), concurrency: 1, log: parts.log })
  }
  const ask = (who: Viewer, path: string, body?: FormData) =>
    app({
      session: () => who,
      describe: () => ({ trust: trustName(who.trust) }),
      modules: [waitingListRoutes(parts)],
      uploads: uploadPaths,
      logger: parts.log,
      metrics: metrics(),
    }).request(path, body ? { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body } : {})
  const send = (who: Viewer, text: string | undefined, change: Record<string, string> = {}) => {
    const form = new FormData()
    const answers = { 'asOf-day': '31', 'asOf-month': '1', 'asOf-year': '2026', extent: 'part', mapping: '', ...change }
    for (const [name, value] of Object.entries(answers)) form.append(name, value)
    if (text !== undefined) form.append('file', new File([text], 'list.csv', { type: 'text/csv' }))
    return ask(who, '/waiting-list/imports', form)
  }
  const page = async (who: Viewer, path: string, status = 200) => {
    const response = await ask(who, path)
    expect(response.status).toBe(status)
    return words(await response.text())
  }
  const words = (html: string) =>
    html
      .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<span data-varies[^>]*>[^<]*/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replace(/\s+/g, ' ')
  const sentFiles = () => readdirSync(join(dataFolder, 'uploads'))
  /** The report, once the worker has ended. */
  const report = async (path: string) => {
    await work()
    await expect.poll(() => page(gwenda, path), { timeout: 45_000, interval: 100 }).not.toContain(': at work')
    return page(gwenda, path)
  }
  const sent = async (response: Response) => {
    expect(response.status).toBe(303)
    return response.headers.get('location')!
  }
  const attempts = async (path: string) =>
    (
      await sql<{ n: number }>`
        select attempt as n from job join import on import.job_id = job.id
         where import.id = ${path.split('/').at(-1)}::uuid`.execute(test.scene)
    ).rows[0]!.n
  const pathways = async () =>
    (await sql<{ n: number }>`select count(*) as n from pathway`.execute(test.scene)).rows[0]!.n
  const list = [heading, row(1), row(2), row(3, '31/09/2025'), row(1)].join('\n')

  it('is for those who keep lists; others see why not', async () => {
    expect((await send(surgeon, list)).status).toBe(403)
    expect((await ask(surgeon, '/waiting-list/imports/new')).status).toBe(403)
    const imports = await page(surgeon, '/waiting-list/imports')
    expect(imports).toContain('Booking clerks, validators, alliance planners and chief operating officers send lists.')
    expect(imports).toContain('No list has been sent yet')
    expect(await page(gwenda, '/waiting-list/imports')).toContain('Send a list')
  })

  it.each<[string, string | undefined, Record<string, string>, string]>([
    ['no file', undefined, {}, 'Select the file of the list'],
    ['an empty file', '', {}, 'The file is empty.'],
    ['a workbook', 'PK\u0003\u0004 and more', {}, 'it is a zip file or an Excel workbook'],
    ['no day', list, { 'asOf-day': '', 'asOf-month': '', 'asOf-year': '' }, 'Enter the day of the list'],
    ['a day in the future', list, { 'asOf-year': '2027' }, 'The day of the list must be today or in the past'],
    ['no extent', list, { extent: '' }, 'Select whether the file is the whole list'],
    ['a mapping that is not JSON', list, { mapping: 'clockStart' }, 'Enter a mapping that can be read: it is not JSON'],
  ])('says what to do about %s, keeps the answers, and keeps no file', async (_, text, change, says) => {
    const response = await send(gwenda, text, { mapping: 'kept', ...change })
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(words(html)).toContain(says)
    expect(html).toContain(change.mapping ?? 'kept')
    expect(sentFiles()).toEqual([])
  })

  it('says what to do about a file that is larger than may be sent, before it is sent', async () => {
    const response = await app({
      session: () => gwenda,
      describe: () => ({ trust: trustName(gwenda.trust) }),
      modules: [waitingListRoutes(parts)],
      uploads: uploadPaths,
      logger: parts.log,
      metrics: metrics(),
    }).request('/waiting-list/imports', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-length': String(LARGEST_LIST + 1) },
      body: 'the beginning of it',
    })
    expect(response.status).toBe(413)
    const said = words(await response.text())
    expect(said).toContain('This is too large to send')
    expect(said).toContain('Nothing was saved.')
    expect(said).toContain('Send 300 MB or less.')
    expect(said).toContain('can be sent in parts, or loaded with the accord import command')
    expect(sentFiles()).toEqual([])
  })

  it('accounts for every row, shows what was wrong and what to do, and removes the file', async () => {
    const path = await sent(await send(gwenda, list))
    expect(await page(gwenda, path)).toContain('List of 31 January 2026: at work')
    expect(sentFiles()).toHaveLength(1)
    const done = await report(path)
    expect(done).toContain('List of 31 January 2026: imported')
    expect(done).toContain('2 of 4 rows are in the list, and 2 were left out.')
    expect(done).toContain('A date that is none')
    expect(done).toContain('“31/09/2025”')
    await expect.poll(sentFiles).toEqual([])
    const csv = await (await ask(gwenda, `${path}/faults.csv`)).text()
    expect(csv).toContain('referral_to_treatment_period_start_date,31/09/2025')
    const { rows } = await sql<{ action: string }>`
      select action from audit_entry where trust = 'RL1' order by seq`.execute(test.scene)
    expect(rows.map(({ action }) => action)).toEqual(['send-list', 'import'])
  })

  it('leads to the import that was done when the same file is sent again', async () => {
    const before = await pathways()
    const first = (await page(gwenda, '/waiting-list/imports')).match(/list\.csv/g)
    const path = await sent(await send(gwenda, list))
    expect(await page(gwenda, path)).toContain('2 of 4 rows are in the list')
    expect((await page(gwenda, '/waiting-list/imports')).match(/list\.csv/g)).toEqual(first)
    expect(sentFiles()).toEqual([])
    expect(await pathways()).toBe(before)
  })

  it('says why a file as a whole was refused, and that nothing has changed', async () => {
    const before = await pathways()
    const refused = await report(await sent(await send(gwenda, 'name,age\nAnn,70\n')))
    expect(refused).toContain('List of 31 January 2026: not imported')
    expect(refused).toContain('Nothing in the list has changed.')
    expect(refused).toContain('These columns are missing: organisation_identifier_code_of_provider')
    expect(await pathways()).toBe(before)
    await expect.poll(sentFiles).toEqual([])
  })

  it('doubles nothing when a worker was killed after the rows were in and before the queue heard', async () => {
    const path = await sent(await send(gwenda, `${list}\n${row(4)}`))
    await report(path)
    const before = await pathways()
    const id = path.split('/').at(-1)!
    const job = { id: crypto.randomUUID(), viewer: gwenda, signal: new AbortController().signal, progress() {} }
    const again = {
      ...job,
      write: <R,>(write: (tx: never) => Promise<R>) => test.db.withViewer(gwenda, write as never),
    }
    await importListJob(parts).run(again as never, { import: id, file: 'gone.upload', mapping: null, isWhole: false })
    expect(await pathways()).toBe(before)
    expect(await page(gwenda, path)).toContain('3 of 5 rows are in the list')
  })

  it('shows another trust’s import and one that is not there alike', async () => {
    const { rows } = await sql<{ id: string }>`select id from import limit 1`.execute(test.scene)
    const nowhere = '/waiting-list/imports/00000000-0000-4000-8000-000000000000'
    const others = `/waiting-list/imports/${rows[0]!.id}`
    expect(await page(elsewhere, others, 404)).toBe(await page(elsewhere, nowhere, 404))
    expect((await ask(elsewhere, `${others}/faults.csv`)).status).toBe(404)
    expect(await page(elsewhere, '/waiting-list/imports')).toContain('No list has been sent yet')
  })

  it('counts the data quality of the list that it left, for its own trust alone', async () => {
    const quality = await page(gwenda, '/waiting-list/quality')
    expect(quality).toContain('3 open pathways of')
    expect(quality).toContain('100.0%')
    expect(await page(elsewhere, '/waiting-list/quality')).toContain('has not sent its waiting list yet')
    const csv = await (await ask(gwenda, '/waiting-list/quality.csv')).text()
    expect(csv).toContain(
      'No NHS number,Open pathways of a patient whose NHS number is not known or failed its check.,3,3,open pathways,1,',
    )
  })

  it('says so on its page when it failed as often as it is tried, and takes the file when it is sent again', async () => {
    const before = await pathways()
    const file = [heading, row(5), row(6)].join('\n')
    await sql`revoke insert on pathway from accord_app`.execute(test.scene)
    const path = await sent(await send(gwenda, file))
    const failed = await report(path)
    await sql`grant insert on pathway to accord_app`.execute(test.scene)
    expect(failed).toContain('List of 31 January 2026: not imported')
    expect(failed).toContain('Nothing in the list has changed.')
    expect(failed).toMatch(/Something went wrong, and nothing was changed\. Quote [0-9a-f-]{36} to whoever runs Accord/)
    expect(failed).toContain('Send a list')
    expect(await attempts(path)).toBe(IMPORT_ATTEMPTS)
    expect(await pathways()).toBe(before)
    await expect.poll(sentFiles).toEqual([])

    const again = await sent(await send(gwenda, file))
    expect(again).not.toBe(path)
    expect(await report(again)).toContain('All 2 rows of the file are in the list.')
    expect(await pathways()).toBe(before + 2)
  })

  it('brings a file in once when the worker stops in its middle and another takes over', async () => {
    await worker?.stop()
    worker = undefined
    const before = await pathways()
    const many = Array.from(
      { length: 40_000 },
      (_, n) => `RL1,M${n},RL1M${String(n).padStart(16, '0')},IRTT,110,QOC,20,2025-09-01,`,
    )
    const path = await sent(await send(gwenda, [heading, ...many].join('\n')))
    await work()
    await expect.poll(() => page(gwenda, path), { timeout: 20_000, interval: 20 }).toMatch(/[1-9][\d,]* rows so far/)
    await worker!.stop()
    worker = undefined
    expect(await pathways()).toBe(before)
    expect(await page(gwenda, path)).toContain(': at work')
    expect(await report(path)).toContain('All 40,000 rows of the file are in the list.')
    expect(await pathways()).toBe(before + 40_000)
    await expect.poll(sentFiles).toEqual([])
  })
})
