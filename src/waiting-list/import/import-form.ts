/** What somebody answers who sends a list, and what may be wrong with it. */
import { open } from 'node:fs/promises'
import type { Day } from '#nhs/day.ts'
import { type DateAnswer, dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { Upload, UploadedFile } from '#web/upload.ts'
import { chosenMapping, mistakeInWords } from './chosen-mapping.ts'
import type { Mapping } from './mapping.ts'
import { refusedByFirstBytes } from './text-pieces.ts'

export type ImportAnswers = {
  readonly asOf: DateAnswer
  /** The trust's own mapping, as JSON; empty for the built-in one. */
  readonly mapping: string
  readonly extent: string
}

export type AskedImport = {
  readonly file: UploadedFile
  readonly asOf: Day
  readonly isWhole: boolean
  readonly mapping: Mapping
  readonly mappingJson: string | null
}

export type UnderstoodImport =
  | { readonly ok: true; readonly asked: AskedImport }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** In bytes: about a million pathways. */
export const LARGEST_LIST = 300_000_000

const MISTAKES_TOLD = 3

export const firstImportAnswers: ImportAnswers = { asOf: { day: '', month: '', year: '' }, mapping: '', extent: '' }

export const importAnswersIn = ({ fields }: Pick<Upload, 'fields'>): ImportAnswers => ({
  asOf: dateAnswer(fields, 'asOf'),
  mapping: fields.mapping ?? '',
  extent: fields.extent ?? '',
})

/** Errors are in the order of the page. */
export async function understandImport(upload: Upload, today: Day): Promise<UnderstoodImport> {
  const { file } = upload
  const answers = importAnswersIn(upload)
  const errors: FieldError[] = []
  const wrongFile = await whatIsWrongWith(file)
  if (wrongFile) errors.push({ field: 'file', message: wrongFile })
  const asOf = parseDate(answers.asOf, 'asOf', 'the day of the list')
  if (!asOf.ok) errors.push(asOf.error)
  else if (asOf.day > today) errors.push({ field: 'asOf', message: 'The day of the list must be today or in the past' })
  if (answers.extent !== 'whole' && answers.extent !== 'part') {
    errors.push({ field: 'extent', message: 'Select whether the file is the whole list' })
  }
  const chosen = chosenMapping(answers.mapping)
  if (!chosen.ok) {
    const told = chosen.mistakes.slice(0, MISTAKES_TOLD).map(mistakeInWords)
    const more = chosen.mistakes.length - told.length
    errors.push({
      field: 'mapping',
      message: `Enter a mapping that can be read: ${told.join('; ')}${more > 0 ? `; ${more} more` : ''}`,
    })
  }
  if (errors.length > 0 || !file || !asOf.ok || !chosen.ok) return { ok: false, errors }
  const { mapping } = chosen
  const isWhole = answers.extent === 'whole'
  return { ok: true, asked: { file, asOf: asOf.day, isWhole, mapping, mappingJson: answers.mapping || null } }
}

/** What its first bytes give away, so that an Excel workbook is not stored and queued first. */
async function whatIsWrongWith(file: UploadedFile | undefined): Promise<string | undefined> {
  if (!file) return 'Select the file of the list'
  const handle = await open(file.path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const refused = refusedByFirstBytes(buffer.subarray(0, bytesRead))
    return refused && `Select another file. ${refused.inWords}`
  } finally {
    await handle.close()
  }
}
