import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { publicDuties, publicRoutes } from '#public'
import { app } from '#web/app.tsx'
import { loadDemo } from '../cli/load-demo.ts'
import { anybody } from './public-viewer.ts'

const today = '2026-01-31'
let test: TestDatabase<unknown>
const parts = () => ({ ...test, log: logger('silent'), clock: clock(today) })
const publish = () => publicDuties(parts())[0]!.run()
beforeAll(async () => {
  test = await testDatabase()
  await loadDemo(test, { seed: 1, percent: 2 })
  await publish()
})
afterAll(() => test.drop())

type Asked = { readonly viewer?: Viewer; readonly headers?: Record<string, string> }
const asked = (path: string, { viewer, headers = {} }: Asked = {}) =>
  app({
    session: () => viewer,
    describe: () => ({ trust: 'Walsall Healthcare' }),
    open: [publicRoutes(parts())],
    modules: [],
    logger: logger('silent'),
    metrics: metrics(),
  }).request(path, { headers })
const html = async (path: string) => (await asked(path)).text()
const words = async (path: string) =>
  (await html(path))
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')

const here = '/public/black-country'
const oneDecision = async () => `${here}/decisions/${(await decisions())[0]!.item}`
const decisions = async () =>
  (
    await sql<{
      item: string
      title: string
    }>`select item, content->>'title' as title from public_decision where alliance = 'black-country'
    order by closed_at desc, item`.execute(test.scene)
  ).rows
const allPages = async () => [
  '/public',
  here,
  `${here}/services`,
  `${here}/services/110`,
  `${here}/decisions`,
  await oneDecision(),
  '/public/orthopaedic',
  '/public/orthopaedic/services/110',
]

describe('the pages for everybody', () => {
  it('say who is in an alliance, since when, where, and what they share', async () => {
    const page = await words(here)
    expect(page).toContain('The Dudley Group NHS Foundation Trust, since 14 July 2015')
    expect(page).toMatch(/Russells Hall Hospital Dudley Group DY1 2HQ/)
    expect(await html(here)).toMatch(
      /<svg[^>]+role="img" aria-label="Map of the Black Country Alliance: Walsall Healthcare with 1 hospital, Dudley Group with 3 hospitals/,
    )
  })

  it('say how long people wait at each trust, of which day, for the patients of each nation', async () => {
    const page = await words('/public/orthopaedic/services/110')
    expect(page).toContain("counted from the trusts' own lists of open waits on 31 January 2026")
    expect(page).toMatch(/Patients of England.*Patients of Wales/)
    const { rows } = await sql<{ waits: number }>`
      select count(*)::integer as waits from pathway
       where trust = 'RL1' and reported_group = '110' and nation = 'England' and clock_stop is null and passed_to is null
         and waiting_list_type in ('IRTT', 'ORTT')`.execute(test.scene)
    const rounded = Math.round(rows[0]!.waits / 5) * 5
    expect(rounded).toBeGreaterThan(20)
    expect(page).toContain(`Robert Jones and Agnes Hunt ${rounded} `)
  })

  it('say how to ask to be treated elsewhere, by phone too', async () => {
    const page = await words('/public/orthopaedic/services/110')
    expect(page).toContain('you can ask to be moved once you have waited more than 18 weeks')
    expect(page).toContain('If your GP is in Wales, the rules are different')
    expect(page).toMatch(/by phone\. .*Robert Jones and Agnes Hunt: +[0-9 ]+ , /)
  })

  it('are the same for whoever has logged in, and for whoever has not', async () => {
    const viewer = testViewer('RBK', { alliance: 'black-country' })
    for (const path of await allPages()) expect(await (await asked(path, { viewer })).text()).toBe(await html(path))
  })

  it('may be kept by caches, know what has not changed, and come without a cookie', async () => {
    for (const path of await allPages()) {
      const answer = await asked(path, {
        headers: { cookie: 'accord-notice=%7B%22kind%22%3A%22success%22%2C%22text%22%3A%22x%22%7D' },
      })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
      const etag = answer.headers.get('etag')!
      const again = await asked(path, { headers: { 'if-none-match': etag } })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect((await asked(path, { headers: { 'if-none-match': '"older"' } })).status).toBe(200)
    }
  })

  it('weigh less than 60 kB with their styles and scripts, as an old phone is sent them', async () => {
    for (const path of await allPages()) {
      const page = await html(path)
      const files = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file]) => file!)
      let bytes = Buffer.byteLength(page)
      for (const file of files) {
        const sent = await asked(file.replaceAll('&amp;', '&'), { headers: { 'accept-encoding': 'gzip' } })
        bytes += (await sent.arrayBuffer()).byteLength
      }
      expect(bytes, path).toBeLessThan(60_000)
    }
  })

  it('know no other alliance, service or decision', async () => {
    const nothing = [
      '/public/nobody',
      `${here}/services/999`,
      `${here}/services/430`,
      `${here}/decisions/00000000-0000-4000-8000-000000000000`,
    ]
    for (const path of nothing) expect((await asked(path)).status, path).toBe(404)
  })

  it('name no patient, nobody who works there and nobody who voted', async () => {
    const { rows } = await sql<{ name: string }>`
      select name from person union select name from board_seat
      union (select family_name || ', ' || given_name from patient limit 500)
      union (select given_name || ' ' || family_name from patient limit 500)`.execute(test.scene)
    for (const path of await allPages()) {
      const page = await words(path)
      expect(rows.filter(({ name }) => page.includes(name))).toEqual([])
    }
  })
})

