/**
 * PostgreSQL 18 out of npm, for a first look, development and tests. With DATABASE_URL set it is not used.
 *
 * It listens on a socket in its own folder and on no port: nothing to clash with, and nobody but
 * the folder's owner can connect, so there is no password to keep. It knows nothing of our tables.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { dataHome, postgresBinaries, type SystemUser, serverUser, takeOver } from './embedded-postgres-home.ts'
import { Unusable } from './errors.ts'

export type EmbeddedPostgres = {
  readonly url: string
  /** Where its files are. */
  readonly folder: string
  /** Whether this call started it. One that was found running is somebody else's to stop. */
  readonly isOurs: boolean
  stop(): Promise<void>
}

type Settings = {
  /** Not durable is several times faster, for tests. */
  readonly durable?: boolean
}

/** Starts the server that keeps its data in `folder`, or finds it running. */
export async function startPostgres(folder: string, { durable = true }: Settings = {}): Promise<EmbeddedPostgres> {
  const user = serverUser()
  const home = dataHome(folder, user)
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(home)}`
  // A parent that was killed leaves its server behind. It holds the folder, so use it rather than fail on its lock.
  if (await answers(join(home, '.s.PGSQL.5432')))
    return { url, folder: home, isOurs: false, stop: () => stopLeftBehind(home) }

  const { postgres, initdb } = await postgresBinaries(user)
  if (!existsSync(join(home, 'PG_VERSION'))) create(initdb, home, user, durable)

  const haste = durable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
  const settings = [
    'listen_addresses=',
    'unix_socket_permissions=0700',
    'max_connections=80',
    'shared_buffers=256MB',
    ...haste,
  ]
  const server = spawn(postgres, ['-D', home, '-k', home, ...settings.flatMap((setting) => ['-c', setting])], {
    ...user,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal reaches the whole group: the server must outlive the program that is finishing its work.
    detached: true,
  })
  const ended = once(server, 'exit')
  await new Promise<void>((ready, failed) => {
    let log = ''
    server.stderr.on('data', (text: Buffer) => {
      log = (log + text).slice(-10_000)
      if (log.includes('ready to accept connections')) ready()
    })
    ended.then(() =>
      failed(new Unusable(`The embedded PostgreSQL in ${home} did not start. It said:\n${log.trim()}\n${remedy(log)}`)),
    )
  })
  return {
    url,
    folder: home,
    isOurs: true,
    async stop() {
      server.kill('SIGINT')
      await ended
    },
  }
}

function create(initdb: string, home: string, user: SystemUser, durable: boolean): void {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  takeOver(home, user)
  // The builtin locale asks nothing of the operating system, so text sorts alike everywhere.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const making = ['-D', home, '-U', 'postgres', '--auth=trust', '--data-checksums', ...locale]
  try {
    execFileSync(initdb, [...making, ...(durable ? [] : ['--no-sync'])], { ...user, cwd: home, stdio: 'pipe' })
  } catch (cause) {
    const said = String((cause as { stderr?: Buffer }).stderr ?? cause).trim()
    throw new Unusable(`The embedded PostgreSQL could not be set up in ${home}. It said:\n${said}\n${remedy(said)}`)
  }
}

/** What to do, for the failures that people meet. */
function remedy(log: string): string {
  if (/No space left/i.test(log))
    return 'The disk is full: make room, then start again. Nothing that was saved is lost.'
  if (/Permission denied/i.test(log)) return 'The server may not use that folder: set ACCORD_DATA to one that it may.'
  if (/incompatible with server/i.test(log))
    return 'The folder was made by another version of PostgreSQL: start that version, or set ACCORD_DATA to a new folder.'
  return 'Set DATABASE_URL to use a PostgreSQL server of your own, or ACCORD_DATA to keep the data in another folder.'
}

/** Stops a server that an earlier program left running. */
async function stopLeftBehind(home: string): Promise<void> {
  const pid = Number(readFileSync(join(home, 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 200 && existsSync(join(home, 'postmaster.pid')); tries += 1) {
    await new Promise((later) => setTimeout(later, 50))
  }
}

async function answers(socket: string): Promise<boolean> {
  const line = connect(socket)
  try {
    await once(line, 'connect')
    return true
  } catch {
    return false
  } finally {
    line.destroy()
  }
}
