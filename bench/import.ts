/**
 * How long a file of open pathways takes to import, with every row checked, against a bare COPY of the same file into a
 * table of texts without a key. Both are timed on one embedded server of their own, turn by turn, so that a busy machine
 * is as busy for one as for the other.
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { BadUse, readOptions } from '#cli/command.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { configuration } from '#platform/configuration.ts'
import { onConnection } from '#platform/connection.ts'
import { type Ground, openGround } from '#platform/ground.ts'
import { projectRoot } from '#platform/project-root.ts'
import type { Viewer } from '#platform/viewer.ts'
import { chosenMapping, importFile } from '#waiting-list'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { measuredRun } from './measured-run.ts'
import { useOf, useOfFamily } from './process-use.ts'
import { writeWaitingListFile } from './waiting-list-file.ts'

/** No more than so many times a bare COPY. */
const targetTimes = 3
const trust = trustCode('RL1')
const asOf = '2026-01-31'

export const benchmark: Benchmark = {
  name: 'import',
  summary: 'a file of open pathways with full validation, against a bare COPY of it',
  options: '--rows NUMBER (100000), --runs NUMBER (5)',
  async run(args, progress) {
    const options = { rows: { type: 'string', default: '100000' }, runs: { type: 'string', default: '5' } } as const
    const { values } = readOptions({ args, options })
    const [rows, runs] = [wholeNumber('rows', values.rows), wholeNumber('runs', values.runs)]
    const folder = await mkdtemp(join(tmpdir(), 'accord-bench-'))
    const config = configuration({ ACCORD_DATA: folder, ACCORD_DEMO: 'off', ACCORD_LOG: 'warn' })
    const ground = await openGround(config)
    try {
      const file = join(folder, 'open-pathways.csv')
      const bytes = await writeWaitingListFile(file, rows, trust)
      const size = `${rows.toLocaleString('en-GB')} rows, ${(bytes / 1e6).toFixed(0)} MB`
      progress(`${size}, ${runs} runs`)
      await allied(ground.ownerUrl!)
      return await compare({ ground, folder, file, rows, size, runs, progress })
    } finally {
      await ground.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

type Comparison = {
  readonly ground: Ground
  readonly folder: string
  readonly file: string
  readonly rows: number
  readonly size: string
  readonly runs: number
  readonly progress: (line: string) => void
}

type Timed = { readonly seconds: number; readonly processorSeconds: number | null }

async function compare({ ground, folder, file, rows, size, runs, progress }: Comparison): Promise<BenchmarkRow[]> {
  const ownerUrl = ground.ownerUrl!
  const postmaster = await firstProcess(ownerUrl)
  const copies: Timed[] = []
  const withKeys: Timed[] = []
  const imports: Timed[] = []
  const again: Timed[] = []
  // The first turn warms both up and is not counted.
  for (let n = 0; n <= runs; n++) {
    await empty(ownerUrl)
    const bare = await timed(postmaster, () => copy(ownerUrl, file))
    const keyed = await timed(postmaster, () => copy(ownerUrl, file, asManyKeys))
    await empty(ownerUrl)
    const first = await timed(postmaster, () => imported(ground, file, asOf, { inserted: rows }))
    const second = await timed(postmaster, () => imported(ground, file, '2026-02-07'))
    progress(
      `COPY ${seconds(bare)}, with keys ${seconds(keyed)}, import ${seconds(first)}, the same a week later ${seconds(second)}`,
    )
    if (n === 0) continue
    copies.push(bare)
    withKeys.push(keyed)
    imports.push(first)
    again.push(second)
  }
  await empty(ownerUrl)
  const command = [join(projectRoot(), 'bin', 'accord.js'), 'import', file, '--trust', trust, '--as-of', asOf]
  const whole = await measuredRun(command, { ACCORD_DATA: folder, ACCORD_DEMO: 'off', DATABASE_URL: '' })
  const [bare, first] = [middle(copies), middle(imports)]
  const row = (what: string, { seconds: figure, processorSeconds }: Timed): BenchmarkRow => ({
    what,
    figure,
    unit: 's',
    peakMegabytes: null,
    processorSeconds,
  })
  return [
    row(`bare COPY of a file of open pathways, ${size}, middle of ${runs} runs`, bare),
    row('COPY of the same file with as many keys as the list keeps', middle(withKeys)),
    { ...row(`import of the same file into an empty list, every row checked`, first) },
    {
      ...row(`import against COPY`, first),
      figure: first.seconds / bare.seconds,
      unit: '× COPY',
      target: targetTimes,
      peakMegabytes: whole.peakMegabytes,
    },
    row(`import of the same file a week later, nearly every row unchanged`, middle(again)),
    {
      ...row(`accord import of the same file, start included; PostgreSQL's processor time is not`, whole),
      peakMegabytes: whole.peakMegabytes,
    },
  ]
}

const seconds = ({ seconds, processorSeconds }: Timed): string =>
  `${seconds.toFixed(2)} s${processorSeconds === null ? '' : ` (processor ${processorSeconds.toFixed(2)} s)`}`

/** The command imports for members only. */
async function allied(ownerUrl: string): Promise<void> {
  await onConnection(ownerUrl, async (client) => {
    await client.query(`
      insert into alliance (id, name, purpose, waiting_weights, plan_weights)
      values ('benchmark', 'Benchmark', 'To be measured', '{}', '{}');
      insert into alliance_member (alliance, trust, joined_on) values ('benchmark', '${trust}', '2025-01-01')`)
  })
}

/** Of the server: the embedded one may have had to put its data elsewhere than it was asked to. */
async function firstProcess(ownerUrl: string): Promise<number> {
  return onConnection(ownerUrl, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return Number((await readFile(join(rows[0]!.data_directory, 'postmaster.pid'), 'utf8')).split('\n')[0])
  })
}

async function empty(ownerUrl: string): Promise<void> {
  await onConnection(ownerUrl, async (client) => {
    await client.query('truncate pathway_event, pathway, patient, import_fault, import, trust_list')
    await client.query('drop table if exists bare_copy')
    await client.query('checkpoint')
  })
}

/** Five keys, as many as patients and pathways keep: two in the order of the file and three, being digests, in none. */
const asManyKeys = [
  'local_patient_identifier',
  'patient_pathway_identifier',
  'md5(local_patient_identifier)',
  'md5(patient_pathway_identifier)',
  'md5(referral_identifier)',
]

async function copy(ownerUrl: string, file: string, keys: readonly string[] = []): Promise<void> {
  await onConnection(ownerUrl, async (client) => {
    const heading = await firstLine(file)
    const columns = heading.split(',').map((name) => `"${name}" text`)
    await client.query('drop table if exists bare_copy')
    await client.query(`create table bare_copy (${columns.join(', ')})`)
    for (const key of keys) await client.query(`create unique index on bare_copy ((${key}))`)
    await pipeline(
      createReadStream(file),
      client.query(copyFrom('copy bare_copy from stdin with (format csv, header)')),
    )
  })
}

async function firstLine(file: string): Promise<string> {
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) return String(chunk).split('\n')[0]!
  return ''
}

async function imported(
  { db, secret }: Ground,
  path: string,
  day: string,
  expected?: { readonly inserted: number },
): Promise<void> {
  const chosen = chosenMapping(null)
  if (!chosen.ok) throw new Error('the built-in mapping cannot be read')
  const { mapping, hasOptionalColumns } = chosen
  const outcome = await importFile(
    viewer,
    { path, fileName: 'open-pathways.csv', asOf: day, mapping, hasOptionalColumns, isWhole: false, isTrial: false },
    { db, secret, now: () => new Date() },
  )
  const isRight = outcome.status === 'done' && (!expected || outcome.inserted === expected.inserted)
  if (!isRight) throw new Error(`the import went wrong: ${JSON.stringify(outcome)}`)
}

const viewer: Viewer = {
  person: 'benchmark',
  name: '',
  jobTitle: '',
  trust,
  alliance: '',
  roles: ['system'],
  purpose: 'own-care',
}

/** On the wall, and of the processor in this process and the server's together. */
async function timed(postmaster: number, work: () => Promise<void>): Promise<Timed> {
  const before = used(postmaster)
  const started = performance.now()
  await work()
  const ended = performance.now()
  const after = used(postmaster)
  return {
    seconds: (ended - started) / 1000,
    processorSeconds: before !== null && after !== null ? after - before : null,
  }
}

/** Asked again where one of the server's processes ended while it was looked at. */
function used(postmaster: number): number | null {
  for (let tries = 0; tries < 5; tries++) {
    const [own, server] = [useOf(process.pid), useOfFamily(postmaster)]
    if (own && server) return own.processorSeconds + server.processorSeconds
  }
  return null
}

function middle(runs: readonly Timed[]): Timed {
  return [...runs].sort((a, b) => a.seconds - b.seconds)[runs.length >> 1]!
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new BadUse(`--${name} is "${text}", and must be from 1 to 9999999`)
  return Number(text)
}
