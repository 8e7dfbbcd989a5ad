/** Days to come in that are agreed already: for some of those waiting, on a day on which their own surgeon operates. */
import { addDays, type Day } from '#nhs/day.ts'
import { dayOfWeek, firstMonday } from './capacity/horizon.ts'
import type { Surgeon } from './capacity/surgical-team.ts'
import type { Stay } from './expected-stay.ts'
import { dayText, type Story } from './history/story.ts'

export type Booked = { readonly day: Day; readonly site: string }

/** The share of decisions that have a date, and how far ahead dates are given: assumptions. */
const bookedShare = 0.07
const daysAhead = 26

/** Tells the offer too. Nothing when no date is agreed, or the surgeon has no list in the time ahead. */
export function toComeIn(surgeon: Surgeon, decided: number, stay: Stay, story: Story): Booked | undefined {
  const { random, census, trust } = story.setting
  if (!random.chance(bookedShare)) return undefined
  const wanted = random.between(0, daysAhead)
  for (let later = 0; later <= daysAhead; later++) {
    const day = addDays(firstMonday, (wanted + later) % (daysAhead + 1))
    const list = surgeon.lists.find(({ weekday, minutes }) => weekday === dayOfWeek(day) && minutes >= stay.minutes)
    if (!list || (stay.nights > 0 && list.isDaySurgery)) continue
    const offered = Math.max(decided, census - random.between(1, 20))
    story.tell(offered, { kind: 'offer-made', detail: { offeredOn: dayText(offered), forDay: day, provider: trust } })
    return { day, site: list.site }
  }
  return undefined
}
