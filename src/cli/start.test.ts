/** `accord start` as people run it: the bundle, in a process of its own, on a server that DATABASE_URL names. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configuration } from '#platform/configuration.ts'
import { openGround } from '#platform/ground.ts'
import { projectRoot } from '#platform/project-root.ts'
import { emptyDatabase } from '#platform/test-database.ts'
import { loadDemo } from './load-demo.ts'

const patiently = { timeout: 90_000, interval: 100 }
const list = [
  'organisation_identifier_code_of_provider,local_patient_identifier,patient_pathway_identifier,waiting_list_type,' +
    'activity_treatment_function_code,organisation_identifier_code_of_commissioner,' +
    'referral_to_treatment_period_status,referral_to_treatment_period_start_date',
  'RL1,L1,RL100000000000000001,IRTT,110,QOC,20,2025-09-01',
].join('\n')

describe('accord start', { timeout: 120_000 }, () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  let program: ChildProcess
  let address: string
  let stderr = ''
  const folder = mkdtempSync(join(tmpdir(), 'accord-start-'))

  beforeAll(async () => {
    database = await emptyDatabase()
    const env = {
      DATABASE_URL: database.url,
      ACCORD_SECRET: 'a secret for tests, of more than 32 characters',
      ACCORD_DATA: folder,
    }
    const ground = await openGround(configuration(env))
    await loadDemo(ground, { seed: 1, percent: 1 })
    await ground.close()
    program = spawn(process.execPath, [join(projectRoot(), 'bin', 'accord.js'), 'start'], {
      env: { PATH: process.env.PATH, ...env, ACCORD_DEMO: 'on', PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    program.stderr!.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    address = await new Promise((found, failed) => {
      let stdout = ''
      program.stdout!.setEncoding('utf8').on('data', (text: string) => {
        stdout += text
        const [said] = /http:\S+/.exec(stdout) ?? []
        if (said) found(said)
      })
      program.once('exit', () => failed(new Error(`Accord did not start: ${stderr}`)))
    })
  })
  afterAll(async () => {
    if (program.exitCode === null && program.signalCode === null) program.kill('SIGKILL')
    await database.drop()
    rmSync(folder, { recursive: true })
  })

  /** What a person is shown at an address, and where a form leads them. */
  async function as(person: string) {
    const post = (path: string, body: FormData | URLSearchParams, cookie = '') =>
      fetch(address + path, { method: 'POST', redirect: 'manual', headers: { origin: address, cookie }, body })
    const cookie = (await post('/log-in', new URLSearchParams({ person }))).headers.get('set-cookie')!.split(';')[0]!
    return {
      read: async (path: string) => (await fetch(address + path, { headers: { cookie } })).text(),
      send: async (path: string, body: FormData | URLSearchParams) =>
        (await post(path, body, cookie)).headers.get('location')!,
    }
  }
  const counted = async () => (await (await fetch(`${address}/metrics`)).text()).split('\n')

  it('brings in a list that was sent, in the thread of jobs and the thread that reads files', async () => {
    const validator = await as('RL1/gwenda-breeze')
    const form = new FormData()
    const answers = { 'asOf-day': '31', 'asOf-month': '1', 'asOf-year': '2026', extent: 'part', mapping: '' }
    for (const [name, value] of Object.entries(answers)) form.append(name, value)
    form.append('file', new File([list], 'list.csv', { type: 'text/csv' }))
    const listed = async () => Number(/(\d+) pathways found/.exec(await validator.read('/waiting-list'))?.[1])
    const before = await listed()
    const path = await validator.send('/waiting-list/imports', form)
    await expect.poll(counted, patiently).toContain('accord_jobs_total{kind="import-list",outcome="succeeded"} 1')
    expect(await listed()).toBe(before + 1)
    expect(/list\.csv/.test(await validator.read(path))).toBe(true)
  })

  it('makes a plan, in the thread of jobs and the planner’s own', async () => {
    const planner = await as('RXK/farzana-mughal')
    const question = [...(await planner.read('/plans/new')).matchAll(/name="(weight-[a-zA-Z]+)"/g)].map(
      ([, name]) => name!,
    )
    const query = new URLSearchParams([
      ...['RNA', 'RXK', 'RBK'].map((trust) => ['trusts', trust]),
      ...['100', '110'].map((service) => ['services', service]),
      ...Object.entries({ name: 'First', weeks: '1', seconds: '5', seed: '1' }),
      ...question.map((weight) => [weight, '1']),
    ])
    const path = await planner.send(`/plans?${query}`, new URLSearchParams({ once: randomUUID() }))
    await expect.poll(async () => /Alone and together/.test(await planner.read(path)), patiently).toBe(true)
    expect(await counted()).toContain('accord_jobs_total{kind="make-plan",outcome="succeeded"} 1')
  })

  it('stops in order when it is told to, and has logged lines of one form and no trouble', async () => {
    const ended = once(program, 'exit')
    program.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    const said = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { level: number; msg: string })
    expect(said.filter(({ level }) => level > 30)).toEqual([])
    expect(said.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['Accord is running', 'Accord is stopping']))
  })
})
