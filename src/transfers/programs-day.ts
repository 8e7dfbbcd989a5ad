/**
 * Days of moments. The database's clock goes on where the program's day stands still, as in the demonstration; so a moment
 * that was kept has the day that lies as many days before today as lie between it and now. Elsewhere that is its own day.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'

const dayInLondon = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone 'Europe/London')::date`
const databasesToday = dayInLondon(sql`statement_timestamp()`)

/** The program's day of a moment of the database's. */
export const programsDay = (moment: RawBuilder<unknown>, today: Day): RawBuilder<unknown> =>
  sql`(${today}::date - (${databasesToday} - ${dayInLondon(moment)}))`

/** The moment of the database's at which a day of the program's begins in London. */
export const beginningOf = (day: Day, today: Day): RawBuilder<unknown> =>
  sql`((${databasesToday} + (${day}::date - ${today}::date))::timestamp at time zone 'Europe/London')`
