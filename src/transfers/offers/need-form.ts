/** What a patient needs, as it is asked on four short pages: each changes its own part and leaves the others. */
import type { FieldError } from '#web/field-errors.ts'
import type { SentForm } from '#web/sent-form.ts'
import type { RecordedNeeds } from './need-store.ts'
import { interpreters, letterForms } from './patient-needs.ts'

export const needParts = ['speaking', 'letters', 'address', 'note'] as const
export type NeedPart = (typeof needParts)[number]

/** As typed. */
export type NeedAnswers = Readonly<
  Record<'language' | 'interpreter' | 'letter-form' | 'email' | 'address' | 'note', string>
>

const LONGEST = { language: 60, note: 500, addressLine: 100, addressLines: 6 } as const

export const needAnswersOf = (needs: RecordedNeeds): NeedAnswers => ({
  language: needs.language ?? '',
  interpreter: needs.interpreter,
  'letter-form': needs.letterForm,
  email: needs.email ?? '',
  address: needs.address.join('\n'),
  note: needs.note,
})

export const needAnswersIn = (form: SentForm): NeedAnswers => ({
  language: form.one('language'),
  interpreter: form.one('interpreter'),
  'letter-form': form.one('letter-form'),
  email: form.one('email'),
  address: form.one('address'),
  note: form.one('note'),
})

type Understood =
  | { readonly ok: true; readonly needs: RecordedNeeds }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** @param before what is recorded, of which the other parts are kept */
export function understandNeeds(part: NeedPart, answers: NeedAnswers, before: RecordedNeeds): Understood {
  if (part === 'speaking') return speaking(answers, before)
  if (part === 'letters') return letters(answers, before)
  if (part === 'address') return addressOf(answers, before)
  const { note } = answers
  return note.length > LONGEST.note
    ? no('note', 'Enter 500 characters or fewer')
    : { ok: true, needs: { ...before, note } }
}

const no = (field: string, message: string): Understood => ({ ok: false, errors: [{ field, message }] })

function speaking({ language, interpreter }: NeedAnswers, before: RecordedNeeds): Understood {
  if (language.length > LONGEST.language) return no('language', 'Enter a language in 60 characters or fewer')
  if (!interpreters.has(interpreter)) return no('interpreter', 'Select whether an interpreter is needed')
  if (interpreter === 'spoken' && language === '') return no('language', 'Enter the language that they speak')
  return { ok: true, needs: { ...before, language: language || null, interpreter } }
}

function letters({ 'letter-form': letterForm, email }: NeedAnswers, before: RecordedNeeds): Understood {
  if (!letterForms.has(letterForm)) return no('letter-form', 'Select how they want letters')
  if (email !== '' && !/^[^@\s]+@[^@\s]+$/.test(email)) {
    return no('email', 'Enter an email address in the right form, like name@example.com')
  }
  return { ok: true, needs: { ...before, letterForm, email: email || null } }
}

function addressOf({ address }: NeedAnswers, before: RecordedNeeds): Understood {
  const lines = address
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > LONGEST.addressLines) return no('address', 'Enter an address of 6 lines or fewer')
  if (lines.some((line) => line.length > LONGEST.addressLine)) {
    return no('address', 'Enter lines of 100 characters or fewer')
  }
  return { ok: true, needs: { ...before, address: lines } }
}
