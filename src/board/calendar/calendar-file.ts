/**
 * Meetings and decision points as a calendar (iCalendar, RFC 5545). Titles, times and places: nobody's name, and of a private
 * item nothing. Pure.
 */
import type { Day } from '#nhs/day.ts'
import { addDays } from '#nhs/day.ts'

export type CalendarEntry = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly place: string
  /** Grows with every change, so that calendars take the newer one. */
  readonly edition: number
  readonly isCancelled: boolean
} & ({ readonly from: Date; readonly to: Date } | { readonly on: Day })

/** In octets, without the line end (section 3.1). */
const LONGEST_LINE = 75

/** @param at when the calendar was asked for */
export function calendarFile(name: string, entries: readonly CalendarEntry[], at: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Accord//Board//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${text(name)}`,
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.id}@accord`,
      `DTSTAMP:${moment(at)}`,
      ...('on' in entry
        ? [`DTSTART;VALUE=DATE:${day(entry.on)}`, `DTEND;VALUE=DATE:${day(addDays(entry.on, 1))}`]
        : [`DTSTART:${moment(entry.from)}`, `DTEND:${moment(entry.to)}`]),
      `SEQUENCE:${entry.edition}`,
      `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      `SUMMARY:${text(entry.title)}`,
      ...(entry.place === '' ? [] : [`LOCATION:${text(entry.place)}`]),
      ...(entry.description === '' ? [] : [`DESCRIPTION:${text(entry.description)}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const moment = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
const day = (on: Day): string => on.replaceAll('-', '')

/** Section 3.3.11. */
const text = (words: string): string => words.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n')

/** Longer lines go on in the next, after a space; no letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    const room = parts.length === 0 ? LONGEST_LINE : LONGEST_LINE - 1
    if (Buffer.byteLength(part + letter) > room) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}
