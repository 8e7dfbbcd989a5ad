/** The number that a letter gives patients to call: typed for each letter or run, because trusts have several. */
import type { FieldError } from '#web/field-errors.ts'

/** Numbers with spaces, as people write them. */
const shape = /^\+?[0-9 ()-]{7,25}$/

type Understood =
  | { readonly ok: true; readonly phone: string }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export const understandPhone = (typed: string): Understood =>
  shape.test(typed)
    ? { ok: true, phone: typed }
    : { ok: false, errors: [{ field: 'phone', message: 'Enter the phone number that patients can call' }] }
