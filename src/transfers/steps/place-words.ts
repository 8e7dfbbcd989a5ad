/** How a place to be held is said. */
import type { FreeRoom, FreeSession } from '#capacity'
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'

/** Minutes after midnight: 540 → "9am". An operation may end on the next day. */
export const clockAt = (minute: number): string =>
  format.timeOfDay(`${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)

/** "Theatre 1, 8:30am to 12:30pm" */
export const sessionInWords = ({ theatreName, startMinute, minutes }: FreeSession): string =>
  `${theatreName}, ${format.range(clockAt(startMinute), clockAt(startMinute + minutes))}`

const MOST_GAPS = 2

/** "Free from 8:30am to 9am and 10:30am to 12:30pm"; of many gaps, the first and how many more. */
export function gapsInWords({ gaps }: Pick<FreeSession, 'gaps'>): string {
  const said = gaps.slice(0, MOST_GAPS).map(({ from, until }) => format.range(clockAt(from), clockAt(until)))
  const more = gaps.length - said.length
  return `Free from ${more === 0 ? format.list(said) : `${said.join(', ')} and at ${format.count(more, 'other time')}`}`
}

/** A theatre that another trust has lent says whose it is. */
export const lentInWords = ({ trust }: FreeSession, receiver: string): string =>
  trust === receiver ? '' : `, lent by ${trustName(trust)}`

/** 24 → "1 day", 4 → "4 hours" */
export const hoursInWords = (hours: number): string =>
  hours % 24 === 0 ? format.count(hours / 24, 'day') : format.count(hours, 'hour')

export const roomInWords = ({ ward, name }: FreeRoom): string => `${ward}, ${name}`

/** 0 → "None: home on the same day" */
export const nightsInWords = (nights: number): string =>
  nights === 0 ? 'None: home on the same day' : format.count(nights, 'night')
