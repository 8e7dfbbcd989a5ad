/** One box for an NHS number (UI-43): spaces and dashes welcome, checked by modulus 11, shown grouped. */
import { TextInput } from 'nhsuk-react-components'
import { type NhsNumber, parseNhsNumber } from '#nhs/nhs-number.ts'
import type { FieldError } from './field-errors.ts'
import { type FieldProps, labelAndHint } from './forms.tsx'

type NhsNumberFieldProps = FieldProps & { readonly label?: string; readonly value?: string }

export function NhsNumberField(props: NhsNumberFieldProps) {
  const { name, label = 'NHS number', hint = 'It has 10 numbers, like 999 123 4567', value = '' } = props
  return (
    <TextInput
      id={name}
      name={name}
      defaultValue={value}
      inputMode="numeric"
      spellCheck={false}
      autoComplete="off"
      width={10}
      code
      {...labelAndHint({ ...props, label, hint })}
    />
  )
}

export type ParsedNumber =
  | { readonly ok: true; readonly number: NhsNumber }
  | { readonly ok: false; readonly error: FieldError }

/** What was typed, as an NHS number or as a mistake that says what to do. */
export function parseNumber(typed: string, field: string): ParsedNumber {
  const refuse = (message: string): ParsedNumber => ({ ok: false, error: { field, message } })
  if (typed.trim() === '') return refuse('Enter an NHS number')
  const parsed = parseNhsNumber(typed)
  return parsed.ok ? { ok: true, number: parsed.value } : refuse('Check the NHS number and enter its 10 numbers again')
}
