import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { bringIn, importFiles } from './bring-in.ts'
import { BadUse } from './command.ts'
import { command } from './import.ts'
import { importProgress } from './import-progress.ts'
import { importQuestion } from './import-question.ts'
import { runWith } from './test-io.ts'

const heading =
  'organisation_identifier_code_of_provider,local_patient_identifier,patient_pathway_identifier,waiting_list_type,' +
  'activity_treatment_function_code,organisation_identifier_code_of_commissioner,referral_to_treatment_period_status,' +
  'referral_to_treatment_period_start_date,nhs_number'

const row = (n: number, { start = '2025-09-01', trust = 'RL1' } = {}) =>
  `${trust},L${n},RL1000000000000000${n},IRTT,110,QOC,20,${start},`

describe('accord import, called wrongly', () => {
  it.each([
    ['needs a file', [], 'import needs the file to read'],
    ['needs a trust', ['list.csv'], '--trust "" is not a trust\'s code such as RL1'],
    ['needs a day', ['list.csv', '--trust', 'RL1'], '--as-of "" is not a day such as 2026-01-31'],
    ['wants a day that exists', ['list.csv', '--trust', 'RL1', '--as-of', '2026-02-30'], '"2026-02-30" is not a day'],
    ['reads one file', ['a.csv', 'b.csv'], 'reads one file, and was given 2'],
  ])('%s', async (_, args, says) => {
    const asked = runWith((io) => command.run([...args], io))
    await expect(asked).rejects.toThrow(BadUse)
    await expect(runWith((io) => command.run([...args], io))).rejects.toThrow(says)
  })

  it('says which file cannot be read', async () => {
    const asked = runWith((io) => command.run(['no-such.csv', '--trust', 'RL1', '--as-of', '2026-01-31'], io))
    await expect(asked).rejects.toThrow('no-such.csv: cannot be read')
  })
})

describe('accord import of a small file', { timeout: 60_000 }, () => {
  let test: TestDatabase<unknown>
  let folder: string
  beforeAll(async () => {
    test = await testDatabase()
    folder = mkdtempSync(join(tmpdir(), 'accord-import-'))
    await sql`insert into alliance (id, name, purpose, waiting_weights, plan_weights)
      values ('orthopaedic', 'Orthopaedic alliance', 'to plan together', '{}', '{}')`.execute(test.scene)
    await sql`insert into alliance_member (alliance, trust, joined_on) values ('orthopaedic', 'RL1', '2025-01-01')`.execute(
      test.scene,
    )
  })
  afterAll(async () => {
    await test.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  function accord(text: string, ...more: string[]) {
    writeFileSync(join(folder, 'list.csv'), text)
    const asked = [...more, 'list.csv', '--as-of', '2026-01-31']
    const question = importQuestion(asked.includes('--trust') ? asked : [...asked, '--trust', 'RL1'])
    return runWith((io) => bringIn(test, question, importFiles(question, io), io), { cwd: folder })
  }
  const pathways = async () =>
    (await sql<{ n: number }>`select count(*) as n from pathway`.execute(test.scene)).rows[0]!.n
  const good = [heading, row(1), row(2), row(3, { start: '31/09/2025' })].join('\n')

  it('says what would happen, and keeps nothing', async () => {
    const { status, stdout } = await accord(good, '--dry-run')
    expect(status).toBe(0)
    expect(stdout).toContain('list.csv would be imported as of 2026-01-31')
    expect(await pathways()).toBe(0)
  })

  it('accounts for every row and names the checks that found something', async () => {
    const { status, stdout } = await accord(good)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^new +2$/m)
    expect(stdout).toMatch(/^refused +1$/m)
    expect(stdout).toMatch(/^all +3$/m)
    expect(stdout).toMatch(/^A date that is none +left out +1$/m)
    expect(await pathways()).toBe(2)
  })

  it('says that the same file was imported before, and changes nothing', async () => {
    const { status, stdout } = await accord(good, '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'done before',
      account: { rowsIn: 3, inserted: 2, rejected: 1 },
    })
  })

  it('exits with 1 and says why when the file is refused', async () => {
    const { status, stdout } = await accord(`${heading}\n${row(1, { trust: 'RRJ' })}`)
    expect(status).toBe(1)
    expect(stdout).toContain(
      'list.csv was refused, and nothing was changed. Every row belongs to another trust than RL1.',
    )
    expect(await pathways()).toBe(2)
  })

  it('says where a mapping is wrong', async () => {
    writeFileSync(join(folder, 'mapping.json'), '{"mapping": "accord-mapping/1", "name": "Ours", "source": "PAS"}')
    await expect(accord(good, '--mapping', 'mapping.json')).rejects.toThrow(/mapping\.json:\n {2}columns should be/)
  })

  it('knows only trusts that are in an alliance here', async () => {
    await expect(accord(good, '--trust', 'RRJ')).rejects.toThrow(
      'RRJ is a member of no alliance here; the members are: RL1',
    )
  })
})

describe('progress of an import', () => {
  it('is redrawn on one line of a terminal, and is not written where nobody watches', async () => {
    const drawn = (isTerminal: boolean) =>
      runWith(
        async (io) => {
          const progress = importProgress(io)
          progress.show({ phase: 'reading', bytes: 200, bytesRead: 50, rows: 7 })
          progress.end()
          return 0
        },
        { isTerminal },
      )
    expect((await drawn(true)).stderr).toMatch(/^\r25% {2}7 rows +\n$/)
    expect((await drawn(false)).stderr).toBe('')
  })
})
