import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configuration } from './configuration.ts'
import { onConnection } from './connection.ts'
import { openGround } from './ground.ts'
import { migrationFiles } from './migrate.ts'
import { emptyDatabase } from './test-database.ts'

const secret = 'a secret for tests, of more than 32 characters'
/** A server of another version: it lets anybody in, and answers each question with its version. */
async function serverOfVersion(number: string, text: string) {
  const message = (kind: string, body: Buffer) => {
    const head = Buffer.alloc(5)
    head.write(kind)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const columns = { name: 'old', mayMigrate: 't', version: number, versionText: text }
  const described = Object.keys(columns).map((name) =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 0xff, 0xff, 0, 0, 0, 0, 0, 0]),
    ]),
  )
  const values = Object.values(columns).map((value) =>
    Buffer.concat([Buffer.from([0, 0, 0, value.length]), Buffer.from(value)]),
  )
  const ready = message('Z', Buffer.from('I'))
  const answer = [
    message('T', Buffer.concat([Buffer.from([0, 4]), ...described])),
    message('D', Buffer.concat([Buffer.from([0, 4]), ...values])),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]))
      socket.on('data', (asked) => (asked[0] === 0x51 ? socket.write(Buffer.concat(answer)) : socket.end()))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

describe('a start on a server that will not do', () => {
  const start = (url: string) => openGround(configuration({ DATABASE_URL: url, ACCORD_SECRET: secret }))

  it('says which version it is, and which is wanted', async () => {
    const server = await serverOfVersion('140012', '14.12 (Debian)')
    const { port } = server.address() as AddressInfo
    await expect(start(`postgres://me@127.0.0.1:${port}/accord`)).rejects.toThrow(
      'This PostgreSQL is version 14.12 (Debian). Accord needs 15 or newer.',
    )
    server.close()
  })

  it('says that nobody answers, and repeats no password', async () => {
    const refused = start('postgres://me:hunter2@127.0.0.1:1/accord')
    await expect(refused).rejects.toThrow(
      /No answer from PostgreSQL at 127.0.0.1:1\/accord .*Check that the server runs/,
    )
    await expect(refused).rejects.not.toThrow(/hunter2/)
  })
})

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

  it('keeps out of a database that holds another program’s tables', async () => {
    await query('create table somebody_elses (id integer)')
    await expect(start(database.url, 'serve')).rejects.toThrow(/tables of another program \(somebody_elses\)/)
    const { rows } = await query("select from pg_namespace where nspname in ('private', 'private_migration')")
    expect(rows).toEqual([])
    await query('drop table somebody_elses')
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
