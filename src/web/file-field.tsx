/**
 * A file to send. The browser's own control, because the NHS script replaces its words, and a page says the same
 * with and without script. The form needs `files`.
 */
import { errorOn } from './field-errors.ts'
import type { FieldProps } from './forms.tsx'

type FileFieldProps = FieldProps & {
  readonly label: string
  /** What the browser offers first: ".csv,text/csv". It does not check anything. */
  readonly accept?: string
}

export function FileField({ name, label, hint, errors, accept, size = 'm' }: FileFieldProps) {
  const { error } = errorOn(name, errors)
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
      <label className={`nhsuk-label nhsuk-label--${size}`} htmlFor={name}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <span className="nhsuk-error-message" id={`${name}-error`}>
          <span className="nhsuk-u-visually-hidden">Error:</span> {error}
        </span>
      )}
      <input className="accord-file" type="file" id={name} name={name} accept={accept} aria-describedby={describedBy} />
    </div>
  )
}
