/** A money table as the CSV file that it could be brought in from again. */
import type { CsvCell, CsvColumn } from '#web/csv.ts'
import type { Price, Recharge } from '../money-facts.ts'
import type { Relationship } from '../rules/relationship.ts'
import { type Row, type TableKind, tableKinds } from './table-kinds.ts'

const pounds = (pence: number | undefined): CsvCell => (pence === undefined ? '' : (pence / 100).toFixed(2))
const percent = (share: number | undefined): CsvCell =>
  share === undefined ? '' : String(Math.round(share * 1e6) / 1e4)

/** The cells of a row, in the order of the kind's columns. */
function cellsOf(kind: TableKind, row: Row): readonly CsvCell[] {
  if (kind === 'prices') {
    const { item, name, spell, pence, bestPracticePence } = row as Price
    return [item, name, spell, pounds(pence), pounds(bestPracticePence)]
  }
  if (kind === 'relationships') {
    const { commissioner, kind: how, shareOfPrice, yearlyValuePence } = row as Relationship
    return [commissioner, how, percent(shareOfPrice), pounds(yearlyValuePence)]
  }
  const { sender, receiver, for: what, basis, amount } = row as Recharge
  return [sender, receiver, what, basis, basis === 'share' ? percent(amount) : pounds(amount)]
}

export const tableCsv = (kind: TableKind): readonly CsvColumn<Row>[] =>
  tableKinds[kind].columns.map(({ heading }, at) => ({ heading, cell: (row) => cellsOf(kind, row)[at] }))
