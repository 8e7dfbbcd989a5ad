/** Buttons and the links that look like them. One primary button a page: the thing people came to do. */
import type { ReactNode } from 'react'

type ButtonProps = {
  /** A verb in sentence case: "Continue", "Confirm and save". */
  readonly children: ReactNode
  readonly kind?: 'primary' | 'secondary' | 'warning'
  readonly small?: boolean
  /** Sent with the form when it has more than one button. */
  readonly name?: string
  readonly value?: string
}

const classesFor = (kind: ButtonProps['kind'] = 'primary', small = false): string =>
  `nhsuk-button${kind === 'primary' ? '' : ` nhsuk-button--${kind}`}${small ? ' nhsuk-button--small' : ''}`

/** Sends the form it is in. A double click sends it once. */
export function Button({ children, kind, small, name, value }: ButtonProps) {
  return (
    <button
      className={classesFor(kind, small)}
      type="submit"
      name={name}
      value={value}
      data-module="nhsuk-button"
      data-prevent-double-click="true"
    >
      {children}
    </button>
  )
}

/** Starts something on another page. */
export function ButtonLink({
  href,
  children,
  kind,
  small,
}: Omit<ButtonProps, 'name' | 'value'> & { readonly href: string }) {
  return (
    <a className={classesFor(kind, small)} href={href} draggable="false">
      {children}
    </a>
  )
}

/** Buttons and links side by side, with space between them. */
export function ButtonGroup({ children }: { readonly children: ReactNode }) {
  return <div className="nhsuk-button-group">{children}</div>
}
