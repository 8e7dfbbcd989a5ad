/** Loans of theatre sessions, inside a viewer's transaction. Every step after the offer is the database's own function. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit, auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { LoanAction, OfferedSession, SessionLoan } from './loan.ts'

/** A session as its owner offers it. */
export type Offer = {
  readonly theatre: string
  readonly day: Day
  readonly startMinute: number
  readonly services: readonly string[]
  readonly hasTheatreTeam: boolean
  readonly hasAnaesthetist: boolean
  readonly kit: string
  readonly note: string
}

/** What a step says besides which it is. */
export type StepDetails = {
  readonly hours?: number
  readonly service?: string
  readonly note?: string
  readonly reason?: string
}

/** 'changed': no longer as it was seen. 'in-use': operations are held in the session. */
export type StepOutcome = 'done' | 'changed' | 'in-use'

export type LoanEvent = {
  readonly version: number
  readonly action: LoanAction
  readonly reason: string
  readonly person: string
  readonly personTrust: string
  readonly at: Date
}

/** A session of the viewer's own, with what stands in the way of lending it. */
export type OwnSession = {
  readonly theatre: string
  readonly theatreName: string
  readonly site: string
  readonly day: Day
  readonly startMinute: number
  readonly minutes: number
  readonly treatmentFunction: string | null
  /** Minutes of it that are held or confirmed for transfers, by whichever trust may use it. */
  readonly heldMinutes: number
}

const offered = sql`trust, id, site, theatre, theatre_name as "theatreName", day, start_minute as "startMinute", minutes,
  services, has_theatre_team as "hasTheatreTeam", has_anaesthetist as "hasAnaesthetist", kit, note, version`

const whole = sql`${offered}, state as stored, borrower, asked_service as "askedService", asked_note as "askedNote",
  held_until as "heldUntil", coalesce(held_until <= statement_timestamp(), false) as "isHoldOver", reason,
  offered_at as "offeredAt"`

/** Loans that the viewer's trust gives or has asked for, on days from `from` to before `until`. */
export async function loansBetween(tx: Tx, from: Day, until: Day): Promise<SessionLoan[]> {
  const { rows } = await sql<SessionLoan>`
    select ${whole} from session_loan
     where alliance = (select viewer_alliance()) and day >= ${from} and day < ${until}
     order by day, start_minute, trust, theatre_name, offered_at`.execute(tx)
  return rows
}

/** Sessions of fellow members that can be asked for now. Each owner's log says that its offers were read. */
export async function sessionsOnOffer(tx: Tx, from: Day, until: Day): Promise<OfferedSession[]> {
  const { rows } = await sql<OfferedSession>`
    select ${offered} from share.session_on_offer
     where trust <> (select viewer_trust()) and day >= ${from} and day < ${until}
     order by day, start_minute, trust, theatre_name, id`.execute(tx)
  const counts = new Map<string, number>()
  for (const { trust } of rows) counts.set(trust, (counts.get(trust) ?? 0) + 1)
  await auditLaneRead(tx, 'lending lane: sessions on offer', counts, { from, until })
  return rows
}

/** One loan: the viewer's own or borrowed, or another's that is on offer. */
export async function loanOf(tx: Tx, owner: string, id: string): Promise<SessionLoan | undefined> {
  const { rows } = await sql<SessionLoan>`
    select ${whole} from session_loan
     where trust = ${owner} and id = ${id}::uuid and alliance = (select viewer_alliance())`.execute(tx)
  if (rows[0]) return rows[0]
  const { rows: lane } = await sql<OfferedSession>`
    select ${offered} from share.session_on_offer where trust = ${owner} and id = ${id}::uuid`.execute(tx)
  if (!lane[0]) return undefined
  await auditLaneRead(tx, 'lending lane: sessions on offer', new Map([[owner, 1]]))
  return { ...lane[0], ...ofNobody }
}

/** What a member who has not asked may know of an offer. */
const ofNobody = {
  stored: 'offered',
  isHoldOver: false,
  borrower: null,
  askedService: null,
  askedNote: null,
  heldUntil: null,
  reason: null,
  offeredAt: new Date(0),
} as const

/** What happened to a loan, as far as it concerns the viewer's trust, newest first. */
export async function loanEvents(tx: Tx, owner: string, id: string): Promise<LoanEvent[]> {
  const { rows } = await sql<LoanEvent>`
    select version, action, reason, person, person_trust as "personTrust", at from session_loan_event
     where trust = ${owner} and loan_id = ${id}::uuid order by version desc`.execute(tx)
  return rows
}

