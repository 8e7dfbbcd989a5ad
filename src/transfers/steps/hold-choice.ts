/**
 * Which place is to be held for a patient: what fits, what is suggested, and what still has to be chosen. The day and the
 * hospital are those that the patient has agreed to; holding another day would be another offer. Pure.
 */
import type { CapacityHold, FreePlaces, FreeRoom, FreeSession, FreeSurgeon, Gap, WantedCapacity } from '#capacity'
import { addDays, type Day, daysBetween, londonDay } from '#nhs/day.ts'
import * as format from '#web/format.ts'
import { clockAt } from './place-words.ts'

/** In the order in which they are asked: what fits later depends on what was chosen before. */
export const holdQuestions = ['stay', 'session', 'surgeon', 'time', 'room', 'hours'] as const
export type HoldQuestion = (typeof holdQuestions)[number]

/** As an address or a form says it. What does not fit is not taken, and suggested anew. */
export type HoldAnswers = {
  readonly minutes: string
  readonly nights: string
  readonly session: string
  readonly surgeon: string
  readonly from: string
  readonly room: string
  readonly hours: string
}

const answerNames = ['minutes', 'nights', 'session', 'surgeon', 'from', 'room', 'hours'] as const

export const holdAnswers = (asked: (name: string) => string | undefined): HoldAnswers =>
  Object.fromEntries(answerNames.map((name) => [name, asked(name) ?? ''])) as HoldAnswers

/** What the transfer and the patient's record say of the place. */
export type Wanted = {
  readonly day: Day
  readonly site: string
  /** As plans name them: the trust, a colon and the surgeon. */
  readonly surgeon: string
  /** Whose surgeon travels with the patient; nothing where somebody of the hospital's operates. */
  readonly surgeonOf?: string | undefined
  readonly expectedMinutes: number | null
  readonly expectedNights: number | null
  readonly today: Day
}

export type HoldChoice = {
  readonly minutes?: number
  readonly nights?: number
  readonly session?: FreeSession
  readonly surgeon?: FreeSurgeon
  readonly from?: number
  readonly room?: FreeRoom
  readonly hours?: number
  /** What has no answer that fits. */
  readonly open: readonly HoldQuestion[]
  /** What fits, for each question. */
  readonly sessions: readonly FreeSession[]
  readonly surgeons: readonly FreeSurgeon[]
  readonly starts: readonly number[]
  readonly rooms: readonly FreeRoom[]
  readonly hoursOffered: readonly number[]
}

const LONGEST_OPERATION = 900
const MOST_NIGHTS = 90

export const sessionKey = ({ trust, theatre, startMinute }: FreeSession): string => `${startMinute}~${trust}~${theatre}`
export const thingKey = ({ trust, id }: { readonly trust: string; readonly id: string }): string => `${trust}:${id}`

/** An answer that is a whole number in bounds; what the record expects when nothing was answered. */
function wholeNumber(answer: string, expected: number | null, { from, to }: { from: number; to: number }) {
  const value = /^\d{1,4}$/.test(answer) ? Number(answer) : answer === '' ? expected : null
  return value !== null && value >= from && value <= to ? value : undefined
}

export const operationMinutes = (answer: string, expected: number | null = null): number | undefined =>
  wholeNumber(answer, expected, { from: 1, to: LONGEST_OPERATION })
export const nightsAfter = (answer: string, expected: number | null = null): number | undefined =>
  wholeNumber(answer, expected, { from: 0, to: MOST_NIGHTS })

export function chooseHold(places: FreePlaces, answers: HoldAnswers, wanted: Wanted): HoldChoice {
  const minutes = operationMinutes(answers.minutes, wanted.expectedMinutes)
  const nights = nightsAfter(answers.nights, wanted.expectedNights)
  const sessions = minutes === undefined ? [] : sessionsFor(places, minutes, wanted)
  const session =
    sessions.find((each) => sessionKey(each) === answers.session) ??
    sessions.find((each) =>
      surgeonsFor(places, each, minutes!, wanted).some((one) => thingKey(one) === wanted.surgeon),
    ) ??
    sessions[0]
  const surgeons = session ? surgeonsFor(places, session, minutes!, wanted) : []
  const surgeon =
    surgeons.find((each) => thingKey(each) === answers.surgeon) ??
    surgeons.find((each) => thingKey(each) === wanted.surgeon) ??
    (surgeons.length === 1 ? surgeons[0] : undefined)
  const starts = session && surgeon ? startsIn(session, surgeon, minutes!) : []
  const from = starts.find((start) => String(start) === answers.from) ?? starts[0]
  const rooms = session && nights !== undefined ? roomsFor(places, session, nights) : []
  const room = rooms.find((each) => thingKey(each) === answers.room) ?? rooms[0]
  const hoursOffered = hoursUntil(wanted.day, wanted.today)
  const hours = hoursOffered.find((each) => String(each) === answers.hours) ?? usualHours(hoursOffered)
  const known = { stay: minutes !== undefined && nights !== undefined, session, surgeon, time: from, room, hours }
  return {
    ...(minutes !== undefined && { minutes }),
    ...(nights !== undefined && { nights }),
    ...(session && { session }),
    ...(surgeon && { surgeon }),
    ...(from !== undefined && { from }),
    ...(room && { room }),
    hours,
    open: holdQuestions.filter((question) => known[question] === undefined || known[question] === false),
    sessions,
    surgeons,
    starts,
    rooms,
    hoursOffered,
  }
}

