/** What is kept of a body's work: committees and seats, meetings, items, and what people declared, said and did. No outcomes. */
import type { MatterCode, Post } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { MediaType } from '#web/document-content.ts'
import type { Attendance, Choice, Role } from '../decision/facts.ts'
import type { Interest } from '../decision/interest.ts'

/** Posts of the agreement, and those that sit on committees besides. */
export type SeatPost = Post | 'non-executive-director' | 'clinical-lead'

export const seatPosts: Readonly<Record<SeatPost, { readonly name: string; readonly role: Role }>> = {
  chair: { name: 'Chair', role: 'chair' },
  'chief-executive': { name: 'Chief executive', role: 'chief-executive' },
  'non-executive-director': { name: 'Non-executive director', role: 'non-executive' },
  'medical-director': { name: 'Medical director', role: 'executive' },
  'chief-operating-officer': { name: 'Chief operating officer', role: 'executive' },
  finance: { name: 'Director of finance', role: 'executive' },
  'clinical-lead': { name: 'Clinical lead', role: 'clinical-lead' },
}

/** Somebody as they log in: ids of people are their trust's, so the trust belongs to it. */
export type LogIn = { readonly trust: TrustCode; readonly person: string }

/** How the rules of decision know them. */
export const personId = ({ trust, person }: LogIn): string => `${trust}/${person}`

export type Committee = {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly fromDay: Day
  readonly toDay: Day | null
}

export type Seat = {
  readonly id: string
  readonly committee: string
  /** Null for an independent member. */
  readonly forTrust: TrustCode | null
  readonly trust: TrustCode
  readonly person: string
  readonly name: string
  readonly jobTitle: string
  readonly post: SeatPost
  readonly isVoting: boolean
  readonly deputies: readonly (LogIn & { readonly name: string })[]
  readonly fromDay: Day
  readonly toDay: Day | null
}

export type MeetingState = 'planned' | 'open' | 'closed' | 'cancelled'

export type Meeting = {
  readonly id: string
  readonly committee: string
  readonly title: string
  readonly way: 'at-a-meeting' | 'in-writing'
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly state: MeetingState
  readonly edition: number
}

export type ItemKind = 'decision' | 'discussion' | 'information'

export type Item = {
  readonly id: string
  readonly meeting: string
  /** On the agenda, from 1. */
  readonly place: number
  readonly title: string
  readonly kind: ItemKind
  readonly matter: MatterCode | null
  readonly motion: string
  /** Null: nobody has said. */
  readonly amountPence: number | null
  readonly affected: readonly TrustCode[]
  readonly takesEffectOn: Day | null
  readonly isPublic: boolean
  readonly openedAt: Date | null
  readonly closesAt: Date | null
  readonly closedAt: Date | null
  /** The version of the agreement under which it was put to the vote. */
  readonly agreement: number | null
  readonly edition: number
}

export type Paper = {
  readonly id: string
  readonly item: string
  readonly title: string
  /** '' of a file that somebody attached. */
  readonly body: string
  readonly file: { readonly mediaType: MediaType; readonly bytes: number } | null
  readonly isPublic: boolean
  readonly trust: TrustCode
  readonly person: string
}

export type Declaration = LogIn & {
  readonly id: string
  readonly name: string
  readonly kind: Interest['kind']
  readonly what: string
  readonly onMeeting: string | null
  readonly onItem: string | null
  readonly fromDay: Day | null
  readonly untilDay: Day | null
  readonly votesFor: TrustCode | null
  readonly declaredAt: Date
}

export type Presence = LogIn & {
  readonly id: string
  readonly meeting: string
  readonly how: Attendance['how']
  readonly arrivedAt: Date | null
  readonly leftAt: Date | null
}

export type GivenVote = LogIn & {
  readonly item: string
  readonly forTrust: TrustCode | null
  readonly choice: Choice
  /** Stands beside the decision when it went the other way. */
  readonly reason: string
  readonly at: Date
}

export type BoardWord = {
  readonly item: string
  /** Null: the body itself. */
  readonly byTrust: TrustCode | null
  readonly choice: 'ratified' | 'refused'
  readonly reason: string
  readonly at: Date
}

/** All that is known of one item. */
export type ItemRecord = {
  readonly committee: Committee
  readonly meeting: Meeting
  readonly item: Item
  /** Of the committee, whatever their days. */
  readonly seats: readonly Seat[]
  /** Of the alliance: which of them concern the item is for the rules to say. */
  readonly declarations: readonly Declaration[]
  readonly presences: readonly Presence[]
  readonly votes: readonly GivenVote[]
  readonly words: readonly BoardWord[]
}

export const holdsOn = ({ fromDay, toDay }: Pick<Seat, 'fromDay' | 'toDay'>, day: Day): boolean =>
  fromDay <= day && (toDay === null || day < toDay)
