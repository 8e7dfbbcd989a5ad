/**
 * What a transfer does to a trust's own pathway: passes it on with status 21, takes it back with status 20, gives it a
 * day to come in, and stops its clock. The start is never touched. Each call is one change, for the viewer's trust, in
 * the caller's transaction; the caller sees to it that each is made once.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { PathwayEvent } from '#nhs/rtt/pathway-event.ts'
import type { RttStatus } from '#nhs/rtt-status.ts'
import type { Tx } from '#platform/database.ts'
import { Unusable } from '#platform/errors.ts'
import { type HeldPathway, holdPathway, type PathwayOf } from './own-pathway-row.ts'

type Change = {
  readonly which: PathwayOf
  /** The transfer that does it. */
  readonly transfer: string
  readonly on: Day
}

/** Another trust has taken the patient over: off the list, with status 21, and the clock runs on there. */
export async function passPathwayOn(tx: Tx, change: Change & { readonly from: string; readonly to: string }) {
  const { from, to } = change
  const pathway = await found(tx, change.which)
  await write(tx, pathway, change, { passedTo: to, rttStatus: '21' }, transferred(change, from, to))
}

/** The patient has come back, with the original start: on the list again, with status 20. */
export async function takePathwayBack(tx: Tx, change: Change & { readonly from: string; readonly to: string }) {
  const { from, to } = change
  const pathway = await found(tx, change.which)
  await write(tx, pathway, change, { passedTo: null, rttStatus: '20' }, transferred(change, from, to))
}

/** The day to come in; null when it is lost. */
export async function giveDayToComeIn(tx: Tx, which: PathwayOf, day: Day | null): Promise<void> {
  const pathway = await found(tx, which)
  await sql`
    update pathway set to_come_in_on = ${day}, version = version + 1
     where trust = (select viewer_trust()) and id = ${pathway.id}::uuid`.execute(tx)
  await listChanged(tx)
}

/** Admission for treatment, here or at the trust that has the patient. Stops the clock on that day, with status 30. */
export async function stopClock(tx: Tx, change: Change & { readonly provider: string }): Promise<void> {
  const { on, provider } = change
  const pathway = await found(tx, change.which)
  // Its own system has told us first: what it said stays.
  if (pathway.clockStop !== null) return
  if (on < pathway.clockStart) {
    throw new Unusable(
      `The treatment is recorded for ${on}, before the clock of pathway ${pathway.id} started on ${pathway.clockStart}. Correct the day.`,
    )
  }
  await write(
    tx,
    pathway,
    change,
    { clockStop: on, rttStatus: '30' },
    { on, kind: 'admitted', provider, rttStatus: '30', detail: { purpose: 'treatment' } },
  )
}

const transferred = ({ on }: Change, from: string, to: string): PathwayEvent => ({
  on,
  kind: 'transferred',
  provider: from,
  detail: { to, clinicalResponsibility: true },
})

async function found(tx: Tx, which: PathwayOf): Promise<HeldPathway> {
  const pathway = await holdPathway(tx, which)
  if (pathway) return pathway
  throw new Unusable('The pathway of this transfer is not in the trust’s list any more. Import the list that holds it.')
}

type Changed = {
  readonly passedTo?: string | null
  readonly clockStop?: Day
  readonly rttStatus: RttStatus
}

async function write(
  tx: Tx,
  { id }: HeldPathway,
  { transfer }: Change,
  { passedTo, clockStop, rttStatus }: Changed,
  event: PathwayEvent,
): Promise<void> {
  await sql`
    update pathway
       set rtt_status = ${rttStatus}, version = version + 1
           ${passedTo === undefined ? sql`` : sql`, passed_to = ${passedTo}`}
           ${clockStop === undefined ? sql`` : sql`, clock_stop = ${clockStop}`}
     where trust = (select viewer_trust()) and id = ${id}::uuid`.execute(tx)
  await addEvent(tx, id, event, transfer)
  await listChanged(tx)
}

/** @param transfer the transfer that brings the event; none for what begins a pathway that a transfer made */
export async function addEvent(tx: Tx, pathway: string, event: PathwayEvent, transfer: string | null): Promise<void> {
  await sql`
    insert into pathway_event (trust, pathway_id, seq, on_day, kind, rtt_status, provider, detail, transfer_id)
    select (select viewer_trust()), ${pathway}::uuid, coalesce(max(seq), 0) + 1, ${event.on}, ${event.kind},
           ${event.rttStatus ?? null}, ${event.provider}, ${JSON.stringify(event.detail ?? null)}::jsonb, ${transfer}::uuid
      from pathway_event where trust = (select viewer_trust()) and pathway_id = ${pathway}::uuid`.execute(tx)
}

/** What was kept of the list's order is of no use any more. */
export async function listChanged(tx: Tx): Promise<void> {
  await sql`update trust_list set version = version + 1 where trust = (select viewer_trust())`.execute(tx)
}
