/** What somebody answered of a group of the data set: values as they are kept, or mistakes that say what to do. */
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { checkValue } from './check-value.ts'
import type { Item } from './item.ts'
import type { ItemKey } from './items.ts'

type Answered = {
  /** An item that was left empty has nothing: the record's value stands, or it is missing. */
  readonly values: Readonly<Partial<Record<ItemKey, string | undefined>>>
  readonly errors: readonly FieldError[]
}

/** An empty answer is no mistake here: a form may be filled in parts, and the data set page names what is missing. */
export function understandGroup(items: readonly Item<ItemKey>[], sent: Readonly<Record<string, string>>): Answered {
  const errors: FieldError[] = []
  const values: Partial<Record<ItemKey, string | undefined>> = {}
  for (const item of items) {
    const value = valueIn(item, sent, errors)
    values[item.key] = value
    const wrong = value === undefined ? undefined : checkValue(item, value)
    if (wrong) errors.push({ field: item.key, message: wrong.remedy })
  }
  return { values, errors }
}

function valueIn(
  item: Item<ItemKey>,
  sent: Readonly<Record<string, string>>,
  errors: FieldError[],
): string | undefined {
  if (item.check === 'day') {
    const boxes = dateAnswer(sent, item.key)
    if (!boxes.day && !boxes.month && !boxes.year) return undefined
    const date = parseDate(boxes, item.key, `the ${item.label.charAt(0).toLowerCase()}${item.label.slice(1)}`)
    if (date.ok) return date.day
    errors.push(date.error)
    return undefined
  }
  const typed = (sent[item.key] ?? '').trim()
  if (typed === '') return undefined
  if (item.check === 'address')
    return typed
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n')
  if (item.check === 'postcode') return postcode(typed)
  return item.check === 'practice' || item.check === 'referrer' ? typed.toUpperCase() : typed
}

/** "sy107ag" → "SY10 7AG": people type a postcode without its space, and it is the same postcode. */
function postcode(typed: string): string {
  const close = typed.toUpperCase().replace(/\s/g, '')
  return close.length > 4 ? `${close.slice(0, -3)} ${close.slice(-3)}` : close
}
