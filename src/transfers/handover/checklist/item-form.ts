/** What somebody said of an item on its two pages, as an answer or as mistakes that say what to do. */
import type { Day } from '#nhs/day.ts'
import { parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { Answer } from './checklist-answer.ts'
import type { ChecklistItem } from './checklist-rules.ts'
import { lackOf } from './gate.ts'

type Understood =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export type HaveForm = {
  readonly dated: { readonly day: string; readonly month: string; readonly year: string }
  readonly document: string
  readonly note: string
}

const LONGEST_NOTE = 2000
const LONGEST_REASON = 1000

/** `attached` are the ids of the documents there are. What will be out of date is kept all the same, and shown as such. */
export function understandHave(
  item: ChecklistItem,
  { dated, document, note }: HaveForm,
  attached: readonly string[],
  today: Day,
): Understood {
  const date = parseDate(dated, 'dated', 'the date it was made')
  const errors: FieldError[] = []
  if (!date.ok) errors.push(date.error)
  else if (date.day > today) errors.push({ field: 'dated', message: 'Enter a date that is not in the future' })
  if (document !== '' && !attached.includes(document))
    errors.push({ field: 'document', message: 'Select a document of this transfer' })
  else if (item.needsDocument && document === '')
    errors.push({ field: 'document', message: 'Attach the document, then select it' })
  else if (document === '' && note === '')
    errors.push({ field: 'note', message: 'Select a document, or enter a note of what there is' })
  if (note.length > LONGEST_NOTE) errors.push({ field: 'note', message: 'Enter a note of 2,000 characters at most' })
  if (errors.length > 0 || !date.ok) return { ok: false, errors }
  return {
    ok: true,
    answer: { state: 'have', datedOn: date.day, note: note || null, document: document || null },
  }
}

export function understandNotNeeded(item: ChecklistItem, reason: string): Understood {
  const answer: Answer = { state: 'not-needed', reason }
  const wrong = lackOf(item, answer, { dayOfSurgery: '9999-12-31', today: '9999-12-31' })
  if (reason.length > LONGEST_REASON)
    return { ok: false, errors: [{ field: 'reason', message: 'Enter a reason of 1,000 characters at most' }] }
  return wrong
    ? { ok: false, errors: [{ field: 'reason', message: 'Enter why this patient does not need it' }] }
    : { ok: true, answer }
}
