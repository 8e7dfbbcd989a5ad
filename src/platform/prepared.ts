/**
 * Statements that are planned once for each connection instead of once a request: for pages that many people read,
 * where planning takes longer than answering. Their text begins with the comment "prepared" and is always the same, so
 * there are few of them. A plan that is kept is still asked who is asking, each time: see migrations/0001 on stable functions.
 */
import type pg from 'pg'

const marker = '/* prepared */'

/** More than there are in the program. A text that changes would fill every connection with plans: it gets none. */
const MOST_STATEMENTS = 100

const names = new Map<string, string>()

/** Makes a connection prepare the statements that ask for it. */
export function preparing(client: pg.ClientBase): void {
  // `query` has a dozen shapes; only that of a text with its values is changed, and the rest go through as they came.
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown
  const prepared = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    if (typeof text !== 'string' || !text.startsWith(marker)) return query(text, values, ...rest)
    const name = nameOf(text)
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest)
  }
  client.query = prepared as typeof client.query
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_STATEMENTS) return undefined
  const name = `accord_${names.size + 1}`
  names.set(text, name)
  return name
}
