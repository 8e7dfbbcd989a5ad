/**
 * One cell to one value, or what is wrong with it. Pure: the same text is always read alike, so a value that recurs in
 * its column (a code, a day) is read once and remembered.
 */
import { codeReader } from './code-readers.ts'
import { readDay } from './day-formats.ts'
import { type FieldName, fieldMeaning } from './field.ts'
import type { DateFormat, MappedField } from './mapping.ts'
import { asNumber, type CellReader, leftOut, nothing, type Reading } from './reading.ts'
import { readNhsNumber, readPathwayIdentifier, textReader } from './text-readers.ts'

/** The reader of a field, for a file that writes its days and codes as the mapping says. */
export function cellReader(name: FieldName, mapped: MappedField): CellReader {
  const { kind, longest } = fieldMeaning(name)
  const dates = 'dates' in mapped ? mapped.dates : 'YYYY-MM-DD'
  const codes = 'codes' in mapped ? mapped.codes : undefined
  if (kind === 'text') return textReader(longest ?? 100)
  if (kind === 'pathway identifier') return readPathwayIdentifier
  if (kind === 'NHS number') return readNhsNumber
  const read = kind === 'day' ? dayReader(name, dates) : codeReader(name, kind)
  return remembering(codes ? translating(codes, read) : read)
}

/** Local codes to national ones. A code that the mapping does not name is read as it stands. */
function translating(codes: Readonly<Record<string, string>>, read: CellReader): CellReader {
  const table = new Map(Object.entries(codes))
  return (cell) => read(table.get(cell.trim()) ?? cell)
}

/** More different values than this are no code list, and not worth the memory. */
const REMEMBERED = 20_000
/** A longer cut of a string keeps the whole piece of the file that it was cut from. */
const COPIED_WHEN_CUT = 12

function remembering(read: CellReader): CellReader {
  const known = new Map<string, Reading>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const reading = read(cell)
    if (cell.length <= COPIED_WHEN_CUT && known.size < REMEMBERED) known.set(cell, reading)
    return reading
  }
}

/** 1 January 1900 is what systems write when they have no date. */
const PLACEHOLDER_DAY = -25_567

/** Without these the wait cannot be counted, so a wrong one keeps the row out. */
const daysOfTheWait: ReadonlySet<FieldName> = new Set([
  'clockStart',
  'clockStop',
  'referralReceived',
  'originalReferralReceived',
])

function dayReader(name: FieldName, dates: DateFormat): CellReader {
  return (cell) => {
    const text = cell.trim()
    if (text === '') return nothing
    const day = readDay(text, dates)
    if (day === PLACEHOLDER_DAY) return nothing
    if (day !== undefined) return asNumber(day)
    return leftOut({
      check: daysOfTheWait.has(name) ? 'not-a-day' : 'day-left-out',
      problem: `it is no day written as ${dates}`,
      remedy: 'Correct the date, or say in the mapping how the file writes its dates.',
    })
  }
}
