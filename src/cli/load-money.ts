/** Loads the demonstration's invented tables of money, read as a file that a trust brings in is read. */
import { createHash, randomUUID } from 'node:crypto'
import { type DemoTrust, demoPeople, moneyFiles } from '#synthetic'
import { readTable } from '#transfers'

/** What is needed of the owner's hands here: load-demo.ts has them. */
export type CopyRows = {
  copy<Row extends object>(
    table: string,
    columns: readonly (keyof Row & string)[],
    rows: Iterable<Row>,
  ): Promise<number>
}

export const moneyTables = ['payment_table', 'payment_table_row'] as const

export async function loadMoney(hands: CopyRows, { code }: DemoTrust): Promise<void> {
  const chief = demoPeople.find(({ trust, roles }) => trust === code && roles.includes('chief-operating-officer'))
  for (const { trust, kind, year, source, marketForcesMillionths, csv } of moneyFiles) {
    if (trust !== code) continue
    const read = readTable(kind, new TextEncoder().encode(csv), trust)
    if (!read.ok) throw new Error(`The invented ${kind} of ${trust} cannot be read: ${JSON.stringify(read.faults[0])}`)
    const id = randomUUID()
    const table = {
      trust,
      id,
      kind,
      year,
      source,
      is_invented: true,
      market_forces_millionths: marketForcesMillionths,
      file_name: `${kind}.csv`,
      sha256: createHash('sha256').update(csv).digest('hex'),
      brought_by: chief?.id ?? '',
    }
    await hands.copy('payment_table', Object.keys(table) as (keyof typeof table)[], [table])
    const rows = read.rows.map(({ row, subject, partner }, n) => ({
      trust,
      table_id: id,
      row_no: n + 1,
      subject,
      partner: partner ?? null,
      body: row,
    }))
    await hands.copy('payment_table_row', ['trust', 'table_id', 'row_no', 'subject', 'partner', 'body'], rows)
  }
}
