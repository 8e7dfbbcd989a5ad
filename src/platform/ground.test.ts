import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configuration } from './configuration.ts'
import { onConnection } from './connection.ts'
import { openGround } from './ground.ts'
import { migrationFiles } from './migrate.ts'
import { emptyDatabase } from './test-database.ts'

const secret = 'a secret for tests, of more than 32 characters'
const everyday = 'accord_everyday_of_a_test'

describe('a start on a server of the operator’s own', { timeout: 60_000 }, () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  let everydayUrl: string
  const query = (text: string) => onConnection(database.url, (client) => client.query(text))
  const start = (url: string, purpose: 'serve' | 'visit') =>
    openGround(configuration({ DATABASE_URL: url, ACCORD_SECRET: secret }), purpose)

  beforeAll(async () => {
    database = await emptyDatabase()
    await query(`drop role if exists ${everyday}`)
    await query(`create role ${everyday} login password 'everyday'`)
    const url = new URL(database.url)
    url.username = everyday
    url.password = 'everyday'
    everydayUrl = url.href
  })
  afterAll(async () => {
    await query(`drop owned by ${everyday}`)
    await query(`drop role ${everyday}`)
    await database.drop()
  })

  it('says which migrations are missing to a login that may not apply them', async () => {
    await expect(start(everydayUrl, 'serve')).rejects.toThrow(
      `lacks ${migrationFiles().length} migrations (0001_roles_and_viewer first), and the login ${everyday} may not apply them`,
    )
  })

  it('says what to grant to a login that may not step into the roles', async () => {
    await (await start(database.url, 'visit')).close()
    await expect(start(everydayUrl, 'serve')).rejects.toThrow(`grant accord_app, accord_queue to ${everyday}`)
  })

  it('serves and visits with an everyday login once the owner has migrated', async () => {
    await query(`grant accord_app, accord_queue to ${everyday}`)
    for (const purpose of ['serve', 'visit'] as const) {
      const ground = await start(everydayUrl, purpose)
      await ground.db.answers()
      expect(ground.ownerUrl).toBeUndefined()
      await ground.close()
    }
  })

  it.each([
    ['an owner', 'serve'],
    ['an owner', 'visit'],
    ['an everyday login', 'serve'],
    ['an everyday login', 'visit'],
  ] as const)(
    'refuses a database of a newer version to %s that comes to %s, and changes nothing',
    async (who, purpose) => {
      const held = () => query('select name, sha256, at from private_migration.applied order by name')
      await query(`insert into private_migration.applied (name, sha256) values ('0999_from_the_future', '')`)
      const before = (await held()).rows
      await expect(start(who === 'an owner' ? database.url : everydayUrl, purpose)).rejects.toThrow(
        /migrated by a newer version of Accord: it holds migration 0999_from_the_future/,
      )
      expect((await held()).rows).toEqual(before)
      await query(`delete from private_migration.applied where name = '0999_from_the_future'`)
    },
  )
})
