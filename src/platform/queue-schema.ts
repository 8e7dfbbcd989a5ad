import { Logger, runMigrations } from 'graphile-worker'
import { connectionPool, inRole, onConnection } from './connection.ts'

/** The queue's own chatter; what matters about jobs is logged by src/platform/worker.ts. */
export const silent = new Logger(() => () => {})

/** Any number, the same for every version of the program. */
const QUEUE_LOCK = 5_027_004

/**
 * Makes or updates the job queue's own tables, in the role that owns them.
 * That role may create a schema only while this runs, so programs that start together wait for each other.
 */
export function prepareQueue(ownerUrl: string): Promise<void> {
  return onConnection(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [QUEUE_LOCK])
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name')
    const name = rows[0]!.name
    await client.query(`grant create on database ${name} to accord_queue`)
    const pool = connectionPool(inRole(ownerUrl, 'accord_queue'), { max: 1 })
    try {
      await runMigrations({ pgPool: pool, logger: silent })
    } finally {
      await pool.end()
    }
    await client.query(`revoke create on database ${name} from accord_queue`)
  })
}
