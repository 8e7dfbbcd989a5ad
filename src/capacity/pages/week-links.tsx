import { addDays, type Day } from '#nhs/day.ts'
import * as format from '#web/format.ts'

/** The weeks before and after, each a page of its own. */
export function WeekLinks({ week, href }: { readonly week: Day; readonly href: (week: Day) => string }) {
  return (
    <nav className="nhsuk-pagination" aria-label="Weeks">
      <ul className="nhsuk-list">
        <li>
          <a href={href(addDays(week, -7))}>Week of {format.date(addDays(week, -7))}, the one before</a>
        </li>
        <li>
          <a href={href(addDays(week, 7))}>Week of {format.date(addDays(week, 7))}, the one after</a>
        </li>
      </ul>
    </nav>
  )
}
