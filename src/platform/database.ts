/**
 * The one way to the data. Work is done for a viewer, in a transaction that says who is asking,
 * for which trust and what for; row-level security reads that and nothing else.
 *
 * The connection never leaves this file, so nobody can ask without somebody asking.
 */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { connectionPool, inRole, type PoolSettings, queriesOver } from './connection.ts'
import { oneRoundTrip } from './one-round-trip.ts'
import { signedContext } from './request-context.ts'
import { traceOf } from './trace.ts'
import type { Purpose, Viewer } from './viewer.ts'

/** A viewer's transaction. Each store names the tables it reads of it; by itself it knows none. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Tx<Tables = any> = Transaction<Tables>

export type Database = ReturnType<typeof database>

export type DatabaseSettings = PoolSettings & {
  /** 32 bytes that the database holds too: see migrations/0001. */
  readonly contextKey: Buffer
  readonly now?: () => number
}

/**
 * A patient's page, and a page for everybody, are asked for in roles that see nothing else, until the end of the transaction
 * (migrations/0016 and 0031).
 */
const roleFor: Partial<Record<Purpose, string>> = {
  'patient-link': 'accord_patient',
  'patient-page': 'accord_patient',
  public: 'accord_public',
}
const inItsRole = ({ purpose }: Viewer) => {
  const role = roleFor[purpose]
  return role ? sql`, set_config('role', ${role}, true)` : sql``
}

const setContext = "/* prepared */ select set_config('app.context', $1, true)"

export function database(url: string, { contextKey, now = Date.now, ...pool }: DatabaseSettings) {
  const connections = connectionPool(inRole(url, 'accord_app'), { ...pool, pipelined: true })
  const db = queriesOver<unknown>(connections)
  const inOneRoundTrip = oneRoundTrip(connections)

  const contextOf = (viewer: Viewer): string =>
    signedContext(viewer, traceOf.getStore() ?? randomUUID(), contextKey, now())

  function transaction<Result>(
    viewer: Viewer,
    work: (tx: Tx) => Promise<Result>,
    mode: 'read only' | 'read write',
  ): Promise<Result> {
    const context = contextOf(viewer)
    return db
      .transaction()
      .setIsolationLevel('read committed')
      .setAccessMode(mode)
      .execute(async (tx) => {
        await sql`select set_config('app.context', ${context}, true)${inItsRole(viewer)}`.execute(tx)
        return work(tx)
      })
  }

  return {
    /** Does the work as the viewer, all of it or none. The context ends with the transaction, so no one inherits it. */
    withViewer<Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>): Promise<Result> {
      return transaction(viewer, work, 'read write')
    },
    /** The same for a question about the viewer's own rows: the database refuses to change anything. */
    reading<Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>): Promise<Result> {
      return transaction(viewer, work, 'read only')
    },
    /**
     * The rows of each question, all of them asked as the viewer in one transaction and one round trip: for pages that
     * many people read, whose questions do not need each other's answers.
     */
    async atOnce<Rows extends readonly unknown[]>(
      viewer: Viewer,
      questions: { readonly [Nth in keyof Rows]: RawBuilder<Rows[Nth]> },
    ): Promise<{ -readonly [Nth in keyof Rows]: Rows[Nth][] }> {
      const asked = questions.map((question) => {
        const { sql: text, parameters: values } = question.compile(db)
        return { text, values }
      })
      const context = { text: setContext, values: [contextOf(viewer)] }
      const [, ...rows] = await inOneRoundTrip([context, ...asked])
      return rows as { -readonly [Nth in keyof Rows]: Rows[Nth][] }
    },
    /** A round trip, for /ready. */
    async answers(): Promise<void> {
      await sql`select 1`.execute(db)
    },
    close: () => db.destroy(),
  }
}
