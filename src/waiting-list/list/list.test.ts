import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { csvCell, csvLines } from '#web/csv.ts'
import { compareRank } from '../ranking.ts'
import { putOnLists, revoke, type Somebody, smallAlliance, viewerAt, type Waiting } from '../small-list.ts'
import { keptOrders, placeOf, withOrder } from './kept-orders.ts'
import { exportColumns, exportRows } from './list-csv.ts'
import { type ListQuestion, listQuestion } from './list-question.ts'
import { type ListRow, listPage, patientsFound } from './list-store.ts'
import { keptNames } from './own-names.ts'

const question = (different: Record<string, string | readonly string[]> = {}): ListQuestion =>
  listQuestion(Object.fromEntries(Object.entries(different).map(([name, value]) => [name, [value].flat()])))

/** 120 of each hospital, of all priorities and waits, every tenth of them not orthopaedic. */
const manyPeople = (trust: string): Somebody[] =>
  Array.from({ length: 120 }, (_, n) => ({
    trust,
    priority: [null, 'P2', 'P3', 'P4'][n % 4]!,
    clockStart: `2025-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 27)).padStart(2, '0')}`,
    treatmentFunction: n % 10 === 0 ? '330' : '110',
    familyName: n === 7 ? '=cmd|calc' : `Family${n}`,
    nhsNumber: n === 5 ? '9990000018' : null,
  }))

