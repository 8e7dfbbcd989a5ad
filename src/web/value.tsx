/** Values that must stay on one line, so that nobody reads half of one. */
import * as format from './format.ts'

/** "9991234567" → 999 123 4567 on one line. */
export const NhsNumber = ({ digits }: { readonly digits: string }) => (
  <span className="accord-nowrap">{format.nhsNumber(digits)}</span>
)

/** "2026-11-05" → 5 November 2026 on one line, readable by machines too. */
export const Day = ({ day }: { readonly day: string }) => (
  <time className="accord-nowrap" dateTime={day}>
    {format.date(day)}
  </time>
)
