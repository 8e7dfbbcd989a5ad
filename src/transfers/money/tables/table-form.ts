/** What somebody answers who brings in a table, and what may be wrong with it. */
import { readFile } from 'node:fs/promises'
import type { FieldError } from '#web/field-errors.ts'
import type { Upload } from '#web/upload.ts'
import type { PaymentYear } from '../rules/payment-year.ts'
import { readTable, type TableFault } from './read-table.ts'
import { isTableKind, type TableKind } from './table-kinds.ts'
import type { NewTable } from './table-store.ts'

export type TableAnswers = {
  readonly kind: string
  readonly year: string
  readonly source: string
  readonly invented: string
  readonly factor: string
}

export type UnderstoodTable =
  | { readonly ok: true; readonly table: NewTable }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly faults: readonly TableFault[] }

export const firstTableAnswers: TableAnswers = { kind: '', year: '', source: '', invented: '', factor: '' }

export const tableAnswersIn = ({ fields }: Pick<Upload, 'fields'>): TableAnswers => ({
  kind: fields.kind ?? '',
  year: fields.year ?? '',
  source: fields.source ?? '',
  invented: fields.invented ?? '',
  factor: fields.factor ?? '',
})

/** Errors are in the order of the page; the file's own mistakes are told by row and column. */
export async function understandTable(
  upload: Upload,
  { owner, years }: { readonly owner: string; readonly years: readonly PaymentYear[] },
): Promise<UnderstoodTable> {
  const { kind, year, source, invented, factor } = tableAnswersIn(upload)
  const { file } = upload
  const isKnown = isTableKind(kind)
  const read = isKnown && file && file.bytes > 0 ? readTable(kind, await readFile(file.path), owner) : undefined
  const errors: FieldError[] = [
    ...(isKnown ? [] : [{ field: 'kind', message: 'Select which table it is' }]),
    ...(years.includes(year) ? [] : [{ field: 'year', message: 'Select which payment year it is for' }]),
    ...(source === '' || source.length > 200
      ? [{ field: 'source', message: 'Enter where it is from, in 200 characters or fewer' }]
      : []),
    ...(invented === 'yes' || invented === 'no'
      ? []
      : [{ field: 'invented', message: 'Select whether the figures are real' }]),
    ...factorErrors(kind, factor),
    ...(file && file.bytes > 0 ? [] : [{ field: 'file', message: 'Select the file of the table' }]),
    ...(read && !read.ok
      ? [{ field: 'file', message: 'Select the file again, with the mistakes that are listed corrected' }]
      : []),
  ]
  if (errors.length > 0 || !isKnown || !file || !read?.ok) {
    return { ok: false, errors, faults: read && !read.ok ? read.faults : [] }
  }
  const about: NewTable = {
    kind,
    year,
    source,
    isInvented: invented === 'yes',
    fileName: file.name,
    sha256: file.hash,
    rows: read.rows,
  }
  return { ok: true, table: kind === 'prices' ? { ...about, marketForcesFactor: Number(factor) } : about }
}

function factorErrors(kind: TableKind | string, factor: string): FieldError[] {
  if (kind !== 'prices') {
    return factor === ''
      ? []
      : [{ field: 'factor', message: 'Leave the market forces factor empty: it belongs to prices' }]
  }
  const isFactor = /^\d(\.\d{1,6})?$/.test(factor) && Number(factor) >= 0.5 && Number(factor) <= 2
  return isFactor ? [] : [{ field: 'factor', message: 'Enter the market forces factor, a number from 0.5 to 2' }]
}
