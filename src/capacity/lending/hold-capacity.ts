/**
 * Theatre, surgeon, bed and patient held for a transfer, all of them or none, until a moment of the database's clock.
 *
 * Locks are taken in one order by the database's function. Call these after the transfer's own row is locked and before
 * anything else is; wrap the transaction in `tryAgain` (#platform/try-again.ts).
 */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'

/** A transfer by its key. The two trusts concerned, and what patient is meant, are read from it by the database. */
export type HeldFor = { readonly sender: string; readonly id: string }

/** A thing of a trust: a theatre, a surgeon, a ward room. */
export type OwnThing = { readonly trust: string; readonly id: string }

export type WantedCapacity = {
  readonly theatre: OwnThing
  readonly day: Day
  /** Minutes after midnight in London. */
  readonly from: number
  readonly minutes: number
  readonly surgeon: OwnThing
  readonly room: OwnThing
  readonly nights: number
}

export type HoldAnswer = { readonly held: true } | { readonly held: false; readonly because: string }

type Answer =
  | 'held'
  | 'held-already'
  | 'until-over'
  | 'no-transfer'
  | 'no-session'
  | 'no-surgeon'
  | 'not-senders-surgeon'
  | 'no-room'
  | `${keyof typeof kindNames}-taken`

const kindNames = { theatre: 'The theatre', surgeon: 'The surgeon', bed: 'The room', patient: 'The patient' } as const

const misfits: Partial<Readonly<Record<Answer, string>>> = {
  'held-already': 'Capacity is held for this transfer already. Release it first to hold another time.',
  'until-over': 'The end of the hold has passed. Choose a later one.',
  'no-session':
    'The receiving trust has no theatre session at this time, or it is lent to another trust. Choose a time within a session.',
  'no-surgeon':
    'The surgeon does not operate at this site on this day, or not for as long. Choose another surgeon or day.',
  'not-senders-surgeon': 'A surgeon of the sending trust travels with this patient. Choose one of them.',
  'no-room': 'The room is at another site, or closes overnight. Choose another room.',
}

/**
 * @param until a moment of the database's clock; the hold is over then, whoever looks
 * @returns why not, when what is wanted does not fit what there is
 * @throws Conflict when something of it is taken, naming its kind and nothing else
 * @throws NotFound when there is no such transfer, or it is not the viewer's trust's
 */
export async function holdFor(
  tx: Tx,
  { sender, id }: HeldFor,
  wanted: WantedCapacity,
  until: Date,
): Promise<HoldAnswer> {
  const { theatre, surgeon, room, day, from, minutes, nights } = wanted
  const asked = {
    theatreTrust: theatre.trust,
    theatre: theatre.id,
    surgeonTrust: surgeon.trust,
    surgeon: surgeon.id,
    roomTrust: room.trust,
    room: room.id,
    day,
    from,
    minutes,
    nights,
  }
  const { rows } = await sql<{ answer: Answer }>`
    select private.hold_capacity(${sender}, ${id}::uuid, ${JSON.stringify(asked)}::jsonb, ${until}) as answer`.execute(
    tx,
  )
  const { answer } = rows[0]!
  if (answer === 'held') return { held: true }
  if (answer === 'no-transfer') throw new NotFound(`transfer ${id}`)
  const misfit = misfits[answer]
  if (misfit !== undefined) return { held: false, because: misfit }
  const kind = answer.replace('-taken', '') as keyof typeof kindNames
  throw new Conflict(`${kindNames[kind]} is taken at that time`)
}

/** 'over': the clock was quicker. 'none': nothing was held. */
export type KeepAnswer = 'done' | 'over' | 'none'

/** Makes what is held last, until it is released. Doing it twice is doing it once. */
export const confirmHold = (tx: Tx, transfer: HeldFor): Promise<KeepAnswer> => keep(tx, transfer, 'confirm')

/** Lets what is held last until another moment. What is confirmed stays confirmed. */
export const prolongHold = (tx: Tx, transfer: HeldFor, until: Date): Promise<KeepAnswer> =>
  keep(tx, transfer, 'prolong', until)

/** Lets go of what is held or confirmed for a transfer: declined, withdrawn, lapsed, returned. */
export const releaseHold = (tx: Tx, transfer: HeldFor): Promise<KeepAnswer> => keep(tx, transfer, 'release')

type Keeping = 'confirm' | 'prolong' | 'release'

async function keep(tx: Tx, { sender, id }: HeldFor, what: Keeping, until: Date | null = null): Promise<KeepAnswer> {
  const { rows } = await sql<{ answer: KeepAnswer }>`
    select private.keep_capacity(${sender}, ${id}::uuid, ${what}, ${until}::timestamptz) as answer`.execute(tx)
  return rows[0]!.answer
}

export type CapacityHold = {
  /** 'over' when nobody confirmed it in time. */
  readonly state: 'held' | 'over' | 'confirmed'
  /** Nothing once it is confirmed. */
  readonly until: Date | null
  readonly theatre: OwnThing
  readonly surgeon: OwnThing
  readonly room: OwnThing
  readonly starts: Date
  readonly ends: Date
}

/** What was last held for a transfer and not released; nothing when there is none. Judged by the database's clock. */
export async function holdOf(tx: Tx, transfer: HeldFor): Promise<CapacityHold | undefined> {
  return (await lastHeldFor(transfer).execute(tx)).rows[0]
}

/** The question by itself, for pages that ask several at once. */
export const lastHeldFor = ({ sender, id }: HeldFor): RawBuilder<CapacityHold> => sql<CapacityHold>`
    select case when t.state = 'confirmed' then 'confirmed' when t.alive @> statement_timestamp() then 'held' else 'over' end as state,
           upper(t.alive) as until, lower(t.during) as starts, upper(t.during) as ends,
           json_build_object('trust', t.scope, 'id', t.resource) as theatre,
           json_build_object('trust', s.scope, 'id', s.resource) as surgeon,
           json_build_object('trust', b.scope, 'id', b.resource) as room
      from capacity_hold t
      join capacity_hold s on s.sender = t.sender and s.transfer_id = t.transfer_id and s.kind = 'surgeon' and lower(s.alive) = lower(t.alive)
      join capacity_hold b on b.sender = t.sender and b.transfer_id = t.transfer_id and b.kind = 'bed' and lower(b.alive) = lower(t.alive)
     where t.sender = ${sender} and t.transfer_id = ${id}::uuid and t.kind = 'theatre' and t.state <> 'released'
     order by lower(t.alive) desc limit 1`
