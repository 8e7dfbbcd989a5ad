/** A reason that has to be given, as it was typed. */
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { unprintable } from '#web/print/print-font.ts'

const LONGEST_REASON = 1_000

export function reasonFault(reason: string, what: string): readonly FieldError[] {
  return textFault('reason', reason, what, LONGEST_REASON)
}

/** A text that is printed in the document, so that it has to be one that can be. */
export function textFault(field: string, text: string, what: string, longest: number): readonly FieldError[] {
  if (text === '') return [{ field, message: `Enter ${what}` }]
  if (text.length > longest) {
    return [{ field, message: `Enter ${what} in ${format.number(longest)} characters or fewer` }]
  }
  const missing = unprintable([text.replaceAll(/[\r\n\t]/g, ' ')])
  if (missing.length === 0) return []
  return [{ field, message: `Enter ${what} without these characters, which cannot be printed: ${missing.join(' ')}` }]
}
