/** What the calendar of a member shows: meetings with what may be read of their agenda, and decision points on no agenda yet. */
import { addDays, type Day, londonDay } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { planRows } from '../forward-plan/plan-rows.ts'
import { boardStore } from '../meetings/store.ts'
import type { CalendarEntry } from './calendar-file.ts'

/** Older meetings are in the register; a calendar has no need of them. */
const PAST_DAYS = 92

export async function calendarEntries(tx: Tx, today: Day): Promise<readonly CalendarEntry[]> {
  const store = boardStore(tx)
  const meetings = (await store.meetings()).filter(({ startsAt }) => londonDay(startsAt) >= addDays(today, -PAST_DAYS))
  const entries: CalendarEntry[] = []
  for (const { id, title, startsAt, endsAt, place, way, state, edition } of meetings) {
    const agenda = await store.itemsOf(id)
    const open = agenda.filter(({ isPublic }) => isPublic).map((item) => `${item.place}. ${item.title}`)
    const hidden = agenda.length - open.length
    entries.push({
      id,
      title,
      description: [...open, ...(hidden > 0 ? [`Private items: ${hidden}`] : [])].join('\n'),
      place: way === 'in-writing' ? 'In writing' : place,
      edition,
      isCancelled: state === 'cancelled',
      from: startsAt,
      to: endsAt,
    })
  }
  for (const { point, standing } of await planRows(tx, today)) {
    if (standing !== 'planned' && standing !== 'due-soon' && standing !== 'overdue') continue
    const { id, title, dueOn, edition } = point
    const about = { description: '', place: '', edition, isCancelled: false }
    entries.push({ id, title: `To be decided: ${title}`, ...about, on: dueOn })
  }
  return entries
}
