/** The days that the demonstration's theatres, surgeons and nurses are known for. */
import { addDays, type Day, weekday } from '#nhs/day.ts'

/** The first Monday after the census day. */
export const firstMonday: Day = '2026-02-02'
export const horizonWeeks = 8

export const horizonDays: readonly Day[] = Array.from({ length: horizonWeeks * 7 }, (_, n) => addDays(firstMonday, n))

/** Monday 0 to Sunday 6. */
export const dayOfWeek = (day: Day): number => weekday(day) - 1
