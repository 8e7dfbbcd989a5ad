import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLines } from '#web/csv.ts'
import type { Price, Recharge } from '../money-facts.ts'
import type { Relationship } from '../rules/relationship.ts'
import { readTable, type TableFault } from './read-table.ts'
import type { Row, TableKind } from './table-kinds.ts'
import { tableCsv } from './write-table.ts'

const read = (kind: TableKind, text: string) => readTable(kind, new TextEncoder().encode(text), 'RNA')

function faultsOf(kind: TableKind, text: string): readonly TableFault[] {
  const found = read(kind, text)
  return found.ok ? [] : found.faults
}
/** Where the faults are: "2 price". */
const places = (kind: TableKind, text: string) => faultsOf(kind, text).map(({ row, column }) => `${row} ${column}`)

const priceHeading = 'item,name,spell,price,best_practice_price\n'
const relationHeading = 'commissioner,kind,share_of_price,expected_annual_value\n'
const rechargeHeading = 'sender,receiver,for,basis,amount\n'

describe('a price table', () => {
  it('is read to the penny, with and without signs and commas', () => {
    const found = read(
      'prices',
      `${priceHeading}XX01A,"Hip, large",inpatient,"£6,000.5",6600\nXX01A,Hip,day-case,1234.56,\n`,
    )
    expect(found.ok && found.rows.map(({ row }) => row)).toEqual([
      { item: 'XX01A', name: 'Hip, large', spell: 'inpatient', pence: 600_050, bestPracticePence: 660_000 },
      { item: 'XX01A', name: 'Hip', spell: 'day-case', pence: 123_456 },
    ])
  })

  it('that has any mistake is refused whole, with every mistake by row and column', () => {
    expect(places('prices', `${priceHeading}xx,,weekend,12.345,-1\nXX01A,Hip,both,1e3,\n`)).toEqual([
      '2 item',
      '2 name',
      '2 spell',
      '2 price',
      '2 best_practice_price',
      '3 price',
    ])
  })

  it('may not price the same thing twice', () => {
    const faults = faultsOf('prices', `${priceHeading}XX01A,Hip,both,1,\nXX01A,Hip,inpatient,2,\nXX01A,Hip,both,3,\n`)
    expect(faults).toMatchObject([{ row: 4, why: 'It says again what row 2 says' }])
  })

  it('says which columns are missing, unknown or double', () => {
    expect(places('prices', 'item,name,spell,cost,item\nXX01A,Hip,both,1,XX01A\n')).toEqual([
      '1 price',
      '1 cost',
      '1 item',
    ])
  })

  it('that is empty, cut short or no text at all is refused', () => {
    expect(faultsOf('prices', priceHeading)[0]?.why).toBe('There is no row in it')
    expect(faultsOf('prices', `${priceHeading}XX01A,"Hip`)[0]?.why).toContain('never closed')
    expect(places('prices', `${priceHeading}XX01A,Hip,both\n`)).toEqual(['2 the row'])
    const found = readTable('prices', Uint8Array.of(0xff, 0xfe, 0x41), 'RNA')
    expect(!found.ok && found.faults[0]?.why).toBe('It is not text in UTF-8')
  })
})

describe('a table of relationships', () => {
  it('has commissioners that exist, and pay in ways that they can', () => {
    const rows =
      'QUA,aligned,,90000000\nD2P2L,local,50%,\n7A7,contract,20,\n13Q,low-volume,,\n7A1,aligned,,\nZZZ9,aligned,,\n'
    expect(places('relationships', relationHeading + rows)).toEqual(['5 kind', '6 kind', '7 commissioner'])
  })

  it('states a share where the rules leave it open, and nowhere else', () => {
    expect(places('relationships', `${relationHeading}QUA,local,,\nQOC,aligned,80,\n`)).toEqual([
      '2 share_of_price',
      '3 share_of_price',
    ])
  })
})

describe('a table of recharges', () => {
  it("holds the trust's own agreements only", () => {
    const rows =
      'RNA,RBK,operation,share,80\nRBK,RNA,follow-up,sum,150.00\nRBK,RXK,operation,sum,1\nRNA,RNA,work-up,sum,1\n'
    expect(places('recharges', rechargeHeading + rows)).toEqual(['4 sender', '5 receiver'])
  })

  it('reads the amount by its basis', () => {
    const found = read('recharges', `${rechargeHeading}RNA,RBK,operation,share,12.5\nRBK,RNA,work-up,sum,150\n`)
    expect(found.ok && found.rows.map(({ row, partner }) => [(row as Recharge).amount, partner])).toEqual([
      [0.125, 'RBK'],
      [15_000, 'RBK'],
    ])
    expect(places('recharges', `${rechargeHeading}RNA,RBK,operation,share,101\n`)).toEqual(['2 amount'])
  })
})

describe('every table', () => {
  const name = fc
    .string({ unit: fc.constantFrom('a', 'é', ',', '"', ' ', 'Z', '1'), minLength: 1, maxLength: 30 })
    .filter((n) => n === n.trim() && n !== '')
  const pence = fc.integer({ min: 0, max: 99_999_999 })
  const price = fc.record(
    {
      item: fc.stringMatching(/^[A-Z]{2}\d{2}[A-Z]$/),
      name,
      spell: fc.constantFrom('both', 'inpatient'),
      pence,
      bestPracticePence: pence,
    },
    { requiredKeys: ['item', 'name', 'spell', 'pence'] },
  ) as fc.Arbitrary<Price>
  const relationship = fc
    .record({
      commissioner: fc.constantFrom('QUA', 'QOC', 'QHL', '7A7'),
      yearlyValuePence: pence,
    })
    .map(
      ({ commissioner, yearlyValuePence }): Relationship =>
        commissioner === '7A7'
          ? { commissioner, kind: 'contract', shareOfPrice: 0.125, yearlyValuePence }
          : { commissioner, kind: 'aligned', yearlyValuePence },
    )
  const recharge = fc.record({
    sender: fc.constant('RNA'),
    receiver: fc.constantFrom('RBK', 'RXK'),
    for: fc.constantFrom('operation', 'work-up'),
    basis: fc.constant('share'),
    amount: fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000),
  }) as fc.Arbitrary<Recharge>

  it.each([
    ['prices', price, (row: Row) => `${(row as Price).item} ${(row as Price).spell}`],
    ['relationships', relationship, (row: Row) => (row as Relationship).commissioner],
    ['recharges', recharge, (row: Row) => `${(row as Recharge).receiver} ${(row as Recharge).for}`],
  ] as const)('of %s comes back as it was written', async (kind, row, key) => {
    const rows: fc.Arbitrary<Row[]> = fc.uniqueArray<Row, string>(row as fc.Arbitrary<Row>, {
      selector: key,
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        let text = ''
        for await (const piece of csvLines(tableCsv(kind), given)) text += piece
        const found = read(kind, text)
        expect(found.ok ? found.rows.map((each) => each.row) : found.faults).toEqual(given)
      }),
    )
  })
})
