/** A list with nothing in it: why, and what can be done about it. */
import type { ReactNode } from 'react'

type EmptyStateProps = {
  /** What there is none of, as a sentence: "There are no plans yet". */
  readonly says: string
  /** What can be done: a sentence with a link. */
  readonly children?: ReactNode
}

export function EmptyState({ says, children }: EmptyStateProps) {
  return (
    <div className="nhsuk-inset-text">
      <span className="nhsuk-u-visually-hidden">Information: </span>
      <p>{says}</p>
      {children}
    </div>
  )
}
