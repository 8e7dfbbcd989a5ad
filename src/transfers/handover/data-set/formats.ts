/** The files that a data set is written to and read from, and the one way in: all that is wrong with a file at once. */
import type { Day } from '#nhs/day.ts'
import { readCsv, writeCsv } from './csv-format.ts'
import type { DataSet } from './data-set.ts'
import type { Fault } from './fault.ts'
import { readJson, writeJson } from './json-format.ts'
import { readFhir } from './read-fhir.ts'
import type { Reading } from './reading.ts'
import { validate } from './validate.ts'
import { writeFhir } from './write-fhir.ts'

export type Format = 'json' | 'csv' | 'fhir'

export const formats: readonly {
  readonly code: Format
  readonly label: string
  readonly mediaType: string
  readonly ending: string
}[] = [
  { code: 'csv', label: 'CSV', mediaType: 'text/csv', ending: 'csv' },
  { code: 'json', label: 'JSON', mediaType: 'application/json', ending: 'json' },
  { code: 'fhir', label: 'FHIR bundle', mediaType: 'application/fhir+json', ending: 'fhir.json' },
]

export const isFormat = (text: string): text is Format => formats.some(({ code }) => code === text)

/** Many times the size of any data set, in bytes. */
export const LARGEST_DATA_SET = 200_000

/** `newId` gives a new UUID each time; only a FHIR bundle asks for any. */
export function write(set: DataSet, format: Format, newId: () => string): string {
  if (format === 'csv') return writeCsv(set)
  return format === 'json' ? writeJson(set) : writeFhir(set, newId)
}

export type Read =
  | { readonly ok: true; readonly set: DataSet }
  | { readonly ok: false; readonly set: DataSet; readonly faults: readonly Fault[] }

/** The data set, or every fault of the file and of its values, each with its place. */
export function read(bytes: Uint8Array, format: Format, today: Day): Read {
  const { set, faults, where } = readBytes(bytes, format)
  const named = new Set(faults.map(({ item }) => item))
  // When the file could not be taken apart, every item would be missing, and nobody helped by hearing so.
  const isRead = Object.keys(set).length > 0 || faults.length === 0
  const ofValues = isRead ? validate(set, today).filter(({ item }) => !named.has(item)) : []
  const all = [...faults, ...ofValues.map((fault) => ({ ...fault, where: where(fault.item!) }))]
  return all.length === 0 ? { ok: true, set } : { ok: false, set, faults: all }
}

function readBytes(bytes: Uint8Array, format: Format): Reading {
  const broken = (why: string, remedy: string): Reading => ({ set: {}, faults: [{ why, remedy }], where: () => '' })
  if (bytes.byteLength > LARGEST_DATA_SET)
    return broken(`the file has ${bytes.byteLength} bytes`, 'Send the data set of one patient')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return broken('the file is not UTF-8', 'Save it as UTF-8: in a spreadsheet, as "CSV UTF-8"')
  }
  const readers = { json: readJson, csv: readCsv, fhir: readFhir }
  return readers[format](format === 'csv' ? text : text.replace(/^\uFEFF/, ''))
}
