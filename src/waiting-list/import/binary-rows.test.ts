import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { rowTypes } from './apply-batch.ts'
import { Batch, pathwayColumns, patientColumns } from './batch.ts'
import { BinaryRows } from './binary-rows.ts'
import { NONE } from './reading.ts'

const digits = (n: number) => n.toString(16).padStart(32, '0')
const value = fc.record({
  text: fc.option(fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !/\p{Cc}/u.test(text))),
  day: fc.option(fc.integer({ min: -30_000, max: 60_000 }), { nil: NONE }),
  small: fc.option(fc.integer({ min: -32_768, max: 32_767 }), { nil: NONE }),
  high: fc.integer(),
  low: fc.integer(),
})
type Value = Readonly<{ text: string | null; day: number; small: number; high: number; low: number }>

describe('rows on their way into the database', () => {
  let test: TestDatabase<unknown>
  let type: number
  beforeAll(async () => {
    test = await testDatabase()
    await sql`create type travelling as (id uuid, named text, number bigint, day date, small smallint)`.execute(
      test.scene,
    )
    const { rows } = await sql<{ oid: number }>`select 'travelling'::regtype::oid as oid`.execute(test.scene)
    type = rows[0]!.oid
  })
  afterAll(() => test.drop())

  it('arrive as they were, all of them or those picked, also after they changed threads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 8 }),
        fc.nat(255),
        fc.boolean(),
        async (given, mask, isMoved) => {
          const rows = written(given)
          const sent = isMoved ? new BinaryRows(8, structuredClone(rows.pack())) : rows
          expect(await arrived(sent)).toEqual(given.map(expected))
          const picked = given.map((_, row) => row).filter((row) => mask & (1 << row))
          expect(await arrived(sent, picked)).toEqual(picked.map((row) => expected(given[row]!, row)))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('give one of their cells as a column, tell a text and take another id', async () => {
    const rows = written([
      { text: 'é', day: 1, small: 2, high: 3, low: 4 },
      { text: 'two', day: NONE, small: NONE, high: -1, low: -1 },
    ])
    expect([rows.textAfterId(0), rows.textAfterId(1)]).toEqual(['é', 'two'])
    rows.setFirstId(1, digits(77))
    const found = await sql<{ ids: string[] }>`select ${rows.column(0, [16])}::uuid[]::text[] as ids`.execute(
      test.scene,
    )
    expect(found.rows[0]!.ids.map((id) => id.replaceAll('-', ''))).toEqual([digits(0), digits(77)])
  })

  it('are begun again once they are cleared, and grow as they have to', async () => {
    const long = { text: 'x'.repeat(4_000), day: 0, small: 0, high: 0, low: 0 }
    const rows = written(Array.from({ length: 30 }, () => long))
    expect(await arrived(rows, [29])).toEqual([expected(long, 29)])
    rows.clear()
    write(rows, long, 5)
    expect(await arrived(rows)).toEqual([expected(long, 5)])
  })

  it('have the cells, in the order, of the types that the database knows them by', async () => {
    const { rows } = await sql<{ type: string; columns: string[] }>`
      select c.relname as type, array_agg(a.attname::text order by a.attnum) as columns
        from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relname in ('import_patient_row', 'import_pathway_row') group by 1 order by 1`.execute(test.scene)
    expect(rows.map(({ columns }) => columns)).toEqual([[...pathwayColumns], [...patientColumns]])
  })

  it('of an empty batch are none', async () => {
    const types = await rowTypes(test.scene as never)
    const found = await sql<{ count: number }>`
      select count(*) from unnest(${new Batch().pathways.array(types.pathway)}::import_pathway_row[])`.execute(
      test.scene,
    )
    expect(found.rows[0]!.count).toBe(0)
  })

  function written(values: readonly Value[]): BinaryRows {
    const rows = new BinaryRows(Math.max(8, values.length))
    for (const [row, each] of values.entries()) write(rows, each, row)
    return rows
  }

  function write(rows: BinaryRows, { text, day, small, high, low }: Value, id: number): void {
    rows.startRow(5)
    rows.uuid(digits(id))
    rows.text(text)
    rows.bigint(high, low)
    rows.day(day)
    rows.small(small)
    rows.endRow()
  }

  const expected = ({ text, day, small, high, low }: Value, id: number) => ({
    id: digits(id),
    named: text,
    number: String((BigInt(high) << 32n) | BigInt(low >>> 0)),
    day: day === NONE ? null : addDays('1970-01-01', day),
    small: small === NONE ? null : small,
  })

  async function arrived(rows: BinaryRows, picked?: readonly number[]): Promise<unknown[]> {
    const result = await sql`
      select replace(id::text, '-', '') as id, named, number::text, day, small
        from unnest(${rows.array(type, picked)}::travelling[]) with ordinality as given order by ordinality`.execute(
      test.scene,
    )
    return result.rows
  }
})