/** What is to be held, once nothing is open. */
export function placeOf({
  session,
  surgeon,
  room,
  from,
  minutes,
  nights,
  open,
}: HoldChoice): WantedCapacity | undefined {
  if (open.length > 0) return undefined
  return {
    theatre: { trust: session!.trust, id: session!.theatre },
    day: session!.day,
    from: from!,
    minutes: minutes!,
    surgeon: { trust: surgeon!.trust, id: surgeon!.id },
    room: { trust: room!.trust, id: room!.id },
    nights: nights!,
  }
}

/** Every answer, so that what is confirmed is what was shown. */
export const answersOf = ({ minutes, nights, session, surgeon, from, room, hours }: HoldChoice): HoldAnswers => ({
  minutes: String(minutes ?? ''),
  nights: String(nights ?? ''),
  session: session ? sessionKey(session) : '',
  surgeon: surgeon ? thingKey(surgeon) : '',
  from: String(from ?? ''),
  room: room ? thingKey(room) : '',
  hours: String(hours ?? ''),
})

/** Whether what is held is what a form asked for: the theatre, the time, the surgeon and the room. */
export function isHeldAs(
  { theatre, surgeon, room, starts, ends }: Pick<CapacityHold, 'theatre' | 'surgeon' | 'room' | 'starts' | 'ends'>,
  day: Day,
  asked: HoldAnswers,
): boolean {
  return (
    asked.session.endsWith(`~${theatre.trust}~${theatre.id}`) &&
    asked.surgeon === thingKey(surgeon) &&
    asked.room === thingKey(room) &&
    londonDay(starts) === day &&
    clockAt(Number(asked.from)) === format.time(starts) &&
    asked.minutes === String((ends.getTime() - starts.getTime()) / 60_000)
  )
}

const sessionsFor = (places: FreePlaces, minutes: number, wanted: Wanted): readonly FreeSession[] => {
  const { day, site, today } = wanted
  return places.sessions.filter(
    (session) =>
      session.day === day &&
      session.day >= today &&
      session.site === site &&
      surgeonsFor(places, session, minutes, wanted).length > 0,
  )
}

const surgeonsFor = (
  { surgeons }: FreePlaces,
  session: FreeSession,
  minutes: number,
  { surgeonOf }: Wanted,
): readonly FreeSurgeon[] =>
  surgeons.filter(
    (surgeon) =>
      surgeon.day === session.day &&
      surgeon.minutes >= minutes &&
      // Whether one who travels may work there yet is for the two trusts to settle.
      (surgeonOf === undefined ? surgeon.sites.includes(session.site) : surgeon.trust === surgeonOf) &&
      startsIn(session, surgeon, minutes).length > 0,
  )

const EVERY_MINUTES = 15

/** When the operation can begin: from the start of each gap every quarter of an hour, and when the surgeon comes free. */
export function startsIn(
  { gaps }: Pick<FreeSession, 'gaps'>,
  { busy }: Pick<FreeSurgeon, 'busy'>,
  minutes: number,
): readonly number[] {
  const starts = gaps.flatMap(({ from, until }) => {
    const quarters = Array.from(
      { length: Math.ceil((until - from) / EVERY_MINUTES) },
      (_, n) => from + n * EVERY_MINUTES,
    )
    const freed = busy.map((each) => each.until).filter((end) => end > from)
    return [...quarters, ...freed].filter((start) => start + minutes <= until)
  })
  const overlaps = (start: number, { from, until }: Gap) => start < until && from < start + minutes
  return [...new Set(starts)].filter((start) => !busy.some((each) => overlaps(start, each))).sort((a, b) => a - b)
}

/** With a bed on every night, those with most beds free first: the fuller one is left for whom it fits better. */
function roomsFor({ rooms }: FreePlaces, { site, day }: FreeSession, nights: number): readonly FreeRoom[] {
  const days = Array.from({ length: Math.max(1, nights) }, (_, n) => addDays(day, n))
  const freeBeds = ({ beds, held }: FreeRoom) =>
    beds - Math.max(...days.map((each) => held.filter(({ from, until }) => from <= each && each <= until).length))
  return rooms
    .filter((room) => room.site === site && !(room.closesOvernight && nights > 0) && freeBeds(room) > 0)
    .toSorted((a, b) => freeBeds(b) - freeBeds(a))
}

const usual = [4, 24, 3 * 24, 7 * 24, 14 * 24]
const THREE_DAYS = 3 * 24

/** How long a place can be held: never beyond the day itself. */
export function hoursUntil(day: Day, today: Day): readonly number[] {
  const most = Math.max(4, 24 * daysBetween(today, day))
  return usual.filter((hours) => hours <= most)
}

const usualHours = (offered: readonly number[]): number =>
  offered.findLast((hours) => hours <= THREE_DAYS) ?? offered[0]!
