import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, londonDay } from '#nhs/day.ts'
import { auditLaneRead } from '#platform/audit.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Purpose } from '#platform/viewer.ts'
import {
  aProposal,
  asks,
  chief,
  dudley,
  governor,
  planner,
  sandwell,
  somebody,
  threeTrusts,
  walsall,
} from './sharing.scene.ts'
import { sharingStore } from './store.ts'

describe("the owner's log", () => {
  let test: TestDatabase<unknown>
  let ask: ReturnType<typeof asks>
  const agreement = randomUUID()
  const today = londonDay(new Date())

  const reads = (trust: string, person: string, purpose: Purpose, rows: number) =>
    test.db.withViewer(somebody(trust, 'alliance-planner', person, purpose), (tx) =>
      auditLaneRead(tx, 'planning lane: pathways', new Map([[dudley, rows]])),
    )
  beforeAll(async () => {
    test = await testDatabase()
    await threeTrusts(test)
    ask = asks(test)
    await reads(sandwell, 'early', 'planning', 1)
    const asked = aProposal({ from: today, until: addDays(today, 90) })
    await test.db.withViewer(planner(dudley), (tx) => sharingStore(tx).propose(agreement, asked))
    for (const who of [chief(dudley), governor(dudley), chief(sandwell)]) {
      await test.db.withViewer(who, async (tx) => {
        const held = await sharingStore(tx).held(agreement)
        await sharingStore(tx).step(held!.agreement, 'approve')
      })
    }
    await reads(sandwell, 'ann', 'planning', 40)
    await reads(sandwell, 'ben', 'mutual-aid', 2)
    await reads(walsall, 'cat', 'planning', 7)
  })
  afterAll(() => test.drop())

  /** The people of the entries, newest first. */
  async function people(query: string, who = chief(dudley)): Promise<string[]> {
    const file = await (await ask(who, `/alliance/access-log.csv${query}`)).text()
    return file
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[2]!.replace(/-R.*$/, ''))
  }

  it('has every entry, at once, for the owner alone', async () => {
    expect(await people('')).toEqual(['cat', 'ben', 'ann', 'early'])
    await reads(walsall, 'dan', 'planning', 3)
    expect((await people(''))[0]).toBe('dan')
    expect(await people('', chief(sandwell))).toEqual([])
    await sql`delete from audit_entry where person like 'dan%'`.execute(test.scene)
  })

  it.each([
    ['?person=ann-RXK', ['ann']],
    ['?trust=RBK', ['cat']],
    ['?purpose=mutual-aid', ['ben']],
    ['?trust=RXK&purpose=planning', ['ann', 'early']],
  ])('is narrowed by %s', async (query, found) => {
    expect(await people(query)).toEqual(found)
  })

  it('is narrowed to what an agreement let be read while it was in force, and to what was done to it', async () => {
    expect(await people(`?agreement=${agreement}`)).toEqual(['ann'])
    const page = await (await ask(chief(dudley), `/alliance/access-log?agreement=${agreement}`)).text()
    expect(page).toContain('1 entry on this page')
    expect(page).toContain('Remove filter')
    expect(page).toContain(`/alliance/access-log.csv?agreement=${agreement}`)
  })

  it('says so when no entry is like that', async () => {
    expect(await (await ask(chief(dudley), '/alliance/access-log?person=nobody')).text()).toContain(
      'No entry is like that',
    )
  })
})
