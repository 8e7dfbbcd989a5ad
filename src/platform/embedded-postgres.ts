/**
 * PostgreSQL 18 out of npm, for a first look, development and tests. With DATABASE_URL set it is not used.
 *
 * It listens on a socket in its own folder and on no port: nothing to clash with, and nobody but
 * the folder's owner can connect, so there is no password to keep. It knows nothing of our tables.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCluster } from './embedded-postgres-cluster.ts'
import { dataHome, postgresBinaries, type SystemUser, serverUser } from './embedded-postgres-home.ts'
import { remedy } from './embedded-postgres-remedy.ts'
import { Unusable } from './errors.ts'

export type EmbeddedPostgres = {
  readonly url: string
  /** Where its files are. */
  readonly folder: string
  /** Ends the server, whoever started it. */
  stop(): Promise<void>
}

type Settings = {
  /** Not durable is several times faster, for tests. */
  readonly durable?: boolean
}

/** Another program was quicker to start the same server, or what a killed one left is still ending. */
const PASSING = /lock file "[^"]*" (?:already exists|is empty)|pre-existing shared memory block|is still in use/
const START_MILLISECONDS = 30_000
/** A server with much to write back needs a while to end. */
const STOP_MILLISECONDS = 60_000

/**
 * Starts the server that keeps its data in `folder`, or finds it running: a program that ended at once left it, or
 * another program works with it. It does not keep this process alive, and does not end with it.
 *
 * @throws Unusable with what PostgreSQL said, and what to do
 */
export async function startPostgres(folder: string, { durable = true }: Settings = {}): Promise<EmbeddedPostgres> {
  const user = serverUser()
  const home = dataHome(folder, user)
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(home)}`
  const until = Date.now() + START_MILLISECONDS
  for (;;) {
    if (await answers(join(home, '.s.PGSQL.5432'))) return { url, folder: home, stop: () => stopFound(home) }
    const { postgres, initdb } = await postgresBinaries(user)
    if (!existsSync(join(home, 'PG_VERSION'))) createCluster(initdb, home, user, durable)
    const started = await spawnServer(postgres, home, user, durable)
    if ('server' in started) return { url, folder: home, stop: () => stopOwn(started.server) }
    if (!PASSING.test(started.log) || Date.now() > until) {
      throw new Unusable(
        `The embedded PostgreSQL in ${home} did not start. It said:\n${started.log.trim()}\n${remedy(started.log)}`,
      )
    }
    await sleep(100)
  }
}

/** Starts the program, and says either that it is ready or with which words it ended. */
async function spawnServer(
  postgres: string,
  home: string,
  user: SystemUser,
  durable: boolean,
): Promise<{ server: ChildProcess } | { log: string }> {
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
  let log = ''
  const ended = new Promise<{ log: string }>((resolve) => server.once('close', () => resolve({ log })))
  const ready = new Promise<{ server: ChildProcess }>((resolve) => {
    server.stderr.on('data', (text: Buffer) => {
      log = (log + text).slice(-10_000)
      if (log.includes('ready to accept connections')) resolve({ server })
    })
  })
  const failed = once(server, 'error').then(([error]) => ({ log: String(error) }))
  const outcome = await Promise.race([ready, ended, failed])
  // Other programs may go on with the server when this one has done its work. PostgreSQL does not mind a closed pipe.
  server.unref()
  ;(server.stderr as Socket).unref()
  return outcome
}

async function stopOwn(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.ref()
  server.kill('SIGINT')
  await ended
}

/** Stops a server that another program started. */
async function stopFound(home: string): Promise<void> {
  const file = join(home, 'postmaster.pid')
  if (!existsSync(file)) return
  process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT')
  const until = Date.now() + STOP_MILLISECONDS
  while (existsSync(file) && Date.now() < until) await sleep(50)
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