describe('the decisions that are public', () => {
  it('are those that are closed and were marked so, with the papers that were', async () => {
    const { rows } = await sql<{ title: string; is_public: boolean; closed: boolean }>`
      select title, is_public, closed_at is not null as closed from board_item where alliance = 'black-country' and kind = 'decision'`.execute(
      test.scene,
    )
    const meant = rows.filter((row) => row.is_public && row.closed).map(({ title }) => title)
    expect(meant.length).toBeGreaterThan(0)
    expect(meant.length).toBeLessThan(rows.length)
    expect((await decisions()).map(({ title }) => title).sort()).toEqual(meant.sort())
    const papers = await sql<{ item: string; title: string; is_public: boolean }>`
      select p.item, p.title, p.is_public from board_paper p where p.alliance = 'black-country'`.execute(test.scene)
    for (const { item } of await decisions()) {
      const page = await words(`${here}/decisions/${item}`)
      for (const paper of papers.rows.filter((each) => each.item === item)) {
        expect(page.includes(paper.title), paper.title).toBe(paper.is_public)
      }
    }
  })

  it('are gone at the next round once they are no longer marked', async () => {
    const path = await oneDecision()
    const item = path.split('/').at(-1)!
    await sql`update board_item set is_public = false, edition = edition + 1 where id = ${item}::uuid`.execute(
      test.scene,
    )
    await publish()
    expect((await asked(path)).status).toBe(404)
    await sql`update board_item set is_public = true, edition = edition + 1 where id = ${item}::uuid`.execute(
      test.scene,
    )
    await publish()
    expect((await asked(path)).status).toBe(200)
  })
})

describe('the waits that are published', () => {
  const publishedAt = async () =>
    (await sql<{ at: Date }>`select published_at as at from public_list where trust = 'RBK'`.execute(test.scene))
      .rows[0]!.at

  it('are counted once for each version of the list', async () => {
    const first = await publishedAt()
    await publish()
    expect(await publishedAt()).toEqual(first)
    await sql`update trust_list set version = version + 1 where trust = 'RBK'`.execute(test.scene)
    await Promise.all([publish(), publish()])
    expect((await publishedAt()) > first).toBe(true)
  })

  it('cannot be stored with a count of few people, or an exact one', async () => {
    const store = (waiting: number, weeks: number | null) =>
      test.db.withViewer(testViewer('RBK', { alliance: 'black-country' }), (tx) =>
        sql`update public_wait set waiting = ${waiting}, median_weeks = ${weeks}, longest_of_92 = ${weeks}, percent_in_18 = null`.execute(
          tx,
        ),
      )
    await expect(store(5, null)).rejects.toThrow('check constraint')
    await expect(store(23, null)).rejects.toThrow('check constraint')
    await expect(store(15, 9)).rejects.toThrow('check constraint')
  })

  it('end with the service in scope, and with the membership', async () => {
    const out = (statement: ReturnType<typeof sql>) =>
      test.scene.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await statement.execute(tx)
      })
    const service = `${here}/services/101`
    expect((await asked(service)).status).toBe(200)
    await out(
      sql`update alliance_service set to_day = '2026-01-01' where alliance = 'black-country' and treatment_function = '101'`,
    )
    expect((await asked(service)).status).toBe(404)
    await out(
      sql`update alliance_service set to_day = null where alliance = 'black-country' and treatment_function = '101'`,
    )
    expect((await asked(service)).status).toBe(200)
    const orthopaedics = `${here}/services/110`
    expect(await words(orthopaedics)).toContain('Walsall Healthcare')
    await out(sql`update alliance_member set left_on = '2026-01-01' where trust = 'RBK'`)
    expect(await words(orthopaedics)).not.toContain('Walsall Healthcare')
    expect(await words(here)).not.toContain('Walsall')
    await out(sql`update alliance_member set left_on = null where trust = 'RBK'`)
  })
})

