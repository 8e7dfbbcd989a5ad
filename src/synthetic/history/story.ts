/** One pathway's story while it is being told: what happened, day by day, in the words of `#nhs/rtt`. */
import { type Day, fromEpochDay, weekday } from '#nhs/day.ts'
import type { PathwayEvent } from '#nhs/rtt/pathway-event.ts'
import type { Random } from '../random.ts'

export type Setting = {
  readonly trust: string
  /** The day on which the clock has to start, and the last day that is known, both counted from 1970. */
  readonly start: number
  readonly census: number
  /** Whether there has to be a decision to admit in the running period. */
  readonly admit: boolean
  readonly treatmentFunction: string
  readonly reportedGroup: string
  readonly isEnglish: boolean
  /** The booking reference, for pathways that began with one. */
  readonly ubrn: string
  readonly random: Random
}

/** Leaves `provider` to be the trust's own where an event does not name another. */
export type ToldEvent = PathwayEvent extends infer Event
  ? Event extends PathwayEvent
    ? Omit<Event, 'on' | 'provider'> & { readonly provider?: string }
    : never
  : never

export class Story {
  readonly setting: Setting
  private readonly told: { readonly day: number; readonly event: PathwayEvent }[] = []

  constructor(setting: Setting) {
    this.setting = setting
  }

  /** The day is kept between the first day that makes sense and the census. */
  tell(day: number, event: ToldEvent): void {
    const on = Math.min(day, this.setting.census)
    this.told.push({ day: on, event: { provider: this.setting.trust, ...event, on: dayText(on) } as PathwayEvent })
  }

  /** In order of days; what was told first comes first on a day. */
  events(): readonly PathwayEvent[] {
    return [...this.told].sort((a, b) => a.day - b.day).map(({ event }) => event)
  }
}

/** The nearest day of the week on which clinics are held, within the limits. */
export function clinicDay(day: number, earliest: number, latest: number): number {
  const kept = Math.min(latest, Math.max(earliest, day))
  const back = [0, 0, 0, 0, 0, 1, 2][weekday(dayText(kept)) - 1]!
  return kept - back >= earliest ? kept - back : kept
}

const texts = new Map<number, Day>()

/** A day as text, made once: some thousands of days serve a million events. */
export function dayText(day: number): Day {
  let text = texts.get(day)
  if (text === undefined) {
    text = fromEpochDay(day)
    texts.set(day, text)
  }
  return text
}
