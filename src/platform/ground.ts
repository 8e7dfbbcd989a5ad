/**
 * The ground that every command stands on: a database that answers, in the right shape, and the
 * keys that go with it. Opens the embedded server or the operator's, migrates where it may, and
 * says plainly what is wrong where it may not.
 */
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Configuration } from './configuration.ts'
import { inRole, onConnection } from './connection.ts'
import { prepareDataFolder } from './data-folder.ts'
import { type Database, database } from './database.ts'
import { joinEmbedded } from './embedded-presence.ts'
import { Unusable } from './errors.ts'
import { migrate, missingMigrations, refuseForeignDatabase } from './migrate.ts'
import { prepareQueue } from './queue-schema.ts'
import { keyFor, masterSecret } from './secret.ts'
import { nobodyYet } from './viewer.ts'

export type Ground = {
  readonly db: Database
  /** For the job runner, which needs a connection of its own, in the role that owns the queue. */
  readonly queueUrl: string
  /** Past row-level security, to load a demonstration and to measure. Absent where the login may not. */
  readonly ownerUrl?: string
  readonly secret: string
  readonly where: string
  /** For another thread of this program: see standOn. */
  readonly footing: Footing
  close(): Promise<void>
}

/** What another thread needs to stand on ground that is open. It can be sent to one, and nowhere else: it holds the secret. */
export type Footing = { readonly url: string; readonly secret: string }

/** The oldest server whose row-level security does what we rely on. */
const OLDEST_VERSION = 150_000

/**
 * @param purpose 'serve' for the program that keeps the embedded server: there can be one on a data folder.
 *   'visit' for a command that does its work and goes, beside it or alone.
 * @param onTrouble told, while serving, when the embedded server was lost and when it is back
 * @throws Unusable saying what is wrong with the settings, the server or the database, and what to do
 */
export async function openGround(
  config: Configuration,
  purpose: 'serve' | 'visit' = 'visit',
  onTrouble?: (words: string) => void,
): Promise<Ground> {
  prepareDataFolder(config.dataFolder)
  const secret = masterSecret(config.secret, config.dataFolder)
  const presence = config.databaseUrl
    ? undefined
    : await joinEmbedded(join(config.dataFolder, 'postgres'), {
        keeps: purpose === 'serve',
        called: purpose === 'serve' ? `accord on port ${config.port}, process ${process.pid}` : 'accord, visiting',
        ...(onTrouble && { onTrouble }),
      })
  const url = config.databaseUrl ?? presence!.url
  const contextKey = keyFor(secret, 'request-context')
  try {
    const ownerUrl = await shape(url, config.databaseOwnerUrl, contextKey, config.secret !== undefined)
    const footing = { url, secret }
    const stood = standOn(footing)
    return {
      ...stood,
      ...(ownerUrl ? { ownerUrl } : {}),
      where: presence ? `embedded PostgreSQL in ${presence.folder}` : `PostgreSQL at ${new URL(url).host}`,
      footing,
      async close() {
        await stood.close()
        await presence?.leave()
      },
    }
  } catch (error) {
    await presence?.leave()
    throw error
  }
}

/**
 * The same ground from another thread, with connections of its own. Whoever opened it has brought the database into
 * shape, sees to it that an embedded server runs, and leaves last.
 */
export function standOn({ url, secret }: Footing): Pick<Ground, 'db' | 'queueUrl' | 'secret' | 'close'> {
  const db = database(url, { contextKey: keyFor(secret, 'request-context'), max: 20, statementMilliseconds: 60_000 })
  return { db, queueUrl: inRole(url, 'accord_queue'), secret, close: () => db.close() }
}

/** Migrates and plants the key where the login may; checks both where it may not. Returns the owner's address. */
async function shape(
  url: string,
  ownerUrl: string | undefined,
  contextKey: Buffer,
  secretWasGiven: boolean,
): Promise<string | undefined> {
  const login = await whoLogsIn(ownerUrl ?? url)
  if (login.version < OLDEST_VERSION) {
    throw new Unusable(`This PostgreSQL is version ${login.versionText}. Accord needs 15 or newer.`)
  }
  if (!login.mayMigrate) {
    const missing = await missingMigrations(url)
    if (missing.length > 0) {
      throw new Unusable(
        `The database lacks ${missing.length} migrations (${missing[0]} first), and the login ${login.name} may not apply them. Set DATABASE_OWNER_URL to a login that may, and run: accord migrate`,
      )
    }
    await checkKey(url, contextKey)
    return undefined
  }
  await refuseForeignDatabase(ownerUrl ?? url)
  await migrate(ownerUrl ?? url)
  await prepareQueue(ownerUrl ?? url)
  await plantKey(ownerUrl ?? url, contextKey, secretWasGiven)
  return ownerUrl ?? url
}

async function whoLogsIn(url: string) {
  return answering(url, async (client) => {
    const { rows } = await client.query<{ name: string; mayMigrate: boolean; version: string; versionText: string }>(
      `select current_user as name, rolsuper or rolcreaterole as "mayMigrate",
              current_setting('server_version_num') as version, current_setting('server_version') as "versionText"
         from pg_roles where rolname = current_user`,
    )
    return { ...rows[0]!, version: Number(rows[0]!.version) }
  })
}

/** The key that signed contexts are checked with. A database that holds another key belongs to another secret. */
async function plantKey(ownerUrl: string, key: Buffer, secretWasGiven: boolean): Promise<void> {
  await onConnection(ownerUrl, async (client) => {
    await client.query('insert into private.context_key (key) values ($1) on conflict do nothing', [key])
    const { rows } = await client.query<{ same: boolean }>('select key = $1 as same from private.context_key', [key])
    if (!rows[0]?.same) throw new Unusable(wrongSecret(secretWasGiven))
  })
}

async function checkKey(url: string, contextKey: Buffer): Promise<void> {
  const trial = database(url, { contextKey, max: 1 })
  try {
    await trial.reading(nobodyYet, (tx) => sql`select viewer_purpose()`.execute(tx))
  } catch (cause) {
    const { message } = cause as Error
    if (message.includes('wrong signature')) throw new Unusable(wrongSecret(true))
    if (message.includes('set role')) {
      throw new Unusable(
        `The login of DATABASE_URL may not work as Accord does (${message}). Let it: grant accord_app, accord_queue to ${new URL(url).username || 'that login'}`,
      )
    }
    throw cause
  } finally {
    await trial.close()
  }
}

const wrongSecret = (secretWasGiven: boolean): string =>
  secretWasGiven
    ? 'This database was set up with another secret: set ACCORD_SECRET to that one.'
    : 'This database was set up with another secret: set ACCORD_SECRET, or bring back the file "secret" of the data folder it was set up with.'

async function answering<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  try {
    return await onConnection(url, work)
  } catch (cause) {
    const { host, pathname } = new URL(url)
    throw new Unusable(
      `No answer from PostgreSQL at ${host}${pathname} (${(cause as Error).message}). Check that the server runs, and DATABASE_URL.`,
      { cause },
    )
  }
}
