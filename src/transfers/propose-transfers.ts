/**
 * What a published plan does to transfers, in the plan's own transaction: proposes them all, or takes them all back.
 * The caller has checked who may, and writes the audit entries of its command.
 */
import { sql } from 'kysely'
import { bulkInsert, bulkRows } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import { WITH_PLAN } from './life/reasons.ts'
import { endStates } from './life/states.ts'
import type { ProposedTransfer } from './proposed-transfer.ts'

/** A transfer that somebody is on, or has been treated by, and the plan that proposed it. */
export type OpenProposal = {
  readonly sender: string
  readonly pseudonym: string
  readonly planId: string
  /** Nobody has gone on with it, so it can be taken back with its plan. */
  readonly isOnlyProposed: boolean
}

/**
 * Lets plans of the alliance propose one after the other until this transaction ends, so that the later one is told what
 * the earlier one has proposed.
 */
export async function holdProposals(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('proposed transfers of ' || viewer_alliance(), 0))`.execute(
    tx,
  )
}

/**
 * Which of these patients are already on the way to somewhere, or have been there, by which plan. What the clock has ended stands in the way
 * until the worker has written so, which takes seconds.
 */
export async function openProposals(
  tx: Tx,
  patients: readonly { readonly sender: string; readonly pseudonym: string }[],
): Promise<OpenProposal[]> {
  if (patients.length === 0) return []
  const given = bulkRows([
    { name: 'sender', type: 'text', values: patients.map(({ sender }) => sender) },
    { name: 'pseudonym', type: 'text', values: patients.map(({ pseudonym }) => pseudonym) },
  ])
  const { rows } = await sql<OpenProposal>`
    select t.sender, t.pseudonym, t.plan_id as "planId", t.state = 'identified' as "isOnlyProposed"
      from transfer t join ${given} on given.sender = t.sender and given.pseudonym = t.pseudonym
     where t.state <> all (${[...endStates]}::text[]) or t.state = 'closed'`.execute(tx)
  return rows
}

/** Records the proposals and returns how many. @throws Conflict when another plan has proposed one of them meanwhile */
export async function proposeTransfers(tx: Tx, transfers: readonly ProposedTransfer[]): Promise<number> {
  const text = (name: string, value: (transfer: ProposedTransfer) => string | null, type = 'text') => ({
    name,
    type,
    values: transfers.map(value),
  })
  try {
    return await bulkInsert(tx, 'transfer', [
      text('sender', ({ sender }) => sender),
      text('receiver', ({ receiver }) => receiver),
      text('plan_id', ({ planId }) => planId, 'uuid'),
      text('pseudonym', ({ pseudonym }) => pseudonym),
      text('treatment_function', ({ treatmentFunction }) => treatmentFunction),
      text('site', ({ site }) => site),
      text('day', ({ day }) => day, 'date'),
      text('surgeon', ({ surgeon }) => surgeon),
      text('home_day', ({ homeDay }) => homeDay?.day ?? null, 'date'),
      text('home_day_is', ({ homeDay }) => homeDay?.is ?? null),
    ])
  } catch (cause) {
    const UNIQUE_VIOLATION = '23505'
    if ((cause as { code?: string }).code !== UNIQUE_VIOLATION) throw cause
    throw new Conflict('another plan has proposed one of these patients in the meantime', { cause })
  }
}

/**
 * Takes back every proposal of a plan that is no more than that. What people have gone on with stays: they end it
 * themselves. Returns how many for each sender and receiver.
 */
export async function withdrawTransfersOf(
  tx: Tx,
  planId: string,
): Promise<readonly { readonly sender: string; readonly receiver: string; readonly count: number }[]> {
  const { rows } = await sql<{ sender: string; receiver: string; count: number }>`
    with withdrawn as (
      update transfer set state = 'withdrawn', action = 'withdraw-with-plan', reason = ${WITH_PLAN}, version = version + 1
       where plan_id = ${planId}::uuid and state = 'identified' returning sender, receiver)
    select sender, receiver, count(*) as count from withdrawn group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}

/** How many transfers a plan has proposed, whatever became of them. */
export async function countProposedBy(tx: Tx, planId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from transfer where plan_id = ${planId}::uuid`.execute(tx)
  return rows[0]!.count
}

/** How many proposals of a plan have been taken back with it. */
export async function countWithdrawnOf(tx: Tx, planId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from transfer
     where plan_id = ${planId}::uuid and state = 'withdrawn' and action = 'withdraw-with-plan'`.execute(tx)
  return rows[0]!.count
}
