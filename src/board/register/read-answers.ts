/** The answers of a form, read one after the other; what is wrong with them gathers on the way. */
import type { Day } from '#nhs/day.ts'
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'

/** What was typed and chosen, to be shown again as it was. */
export type Answers = Readonly<Record<string, string>>

export function readAnswers(form: SentForm) {
  const errors: FieldError[] = []
  const refuse = (field: string, message: string): '' => {
    errors.push({ field, message })
    return ''
  }
  return {
    /** Empty when every answer can be used; the answers that are wrong were read as ''. */
    errors: errors as readonly FieldError[],
    refuse,
    /** @param what as it follows "Enter": "what is to be done" */
    words(name: string, what: string, most: number, { optional = false } = {}): string {
      const said = form.one(name)
      if (said === '' && !optional) return refuse(name, `Enter ${what}`)
      return said.length > most ? refuse(name, `Enter ${what} in ${most} characters or fewer`) : said
    },
    day(name: string, what: string, { from }: { readonly from?: Day } = {}): Day {
      const read = parseDate(dateAnswer(form.values, name), name, what)
      if (!read.ok) return refuse(read.error.field, read.error.message)
      return from !== undefined && read.day < from ? refuse(name, `Enter ${what} as today or a later day`) : read.day
    },
    oneOf<Choice extends string>(name: string, choices: readonly Choice[], message: string): Choice {
      const found = choices.find((choice) => choice === form.one(name))
      return found ?? (refuse(name, message) as Choice)
    },
    someOf<Choice extends string>(name: string, choices: readonly Choice[], message: string): readonly Choice[] {
      const sent = form.all(name)
      const found = choices.filter((choice) => sent.includes(choice))
      if (found.length === 0) refuse(name, message)
      return found
    },
  }
}
