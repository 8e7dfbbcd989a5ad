import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { onConnection } from './connection.ts'
import { migrate, migrateDown, migrationFiles, missingMigrations } from './migrate.ts'
import { emptyDatabase } from './test-database.ts'

/** Everything that migrations make, as the catalogue tells it: tables, columns, constraints, policies, functions, views. */
async function shapeOf(url: string): Promise<string[]> {
  const { rows } = await onConnection(url, (client) =>
    client.query<{ line: string }>(`
    select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
      from information_schema.columns where table_schema in ('public', 'share', 'private')
    union all select 'policy ' || tablename || '.' || policyname || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') from pg_policies
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
    union all select 'function ' || oid::regprocedure from pg_proc where pronamespace in (select oid from pg_namespace where nspname in ('public', 'private'))
    union all select 'grant ' || grantee || ' ' || privilege_type || ' ' || table_schema || '.' || table_name from information_schema.role_table_grants where table_schema in ('public', 'share')
    order by 1`),
  )
  return rows.map(({ line }) => line)
}

describe('migrations', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  afterEach(() => database.drop())

  it('go up, down to nothing and up again, and leave the same shape', async () => {
    database = await emptyDatabase()
    await migrate(database.url)
    const before = await shapeOf(database.url)
    await migrateDown(database.url, 0)
    expect(await shapeOf(database.url)).toEqual([])
    await migrate(database.url)
    expect(await shapeOf(database.url)).toEqual(before)
    expect(before.length).toBeGreaterThan(100)
  })

  it('can each be taken back alone', async () => {
    database = await emptyDatabase()
    for (let number = 1; number <= migrationFiles().length; number += 1) {
      await migrate(database.url, number - 1)
      const before = await shapeOf(database.url)
      await migrate(database.url, number)
      await migrateDown(database.url, number - 1)
      expect(await shapeOf(database.url), `after migration ${number}`).toEqual(before)
    }
    // Longer with every migration, on a machine that does other things.
  }, 300_000)

  it('go up and down by a login that owns the database and may make roles, and is no superuser', async () => {
    database = await emptyDatabase()
    const name = `migrator_${randomUUID().slice(0, 8)}`
    const url = new URL(database.url)
    const asSuperuser = (statement: string) => onConnection(database.url, (client) => client.query(statement))
    await asSuperuser(`create role ${name} login createrole password 'only-for-this-test'`)
    try {
      // As if it had made the roles, which are the whole server's.
      await asSuperuser(
        `grant accord_owner, accord_share, accord_app, accord_queue, accord_audit_reader, accord_patient, accord_public to ${name} with admin option`,
      )
      await asSuperuser(`alter database ${url.pathname.slice(1)} owner to ${name}`)
      await asSuperuser(`alter schema public owner to ${name}`)
      url.username = name
      url.password = 'only-for-this-test'
      expect(await migrate(url.href)).toHaveLength(migrationFiles().length)
      await migrateDown(url.href, 0)
      expect(await shapeOf(database.url)).toEqual([])
    } finally {
      await asSuperuser(`reassign owned by ${name} to current_user`)
      await asSuperuser(`drop owned by ${name}`)
      await asSuperuser(`drop role ${name}`)
    }
  })

  it('are applied once when two programs start together', async () => {
    database = await emptyDatabase()
    const both = await Promise.all([migrate(database.url), migrate(database.url)])
    expect(both.flat().length).toBe(migrationFiles().length)
    expect(await missingMigrations(database.url)).toEqual([])
  })

  it('refuse a database that a newer program has changed, and say what to do', async () => {
    database = await emptyDatabase()
    await migrate(database.url)
    await onConnection(database.url, (client) =>
      client.query("insert into private_migration.applied (name, sha256) values ('0999_from_the_future', '')"),
    )
    const refused = /migrated by a newer version.*0999_from_the_future.*Run that version.*--down-to \d+$/
    await expect(migrate(database.url)).rejects.toThrow(refused)
    await expect(missingMigrations(database.url)).rejects.toThrow(refused)
  })
})
