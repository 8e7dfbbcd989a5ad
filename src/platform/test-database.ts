/**
 * Real Postgres for tests: one database with every migration applied, and a copy of it for each
 * test file, so that no file meets another's rows. A copy takes a tenth of a second.
 */
import { createHash, randomUUID } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { connection, inRole, onConnection } from './connection.ts'
import { type Database, database } from './database.ts'
import { migrate } from './migrate.ts'
import { prepareQueue } from './queue-schema.ts'

/** Signs the contexts of every test. */
const contextKey = createHash('sha256').update('tests').digest()

export type TestDatabase<Tables> = {
  /** What the app has: every question has a viewer, and row-level security answers it. */
  readonly db: Database
  /** The owner's hands, past row-level security, to set the scene with. Only tests have them. */
  readonly scene: Kysely<Tables>
  readonly ownerUrl: string
  readonly queueUrl: string
  readonly secret: string
  empty(): Promise<void>
  drop(): Promise<void>
}

/** Called once in a run, by tests/one-postgres.ts, which drops it at the end. */
export async function makeTemplate(server: string): Promise<string> {
  const template = await newDatabase(server, 'template1')
  await migrate(template)
  await prepareQueue(template)
  await onConnection(template, (client) =>
    client.query('insert into private.context_key (key) values ($1)', [contextKey]),
  )
  return template
}

/** @param connections how many the app may have at once: more than a few for tests of people in each other's way */
export async function testDatabase<Tables>(connections = 5): Promise<TestDatabase<Tables>> {
  const template = process.env.TEST_TEMPLATE
  if (!template) throw new Error('Run tests through vitest.config.ts, which starts Postgres for them')
  const own = await newDatabase(template, nameIn(template))
  // A copy of a database does not copy who may make temporary tables in it.
  await onServer(own, sql`revoke temporary on database ${sql.id(nameIn(own))} from public`)
  const scene = connection<Tables>(own, { max: 2 })
  const db = database(own, { contextKey, max: connections })
  return {
    db,
    scene,
    ownerUrl: own,
    queueUrl: inRole(own, 'accord_queue'),
    secret: 'a secret for tests, of more than 32 characters',
    async empty() {
      const tables = await sql<{ name: string }>`
        select tablename as name from pg_tables where schemaname = 'public'`.execute(scene)
      await sql`truncate ${sql.join(tables.rows.map(({ name }) => sql.table(name)))}`.execute(scene)
    },
    async drop() {
      await Promise.all([db.close(), scene.destroy()])
      await dropDatabase(own)
    },
  }
}

/** An empty database on the same server, without migrations, for what happens before or during them. */
export async function emptyDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const template = process.env.TEST_TEMPLATE
  if (!template) throw new Error('Run tests through vitest.config.ts, which starts Postgres for them')
  const url = await newDatabase(template, 'template1')
  return { url, drop: () => dropDatabase(url) }
}

async function newDatabase(server: string, copyOf: string): Promise<string> {
  const url = new URL(server)
  url.pathname = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, sql`create database ${sql.id(nameIn(url.href))} template ${sql.id(copyOf)}`)
  return url.href
}

export async function dropDatabase(url: string): Promise<void> {
  await onServer(url, sql`drop database ${sql.id(nameIn(url))} with (force)`)
}

async function onServer(server: string, statement: RawBuilder<unknown>): Promise<void> {
  const url = new URL(server)
  url.pathname = 'postgres'
  const owner = connection(url.href, { max: 1 })
  await statement.execute(owner)
  await owner.destroy()
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1)
