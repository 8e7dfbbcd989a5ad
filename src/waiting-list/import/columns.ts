/**
 * A batch's values on their way into the database, column by column. COPY is refused under row-level security, so a
 * column travels as one parameter: texts as one text, days, numbers and ids in PostgreSQL's own binary form of an array,
 * which it takes apart several times as fast as words. A column that says the same in every row travels once.
 */
import { type RawBuilder, sql } from 'kysely'

/** What a batch can hold of a column, and give as an expression to select it by. */
export interface Column {
  readonly name: string
  /** The rows of the batch, or those picked, as an array; undefined when one value stands for all. */
  array(rows?: readonly number[]): RawBuilder<unknown> | undefined
  /** The value that every row has, as an expression. */
  constant(): RawBuilder<unknown>
  clear(): void
}

/**
 * The columns that differ from row to row as a relation `given`, which also numbers its rows from 1 as `row_no`, and
 * every column as an expression.
 */
export function asRelation(columns: readonly Column[], rows?: readonly number[]) {
  const arrays: RawBuilder<unknown>[] = []
  const names: RawBuilder<unknown>[] = []
  const expressions = new Map<string, RawBuilder<unknown>>()
  for (const column of columns) {
    const array = column.array(rows)
    if (array === undefined) {
      expressions.set(column.name, column.constant())
    } else {
      arrays.push(array)
      names.push(sql.id(column.name))
      expressions.set(column.name, sql`given.${sql.id(column.name)}`)
    }
  }
  return {
    // Keys differ between any two rows, so that nothing differs only where there is one.
    relation:
      arrays.length === 0
        ? sql`(values (1::bigint)) as given(row_no)`
        : sql`unnest(${sql.join(arrays)}) with ordinality as given(${sql.join(names)}, row_no)`,
    of: (column: Column): RawBuilder<unknown> => expressions.get(column.name)!,
    all: (of: readonly Column[]): RawBuilder<unknown> => sql.join(of.map(({ name }) => expressions.get(name)!)),
  }
}

/** The names of columns, for the list behind `insert into`. */
export const namesOf = (columns: readonly Column[]): RawBuilder<unknown> =>
  sql.join(columns.map(({ name }) => sql.id(name)))
