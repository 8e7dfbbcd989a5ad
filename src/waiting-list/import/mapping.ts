/**
 * A mapping says which column of a trust's file holds which of our fields, how its dates are written and what its local
 * codes mean. It is data, sent with the file or kept beside it; see docs/guides/map-your-own-columns.md.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type FieldName, fieldMeaning, fieldNames } from './field.ts'

/** How a file writes a day. What follows it, such as a time, is left out. */
export const dateFormats = ['YYYY-MM-DD', 'DD/MM/YYYY', 'DD-MM-YYYY', 'DD.MM.YYYY', 'DD-MON-YYYY', 'YYYYMMDD'] as const
export type DateFormat = (typeof dateFormats)[number]

export type MappedField =
  | { readonly column: string; readonly dates: DateFormat; readonly codes?: Readonly<Record<string, string>> }
  /** The same for every row, where the file has no column for it. */
  | { readonly always: string }

export type Mapping = {
  readonly name: string
  /** The system the file comes from. Two systems of a trust may use the same identifiers for different pathways. */
  readonly source: string
  readonly fields: Readonly<Partial<Record<FieldName, MappedField>>>
  /** Tells one version of a mapping from another. */
  readonly digest: string
}

/** What is wrong with a mapping: where, as a path into the JSON, and what to do. */
export type MappingMistake = { readonly path: string; readonly message: string }

const format = z.enum(dateFormats, { error: `should be one of ${dateFormats.join(', ')}` })
const words = (what: string) =>
  z
    .string({ error: `should be ${what}, in quotes` })
    .trim()
    .min(1, `should be ${what}`)
    .max(200)
const MappedFieldShape = z.union(
  [
    words('the name of a column'),
    z.strictObject({
      column: words('the name of a column'),
      dates: format.optional(),
      codes: z.record(z.string(), z.string(), { error: 'should be {"their code": "national code"}' }).optional(),
    }),
    z.strictObject({ always: words('a value') }),
  ],
  {
    error:
      'should be the name of a column, {"column": …, "dates": …, "codes": {…}} with nothing else in it, or {"always": "value"}',
  },
)
const MappingShape = z.strictObject({
  mapping: z.literal('accord-mapping/1', { error: 'should be "accord-mapping/1"' }),
  name: words('a name for the mapping'),
  source: words('the name of the system the file comes from, such as "PAS"'),
  dates: format.default('YYYY-MM-DD'),
  columns: z.record(z.string(), z.unknown(), { error: 'should be {"our field": "their column"}' }),
})

export type ReadMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly mistakes: readonly MappingMistake[] }

/** Reads a mapping file. Every mistake is told at once, with its place. */
export function readMapping(json: string): ReadMapping {
  let given: unknown
  try {
    given = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { ok: false, mistakes: [{ path: '', message: `is not JSON: ${(error as Error).message}` }] }
  }
  const shaped = MappingShape.safeParse(given)
  if (!shaped.success) {
    return {
      ok: false,
      mistakes: shaped.error.issues.map((issue) => ({ path: issue.path.join('.'), message: messageOf(issue) })),
    }
  }
  const { name, source, dates, columns } = shaped.data
  const mistakes: MappingMistake[] = []
  const mapped: Partial<Record<FieldName, MappedField>> = {}
  for (const [field, value] of Object.entries(columns)) {
    const path = `columns.${field}`
    if (!isFieldName(field)) {
      mistakes.push({ path, message: `is not a field of ours. ${nearestField(field)}` })
      continue
    }
    const read = MappedFieldShape.safeParse(value)
    if (!read.success) {
      mistakes.push({ path, message: messageOf(read.error.issues[0]!) })
    } else if (typeof read.data === 'string') {
      mapped[field] = { column: read.data, dates }
    } else if ('always' in read.data) {
      mapped[field] = read.data
    } else {
      const { column, codes } = read.data
      mapped[field] = { column, dates: read.data.dates ?? dates, ...(codes && { codes }) }
    }
  }
  for (const field of fieldNames) {
    if (fieldMeaning(field).isNeeded && !Object.hasOwn(columns, field)) {
      mistakes.push({
        path: `columns.${field}`,
        message: `is missing (${fieldMeaning(field).label}). Name its column, or give {"always": …} when it is the same in every row`,
      })
    }
  }
  if (!mapped.clockStart && !mapped.referralReceived && !mapped.originalReferralReceived) {
    mistakes.push({
      path: 'columns.clockStart',
      message: 'is missing, and so is referralReceived: without either nobody can say how long people have waited',
    })
  }
  if (mistakes.length > 0) return { ok: false, mistakes }
  return { ok: true, mapping: { name, source, fields: mapped, digest: digestOf({ source, mapped }) } }
}

/** The mapping for files that use the names of the Waiting List Minimum Data Set. */
export const minimumDataSetMapping: Mapping = (() => {
  const mapped = Object.fromEntries(
    fieldNames.map((name) => [name, { column: fieldMeaning(name).column, dates: 'YYYY-MM-DD' as const }]),
  )
  const source = 'WLMDS'
  return {
    name: 'Waiting List Minimum Data Set',
    source,
    fields: mapped,
    digest: digestOf({ source, mapped }),
  }
})()

function isFieldName(text: string): text is FieldName {
  return (fieldNames as readonly string[]).includes(text)
}

function nearestField(text: string): string {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')
  const wanted = plain(text)
  const near = fieldNames.find(
    (name) =>
      plain(name) === wanted ||
      plain(fieldMeaning(name).label) === wanted ||
      plain(fieldMeaning(name).column) === wanted,
  )
  return near ? `Did you mean ${near}?` : `The fields are ${fieldNames.join(', ')}.`
}

/** zod's own words where ours are missing, which is for keys that should not be there. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `holds ${issue.keys.map((key) => `"${key}"`).join(', ')}, which means nothing here`
  return issue.message
}

/** Twelve characters are plenty to tell a handful of mappings apart. */
function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
}
