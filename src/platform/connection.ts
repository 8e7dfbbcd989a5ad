import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { preparing } from './prepared.ts'

// A day stays "2026-11-05", for a Date is a moment and moves with the clocks. A count is a number, not a string.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type PoolSettings = {
  readonly max?: number
  /** Refuse statements that run longer: a page should fail rather than hold a connection. */
  readonly statementMilliseconds?: number
  readonly applicationName?: string
  /** Statements are sent without waiting for the answers to those before them: see one-round-trip.ts. */
  readonly pipelined?: boolean
}

/** A pool of connections, for the platform alone: what it can see depends on the login, not on a viewer. */
export function connectionPool(url: string, settings: PoolSettings = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: settings.max ?? 10,
    connectionTimeoutMillis: 10_000,
    application_name: settings.applicationName ?? 'accord',
    ...(settings.statementMilliseconds ? { statement_timeout: settings.statementMilliseconds } : {}),
    ...(settings.pipelined ? { pipeline: true } : {}),
  })
  // A connection that breaks while idle is replaced at the next query; unheard, it would end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    preparing(client)
  })
  return pool
}

export const queriesOver = <Tables>(pool: pg.Pool): Kysely<Tables> =>
  new Kysely({ dialect: new PostgresDialect({ pool }) })

export function connection<Tables>(url: string, settings: PoolSettings = {}): Kysely<Tables> {
  return queriesOver(connectionPool(url, settings))
}

/** The same database, in one of its roles, whatever the login: a login that is a member of the role steps into it. */
export function inRole(url: string, role: string): string {
  const stepped = new URL(url)
  if (stepped.username === role) return url
  const options = stepped.searchParams.get('options')
  stepped.searchParams.set('options', [options, `-c role=${role}`].filter(Boolean).join(' '))
  return stepped.href
}

/** Does the work on a connection of its own, which ends whatever happens. */
export async function onConnection<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