describe('anybody, in the database', () => {
  const as = (viewer: Viewer, statement: ReturnType<typeof sql>) =>
    test.db.withViewer(viewer, (tx) => statement.execute(tx))

  it('sees rows of the tables of what is public and of no other, whatever is made later', async () => {
    const { rows } = await sql<{ name: string }>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'share') and c.relkind in ('r', 'v', 'm', 'p') order by 1`.execute(test.scene)
    const seen: string[] = []
    for (const { name } of rows) {
      const found = await as(anybody('black-country'), sql`select from ${sql.table(name)} limit 1`).catch(
        (error: { code?: string }) => {
          if (error.code !== '42501') throw error
          return { rows: [] }
        },
      )
      if (found.rows.length > 0) seen.push(name.replace('public.', ''))
    }
    const published = [
      'alliance',
      'alliance_member',
      'alliance_service',
      'booking_team',
      'public_decision',
      'public_list',
      'public_wait',
    ]
    expect(seen).toEqual(published)
  })

  it('sees of an alliance what is of that alliance', async () => {
    const trusts = async (alliance: string) =>
      (await as(anybody(alliance), sql`select distinct trust from public_wait order by 1`)).rows
    expect(await trusts('orthopaedic')).toEqual([{ trust: 'RL1' }, { trust: 'RRJ' }])
    expect(await trusts('black-country')).toEqual([{ trust: 'RBK' }, { trust: 'RNA' }, { trust: 'RXK' }])
    expect(
      (await as(anybody('orthopaedic'), sql`select from public_decision where alliance = 'black-country'`)).rows,
    ).toEqual([])
  })

  it('changes nothing, and cannot become somebody who does', async () => {
    const tries = [
      'delete from public_wait',
      `update public_decision set content = '{}'`,
      `insert into public_list (trust, as_of, version) values ('RBK', '2026-01-01', 1)`,
    ]
    for (const statement of tries)
      await expect(as(anybody('black-country'), sql.raw(statement))).rejects.toThrow('permission denied')
    const stepOut = test.db.withViewer(anybody('black-country'), async (tx) => {
      await sql`select set_config('role', 'accord_app', true)`.execute(tx)
      return sql`select from pathway`.execute(tx)
    })
    await expect(stepOut).rejects.toThrow('in its own role')
    const stepIn = test.db.withViewer(testViewer('RBK'), async (tx) => {
      await sql`select set_config('role', 'accord_public', true)`.execute(tx)
      return sql`select from alliance`.execute(tx)
    })
    await expect(stepIn).rejects.toThrow('in its own role')
  })

  it('is told by a trust of itself alone', async () => {
    const walsall = testViewer('RBK', { alliance: 'black-country' })
    await expect(
      as(
        walsall,
        sql`insert into public_wait (trust, reported_group, nation) values (${trustCode('RNA')}, '999', 'England')`,
      ),
    ).rejects.toThrow('row-level security')
    const outsider = testViewer('RL1', { alliance: 'black-country' })
    await expect(
      as(outsider, sql`insert into public_decision (item, closed_at, content) values (gen_random_uuid(), now(), '{}')`),
    ).rejects.toThrow('row-level security')
  })
})
