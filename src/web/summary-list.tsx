/** Facts about one thing, key by key; with "Change" links it is the page to check answers on (UI-44). */
import type { ReactNode } from 'react'
import { type Missing, missing } from './format.ts'

export type SummaryRow = {
  readonly key: string
  /** Nothing (null, undefined or '') is written as `whenEmpty`. */
  readonly value: ReactNode
  readonly whenEmpty?: Missing
  /** Where the answer is changed. The link says "Change" and, read aloud, what it changes. */
  readonly changeHref?: string
  /** What "Change" is followed by when read aloud: the key in lower case unless said. */
  readonly changes?: string
}

export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  const changeable = rows.some(({ changeHref }) => changeHref)
  return (
    <dl className="nhsuk-summary-list">
      {rows.map((row) => (
        <div
          key={row.key}
          className={`nhsuk-summary-list__row${changeable && !row.changeHref ? ' nhsuk-summary-list__row--no-actions' : ''}`}
        >
          <dt className="nhsuk-summary-list__key">{row.key}</dt>
          <Value value={row.value} whenEmpty={row.whenEmpty ?? missing.noData} />
          {row.changeHref && (
            <dd className="nhsuk-summary-list__actions">
              <a href={row.changeHref}>
                Change
                <span className="nhsuk-u-visually-hidden"> {row.changes ?? row.key.toLowerCase()}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

const missingWords: ReadonlySet<ReactNode> = new Set<ReactNode>(Object.values(missing))

function Value({ value, whenEmpty }: { readonly value: ReactNode; readonly whenEmpty: Missing }) {
  const empty = value === null || value === undefined || value === ''
  // A paragraph, which is never wider than 80 characters (UI-10).
  const isLong = typeof value === 'string' && value.length > 80
  const said = empty ? whenEmpty : isLong ? <p>{value}</p> : value
  const classes = `nhsuk-summary-list__value${empty || missingWords.has(value) ? ' nhsuk-u-secondary-text-colour' : ''}`
  return <dd className={classes}>{said}</dd>
}
