/**
 * Theatre sessions that stand on the lending board when the demonstration is new: on offer, asked for, and lent. The one
 * that is lent is in the weeks after a plan's usual six, so that it changes no plan's figures; what is on offer is its
 * owner's to plan with until somebody has it.
 */
import { addDays, type Day } from '#nhs/day.ts'
import { type DemoAlliance, demoAlliances } from './alliances.ts'
import { firstMonday } from './capacity/horizon.ts'
import { madeUuid } from './demo-identifiers.ts'
import { whoIs } from './demo-people.ts'
import type { TrustCapacity } from './demo-rows.ts'
import { Random } from './random.ts'

export type SessionLoanRow = {
  readonly trust: string
  readonly id: string
  readonly alliance: string
  readonly theatre: string
  readonly day: Day
  readonly start_minute: number
  readonly minutes: number
  readonly site: string
  readonly theatre_name: string
  readonly services: readonly string[]
  readonly has_theatre_team: boolean
  readonly has_anaesthetist: boolean
  readonly kit: string
  readonly state: 'offered' | 'held' | 'confirmed'
  readonly borrower: string | null
  readonly asked_service: string | null
  readonly asked_note: string | null
  readonly held_until: Date | null
  readonly version: number
  readonly offered_by: string
}

export type SessionLoanEventRow = {
  readonly trust: string
  readonly loan_id: string
  readonly version: number
  readonly action: 'hold' | 'confirm'
  readonly borrower: string
  readonly person: string
  readonly person_trust: string
}

export type LentSessions = {
  readonly loans: readonly SessionLoanRow[]
  readonly events: readonly SessionLoanEventRow[]
}

/** owner | week, from 1 | service | where it stands | by whom */
const board: readonly (readonly [string, number, string, SessionLoanRow['state'], string?])[] = [
  ['RRJ', 4, '110', 'offered'],
  ['RRJ', 5, '110', 'held', 'RL1'],
  ['RL1', 7, '110', 'confirmed', 'RRJ'],
  ['RBK', 4, '110', 'offered'],
  ['RBK', 5, '100', 'held', 'RXK'],
  ['RNA', 7, '110', 'confirmed', 'RBK'],
]

const heldForDays = 3

/**
 * @param capacity the trust's own, whose sessions they are
 * @param now by the database's clock, which ends what somebody has asked for
 */
export function lentSessions(trust: string, capacity: TrustCapacity, now: Date, seed: number): LentSessions {
  const random = new Random(seed, 'lent sessions', trust)
  const loans: SessionLoanRow[] = []
  const events: SessionLoanEventRow[] = []
  for (const [owner, week, service, state, by] of board) {
    if (owner !== trust) continue
    const session = sessionOf(capacity, week, service, loans)
    const theatre = capacity.theatres.find(({ id }) => id === session.theatre)!
    const id = madeUuid(loans.length + 1, random)
    const isAsked = state !== 'offered'
    loans.push({
      trust,
      id,
      alliance: allianceOf(trust).id,
      theatre: session.theatre,
      day: session.day,
      start_minute: session.start_minute,
      minutes: session.minutes,
      site: theatre.site,
      theatre_name: theatre.name,
      services: [service],
      has_theatre_team: true,
      has_anaesthetist: state !== 'offered',
      kit: '',
      state,
      borrower: by ?? null,
      asked_service: isAsked ? service : null,
      asked_note: isAsked ? '' : null,
      held_until: state === 'held' ? new Date(now.getTime() + heldForDays * 24 * 60 * 60 * 1000) : null,
      version: state === 'offered' ? 1 : state === 'held' ? 2 : 3,
      offered_by: whoIs(trust, 'chief-operating-officer'),
    })
    if (!by) continue
    const asks = { trust, loan_id: id, version: 2, action: 'hold', borrower: by } as const
    events.push({ ...asks, person: whoIs(by, 'coordinator'), person_trust: by })
    if (state !== 'confirmed') continue
    const lends = { trust, loan_id: id, version: 3, action: 'confirm', borrower: by } as const
    events.push({ ...lends, person: whoIs(trust, 'chief-operating-officer'), person_trust: trust })
  }
  return { loans, events }
}

const allianceOf = (trust: string): DemoAlliance =>
  demoAlliances.find(({ members }) => members.some((member) => member.trust === trust))!

/** The first session of the service in the week that is not on the board yet. */
function sessionOf({ sessions }: TrustCapacity, week: number, service: string, taken: readonly SessionLoanRow[]) {
  const from = addDays(firstMonday, (week - 1) * 7)
  const found = sessions.find(
    ({ day, treatment_function, theatre, start_minute }) =>
      day >= from &&
      day < addDays(from, 7) &&
      treatment_function === service &&
      !taken.some((loan) => loan.theatre === theatre && loan.day === day && loan.start_minute === start_minute),
  )
  if (!found) throw new Error(`No session for ${service} in week ${week}`)
  return found
}
