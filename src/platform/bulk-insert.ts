/**
 * Many rows at once, under row-level security.
 *
 * COPY is refused on a table with row-level security, so columns travel as text, one parameter
 * a column, and the database takes them apart. It is about as quick, and every policy holds.
 */
import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** Between values, and for null: characters that no validated value may contain. */
const BETWEEN = '\x1f'
const NULL = '\x1a'

/** A column's name, its type in PostgreSQL, and its values as PostgreSQL would read them. */
export type BulkColumn = { readonly name: string; readonly type: string; readonly values: readonly (string | null)[] }

/** A relation that stands for the columns' rows, to select from: `insert into t (…) select … from ${bulkRows(columns)}`. */
export function bulkRows(columns: readonly BulkColumn[], alias = 'given') {
  const arrays = columns.map(({ type, values }) => {
    const text = values.map((value) => value ?? NULL).join(BETWEEN)
    // One empty text would be read as no values at all.
    return text === ''
      ? sql`array['']::${sql.raw(type)}[]`
      : sql`string_to_array(${text}, ${BETWEEN}, ${NULL})::${sql.raw(type)}[]`
  })
  const names = sql.join(columns.map(({ name }) => sql.id(name)))
  return sql`unnest(${sql.join(arrays)}) as ${sql.id(alias)}(${names})`
}

/** Inserts the rows that the columns make, all of them or none. Returns how many. */
export async function bulkInsert(tx: Tx, table: string, columns: readonly BulkColumn[]): Promise<number> {
  if ((columns[0]?.values.length ?? 0) === 0) return 0
  const names = sql.join(columns.map(({ name }) => sql.id(name)))
  const result =
    await sql`insert into ${sql.table(table)} (${names}) select ${names} from ${bulkRows(columns)}`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}
