/**
 * Brings a database to the shape that this version of the program expects, or back.
 *
 * A migration is a pair of SQL files, 0003_people.up.sql and 0003_people.down.sql. Each runs in a
 * transaction of its own, under a lock, so two programs that start at once do not trip over each other.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { onConnection } from './connection.ts'
import { Unusable } from './errors.ts'
import { projectRoot } from './project-root.ts'

/** Any number, the same for every version of the program. */
const MIGRATION_LOCK = 5_027_001

type MigrationFile = { readonly name: string; readonly up: string; readonly down: string }

const folder = (): string => join(projectRoot(), 'migrations')

export function migrationFiles(): readonly MigrationFile[] {
  return readdirSync(folder())
    .filter((file) => file.endsWith('.up.sql'))
    .sort()
    .map((file) => {
      const name = file.replace('.up.sql', '')
      return {
        name,
        up: readFileSync(join(folder(), file), 'utf8'),
        down: readFileSync(join(folder(), `${name}.down.sql`), 'utf8'),
      }
    })
}

/**
 * Applies every migration that the database has not seen, in order. Returns their names.
 *
 * @param ownerUrl a login that may create roles and schemas
 * @param to stop after (or, going down, before) this migration's number; all of them when left out
 */
export async function migrate(ownerUrl: string, to?: number): Promise<string[]> {
  return withMigrations(ownerUrl, async (client, applied) => {
    const done: string[] = []
    for (const { name, up } of migrationFiles()) {
      if (applied.has(name) || (to !== undefined && numberOf(name) > to)) continue
      await inTransaction(client, `migration ${name}`, async () => {
        await client.query(up)
        await client.query('insert into private_migration.applied (name, sha256) values ($1, $2)', [name, digest(up)])
      })
      done.push(name)
    }
    return done
  })
}

/** Takes migrations back, newest first, until only those up to `to` are left. Their tables' rows are lost. */
export async function migrateDown(ownerUrl: string, to: number): Promise<string[]> {
  return withMigrations(ownerUrl, async (client, applied) => {
    const done: string[] = []
    for (const { name, down } of [...migrationFiles()].reverse()) {
      if (!applied.has(name) || numberOf(name) <= to) continue
      await inTransaction(client, `taking back migration ${name}`, async () => {
        await client.query(down)
        await client.query('delete from private_migration.applied where name = $1', [name])
      })
      done.push(name)
    }
    return done
  })
}

/**
 * The migrations that this program has and the database lacks. Asked by a program whose login may not migrate.
 *
 * @throws Unusable when the database holds one that this program does not know, or knows otherwise
 */
export function missingMigrations(url: string): Promise<string[]> {
  return onConnection(url, async (client) => {
    const names = migrationFiles().map(({ name }) => name)
    const known = await client.query<{ there: boolean }>(
      "select to_regclass('private_migration.applied') is not null as there",
    )
    if (!known.rows[0]?.there) return names
    const applied = await appliedIn(client)
    refuseStrangers(applied)
    return names.filter((name) => !applied.has(name))
  })
}

/**
 * Refuses a database that holds another program's tables: ours would stand among them, and what everybody may do in
 * its schema would change under that program.
 *
 * @throws Unusable naming one of the tables
 */
export function refuseForeignDatabase(ownerUrl: string): Promise<void> {
  return onConnection(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
          and to_regclass('private_migration.applied') is null
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        order by 1 limit 1`,
    )
    if (rows[0])
      throw new Unusable(
        `The database of DATABASE_URL holds tables of another program (${rows[0].name}). Nothing was changed. Give Accord a database of its own: create database accord`,
      )
  })
}

function withMigrations<Result>(
  url: string,
  work: (client: pg.Client, applied: Map<string, string>) => Promise<Result>,
): Promise<Result> {
  return onConnection(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`
      create schema if not exists private_migration;
      create table if not exists private_migration.applied (
        name text primary key, sha256 text not null, at timestamptz not null default now());
      grant usage on schema private_migration to public;
      grant select on private_migration.applied to public`)
    const applied = await appliedIn(client)
    refuseStrangers(applied)
    return work(client, applied)
  })
}

/** Migrations that the database has had, in order, with the digests of what was then applied. */
async function appliedIn(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from private_migration.applied order by name',
  )
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

/** A database from a newer program, or one whose migrations were edited after they ran, is not guessed at. */
function refuseStrangers(applied: ReadonlyMap<string, string>): void {
  const ours = new Map(migrationFiles().map(({ name, up }) => [name, digest(up)]))
  for (const [name, sha256] of applied) {
    if (!ours.has(name)) {
      const newest = [...ours.keys()].at(-1) ?? ''
      throw new Unusable(
        `This database was migrated by ${name > newest ? 'a newer' : 'another'} version of Accord: it holds migration ${name}, and the newest that this version knows is ${newest}. Nothing was changed. Run that version, or take its migrations back with it: accord migrate --down-to ${numberOf(newest)}`,
      )
    }
    if (ours.get(name) !== sha256) {
      throw new Unusable(
        `Migration ${name} was applied with other contents than migrations/${name}.up.sql has now. A migration is never edited once it has run: restore the file and add a new migration.`,
      )
    }
  }
}

async function inTransaction(client: pg.Client, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await client.query("begin; set local lock_timeout = '2s'")
    await work()
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`${what} failed, and was undone: ${(cause as Error).message}`, { cause })
  }
}

const numberOf = (name: string): number => Number(name.slice(0, 4))
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
