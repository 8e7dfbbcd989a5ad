/**
 * Of the programs on one data folder, one keeps the embedded server: it holds a lock there for as long
 * as it lives, and stops the server when it ends. A killed keeper's lock goes with it, so the next can
 * take over the server that it left running.
 */
import pg from 'pg'
import type { Configuration } from './configuration.ts'
import { onConnection } from './connection.ts'
import type { EmbeddedPostgres } from './embedded-postgres.ts'
import { Unusable } from './errors.ts'

/** Any number, the same for every version of the program. */
const KEEPER_LOCK = 5_027_002

/** @throws Unusable when another program keeps this folder's server, naming its process and port */
export async function becomeKeeper(embedded: EmbeddedPostgres, config: Configuration) {
  const client = new pg.Client({
    connectionString: embedded.url,
    application_name: `accord on port ${config.port}, process ${process.pid}`,
  })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [KEEPER_LOCK])
  if (!rows[0]?.got) {
    const other = await client.query<{ name: string }>(
      `select application_name as name from pg_stat_activity join pg_locks using (pid)
        where locktype = 'advisory' and objid = $1 and granted`,
      [KEEPER_LOCK],
    )
    await client.end()
    throw new Unusable(
      `Accord is already running with the data in ${embedded.folder} (${other.rows[0]?.name ?? 'another process'}). Use that one, stop it first, or set ACCORD_DATA to another folder.`,
    )
  }
  return { leave: () => client.end() }
}

/** Whether another program of ours still works with the server, so that stopping it would pull the floor away. */
export function isInUse(url: string): Promise<boolean> {
  return onConnection(url, async (client) => {
    const { rows } = await client.query<{ others: number }>(
      `select count(*) as others from pg_stat_activity where pid <> pg_backend_pid() and application_name like 'accord%'`,
    )
    return Number(rows[0]?.others) > 0
  })
}
