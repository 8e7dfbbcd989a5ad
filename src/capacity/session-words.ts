/** How the hours and sites of sessions are said, on pages and in files. */
import { site as siteOf } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'

/** Minutes after midnight as people say them. A session may end on the next day. */
export const clock = (minute: number): string =>
  format.timeOfDay(`${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)

type Timed = { readonly startMinute: number; readonly minutes: number }

/** "8:30am to 12:30pm" */
export const hoursOf = ({ startMinute, minutes }: Timed): string =>
  format.range(clock(startMinute), clock(startMinute + minutes))

export const siteName = (code: string): string => siteOf(code)?.name ?? code
