import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configuration } from './configuration.ts'
import { onConnection } from './connection.ts'
import { startPostgres } from './embedded-postgres.ts'
import { dataHome } from './embedded-postgres-home.ts'
import { openGround } from './ground.ts'

const isRoot = process.getuid?.() === 0

describe('the embedded server', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accord-server-'))
    if (isRoot) execFileSync('chmod', ['755', folder])
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('keeps what was written when it is stopped and started again', async () => {
    const first = await startPostgres(join(folder, 'pg'))
    await onConnection(first.url, (client) => client.query('create table kept as select 42 as answer'))
    await first.stop()
    const again = await startPostgres(join(folder, 'pg'))
    const { rows } = await onConnection(again.url, (client) => client.query('select answer from kept'))
    expect(rows).toEqual([{ answer: 42 }])
    await again.stop()
  })

  it('recovers when it was killed, with everything that was committed', async () => {
    const first = await startPostgres(join(folder, 'pg'))
    await onConnection(first.url, (client) => client.query('create table kept as select 42 as answer'))
    process.kill(Number(readFileSync(join(first.folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await sleep(300)
    const again = await startPostgres(join(folder, 'pg'))
    const { rows } = await onConnection(again.url, (client) => client.query('select answer from kept'))
    expect(rows).toEqual([{ answer: 42 }])
    await again.stop()
  })

  it('is taken over when the program that started it was killed', async () => {
    await startPostgres(join(folder, 'pg'))
    const found = await startPostgres(join(folder, 'pg'))
    await found.stop()
    expect(existsSync(join(found.folder, 'postmaster.pid'))).toBe(false)
  })

  it('refuses a database that was set up with another secret, and says so', async () => {
    const first = await openGround(configuration({ ACCORD_DATA: folder }))
    await first.close()
    rmSync(join(folder, 'secret'))
    await expect(openGround(configuration({ ACCORD_DATA: folder }))).rejects.toThrow(/set up with another secret/)
  })

  it('is made whole or not at all: what a killed start was making is cleared away', async () => {
    // No process has this number.
    mkdirSync(join(folder, 'pg.making-4194999'), { recursive: true })
    writeFileSync(join(folder, 'pg.making-4194999', 'PG_VERSION'), '18')
    const server = await startPostgres(join(folder, 'pg'))
    await server.stop()
    expect(readdirSync(folder)).toEqual(['pg'])
  })

  it('is one server when several programs start it at the same moment', async () => {
    const all = await Promise.all([1, 2, 3].map(() => startPostgres(join(folder, 'pg'))))
    const started = await Promise.all(
      all.map(({ url }) =>
        onConnection(url, async (client) => (await client.query('select pg_postmaster_start_time() as at')).rows[0].at),
      ),
    )
    expect(new Set(started.map(String)).size).toBe(1)
    for (const each of all) await each.stop()
    expect(existsSync(join(all[0]!.folder, 'postmaster.pid'))).toBe(false)
  })

  it('says what to do about a path that is too long for a socket', async () => {
    await expect(startPostgres(join(folder, 'x'.repeat(120)))).rejects.toThrow(/too long.*\n?.*with a shorter one/)
  })

  it.skipIf(!isRoot)('moves out of a private folder when it has to run as somebody else', () => {
    execFileSync('chmod', ['700', folder])
    const home = dataHome(join(folder, 'pg'), { uid: 65_534, gid: 65_534 })
    expect(home.startsWith('/var/lib/accord/data-')).toBe(true)
    execFileSync('chmod', ['755', folder])
    expect(dataHome(join(folder, 'pg'), { uid: 65_534, gid: 65_534 })).toBe(join(folder, 'pg'))
  })
}, 60_000)
