/**
 * The one way to the data. Work is done for a viewer, in a transaction that says who is asking,
 * for which trust and what for; row-level security reads that and nothing else.
 *
 * The connection never leaves this file, so nobody can ask without somebody asking.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { connection, inRole, type PoolSettings } from './connection.ts'
import { signedContext } from './request-context.ts'
import type { Viewer } from './viewer.ts'

export type Database = ReturnType<typeof database>

/** The trace id of the request being served, so that the audit entry and the log line can be joined. */
export const traceOf = new AsyncLocalStorage<string>()

export type DatabaseSettings = PoolSettings & {
  /** 32 bytes that the database holds too: see migrations/0001. */
  readonly contextKey: Buffer
  readonly now?: () => number
}

export function database(url: string, { contextKey, now = Date.now, ...pool }: DatabaseSettings) {
  const db = connection<unknown>(inRole(url, 'accord_app'), pool)

  function transaction<Tables, Result>(
    viewer: Viewer,
    work: (tx: Transaction<Tables>) => Promise<Result>,
    mode: 'read only' | 'read write',
  ): Promise<Result> {
    const trace = traceOf.getStore() ?? randomUUID()
    const context = signedContext(viewer, trace, contextKey, now())
    return db
      .transaction()
      .setIsolationLevel('read committed')
      .setAccessMode(mode)
      .execute(async (tx) => {
        await sql`select set_config('app.context', ${context}, true)`.execute(tx)
        return work(tx as Transaction<Tables>)
      })
  }

  return {
    /** Does the work as the viewer, all of it or none. The context ends with the transaction, so no one inherits it. */
    withViewer<Tables, Result>(viewer: Viewer, work: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
      return transaction(viewer, work, 'read write')
    },
    /** The same for a question about the viewer's own rows: the database refuses to change anything. */
    reading<Tables, Result>(viewer: Viewer, work: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
      return transaction(viewer, work, 'read only')
    },
    /** A round trip, for /ready. */
    async answers(): Promise<void> {
      await sql`select 1`.execute(db)
    },
    close: () => db.destroy(),
  }
}