/** The viewer's own sessions on these days, with what is held in each. */
export async function ownSessions(tx: Tx, from: Day, until: Day): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select s.theatre, t.name as "theatreName", t.site, s.day, s.start_minute as "startMinute", s.minutes,
           s.treatment_function as "treatmentFunction", ${heldMinutes} as "heldMinutes"
      from theatre_session s join theatre t on t.trust = s.trust and t.id = s.theatre
     where s.trust = (select viewer_trust()) and s.day >= ${from} and s.day < ${until}
     order by s.day, s.start_minute, s.theatre`.execute(tx)
  return rows
}

const opens = sql`((s.day + make_interval(mins => s.start_minute)) at time zone 'Europe/London')`
const open = sql`tstzrange(${opens}, ${opens} + make_interval(mins => s.minutes))`
const heldMinutes = sql`coalesce((
  select sum(extract(epoch from upper(h.during * ${open}) - lower(h.during * ${open})) / 60)
    from capacity_hold h
   where h.kind = 'theatre' and h.scope = s.trust and h.resource = s.theatre and h.state in ('held', 'confirmed')
     and h.alive @> statement_timestamp() and h.during && ${open}), 0)::integer`

/** One of the viewer's own sessions, to be offered. */
export async function ownSession(
  tx: Tx,
  theatre: string,
  day: Day,
  startMinute: number,
): Promise<OwnSession | undefined> {
  const { rows } = await sql<OwnSession>`
    select s.theatre, t.name as "theatreName", t.site, s.day, s.start_minute as "startMinute", s.minutes,
           s.treatment_function as "treatmentFunction", ${heldMinutes} as "heldMinutes"
      from theatre_session s join theatre t on t.trust = s.trust and t.id = s.theatre
     where s.trust = (select viewer_trust()) and s.theatre = ${theatre} and s.day = ${day}
       and s.start_minute = ${startMinute}`.execute(tx)
  return rows[0]
}

export type OfferOutcome =
  | { readonly status: 'offered'; readonly id: string }
  | { readonly status: 'in-use'; readonly heldMinutes: number }
  | { readonly status: 'open-already' }
  | { readonly status: 'no-such-session' }

/** Offers one of the viewer's own sessions to the alliance. Whoever holds capacity in it meanwhile waits for this. */
export async function offerSession(tx: Tx, offer: Offer): Promise<OfferOutcome> {
  const { theatre, day, startMinute } = offer
  await sql`select private.lock_capacity(array['theatre'], array[viewer_trust()], array[${theatre}::text])`.execute(tx)
  const session = await ownSession(tx, theatre, day, startMinute)
  if (!session) return { status: 'no-such-session' }
  if (session.heldMinutes > 0) return { status: 'in-use', heldMinutes: session.heldMinutes }
  const { rows } = await sql<{ id: string; trust: string }>`
    insert into session_loan (theatre, day, start_minute, minutes, site, theatre_name, services, has_theatre_team,
                              has_anaesthetist, kit, note)
    values (${theatre}, ${day}, ${startMinute}, ${session.minutes}, ${session.site}, ${session.theatreName},
            ${[...offer.services]}::text[], ${offer.hasTheatreTeam}, ${offer.hasAnaesthetist}, ${offer.kit}, ${offer.note})
    on conflict (trust, theatre, day, start_minute) where state in ('offered', 'held', 'confirmed', 'used') do nothing
    returning id, trust`.execute(tx)
  const loan = rows[0]
  if (!loan) return { status: 'open-already' }
  await audit(tx, [loan.trust], {
    action: 'offer-session',
    object: `session loan ${loan.id}`,
    detail: { theatre, day, startMinute },
  })
  return { status: 'offered', id: loan.id }
}

/**
 * Takes a loan a step further, with an entry in the logs of both trusts. Who may, and when, has been asked before
 * (may-step.ts); the database asks again whose step it is and whether the loan is still as it was seen.
 */
export async function stepLoan(
  tx: Tx,
  loan: SessionLoan,
  action: LoanAction,
  { hours = 0, service = '', note = '', reason = '' }: StepDetails = {},
): Promise<StepOutcome> {
  const { rows } = await sql<{ outcome: StepOutcome }>`
    select private.step_session_loan(${loan.trust}, ${loan.id}::uuid, ${loan.version}, ${action}, ${hours}::integer,
                                     ${service}, ${note}, ${reason}) as outcome`.execute(tx)
  const { outcome } = rows[0]!
  if (outcome !== 'done') return outcome
  const { rows: mine } = await sql<{ trust: string }>`select viewer_trust() as trust`.execute(tx)
  await audit(tx, [loan.trust, loan.borrower ?? mine[0]!.trust, mine[0]!.trust], {
    action: `${action}-session`,
    object: `session loan ${loan.id}`,
    detail: { theatre: loan.theatre, day: loan.day, startMinute: loan.startMinute },
  })
  return outcome
}

/** What the alliance agreed on lending, as it is kept: for `readLendingRules`. */
export async function agreedLendingRules(tx: Tx): Promise<unknown> {
  const { rows } = await sql<{ rules: unknown }>`
    select lending_rules as rules from alliance where id = (select viewer_alliance())`.execute(tx)
  return rows[0]?.rules ?? null
}
