import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
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
    const left = await startPostgres(join(folder, 'pg'))
    const found = await startPostgres(join(folder, 'pg'))
    expect([left.isOurs, found.isOurs]).toEqual([true, false])
    await found.stop()
    expect(existsSync(join(found.folder, 'postmaster.pid'))).toBe(false)
  })

  it('has one keeper: a second start on the same data is told of the first, and leaves it alone', async () => {
    const config = configuration({ ACCORD_DATA: folder, PORT: '3999' })
    const keeper = await openGround(config, 'serve')
    await expect(openGround(config, 'serve')).rejects.toThrow(/already running with the data.*on port 3999, process/)
    await keeper.db.answers()
    // A command that works beside it and goes leaves the server running.
    const visitor = await openGround(config)
    await visitor.close()
    await keeper.db.answers()
    await keeper.close()
  })

  it('refuses a database that was set up with another secret, and says so', async () => {
    const first = await openGround(configuration({ ACCORD_DATA: folder }))
    await first.close()
    rmSync(join(folder, 'secret'))
    await expect(openGround(configuration({ ACCORD_DATA: folder }))).rejects.toThrow(/set up with another secret/)
  })

  it.skipIf(!isRoot)('moves out of a private folder when it has to run as somebody else', () => {
    execFileSync('chmod', ['700', folder])
    const home = dataHome(join(folder, 'pg'), { uid: 65_534, gid: 65_534 })
    expect(home.startsWith('/var/lib/accord/data-')).toBe(true)
    execFileSync('chmod', ['755', folder])
    expect(dataHome(join(folder, 'pg'), { uid: 65_534, gid: 65_534 })).toBe(join(folder, 'pg'))
  })
}, 60_000)
