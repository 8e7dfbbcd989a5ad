import { type Mapping, type MappingMistake, minimumDataSetMapping, readMapping } from './mapping.ts'

export type ChosenMapping =
  | { readonly ok: true; readonly mapping: Mapping; readonly hasOptionalColumns: boolean }
  | { readonly ok: false; readonly mistakes: readonly MappingMistake[] }

/** The trust's own mapping, as JSON, or the built-in one, of which a file may lack what is not needed. */
export function chosenMapping(json: string | null | undefined): ChosenMapping {
  if (!json) return { ok: true, mapping: minimumDataSetMapping, hasOptionalColumns: true }
  const read = readMapping(json)
  return read.ok ? { ...read, hasOptionalColumns: false } : read
}

/** "columns.clockStart is missing", as pages and the command line say it. */
export const mistakeInWords = ({ path, message }: MappingMistake): string =>
  path === '' ? `it ${message}` : `${path} ${message}`
