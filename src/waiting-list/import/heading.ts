/** The file's first row against the mapping: which column holds which field. */

import { type FieldName, fieldMeaning, fieldNames } from './field.ts'
import { FileRefused } from './file-refused.ts'
import type { MappedField, Mapping } from './mapping.ts'

export type PlacedField = {
  readonly field: FieldName
  readonly mapped: MappedField
  /** The column's place in the row, from 0; -1 for a value that is the same in every row. */
  readonly place: number
  /** As the file spells it; the field's own name when there is no column. */
  readonly columnName: string
}

export type Heading = {
  readonly columns: number
  readonly placed: readonly PlacedField[]
}

const plain = (name: string): string => name.trim().toLowerCase().normalize('NFC')

/**
 * Finds the mapped columns.
 *
 * @param isOptional whether a column that is not in the file may be done without when its field is not needed: so for
 * the built-in mapping, which names more columns than any one system has, and not for a trust's own, which named them
 */
export function readHeading(cells: readonly string[], mapping: Mapping, isOptional: boolean): Heading {
  if (cells.length === 1) refuseOtherSeparators(cells[0]!)
  const places = new Map<string, number[]>()
  cells.forEach((cell, place) => {
    const name = plain(cell)
    places.set(name, [...(places.get(name) ?? []), place])
  })
  const missing: string[] = []
  const twice: string[] = []
  const placed: PlacedField[] = []
  for (const field of fieldNames) {
    const mapped = mapping.fields[field]
    if (!mapped) continue
    if ('always' in mapped) {
      placed.push({ field, mapped, place: -1, columnName: field })
      continue
    }
    const found = places.get(plain(mapped.column)) ?? []
    if (found.length > 1) twice.push(mapped.column)
    if (found.length > 0) {
      placed.push({ field, mapped, place: found[0]!, columnName: cells[found[0]!]!.trim() })
    } else if (fieldMeaning(field).isNeeded || !isOptional) {
      missing.push(mapped.column)
    }
  }
  const has = (field: FieldName) => placed.some((each) => each.field === field)
  if (missing.length === 0 && !has('clockStart') && !has('referralReceived') && !has('originalReferralReceived')) {
    missing.push('referral_to_treatment_period_start_date')
  }
  if (missing.length > 0) {
    const [these, are] = missing.length === 1 ? ['This column', 'is'] : ['These columns', 'are']
    throw new FileRefused(
      `${these} ${are} missing: ${missing.join(', ')}. The first row of the file has ${cells.slice(0, 8).join(', ')}${cells.length > 8 ? ' and more' : ''}.`,
      isOptional
        ? 'If your system uses other names, send a mapping with the file, which says what each of your columns is.'
        : 'Correct the mapping, or export the file again with these columns.',
    )
  }
  if (twice.length > 0) {
    throw new FileRefused(
      `There are two columns named ${twice.join(', ')}, and no telling which is meant.`,
      'Rename or leave out one of them.',
    )
  }
  return { columns: cells.length, placed }
}

function refuseOtherSeparators(only: string): void {
  for (const [separator, name] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'vertical bars'],
  ] as const) {
    if (only.split(separator).length > 3) {
      throw new FileRefused(`The columns are separated by ${name}.`, 'Export the file with commas between the columns.')
    }
  }
}
