/** Files of figures that a trust brings in: which columns each kind has, and how a file is read. Pure. */
import { type Day, isDay } from '#nhs/day.ts'
import { CsvRows, FileRefused } from '#waiting-list'

export const figureKinds = ['operations', 'residents-elsewhere', 'staff-and-money'] as const
export type FigureKind = (typeof figureKinds)[number]

type ColumnOf = {
  readonly heading: string
  /** What stands in it, for whoever fills it in. */
  readonly holds: string
  readonly isNeeded: boolean
}

const column = (heading: string, holds: string, isNeeded = true): ColumnOf => ({ heading, holds, isNeeded })
const service = column('Service', 'The name of the service, as the alliance calls it')
const source = column('Source', 'Where the figure comes from, in up to 300 characters')
const yearTo = column(
  '12 months to',
  'The last day of the twelve months, in figures: day, month and year with slashes, or year first with dashes',
)

export const figureColumns: Readonly<Record<FigureKind, readonly ColumnOf[]>> = {
  operations: [
    service,
    column('Site', 'The code of one of your hospitals that provides it'),
    yearTo,
    column('Surgeon', 'The name by which your trust knows the surgeon. Other trusts never see it'),
    column('As', 'lead, or dual for a second surgeon'),
    column('Operations', 'A whole number'),
    source,
  ],
  'residents-elsewhere': [
    service,
    column('Provider', 'The code of the trust that treated them'),
    yearTo,
    column('Operations', 'A whole number'),
    source,
  ],
  'staff-and-money': [
    service,
    column('Consultant posts', 'In whole-time equivalents, such as 5 or 4.5', false),
    column('Filled', 'Of those, the posts that are filled', false),
    column('Locums', 'Of the filled ones, those held by locums', false),
    column('On call 1 day in', 'How often a consultant is on call, such as 8', false),
    column('Paid in a year', 'In whole pounds', false),
    column('Costs in a year', 'In whole pounds', false),
    source,
  ],
}

/** What is wrong with one cell, or with the file when it has no row. */
export type Fault = {
  readonly row: number | null
  readonly column: string | null
  readonly value: string
  readonly why: string
  readonly todo: string
}

export type Cells = {
  /** As a spreadsheet numbers it: the heading is row 1. */
  readonly row: number
  of(heading: string): string
}

export type FigureFileRead =
  | { readonly ok: true; readonly rows: readonly Cells[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** More than every surgeon of every service at a trust could fill. */
const MOST_ROWS = 5000

export function readFigureFile(kind: FigureKind, bytes: Uint8Array): FigureFileRead {
  const fault = (why: string, todo: string, row: number | null = null, heading: string | null = null, value = '') => ({
    ok: false as const,
    faults: [{ row, column: heading, value, why, todo }],
  })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fault('The file is not written in UTF-8', 'In Excel, save it as "CSV UTF-8" and send that file')
  }
  const all: { row: number; cells: readonly string[]; mistake: string | undefined }[] = []
  try {
    const rows = new CsvRows((cells, row, mistake) => all.push({ row, cells, mistake }))
    rows.push(text)
    rows.end()
  } catch (refused) {
    if (!(refused instanceof FileRefused)) throw refused
    return fault(refused.message, refused.remedy)
  }
  const [heading, ...rows] = all
  if (!heading) return fault('The file is empty', 'Begin with the file that you can download on this page')
  const headings = heading.cells.map((cell) => cell.trim())
  const missing = figureColumns[kind].filter((each) => each.isNeeded && !headings.includes(each.heading))
  if (missing.length > 0) {
    const faults = missing.map((each) => ({
      row: 1,
      column: each.heading,
      value: '',
      why: 'The column is missing',
      todo: `Add a column with the heading "${each.heading}"`,
    }))
    return { ok: false, faults }
  }
  if (rows.length === 0) return fault('There is no row below the heading', 'Add a row for each figure')
  if (rows.length > MOST_ROWS) return fault(`There are more than ${MOST_ROWS} rows`, 'Send it in parts')
  const broken = rows.find(({ mistake }) => mistake !== undefined)
  if (broken) return fault(broken.mistake!, 'Save it again from a spreadsheet as CSV', broken.row)
  return {
    ok: true,
    rows: rows.map(({ row, cells }) => ({
      row,
      // The apostrophe that our own files put before what a spreadsheet would run is not part of a name.
      of: (name) => (cells[headings.indexOf(name)] ?? '').trim().replace(/^'(?=[=+\-@])/, ''),
    })),
  }
}

/** 2025-12-31, or 31/12/2025 as spreadsheets make of it. */
export function dayIn(text: string): Day | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const written = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : undefined
}
