/**
 * Until when the next step of a transfer should be taken, by its state. What is urgent is sorted by this, here and in the
 * database alike (work-store.ts). An offer's and a hold's end are stated; the others are days before surgery, as dated
 * knowledge that an alliance may set otherwise.
 */
import { addDays, type Day, londonDay } from '#nhs/day.ts'
import * as format from '#web/format.ts'
import type { TransferState } from '../life/states.ts'

type Limit = {
  /** So many days before the day of surgery. */
  readonly daysBefore: number
  /** "Offer by", followed by the day. */
  readonly words: string
  readonly source: string
}

const threeWeeks =
  'Three weeks are reasonable notice of a date: Recording and reporting RTT, NHS England, February 2025'
const twoWeeks = 'Lists are locked two weeks before (six-four-two planning); each alliance may set its own'
const theDay = 'The day itself'

/** Until the operation. What comes after it has no end that is stated: whoever was treated first comes first. */
export const limits: Partial<Readonly<Record<TransferState, Limit>>> = {
  identified: { daysBefore: 21, words: 'Offer by', source: threeWeeks },
  screened: { daysBefore: 21, words: 'Offer by', source: threeWeeks },
  consented: { daysBefore: 14, words: 'Hold by', source: twoWeeks },
  accepted: { daysBefore: 0, words: 'Surgery on', source: theDay },
  complete: { daysBefore: 0, words: 'Surgery on', source: theDay },
  passed: { daysBefore: 0, words: 'Surgery on', source: theDay },
  booked: { daysBefore: 0, words: 'Surgery on', source: theDay },
}

export type Limited = {
  readonly state: TransferState
  readonly day: Day
  readonly replyBy: Date | null
  readonly holdUntil: Date | null
  readonly treatedOn: Day | null
}

export type TimeLimit = {
  /** "Hold ends on 3 February 2026 at 10am" */
  readonly says: string
  readonly day: Day
  /** It has passed. Nothing of an offer or a hold can have: those are over then, and on no list. */
  readonly isOver: boolean
}

export function timeLimit({ state, day, replyBy, holdUntil, treatedOn }: Limited, today: Day): TimeLimit | undefined {
  if (state === 'offered' && replyBy) return ends('Reply ends', replyBy)
  if (state === 'held' && holdUntil) return ends('Hold ends', holdUntil)
  const limit = limits[state]
  if (limit) {
    const last = addDays(day, -limit.daysBefore)
    return { says: `${limit.words} ${format.date(last)}`, day: last, isOver: last < today }
  }
  return treatedOn === null
    ? undefined
    : { says: `Treated on ${format.date(treatedOn)}`, day: treatedOn, isOver: false }
}

const ends = (what: string, at: Date): TimeLimit => ({
  says: `${what} on ${format.dateTime(at)}`,
  day: londonDay(at),
  isOver: false,
})
