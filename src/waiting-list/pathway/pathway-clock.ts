/** What the rules make of one pathway, and what keeps them from being sure. Pure. */
import type { Day } from '#nhs/day.ts'
import { clocks } from '#nhs/rtt/clock.ts'
import { stateInWords } from '#nhs/rtt/clock-in-words.ts'
import type { PathwayClock } from '#nhs/rtt/clock-period.ts'
import { inOrder } from '#nhs/rtt/event-order.ts'
import type { PathwayEvent } from '#nhs/rtt/pathway-event.ts'
import { readStoredEvent, type StoredEvent } from '#nhs/rtt/stored-event.ts'
import * as format from '#web/format.ts'
import { type ExtractDays, extractEvents } from './extract-events.ts'

export type PathwayReading = {
  readonly clock: PathwayClock
  readonly events: readonly PathwayEvent[]
  /** 'events': each was sent as it happened. 'extract': made from the days that a file states. */
  readonly from: 'events' | 'extract'
  /** Something for a validator, in sentences. */
  readonly problems: readonly { readonly on: Day | null; readonly sentence: string }[]
}

type Held = {
  /** Those that a transfer brought are held beside an extract; of any other, the events are the whole way. */
  readonly events: readonly (StoredEvent & { readonly isOfTransfer?: boolean })[]
  readonly extract: ExtractDays
  readonly clockStart: Day
  readonly clockStop: Day | null
  readonly asOf: Day
}

/**
 * Reads the events of a pathway by the rules. An event that cannot be read is left out and named, never guessed; and a
 * list that says something else than its events is said to.
 */
export function readPathway({ events: stored, extract, clockStart, clockStop, asOf }: Held): PathwayReading {
  const from = stored.some(({ isOfTransfer }) => !isOfTransfer) ? 'events' : 'extract'
  const read = stored.map(readStoredEvent)
  const held = read.flatMap((each) => (each.ok ? [each.value] : []))
  const events = inOrder(from === 'extract' ? [...extractEvents(extractFor(extract, held)), ...held] : held)
  const unread = read.flatMap((each, n) => {
    if (each.ok) return []
    const { on, kind } = stored[n]!
    return [
      {
        on: null,
        sentence: `Event ${n + 1} ("${kind}", ${on}) cannot be read, so it is left out: at ${each.where}, ${each.why}. Correct it at its source.`,
      },
    ]
  })
  const clock = clocks(events, { asOf: lastKnown(stored, asOf) })
  return {
    clock,
    events,
    from,
    problems: [...unread, ...disagreements(clock, clockStart, clockStop), ...clock.problems],
  }
}

/** The day of the list, or a later one on which a transfer did something: no list has told of that yet. */
const lastKnown = (events: Held['events'], asOf: Day): Day =>
  events.reduce((last, { on, isOfTransfer }) => (isOfTransfer && on > last ? on : last), asOf)

/** A stop that a transfer brought is not told again by the extract. */
const extractFor = (extract: ExtractDays, brought: readonly PathwayEvent[]): ExtractDays =>
  brought.some(({ kind }) => kind === 'admitted') ? { ...extract, clockStop: null } : extract

function disagreements(
  { running, state }: PathwayClock,
  clockStart: Day,
  clockStop: Day | null,
): PathwayReading['problems'] {
  if (clockStop === null && !running) {
    const sentence = `The list has this pathway as waiting, but its events say: ${stateInWords(state).toLowerCase()}. Check whether it should be closed.`
    return [{ on: null, sentence }]
  }
  if (clockStop !== null && running) {
    const sentence = `The list has this pathway as stopped on ${format.date(clockStop)}, but no event stops the clock. Record what happened.`
    return [{ on: clockStop, sentence }]
  }
  if (running && running.start !== clockStart) {
    const sentence = `The list counts the wait from ${format.date(clockStart)}, but its events say ${format.date(running.start)}. Correct the one that is wrong.`
    return [{ on: null, sentence }]
  }
  return []
}
