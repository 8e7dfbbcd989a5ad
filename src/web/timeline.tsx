/** What happened, newest first (the MOJ pattern): title, who, when, and what there is to say about it. */
import type { ReactNode } from 'react'
import * as format from './format.ts'

export type Event = {
  readonly title: string
  /** Who did it, when a person did. */
  readonly by?: string
  /** A day ('2026-11-05') when only the day is known: no hour is invented. A moment otherwise. */
  readonly when: string | Date
  readonly children?: ReactNode
}

/** `headingLevel` is one below the heading that stands above the timeline. */
export function Timeline({
  events,
  headingLevel = 3,
}: {
  readonly events: readonly Event[]
  readonly headingLevel?: 2 | 3 | 4
}) {
  const Heading = `h${headingLevel}` as const
  return (
    <ol className="accord-timeline">
      {newestFirst(events).map((event, n) => (
        // Two events can be alike in every word, so only the place tells them apart.
        <li key={n} className="accord-timeline__event">
          <Heading className="accord-timeline__title">{event.title}</Heading>
          <p className="accord-timeline__when">
            <time dateTime={machine(event.when)}>{inWords(event.when)}</time>
            {event.by && ` by ${event.by}`}
          </p>
          {event.children}
        </li>
      ))}
    </ol>
  )
}

/** Sorted by when it happened; on one day what is known to the minute is later than what is known to the day. */
export const newestFirst = (events: readonly Event[]): Event[] =>
  events.toSorted((a, b) => compare(machine(b.when), machine(a.when)))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const machine = (when: string | Date): string => (typeof when === 'string' ? when : when.toISOString())
const inWords = (when: string | Date): string => (typeof when === 'string' ? format.date(when) : format.dateTime(when))
