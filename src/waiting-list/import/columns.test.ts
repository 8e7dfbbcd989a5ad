import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#nhs/day.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { BigintColumn, NumberColumn, UuidColumn } from './binary-columns.ts'
import { asRelation, type Column } from './columns.ts'
import { TextColumn } from './text-column.ts'

const NONE = -2147483648
const digits = (n: number) => n.toString(16).padStart(32, '0')
const value = fc.record({
  text: fc.option(fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text))),
  day: fc.option(fc.integer({ min: -30_000, max: 60_000 }), { nil: NONE }),
  small: fc.option(fc.integer({ min: 0, max: 1440 }), { nil: NONE }),
  high: fc.integer(),
  low: fc.integer(),
})

describe('columns of a batch', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  afterAll(() => test.drop())

  it('arrive in the database as they were, all of them or those picked, whether they differ or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.nat(255),
        async (values, isAlike, mask) => {
          const given = isAlike ? values.map(() => values[0]!) : values
          const picked = given.map((_, row) => row).filter((row) => mask & (1 << row))
          const rows = picked.length > 0 ? picked : undefined
          const [text, day, small] = [
            new TextColumn('a'),
            new NumberColumn('b', 'date', 8, NONE),
            new NumberColumn('c', 'smallint', 8, NONE),
          ]
          const [number, id] = [new BigintColumn('d', 8), new UuidColumn('e', 8)]
          given.forEach((each, row) => {
            text.push(each.text)
            day.push(each.day)
            small.push(each.small)
            number.push(each.high, each.low)
            id.push(digits(row))
          })
          const columns = [text, day, small, number, id]
          const expected = (rows ?? given.map((_, row) => row)).map((row) => ({
            a: given[row]!.text,
            b: given[row]!.day === NONE ? null : addDays('1970-01-01', given[row]!.day),
            c: given[row]!.small === NONE ? null : given[row]!.small,
            d: String((BigInt(given[row]!.high) << 32n) | BigInt(given[row]!.low >>> 0)),
            e: digits(row),
          }))
          expect(await selected(columns, rows)).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are empty again after they were cleared', async () => {
    const [text, id] = [new TextColumn('a'), new UuidColumn('e', 8)]
    for (const word of ['x', 'y', 'z']) text.push(word)
    for (const n of [1, 2, 3]) id.push(digits(n))
    text.clear()
    id.clear()
    text.push(null)
    id.push(digits(7))
    expect(await selected([text, id])).toEqual([{ a: null, e: digits(7) }])
  })

  async function selected(columns: readonly Column[], rows?: readonly number[]): Promise<unknown[]> {
    const given = asRelation(columns, rows)
    const shown = (column: Column): RawBuilder<unknown> => {
      if (column.name === 'd') return sql`${given.of(column)}::text as d`
      return column.name === 'e'
        ? sql`replace(${given.of(column)}::text, '-', '') as e`
        : sql`${given.of(column)} as ${sql.id(column.name)}`
    }
    const result = await sql`select ${sql.join(columns.map(shown))} from ${given.relation} order by row_no`.execute(
      test.scene,
    )
    return result.rows
  }
})
