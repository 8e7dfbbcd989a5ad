/**
 * Work that takes a while, such as a plan in the making. The page says how it stands and has a plain link to ask again;
 * where script runs, the status says so by itself, and the figures below it follow, without moving focus.
 */
import type { ReactNode } from 'react'

type ProgressProps = {
  /** This page's address. It answers with the same page while the work goes on, and its own result after. */
  readonly href: string
  /** Whether there is anything left to wait for. When not, nothing asks again. */
  readonly working: boolean
  /** How it stands: "Best plan so far treats 1,204 people. It stops in about 20 seconds." */
  readonly children: ReactNode
  /** What only makes sense until it is finished, such as a way to stop it. Script takes it away then. */
  readonly whileWorking?: ReactNode
  /** Figures that show it in full. They are kept up to date as well, but not read out each time they change. */
  readonly details?: ReactNode
}

export function Progress({ href, working, children, details, whileWorking }: ProgressProps) {
  return (
    <>
      <div role="status" id="progress" data-ask-again={working ? href : undefined}>
        {children}
      </div>
      {working && (
        <p data-while-working>
          <a href={href}>Check again</a>
        </p>
      )}
      {working && whileWorking && <div data-while-working>{whileWorking}</div>}
      <div id="progress-details">{details}</div>
    </>
  )
}
