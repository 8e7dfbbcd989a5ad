/**
 * Form controls, each with its label, hint and error wired to it. The first control of every field has the field's
 * name as its id, because that is where the error summary leads.
 *
 * A field is told all the form's errors and finds its own. Nothing appears or vanishes as people choose, so a page
 * says the same without script.
 */
import { Checkboxes, Radios, Select, Textarea, TextInput } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { errorOn, type FieldError } from './field-errors.ts'

/** What every field has. */
export type FieldProps = {
  /** The name it is sent under, its id, and what its errors call it. */
  readonly name: string
  readonly hint?: string
  readonly errors?: readonly FieldError[]
  /** The page's one question: its label or legend is the h1 (give the page `headingInForm`). */
  readonly asHeading?: boolean
  readonly size?: 's' | 'm' | 'l'
}

export type Option = { readonly value: string; readonly text: string; readonly hint?: string }

type FormProps = {
  /** Where it is sent: the page's own address unless said. */
  readonly action?: string
  /** For a form with a file in it. */
  readonly files?: boolean
  readonly children: ReactNode
}

/** A form that changes something: it posts, and the answer is a 303 to the result or a 422 with the mistakes. */
export function Form({ action, files, children }: FormProps) {
  return (
    <form method="post" action={action} encType={files ? 'multipart/form-data' : undefined} noValidate>
      {children}
    </form>
  )
}

type RadioFieldProps = FieldProps & {
  readonly legend: string
  readonly options: readonly Option[]
  readonly value?: string | undefined
  readonly inline?: boolean
  readonly small?: boolean
}

/** One of a few answers. */
export function RadioField(props: RadioFieldProps) {
  const { name, options, value, inline = false, small = false } = props
  return (
    <Radios name={name} inline={inline} small={small} {...legendAndHint(props)}>
      {options.map((option, n) => (
        <Radios.Item
          key={option.value}
          id={n === 0 ? name : `${name}-${n + 1}`}
          value={option.value}
          defaultChecked={option.value === value}
          {...(option.hint && { hint: option.hint })}
        >
          {option.text}
        </Radios.Item>
      ))}
    </Radios>
  )
}

type CheckboxFieldProps = FieldProps & {
  readonly legend: string
  readonly options: readonly Option[]
  readonly values?: readonly string[]
  readonly small?: boolean
}

/** Any number of a few answers. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { name, options, values = [], small = false } = props
  return (
    <Checkboxes name={name} small={small} {...legendAndHint(props)}>
      {options.map((option, n) => (
        <Checkboxes.Item
          key={option.value}
          id={n === 0 ? name : `${name}-${n + 1}`}
          value={option.value}
          defaultChecked={values.includes(option.value)}
          {...(option.hint && { hint: option.hint })}
        >
          {option.text}
        </Checkboxes.Item>
      ))}
    </Checkboxes>
  )
}

type SelectFieldProps = FieldProps & {
  readonly label: string
  readonly options: readonly Option[]
  readonly value?: string | undefined
  /** The words of the empty choice that comes first: "All trusts", "Select a trust". None unless said. */
  readonly unchosen?: string
}

/** One of many answers, where radios would fill the page. */
export function SelectField(props: SelectFieldProps) {
  const { name, options, value = '', unchosen } = props
  return (
    <Select id={name} name={name} defaultValue={value} {...labelAndHint(props)}>
      {unchosen !== undefined && <option value="">{unchosen}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </Select>
  )
}

type TextFieldProps = FieldProps & {
  readonly label: string
  readonly value?: string | undefined
  /** In characters, so that the box hints at the length of the answer. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  /** Whole numbers: brings up the number keys and nothing else changes. */
  readonly numeric?: boolean
  readonly prefix?: string
  readonly suffix?: string
  readonly autoComplete?: string
  readonly type?: 'text' | 'email' | 'search'
  readonly spellCheck?: boolean
}

/** A short answer in words or figures. */
export function TextField(props: TextFieldProps) {
  const { name, value = '', width, numeric, prefix, suffix, autoComplete, type = 'text', spellCheck } = props
  return (
    <TextInput
      id={name}
      name={name}
      type={type}
      defaultValue={value}
      {...(width && { width })}
      {...(numeric && { inputMode: 'numeric' as const })}
      {...(prefix && { prefix })}
      {...(suffix && { suffix })}
      {...(autoComplete && { autoComplete })}
      {...(spellCheck !== undefined && { spellCheck })}
      {...labelAndHint(props)}
    />
  )
}

type LongTextFieldProps = FieldProps & {
  readonly label: string
  readonly value?: string | undefined
  readonly rows?: number
}

/** An answer of some sentences, such as a reason. */
export function LongTextField(props: LongTextFieldProps) {
  return (
    <Textarea
      id={props.name}
      name={props.name}
      rows={props.rows ?? 5}
      defaultValue={props.value ?? ''}
      {...labelAndHint(props)}
    />
  )
}

/** What a group of controls is given: its legend, hint and error. */
export function legendAndHint({
  name,
  legend,
  hint,
  errors,
  asHeading,
  size,
}: FieldProps & { readonly legend: string }) {
  return {
    legend,
    legendProps: asHeading ? { isPageHeading: true, size: 'l' as const } : { size: size ?? ('m' as const) },
    ...(hint && { hint }),
    ...errorOn(name, errors),
  }
}

/** What a single control is given: its label, hint and error. */
export function labelAndHint({ name, label, hint, errors, asHeading, size }: FieldProps & { readonly label: string }) {
  return {
    label,
    labelProps: asHeading ? { isPageHeading: true, size: 'l' as const } : size ? { size } : {},
    ...(hint && { hint }),
    ...errorOn(name, errors),
  }
}
