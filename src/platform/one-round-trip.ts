/**
 * A whole transaction in one round trip: everything is sent before the first answer is awaited. For pages that many
 * people read at once, where the way there and back takes longer than the answers, and where a lock that is taken
 * before the last answer would be held while this process is busy with something else.
 *
 * The connections have to be pipelined (connection.ts). When one statement fails, PostgreSQL refuses those after it and
 * ends the transaction without its changes, so all of it is done or none, as ever.
 */
import type pg from 'pg'
import { Turns } from './turns.ts'

export type Statement = { readonly text: string; readonly values?: readonly unknown[] }

/**
 * A server that works on a few at a time does each of them sooner, and those that wait here for their turn hold up
 * nobody there. On two processors PostgreSQL took a fifth more time a page with 20 at once than with 6; between 2 and 10
 * no difference could be told from noise (docs/benchmarks.md).
 */
const AT_ONCE = 4

const begin: Statement = { text: 'start transaction isolation level read committed read write' }
const commit: Statement = { text: 'commit' }

/** Gives the rows of each statement, in their order, once the transaction has been committed; throws what failed first. */
export function oneRoundTrip(pool: pg.Pool): (statements: readonly Statement[]) => Promise<unknown[][]> {
  const turns = new Turns(AT_ONCE)
  return (statements) =>
    turns.take(async () => {
      const client = await pool.connect()
      try {
        const answers = await Promise.allSettled(sendAll(client, [begin, ...statements, commit]))
        const failed = answers.find((answer) => answer.status === 'rejected')
        if (failed) throw failed.reason
        return answers.slice(1, -1).map((answer) => (answer as PromiseFulfilledResult<pg.QueryResult>).value.rows)
      } finally {
        client.release()
      }
    })
}

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
