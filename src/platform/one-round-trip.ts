/**
 * A whole transaction in one round trip: everything is sent before the first answer is awaited. For pages that many
 * people read at once, where the way there and back takes longer than the answers, and where a lock that is taken
 * before the last answer would be held while this process is busy with something else.
 *
 * The connection has to be pipelined (connection.ts). When one statement fails, PostgreSQL refuses those after it and
 * ends the transaction without its changes, so all of it is done or none, as ever.
 */
import type pg from 'pg'

export type Statement = { readonly text: string; readonly values?: readonly unknown[] }

/** The rows of each statement, in their order, once the transaction has been committed. Throws what failed first. */
export async function inOneRoundTrip(pool: pg.Pool, statements: readonly Statement[]): Promise<unknown[][]> {
  const client = await pool.connect()
  try {
    const all = [{ text: 'start transaction isolation level read committed read write' }, ...statements, commit]
    const answers = await Promise.allSettled(sendAll(client, all))
    const failed = answers.find((answer) => answer.status === 'rejected')
    if (failed) throw failed.reason
    return answers.slice(1, -1).map((answer) => (answer as PromiseFulfilledResult<pg.QueryResult>).value.rows)
  } finally {
    client.release()
  }
}

const commit: Statement = { text: 'commit' }

type Corked = { readonly connection: { readonly stream: { cork(): void; uncork(): void } } }

/** In one piece, because each piece of its own wakes the other side up. */
function sendAll(client: pg.PoolClient, statements: readonly Statement[]): Promise<pg.QueryResult>[] {
  const { stream } = (client as unknown as Corked).connection
  stream.cork()
  try {
    return statements.map(({ text, values }) => client.query(text, values && [...values]))
  } finally {
    stream.uncork()
  }
}
