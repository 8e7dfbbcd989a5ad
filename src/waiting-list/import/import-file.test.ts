import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { WaitingListTables } from '../tables.ts'
import { type ImportProgress, type ImportRequest, importFile } from './import-file.ts'
import { holdTheList } from './list-lock.ts'
import { minimumDataSetMapping } from './mapping.ts'
import { WORTH_A_THREAD_BYTES } from './open-reading.ts'
import { filesFolder, plainRow, type SmallRow, smallFile, smallHeading, smallLine } from './small-file.ts'
import { importStore } from './store.ts'

const files = filesFolder()
const viewerAt = (trust: string): Viewer => ({
  person: 'p1',
  name: 'Sam Patel',
  jobTitle: 'Validator',
  trust: trustCode(trust),
  alliance: 'bones',
  roles: ['validator'],
  purpose: 'own-care',
})
const viewer = viewerAt('RL1')
const manyRows = (rows: number): string =>
  [smallHeading(), ...Array.from({ length: rows }, (_, n) => smallLine(n, { nhsNumber: '' }))].join('\n')

describe('importing a file', { timeout: 60_000 }, () => {
  let test: TestDatabase<WaitingListTables>
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(() => test.empty())
  afterAll(async () => {
    files.remove()
    await test.drop()
  })

  type Changes = Partial<ImportRequest> & {
    who?: Viewer
    signal?: AbortSignal
    progress?: (now: ImportProgress) => void
  }
  const bringIn = (contents: string, { who = viewer, signal, progress, ...changes }: Changes = {}) =>
    importFile(
      who,
      {
        path: files.write(contents),
        fileName: 'list.csv',
        asOf: '2026-01-31',
        mapping: minimumDataSetMapping,
        hasOptionalColumns: true,
        isWhole: false,
        isTrial: false,
        ...changes,
      },
      {
        db: test.db,
        secret: test.secret,
        now: () => new Date('2026-02-01T09:00:00Z'),
        ...(signal && { signal }),
        ...(progress && { progress }),
      },
    )
  const bringInRows = (rows: readonly SmallRow[], changes?: Changes) => bringIn(smallFile(rows), changes)
  const pathways = () => test.scene.selectFrom('pathway').selectAll().orderBy('referral_identifier').execute()
  const patients = () => test.scene.selectFrom('patient').selectAll().orderBy('local_id').execute()
  const imports = () => test.db.reading(viewer, (tx) => importStore(tx).newest({ limit: 20 }))
  const listState = async () => (await test.scene.selectFrom('trust_list').select(['as_of', 'version']).execute())[0]
  const auditEntries = () =>
    test.db.reading(viewer, async (tx) => {
      const entries = sql<{ action: string; outcome: string }>`select action, outcome from audit_entry order by seq`
      return (await entries.execute(tx)).rows.map(({ action, outcome }) => `${action} ${outcome}`)
    })
  const account = async (outcome: Promise<object>) => {
    const { rowsIn, inserted, updated, unchanged, rejected, duplicate } = (await outcome) as Record<string, number>
    return [rowsIn, inserted, updated, unchanged, rejected, duplicate]
  }

  it('puts patients and pathways on the trust’s list, and says so', async () => {
    expect(
      await account(bringInRows([{}, { treatmentFunction: '108', priority: 'p2', decidedToAdmit: '2025-12-01' }])),
    ).toEqual([2, 2, 0, 0, 0, 0])
    expect(await pathways()).toMatchObject([
      {
        trust: 'RL1',
        referral_identifier: 'REF1',
        treatment_function: '110',
        clock_start: '2025-09-01',
        nation: 'England',
        priority_order: 13,
      },
      {
        trust: 'RL1',
        referral_identifier: 'REF2',
        reported_group: '110',
        priority: 'P2',
        decided_to_admit_on: '2025-12-01',
        age_band: '65-74',
      },
    ])
    expect(await patients()).toMatchObject([
      { local_id: 'H1', family_name: 'Evans', given_name: 'Siân', nhs_number: '9990000018', postcode: 'SY10 7AG' },
      { local_id: 'H2' },
    ])
    expect(await listState()).toEqual({ as_of: '2026-01-31', version: 1 })
    expect(await auditEntries()).toEqual(['import done'])
  })

  it('gives each pathway a pseudonym of its own, which is no key of the owner’s', async () => {
    await bringInRows([{}, {}])
    const [first, second] = await pathways()
    expect(first!.pseudonym).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(first!.pseudonym).not.toBe(second!.pseudonym)
    expect(first!.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('puts two pathways of one patient under one patient', async () => {
    await bringInRows([{}, { localPatientId: 'H1' }])
    const [first, second] = await pathways()
    expect(first!.patient_id).toBe(second!.patient_id)
    expect(await patients()).toHaveLength(1)
  })

  it('tells new, changed and unchanged rows apart, and changes only what has changed', async () => {
    await bringInRows([{}, {}, {}])
    const before = await pathways()
    const changed = [{}, { priority: 'P3' }, { familyName: 'Jones' }, {}]
    expect(await account(bringInRows(changed, { asOf: '2026-02-07' }))).toEqual([4, 1, 2, 1, 0, 0])
    const after = await pathways()
    expect(after.map(({ id }) => id).slice(0, 3)).toEqual(before.map(({ id }) => id))
    expect(after.map(({ version }) => version)).toEqual([1, 2, 2, 1])
    expect(after[1]).toMatchObject({ priority: 'P3', pseudonym: before[1]!.pseudonym })
    expect((await patients()).map(({ family_name }) => family_name)).toEqual(['Evans', 'Evans', 'Jones', 'Evans'])
    expect(await listState()).toEqual({ as_of: '2026-02-07', version: 2 })
  })

  it('finds a patient again whose other pathways are new, changed or as before', async () => {
    await bringInRows([{}, { localPatientId: 'H1' }])
    const [patient] = await patients()
    const second = smallFile([{}, { localPatientId: 'H1', priority: 'P2' }, { localPatientId: 'H1' }])
    expect(await account(bringIn(second, { asOf: '2026-02-07' }))).toEqual([3, 1, 1, 1, 0, 0])
    expect(new Set((await pathways()).map(({ patient_id }) => patient_id))).toEqual(new Set([patient!.id]))
  })

  it('counts a row as changed when a day that lay ahead has come, or a birthday, though its words are the same', async () => {
    await bringInRows([{ firstActivity: '2026-02-03' }, { birthDate: '1961-02-02' }, {}])
    expect((await pathways()).map(({ first_activity_on, age_band }) => [first_activity_on, age_band])).toEqual([
      [null, '65-74'],
      [null, '45-64'],
      [null, '65-74'],
    ])
    const again = bringInRows([{ firstActivity: '2026-02-03' }, { birthDate: '1961-02-02' }, {}], {
      asOf: '2026-02-07',
    })
    expect(await account(again)).toEqual([3, 0, 2, 1, 0, 0])
    expect((await pathways())[0]!.first_activity_on).toBe('2026-02-03')
    expect((await pathways())[1]!.age_band).toBe('65-74')
  })

  it('answers the same file for the same day with the first report, and does nothing', async () => {
    const first = await bringInRows([{}, { nhsNumber: '9990000019' }])
    const second = await bringInRows([{}, { nhsNumber: '9990000019' }])
    expect(second).toMatchObject({
      status: 'done before',
      id: first.id,
      rowsIn: 2,
      inserted: 2,
      faults: { 'nhs-number': 1 },
    })
    expect(await imports()).toHaveLength(1)
    expect(await listState()).toMatchObject({ version: 1 })
  })

  it('reads the same file again for another day, or by another mapping', async () => {
    await bringInRows([{}])
    expect(await bringInRows([{}], { asOf: '2026-02-07' })).toMatchObject({ status: 'done', unchanged: 1 })
    const other = { ...minimumDataSetMapping, source: 'Other', digest: 'other' }
    expect(await bringInRows([{}], { asOf: '2026-02-07', mapping: other })).toMatchObject({
      status: 'done',
      inserted: 1,
    })
  })

  it('refuses a file about an older day than the list, says what to do, and changes nothing', async () => {
    await bringInRows([{}])
    const before = [await pathways(), await patients(), await listState()]
    const older = await bringInRows([{ priority: 'P2' }, {}], { asOf: '2026-01-24' })
    expect(older).toMatchObject({
      status: 'refused',
      rowsIn: 0,
      inserted: 0,
      updated: 0,
      refusal:
        'The list is already as of 2026-01-31, and this file is about 2026-01-24. ' +
        'An older file would turn the list back. Check the day, or send a newer file.',
    })
    expect([await pathways(), await patients(), await listState()]).toEqual(before)
    expect(await imports()).toMatchObject([{ state: 'refused', refusal: older.refusal }, { state: 'done' }])
    expect(await auditEntries()).toEqual(['import done', 'import refused'])
  })

  it('reads a long file in a thread of its own exactly as it reads a short one', async () => {
    const rows = Array.from({ length: 12_000 }, (_, n) => ({
      localPatientId: `H${n % 9_000}`,
      familyName: n % 7 === 0 ? 'Ó Briain' : 'Evans',
      ...(n % 500 === 3 && { clockStart: 'soon' }),
      ...(n % 1_000 === 4 && { pathwayIdentifier: plainRow(1).pathwayIdentifier!, referralIdentifier: 'REF1' }),
    }))
    const long = smallFile(rows)
    expect(long.length).toBeGreaterThan(WORTH_A_THREAD_BYTES)
    const first = await bringIn(long)
    expect(first).toMatchObject({ status: 'done', rowsIn: 12_000, inserted: 11_964, rejected: 24, duplicate: 12 })
    expect(first.faults).toMatchObject({ 'not-a-day': 24, duplicate: 12 })
    expect(new Set((await pathways()).map(({ patient_id }) => patient_id)).size).toBe((await patients()).length)
    const again = smallFile(rows.map((row, n) => (n === 11_000 ? { ...row, priority: 'P2' } : row)).slice(0, -1))
    expect(await bringIn(again, { asOf: '2026-02-07', isWhole: true })).toMatchObject({
      inserted: 0,
      updated: 1,
      unchanged: 11962,
      rejected: 24,
      duplicate: 12,
      notListed: 1,
      closed: 1,
    })
  })

  it('keeps faults with their rows, and a number that fails its check out of the patient’s record', async () => {
    const { id } = await bringInRows([{ nhsNumber: '9990000019' }, { clockStart: 'soon' }, { provider: 'RRJ' }])
    const faults = await test.db.reading(viewer, (tx) => importStore(tx).faults(id!, { limit: 10 }))
    expect(faults).toMatchObject([
      { row: 2, check: 'nhs-number', weight: 'doubts', value: '9990000019' },
      { row: 3, check: 'not-a-day', weight: 'refuses', value: 'soon' },
      { row: 4, check: 'another-trust', weight: 'refuses', value: 'RRJ' },
    ])
    expect((await patients()).map(({ nhs_number }) => nhs_number)).toEqual([null])
    expect((await imports())[0]).toMatchObject({ state: 'done', inserted: 1, rejected: 2 })
  })

  it('shows a trust’s imports and faults to nobody else', async () => {
    const { id } = await bringInRows([{ nhsNumber: '9990000019' }])
    const seen = await test.db.reading(viewerAt('RRJ'), async (tx) => ({
      found: await importStore(tx).find(id!),
      newest: await importStore(tx).newest({ limit: 5 }),
      faults: await importStore(tx).faults(id!, { limit: 5 }),
    }))
    expect(seen).toEqual({ found: undefined, newest: [], faults: [] })
  })

  it('writes down why a file was refused, with what was met on the way, and changes nothing', async () => {
    const outcome = await bringInRows([{ provider: 'RRJ' }, { provider: 'RRJ' }])
    expect(outcome).toMatchObject({ status: 'refused', refusal: expect.stringContaining('belongs to another trust') })
    expect(await imports()).toMatchObject([{ id: outcome.id, state: 'refused', faults: { 'another-trust': 2 } }])
    expect(await bringIn('PK\u0003\u0004')).toMatchObject({
      status: 'refused',
      refusal: expect.stringContaining('Excel'),
    })
    expect([await pathways(), await listState()]).toEqual([[], undefined])
  })

  it('refuses at its last line what it accepted up to there, and leaves nothing of it', async () => {
    await bringInRows([{}])
    const broken = `${manyRows(9_000)}\n"never closed`
    expect(await bringIn(broken, { asOf: '2026-02-07' })).toMatchObject({ status: 'refused' })
    expect(await pathways()).toHaveLength(1)
    expect(await listState()).toEqual({ as_of: '2026-01-31', version: 1 })
  })

  it('refuses a file of which no row can be used, says what was found in it, and leaves the list’s day', async () => {
    await bringInRows([{}])
    const outcome = await bringInRows([{ clockStart: '01/09/2025' }, { clockStart: '02/09/2025' }], {
      asOf: '2026-02-07',
    })
    expect(outcome).toMatchObject({
      status: 'refused',
      refusal: expect.stringContaining('None of the 2 rows in the file can be used'),
      faults: { 'not-a-day': 2 },
    })
    expect(await listState()).toEqual({ as_of: '2026-01-31', version: 1 })
    expect(await bringInRows([{}], { asOf: '2026-02-07' })).toMatchObject({ status: 'done', unchanged: 1 })
  })

  it('does everything and keeps nothing when it is a trial', async () => {
    const trial = await bringInRows([{}, { clockStart: 'soon' }], { isTrial: true })
    expect(trial).toMatchObject({ status: 'done', inserted: 1, rejected: 1, faults: { 'not-a-day': 1 } })
    expect(trial.id).toBe(undefined)
    expect([await pathways(), await patients(), await imports(), await listState()]).toEqual([[], [], [], undefined])
  })

  describe('of the whole list', () => {
    it('closes what it no longer holds, on the day of the list, without a reason that nobody gave', async () => {
      await bringInRows([{}, {}, {}])
      const whole = await bringInRows([{}, { clockStart: 'soon' }], { asOf: '2026-02-07', isWhole: true })
      expect(whole).toMatchObject({ status: 'done', unchanged: 1, rejected: 1, notListed: 1, closed: 1 })
      expect((await pathways()).map(({ clock_stop, rtt_status }) => [clock_stop, rtt_status])).toEqual([
        [null, '20'],
        [null, '20'],
        ['2026-02-07', '99'],
      ])
    })

    it('opens again what a later file holds again', async () => {
      await bringInRows([{}, {}])
      await bringInRows([{}], { asOf: '2026-02-07', isWhole: true })
      expect(await bringInRows([{}, {}], { asOf: '2026-02-14', isWhole: true })).toMatchObject({
        updated: 1,
        unchanged: 1,
      })
      expect((await pathways()).map(({ clock_stop }) => clock_stop)).toEqual([null, null])
    })

    it('is refused when most of the list would close: then it is hardly the whole list', async () => {
      await bringInRows([{}, {}, {}])
      const outcome = await bringInRows([{}], { asOf: '2026-02-07', isWhole: true })
      expect(outcome).toMatchObject({ status: 'refused', refusal: expect.stringContaining('2 of 3 open pathways') })
      expect((await pathways()).every(({ clock_stop }) => clock_stop === null)).toBe(true)
    })

    it('leaves other systems’ pathways alone; and a part only counts', async () => {
      await bringInRows([{}, {}], { mapping: { ...minimumDataSetMapping, source: 'Other', digest: 'other' } })
      await bringInRows([{}, {}], { asOf: '2026-02-07' })
      expect(await bringInRows([{}], { asOf: '2026-02-14' })).toMatchObject({ notListed: 1, closed: 0 })
      expect(await bringInRows([{}], { asOf: '2026-02-21', isWhole: true })).toMatchObject({ notListed: 1, closed: 1 })
      const open = (await pathways()).filter(({ clock_stop }) => clock_stop === null)
      expect(open.map(({ source }) => source).sort()).toEqual(['Other', 'Other', 'WLMDS'])
    })
  })

  describe('while another is at work', () => {
    it('waits for it and says so', async () => {
      const phases: string[] = []
      let release = () => {}
      const held = test.db.withViewer(viewer, async (tx) => {
        expect(await holdTheList(tx, 'RL1')).toBe(true)
        await new Promise<void>((done) => {
          release = done
        })
      })
      await expect.poll(() => release.length).toBe(0)
      const waiting = bringInRows([{}], { progress: ({ phase }) => phases.push(phase) })
      await expect.poll(() => phases[0], { timeout: 10_000 }).toBe('waiting')
      expect(await pathways()).toEqual([])
      release()
      await held
      expect(await waiting).toMatchObject({ status: 'done', inserted: 1 })
    })

    it('of the same file, brings it in once', async () => {
      const outcomes = await Promise.all([bringInRows([{}, {}]), bringInRows([{}, {}])])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['done', 'done before'])
      expect(await pathways()).toHaveLength(2)
      expect(outcomes[0]!.id).toBe(outcomes[1]!.id)
      expect((await imports()).map(({ state, refusal }) => [state, refusal]).sort()).toEqual([
        ['done', null],
        ['refused', expect.stringContaining('was imported while this one waited')],
      ])
    })

    it('of other files, brings in both, one after the other', async () => {
      const outcomes = await Promise.all([bringInRows([{}, {}]), bringInRows([{}, {}, {}])])
      expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done'])
      expect(await listState()).toMatchObject({ version: 2 })
      expect(await pathways()).toHaveLength(3)
    })

    it('of another trust, does not wait', async () => {
      const other = smallFile([{ provider: 'RRJ' }])
      const outcomes = await Promise.all([bringInRows([{}]), bringIn(other, { who: viewerAt('RRJ') })])
      expect(outcomes.map(({ inserted }) => inserted)).toEqual([1, 1])
      expect(new Set((await pathways()).map(({ id }) => id)).size).toBe(2)
    })
  })

  describe('that is stopped half-way', () => {
    it('by the one who asked, leaves nothing', async () => {
      const stop = new AbortController()
      const stopped = bringIn(manyRows(40_000), {
        signal: stop.signal,
        progress: ({ rows }) => rows > 0 && stop.abort(new Error('stopped')),
      })
      await expect(stopped).rejects.toThrow(/stopped|abort/i)
      expect([await pathways(), await listState()]).toEqual([[], undefined])
    })

    it('by one row that the database will not take, leaves nothing', async () => {
      await sql`alter table pathway add constraint unwanted check (referral_identifier <> 'REF11000')`.execute(
        test.scene,
      )
      try {
        await expect(bringIn(manyRows(12_000))).rejects.toThrow(/unwanted/)
        expect([await pathways(), await patients(), await listState()]).toEqual([[], [], undefined])
      } finally {
        await sql`alter table pathway drop constraint unwanted`.execute(test.scene)
      }
    })

    it('by a database that goes away, leaves nothing', async () => {
      const lost = bringIn(manyRows(40_000), {
        progress: ({ phase }) =>
          phase === 'reading' &&
          sql`select pg_terminate_backend(pid) from pg_stat_activity
               where datname = current_database() and query like '%insert into%' and pid <> pg_backend_pid()`.execute(
            test.scene,
          ),
      })
      await expect(lost).rejects.toThrow(/terminat|connection|ECONN|EPIPE/i)
      expect(await pathways()).toEqual([])
    })

    it('by a kill, leaves nothing, is said of at the next import, and can be sent again', async () => {
      const path = files.write(manyRows(60_000))
      // A program of its own, because what is to be killed must not be this one.
      const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)
      const program = join(files.folder, 'killed.mts')
      writeFileSync(
        program,
        `import { createHash } from 'node:crypto'
        import { database } from ${here('../../platform/database.ts')}
        import { minimumDataSetMapping as mapping } from ${here('./mapping.ts')}
        import { importFile } from ${here('./import-file.ts')}
        const contextKey = createHash('sha256').update('tests').digest()
        const db = database(${JSON.stringify(test.ownerUrl)}, { contextKey })
        const request = { path: ${JSON.stringify(path)}, fileName: 'list.csv', asOf: '2026-01-31', mapping,
          hasOptionalColumns: true, isWhole: false, isTrial: false }
        const progress = ({ rows }) => rows > 0 && console.log('at work')
        await importFile(${JSON.stringify(viewer)}, request, { db, secret: 's', now: () => new Date(), progress })
        console.log('done')`,
      )
      const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] })
      const [said] = await once(child.stdout, 'data')
      child.kill('SIGKILL')
      await once(child, 'exit')
      expect(String(said)).toContain('at work')
      await expect.poll(imports).toMatchObject([{ state: 'running' }])
      expect([await pathways(), await listState()]).toEqual([[], undefined])

      await expect.poll(async () => (await bringIn(manyRows(60_000))).status, { timeout: 30_000 }).toBe('done')
      expect(await imports()).toMatchObject([
        { state: 'done', inserted: 60_000 },
        { state: 'refused', refusal: expect.stringContaining('was stopped before it was done') },
      ])
    })
  })

  it('accounts for every row of any week after any other', async () => {
    const row = fc.record({
      n: fc.integer({ min: 0, max: 9 }),
      localPatientId: fc.constantFrom('H1', 'H2', 'H3', ''),
      priority: fc.constantFrom('', 'P2', 'P3', 'X'),
      familyName: fc.constantFrom('Evans', 'Jones', '=1'),
      clockStart: fc.constantFrom('2025-09-01', '2025-10-01', '2027-01-01'),
    })
    const week = fc.array(row, { minLength: 1, maxLength: 15 })
    await fc.assert(
      fc.asyncProperty(fc.array(week, { minLength: 1, maxLength: 4 }), fc.boolean(), async (weeks, isWhole) => {
        await test.empty()
        for (const [at, rows] of weeks.entries()) {
          const lines = rows.map(({ n, ...changes }) =>
            smallLine(n, { ...changes, pathwayIdentifier: plainRow(n).pathwayIdentifier! }),
          )
          const asOf = `2026-02-0${at + 1}`
          const outcome = await bringIn([smallHeading(), ...lines].join('\n'), { asOf, isWhole })
          if (outcome.status === 'refused') continue
          const { rowsIn, inserted, updated, unchanged, rejected, duplicate } = outcome
          expect(rowsIn).toBe(rows.length)
          expect(inserted + updated + unchanged + rejected + duplicate).toBe(rowsIn)
          const touched = (await pathways()).length
          expect(touched).toBeGreaterThanOrEqual(inserted + updated + unchanged)
        }
      }),
      { numRuns: 25 },
    )
  })
})