describe('the alliance’s list', () => {
  let test: TestDatabase<unknown>
  let kept = keptOrders()
  let own: Waiting[]
  let others: Waiting[]

  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(async () => {
    await test.empty()
    kept = keptOrders()
    await smallAlliance(test.scene)
    own = await putOnLists(test.scene, manyPeople('RL1'))
    others = await putOnLists(test.scene, manyPeople('RRJ'))
  })
  afterAll(() => test.drop())

  const page = async (asked: ListQuestion, viewer: Viewer = viewerAt('RL1')) =>
    (await listPage(test.db, viewer, kept, asked))!
  async function everyPage(asked: ListQuestion, viewer?: Viewer): Promise<ListRow[]> {
    const { pages } = await page(asked, viewer)
    const rows: ListRow[] = []
    for (let n = 1; n <= pages; n++) rows.push(...(await page({ ...asked, page: n }, viewer)).rows)
    return rows
  }
  const seenOf = async (owner: string) =>
    (
      await test.db.reading(viewerAt(owner), (tx) =>
        sql<{ object: string; rows: number; person_trust: string }>`
          select object, (detail->>'rows')::int as rows, person_trust from audit_entry order by seq`.execute(tx),
      )
    ).rows

  it('shows the whole of the viewer’s own list, and of others what is planned together', async () => {
    const rows = await everyPage(question())
    expect(rows.filter(({ trust }) => trust === 'RL1')).toHaveLength(120)
    expect(rows.filter(({ trust }) => trust === 'RRJ')).toHaveLength(108)
    expect(new Set(rows.filter(({ trust }) => trust === 'RRJ').map((row) => row.treatmentFunction))).toEqual(
      new Set(['110']),
    )
  })

  it('has each pathway once, in the order of the ranking, over all its pages', async () => {
    const rows = await everyPage(question())
    expect(new Set(rows.map(({ pseudonym }) => pseudonym)).size).toBe(228)
    expect(rows).toEqual(rows.toSorted((a, b) => compareRank(a, b) || (a.pseudonym < b.pseudonym ? -1 : 1)))
    expect((await everyPage(question({ order: 'descending' }))).map(({ pseudonym }) => pseudonym)).toEqual(
      rows.map(({ pseudonym }) => pseudonym).reverse(),
    )
  })

  it('puts the longest wait first when asked by wait, and the shortest when that is turned round', async () => {
    const starts = (await everyPage(question({ by: 'wait' }))).map(({ clockStart }) => clockStart)
    expect(starts).toEqual(starts.toSorted())
    const turned = await everyPage(question({ by: 'wait', order: 'ascending' }))
    expect(turned.map(({ clockStart }) => clockStart)).toEqual(starts.toReversed())
  })

  it('answers a page past its end with the last one', async () => {
    const { pages } = await page(question())
    const last = await page(question({ page: '99' }))
    expect(last).toMatchObject({ page: pages, pages })
    expect(last.rows).toEqual((await page(question({ page: String(pages) }))).rows)
  })

  it('names the viewer’s own patients and nobody else’s', async () => {
    const rows = await everyPage(question())
    for (const { trust, patient } of rows) expect(patient !== undefined).toBe(trust === 'RL1')
    expect(rows.some(({ patient }) => others.some(({ id }) => id === patient?.pathway))).toBe(false)
  })

  it('finds what the filters ask for', async () => {
    const rows = await everyPage(question({ trust: 'RRJ', priority: 'P2', over: '36' }))
    expect(rows.length).toBeGreaterThan(0)
    // More than 252 days before 31 January 2026.
    for (const row of rows)
      expect([row.trust, row.priority, row.clockStart < '2025-05-24']).toEqual(['RRJ', 'P2', true])
    expect((await everyPage(question({ priority: 'none' }))).every(({ priority }) => priority === null)).toBe(true)
  })

  it('hides an owner’s rows the moment its agreement ends, though the order was kept', async () => {
    const before = await page(question({ by: 'wait' }))
    expect(before.rows.some(({ trust }) => trust === 'RRJ')).toBe(true)
    const [, order] = await ordered()
    await revoke(test.scene, 'RRJ')
    // Even with the old order in hand, nothing of theirs is read.
    expect(order.count).toBe(228)
    const after = await everyPage(question({ by: 'wait' }))
    expect(after.every(({ trust }) => trust === 'RL1')).toBe(true)
    expect(after).toHaveLength(120)
  })

  it('shows what an import has changed on the very next page, in its new place', async () => {
    const asked = question({ by: 'wait' })
    await page(asked)
    await page(asked)
    const [newest] = await putOnLists(test.scene, [{ trust: 'RRJ', clockStart: '2020-01-01' }])
    await sql`update trust_list set version = version + 1 where trust = 'RRJ'`.execute(test.scene)
    for (let n = 0; n < 2; n++) {
      const after = await page(asked)
      expect([after.found, after.rows[0]!.pseudonym]).toEqual([229, newest!.pseudonym])
    }
  })

  it('leaves out rows that stop being shared between the order and the page', async () => {
    const rows = await withOrder(test.db, viewerAt('RL1'), kept, question(), async (_tx, order) => {
      await revoke(test.scene, 'RRJ')
      return order
    })
    expect(rows!.count).toBe(228)
    const exported: string[] = []
    for await (const row of exportRows(test.db, viewerAt('RL1'), keptWith(rows!), question())) exported.push(row.trust)
    expect(new Set(exported)).toEqual(new Set(['RL1']))
  })

  it('shows nothing of others for any other purpose', async () => {
    const rows = await everyPage(question(), viewerAt('RL1', { purpose: 'own-care' }))
    expect(new Set(rows.map(({ trust }) => trust))).toEqual(new Set(['RL1']))
  })

  it('is nothing before any trust of the alliance has a list', async () => {
    await sql`delete from trust_list`.execute(test.scene)
    expect(await listPage(test.db, viewerAt('RL1'), kept, question())).toBeUndefined()
  })

  it('tells each owner of every reading, with how many rows were seen, and what was in an order when it was made', async () => {
    const { rows } = await page(question())
    const theirs = rows.filter(({ trust }) => trust === 'RRJ').length
    await page(question())
    expect(await seenOf('RRJ')).toEqual([
      { object: 'planning lane: order of the list', rows: 108, person_trust: 'RL1' },
      { object: 'planning lane: page of the list', rows: theirs, person_trust: 'RL1' },
      { object: 'planning lane: page of the list', rows: theirs, person_trust: 'RL1' },
    ])
    expect(await seenOf('RL1')).toEqual([])
  })

  it('gives everyone their own order: what one trust sees is not given to another', async () => {
    const mine = await page(question())
    const yours = await page(question(), viewerAt('RRJ'))
    expect(mine.found).toBe(228)
    expect(yours.rows.filter(({ patient }) => patient).every(({ trust }) => trust === 'RRJ')).toBe(true)
    expect(yours.rows.some(({ treatmentFunction, trust }) => treatmentFunction === '330' && trust === 'RL1')).toBe(
      false,
    )
  })

  it('gives everyone their own order when nothing at all is shared, too', async () => {
    await revoke(test.scene, 'RRJ')
    await revoke(test.scene, 'RL1')
    const mine = await everyPage(question())
    const yours = await everyPage(question(), viewerAt('RRJ'))
    expect([mine.length, yours.length]).toEqual([120, 120])
    expect(new Set(yours.map(({ trust }) => trust))).toEqual(new Set(['RRJ']))
  })

  it('knows the place of a pathway in its order', async () => {
    const [rows, order] = await ordered()
    expect(placeOf(order, rows[0]!.pseudonym)).toBe(1)
    expect(placeOf(order, rows[150]!.pseudonym)).toBe(151)
    expect(placeOf(order, 'nobody-of-this-name-xx')).toBeUndefined()
  })

  it('is sent as a file with the rows of its pages, in their order, and with formulas disarmed', async () => {
    const asked = question({ by: 'wait' })
    const pages = await everyPage(asked)
    const rows: ListRow[] = []
    for await (const { asOf: _, ...row } of exportRows(test.db, viewerAt('RL1'), kept, asked)) rows.push(row)
    expect(rows).toEqual(pages)
    let text = ''
    for await (const piece of csvLines(exportColumns, exportRows(test.db, viewerAt('RL1'), kept, asked))) text += piece
    expect(text).toContain(csvCell('=cmd|calc'))
    expect(text).not.toMatch(/(^|,)=cmd/m)
    expect(text.split('\r\n')).toHaveLength(pages.length + 2)
  })

  it('is whole in a file that takes several readings', async () => {
    await putOnLists(
      test.scene,
      Array.from({ length: 2_000 }, () => ({})),
    )
    const sent = new Set<string>()
    let rows = 0
    for await (const { pseudonym } of exportRows(test.db, viewerAt('RL1'), kept, question())) {
      sent.add(pseudonym)
      rows += 1
    }
    expect([rows, sent.size]).toEqual([2_228, 2_228])
  })

  it('finds the viewer’s own patients by name or number, and nobody else’s', async () => {
    const find = (typed: string, viewer = viewerAt('RL1')) => patientsFound(test.db, viewer, keptNames(), typed)
    const byName = (await find('family11'))!
    expect(byName.rows.map(({ patient }) => patient?.familyName).sort()).toEqual([
      'Family11',
      ...Array.from({ length: 10 }, (_, n) => `Family11${n}`),
    ])
    expect(byName.rows.every(({ trust }) => trust === 'RL1')).toBe(true)
    const byNumber = (await find('999 000 0018'))!
    expect(byNumber.rows.map(({ patient }) => patient?.pathway)).toEqual([own[5]!.id])
    expect((await find('999 000 0018', viewerAt('RRJ')))!.rows[0]!.trust).toBe('RRJ')
    expect((await find('Nobody'))!.found).toBe(0)
    expect(await seenOf('RRJ')).toEqual([])
  })

  async function ordered() {
    const rows = await everyPage(question())
    const order = (await withOrder(test.db, viewerAt('RL1'), kept, question(), async (_tx, found) => found))!
    return [rows, order] as const
  }

  /** Orders that know one answer to every question: an old one. */
  function keptWith(order: Awaited<ReturnType<typeof ordered>>[1]) {
    const old = keptOrders()
    old.known = () => order
    return old
  }
})
