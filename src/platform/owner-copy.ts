/**
 * Rows into tables by COPY, with the owner's login, past row-level security and all in one transaction. For loading a
 * demonstration and nothing else: a test says that nobody else imports this. Everything a person does goes through
 * `database.ts`, as that person.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { onConnection } from './connection.ts'
import { Unusable } from './errors.ts'

export type CopyValue = string | number | boolean | null | Date | readonly string[] | object

/** What can be done with the owner's hands while the transaction is open. */
export type OwnerHands = {
  /** Writes the columns of every row, in order. Returns how many rows there were. */
  copy<Row extends object>(
    table: string,
    columns: readonly (keyof Row & string)[],
    rows: Iterable<Row>,
  ): Promise<number>
  ask<Row extends object>(question: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** Asks every foreign key of the tables whether it holds, once for all rows. Throws when one does not. */
  checkForeignKeys(tables: readonly string[]): Promise<void>
}

/** Any number, the same for every version: of two loads at once, the second waits for the first. */
const LOAD_LOCK = 5_027_005
const CHUNK = 256 * 1024

/**
 * Does the work in one transaction: all of it is kept, or, when it fails or the program is killed, none.
 *
 * @throws Unusable when the login may not pass row-level security
 */
export function withOwnerHands<Result>(
  ownerUrl: string,
  work: (hands: OwnerHands) => Promise<Result>,
): Promise<Result> {
  return onConnection(ownerUrl, async (client) => {
    const isSuperuser = await mayPass(client)
    await client.query('begin')
    try {
      await client.query('select pg_advisory_xact_lock($1)', [LOAD_LOCK])
      // Foreign keys are then not asked for row by row, which would take longer than the rows themselves: see `checkForeignKeys`.
      if (isSuperuser) await client.query('set local session_replication_role = replica')
      const result = await work(handsOn(client))
      await client.query('commit')
      return result
    } catch (cause) {
      await client.query('rollback').catch(() => {})
      throw cause
    }
  })
}

async function mayPass(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string; isSuperuser: boolean; passes: boolean }>(
    'select rolname as name, rolsuper as "isSuperuser", rolbypassrls as passes from pg_roles where rolname = current_user',
  )
  const { name, isSuperuser, passes } = rows[0]!
  if (isSuperuser || passes) return isSuperuser
  throw new Unusable(
    `The login ${name} may not load a demonstration, because row-level security binds it. Use a superuser's login (DATABASE_OWNER_URL), or leave DATABASE_URL unset for an embedded PostgreSQL of your own.`,
  )
}

function handsOn(client: pg.Client): OwnerHands {
  return {
    async copy(table, columns, rows) {
      let count = 0
      const counted = function* () {
        for (const chunk of copyText(rows, columns)) {
          count += chunk.rows
          yield chunk.text
        }
      }
      const names = columns.map((name) => client.escapeIdentifier(name)).join(', ')
      const stream = client.query(from(`copy ${client.escapeIdentifier(table)} (${names}) from stdin`))
      await pipeline(Readable.from(counted(), { objectMode: true }), stream)
      return count
    },
    async ask<Row extends object>(question: string, values: readonly unknown[] = []) {
      return (await client.query<Row>(question, [...values])).rows
    },
    async checkForeignKeys(tables) {
      for (const { name, question } of await foreignKeys(client, tables)) {
        const { rows } = await client.query(question)
        if (rows.length > 0) throw new Error(`${name} does not hold for ${JSON.stringify(rows[0])}`)
      }
    },
  }
}

/** For each foreign key, a question whose answer is a row that refers to nothing. */
async function foreignKeys(client: pg.Client, tables: readonly string[]) {
  const { rows } = await client.query<{ name: string; question: string }>(
    `select k.conname as name,
            format('select %s from %s as c where (%s) is not null and not exists (select from %s as p where %s) limit 1',
                   string_agg('c.' || quote_ident(c.attname), ', ' order by n), k.conrelid::regclass,
                   string_agg('c.' || quote_ident(c.attname), ', ' order by n), k.confrelid::regclass,
                   string_agg(format('p.%I = c.%I', p.attname, c.attname), ' and ' order by n)) as question
       from pg_constraint k
       cross join lateral unnest(k.conkey, k.confkey) with ordinality as part(own, other, n)
       join pg_attribute c on c.attrelid = k.conrelid and c.attnum = own
       join pg_attribute p on p.attrelid = k.confrelid and p.attnum = other
      where k.contype = 'f' and k.conrelid::regclass::text = any($1::text[])
      group by k.oid`,
    [tables],
  )
  return rows
}

/** Tells the planner of queries what the tables now hold, and marks their pages as seen by all. Harmless if it never runs. */
export function tidyUp(ownerUrl: string, tables: readonly string[]): Promise<void> {
  return onConnection(ownerUrl, async (client) => {
    await client.query(`vacuum (analyze) ${tables.map((table) => client.escapeIdentifier(table)).join(', ')}`)
  })
}

/** Lines of COPY's text format, some hundred kilobytes at a time. */
export function* copyText<Row extends object>(
  rows: Iterable<Row>,
  columns: readonly (keyof Row & string)[],
): Generator<{ readonly text: string; readonly rows: number }> {
  const fields: string[] = []
  let lines: string[] = []
  let length = 0
  for (const row of rows) {
    for (let at = 0; at < columns.length; at++) fields[at] = copyValue(row[columns[at]!] as CopyValue | undefined)
    const line = fields.join('\t')
    lines.push(line)
    length += line.length
    if (length >= CHUNK) {
      yield { text: `${lines.join('\n')}\n`, rows: lines.length }
      lines = []
      length = 0
    }
  }
  if (lines.length > 0) yield { text: `${lines.join('\n')}\n`, rows: lines.length }
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyValue(value: CopyValue | undefined): string {
  if (typeof value === 'string') return escaped(value)
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escaped(`{${value.map(arrayElement).join(',')}}`)
  return escaped(JSON.stringify(value))
}

const escaped = (text: string): string =>
  special.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (letter) => escapes[letter]!) : text

const arrayElement = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`
