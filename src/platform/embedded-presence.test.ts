/** Several programs on one data folder, as processes of their own and within this one. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configuration } from './configuration.ts'
import { openGround } from './ground.ts'
import { projectRoot } from './project-root.ts'

describe('programs that share the embedded server', { timeout: 60_000 }, () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accord-shared-'))
    if (process.getuid?.() === 0) execFileSync('chmod', ['755', folder])
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const config = () => configuration({ ACCORD_DATA: folder, PORT: '3999', ACCORD_LOG: 'silent' })
  const pidFile = () => join(folder, 'postgres', 'postmaster.pid')
  const postmaster = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0])
  const untilThere = async () => {
    while (!existsSync(join(folder, 'postgres', '.s.PGSQL.5432'))) await sleep(20)
  }
  /** A command of its own process, as a person would run it. */
  function accord(...args: string[]) {
    const bin = join(projectRoot(), 'bin', 'accord.js')
    const child = spawn(process.execPath, [bin, ...args], {
      env: { PATH: process.env.PATH, ACCORD_DATA: folder, ACCORD_LOG: 'silent', PORT: '0' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return { child, ended: once(child, 'exit').then(([status]) => status as number | null) }
  }

  it('let the one that started it go with its own exit status, and stop it when the last one leaves', async () => {
    const first = accord('migrate')
    await untilThere()
    const second = await openGround(config())
    expect(await first.ended).toBe(0)
    await second.db.answers()
    const third = accord('audit', '--trust', 'RL1')
    await second.close()
    expect(await third.ended).toBe(0)
    expect(existsSync(pidFile())).toBe(false)
  })

  it('keep it for a visitor when the one that serves stops first', async () => {
    const keeper = await openGround(config(), 'serve')
    const visitor = await openGround(config())
    await keeper.close()
    await visitor.db.answers()
    await visitor.close()
    expect(existsSync(pidFile())).toBe(false)
  })

  it('leave nothing behind when they all leave at once', async () => {
    const all = await Promise.all([openGround(config()), openGround(config()), openGround(config())])
    await Promise.all(all.map((each) => each.close()))
    expect(existsSync(pidFile())).toBe(false)
  })

  it('find it again when they come just as it is stopped', async () => {
    const first = await openGround(config())
    const [, second] = await Promise.all([first.close(), openGround(config())])
    await second.db.answers()
    await second.close()
    expect(existsSync(pidFile())).toBe(false)
  })

  it('have one keeper: a second start on the same data is told of the first, and leaves it alone', async () => {
    const keeper = await openGround(config(), 'serve')
    await expect(openGround(config(), 'serve')).rejects.toThrow(/already running with the data.*on port 3999, process/)
    await keeper.db.answers()
    await keeper.close()
  })

  it('take over what a killed one left, and stop it in the end', async () => {
    const killed = accord('worker')
    await untilThere()
    killed.child.kill('SIGKILL')
    await killed.ended
    const next = await openGround(config(), 'serve')
    await next.db.answers()
    await next.close()
    expect(existsSync(pidFile())).toBe(false)
  })

  it('have it back when it was killed, as long as one of them serves', async () => {
    const said: string[] = []
    const keeper = await openGround(config(), 'serve', (words) => said.push(words))
    const before = postmaster()
    process.kill(before, 'SIGKILL')
    while (!said.some((words) => words.includes('is back'))) await sleep(50)
    await keeper.db.answers()
    expect(postmaster()).not.toBe(before)
    expect(said[0]).toContain('started again')
    await keeper.close()
    expect(existsSync(pidFile())).toBe(false)
  })
})
