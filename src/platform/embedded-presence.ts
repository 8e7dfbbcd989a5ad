/**
 * Who works with the embedded server. Every program on a data folder is present on a connection of its own for as long
 * as it lives; the last to leave stops the server, whoever started it. One of them may keep it, which is to serve.
 *
 * The locks are the server's, so those of a killed program go with it. To leave is to give the shared lock back and to
 * try for the whole: nobody gets the whole while another is present, and somebody gets it once nobody is.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startPostgres } from './embedded-postgres.ts'
import { Unusable } from './errors.ts'

/** Any numbers, the same for every version of the program. */
const KEEPER_LOCK = 5_027_002
const PRESENCE_LOCK = 5_027_003

/** For how long a server that starts, ends or recovers is waited for. */
const PATIENCE_MILLISECONDS = 60_000
/** A keeper that was killed is gone within this, once its connection is seen to have broken. */
const KEEPER_MILLISECONDS = 1_000
const AGAIN_MILLISECONDS = 2_000

export type Presence = {
  readonly url: string
  readonly folder: string
  /** Stops the server, unless another program still works with it. */
  leave(): Promise<void>
}

type Role = {
  /** Whether it serves: of those there can be one on a data folder. */
  readonly keeps: boolean
  /** What another program that is refused is told of this one. */
  readonly called: string
  /** Told when the server was lost, each time it could not be started again, and when it is back. */
  readonly onTrouble?: (words: string) => void
}

/**
 * Starts the embedded server or joins the programs that work with it. A keeper whose server dies starts it again.
 *
 * @throws Unusable when the server cannot start, or when another program keeps it already, naming its process and port
 */
export async function joinEmbedded(folder: string, role: Role): Promise<Presence> {
  let isLeaving = false
  let coming: Promise<void> | undefined
  let there = await arrive(folder, role)

  function watch() {
    there.client.once('end', () => {
      if (isLeaving || !role.keeps) return
      coming = comeBack().finally(() => {
        coming = undefined
      })
    })
  }
  async function comeBack() {
    role.onTrouble?.('the embedded PostgreSQL has ended or broken off, and is started again')
    for (let said = ''; !isLeaving; await sleep(AGAIN_MILLISECONDS)) {
      try {
        there = await arrive(folder, role)
        watch()
        return role.onTrouble?.('the embedded PostgreSQL is back')
      } catch (error) {
        const words = (error as Error).message
        if (words !== said) role.onTrouble?.(words)
        said = words
      }
    }
  }
  watch()
  return {
    url: there.server.url,
    folder: there.server.folder,
    async leave() {
      isLeaving = true
      await coming
      await depart(there)
    },
  }
}

type There = { readonly server: EmbeddedPostgres; readonly client: pg.Client }

/** Present, with a lock that says so. A server that another program is just stopping is waited for and started anew. */
async function arrive(folder: string, role: Role): Promise<There> {
  const until = Date.now() + PATIENCE_MILLISECONDS
  for (;;) {
    const server = await startPostgres(folder)
    const client = clientOf(server.url, role.called)
    try {
      await client.connect()
      if (await gets(client, 'pg_try_advisory_lock_shared', PRESENCE_LOCK)) {
        const there = { server, client }
        if (role.keeps) await becomeKeeper(there)
        return there
      }
      await client.end()
    } catch (error) {
      await client.end().catch(() => {})
      if (error instanceof Unusable || !isPassing(error) || Date.now() > until) throw error
    }
    await sleep(100)
  }
}

async function depart({ server, client }: There): Promise<void> {
  try {
    await stopIfLast(server, client)
  } catch (error) {
    if (!isPassing(error)) throw error
    // Our connection broke. The server may have recovered from what broke it, and then is still to be stopped.
    await stopWithoutPresence(server)
  } finally {
    await client.end().catch(() => {})
  }
}

async function stopIfLast(server: EmbeddedPostgres, client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
  if (await gets(client, 'pg_try_advisory_lock', PRESENCE_LOCK)) await server.stop()
}

async function stopWithoutPresence(server: EmbeddedPostgres): Promise<void> {
  const client = clientOf(server.url, 'accord, leaving')
  try {
    await client.connect()
    if (await gets(client, 'pg_try_advisory_lock', PRESENCE_LOCK)) await server.stop()
  } catch {
    // It has ended before us, which is all that was wanted.
  } finally {
    await client.end().catch(() => {})
  }
}

async function becomeKeeper(there: There): Promise<void> {
  const { server, client } = there
  const until = Date.now() + KEEPER_MILLISECONDS
  while (!(await gets(client, 'pg_try_advisory_lock', KEEPER_LOCK))) {
    if (Date.now() < until) {
      await sleep(100)
      continue
    }
    const { rows } = await client.query<{ name: string }>(
      `select application_name as name from pg_stat_activity join pg_locks using (pid)
        where locktype = 'advisory' and objid = $1 and granted`,
      [KEEPER_LOCK],
    )
    await depart(there)
    throw new Unusable(
      `Accord is already running with the data in ${server.folder} (${rows[0]?.name ?? 'another process'}). Use that one, stop it first, or set ACCORD_DATA to another folder.`,
    )
  }
}

function clientOf(url: string, called: string): pg.Client {
  const client = new pg.Client({ connectionString: url, application_name: called, connectionTimeoutMillis: 10_000 })
  // Unheard, a connection that breaks would end the program; 'end' follows it.
  client.on('error', () => {})
  return client
}

async function gets(client: pg.Client, lock: string, number: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(`select ${lock}($1) as got`, [number])
  return rows[0]?.got === true
}

/** Whether the server starts, ends, recovers or has just gone, so that asking again will do. */
function isPassing(error: unknown): boolean {
  const { code = '', message } = error as { code?: string; message: string }
  return (
    ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code) ||
    /terminated|not queryable|Client was closed|timeout/i.test(message)
  )
}
