import { Logger, runMigrations } from 'graphile-worker'
import { connectionPool, inRole, onConnection } from './connection.ts'

/** The queue's own chatter; what matters about jobs is logged by src/platform/worker.ts. */
export const silent = new Logger(() => () => {})

/**
 * Makes or updates the job queue's own tables, in the role that owns them.
 * That role may create a schema only while this runs.
 */
export function prepareQueue(ownerUrl: string): Promise<void> {
  return onConnection(ownerUrl, async (client) => {
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
