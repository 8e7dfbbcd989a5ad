/**
 * Does what steps have left for a trust, in its own context. The doing and the tick beside it are one transaction, so an
 * effect is done once, however often a worker is stopped in the middle of it. What fails is tried again, later each time,
 * and says what to do; it holds up the later effects of its own transfer and of no other.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit, auditLaneRead } from '#platform/audit.ts'
import { bulkRows } from '#platform/bulk-insert.ts'
import type { Database, Tx } from '#platform/database.ts'
import { Unusable } from '#platform/errors.ts'
import type { Logger } from '#platform/log.ts'
import type { Viewer } from '#platform/viewer.ts'
import { doneAfter, type EffectKind } from './effect-kinds.ts'
import { findTransfer, type Transfer } from './transfer-row.ts'

export type EffectToDo = {
  readonly kind: EffectKind
  readonly version: number
  /** The day on which it happened. */
  readonly on: Day
  /** For whom it is done: the sender or the receiver. */
  readonly forTrust: string
  readonly transfer: Transfer
}

/** Does one kind of effect, and says whose rows it read through the handover lane. */
export type Consumer = (tx: Tx, effect: EffectToDo) => Promise<{ readonly readOf?: string }>

export type Consumers = { readonly [Kind in EffectKind]?: Consumer }

type Row = {
  readonly sender: string
  readonly id: string
  readonly version: number
  readonly kind: EffectKind
  readonly on: Day
}

/** Longest wait between two attempts, in seconds; they double up to there, and a power of very many is no number. */
const LONGEST_PAUSE = 3_600
const MOST_DOUBLED = 12

/**
 * Does every effect that is due, one transaction each. Returns how many were done.
 *
 * @param viewer the program at work for the trust, for the purpose of mutual aid
 */
export async function doEffects(db: Database, viewer: Viewer, consumers: Consumers, log: Logger): Promise<number> {
  let done = 0
  for (;;) {
    let taken: Row | undefined
    try {
      const isDone = await db.withViewer(viewer, async (tx) => {
        taken = await nextEffect(tx, Object.keys(consumers))
        if (!taken) return false
        await doOne(tx, viewer.trust, taken, consumers[taken.kind]!)
        return true
      })
      if (!isDone) return done
      done += 1
    } catch (error) {
      if (!taken) throw error
      log.warn({ err: error, transfer: taken.id, effect: taken.kind }, 'an effect of a transfer is to be tried again')
      const failed = taken
      await db.withViewer(viewer, (tx) => noteFailure(tx, failed, error))
    }
  }
}

/**
 * The next that is due and that no other worker has; of one transfer, none before an earlier one is done, or before the
 * other trust has done what it waits for.
 */
async function nextEffect(tx: Tx, kinds: readonly string[]): Promise<Row | undefined> {
  const order = bulkRows([
    { name: 'kind', type: 'text', values: doneAfter.map(({ kind }) => kind) },
    { name: 'after', type: 'text', values: doneAfter.map(({ after }) => after) },
  ])
  const { rows } = await sql<Row>`
    select e.sender, e.transfer_id as id, e.version, e.kind, e.on_day as "on" from transfer_effect e
     where e.for_trust = (select viewer_trust()) and e.done_at is null and e.try_at <= statement_timestamp()
       and e.kind = any(${[...kinds]}::text[])
       and exists (select from transfer t
                    where t.sender = e.sender and t.id = e.transfer_id and t.alliance = (select viewer_alliance()))
       and not exists (select from transfer_effect earlier
                        where earlier.sender = e.sender and earlier.transfer_id = e.transfer_id
                          and earlier.for_trust = e.for_trust and earlier.version < e.version
                          and earlier.done_at is null and earlier.kind = any(${[...kinds]}::text[]))
       and not exists (select from transfer_effect first join ${order} on given.kind = e.kind and given.after = first.kind
                        where first.sender = e.sender and first.transfer_id = e.transfer_id
                          and first.version = e.version and first.done_at is null)
     order by e.try_at, e.sender, e.transfer_id, e.version, e.kind limit 1 for update of e skip locked`.execute(tx)
  return rows[0]
}

const whichRow = ({ sender, id, version, kind }: Row) => sql`
  sender = ${sender} and transfer_id = ${id}::uuid and version = ${version} and kind = ${kind}
  and for_trust = (select viewer_trust())`

async function doOne(tx: Tx, own: string, row: Row, consumer: Consumer): Promise<void> {
  const transfer = await findTransfer(tx, row)
  if (!transfer) throw new Error(`transfer ${row.id} is not there`)
  const { readOf } = await consumer(tx, {
    kind: row.kind,
    version: row.version,
    on: row.on,
    forTrust: own,
    transfer,
  })
  await sql`update transfer_effect set done_at = now(), attempts = attempts + 1, failure = null where ${whichRow(row)}`.execute(
    tx,
  )
  await noteDone(tx, own, row, readOf)
}

/** By trust, as everybody does who writes into two chains. */
async function noteDone(tx: Tx, own: string, { id, kind }: Row, readOf: string | undefined): Promise<void> {
  const entries = new Map([[own, () => audit(tx, [own], { action: `transfer-${kind}`, object: `transfer ${id}` })]])
  if (readOf !== undefined && readOf !== own) {
    entries.set(readOf, () => auditLaneRead(tx, 'handover lane', new Map([[readOf, 1]])))
  }
  for (const trust of [...entries.keys()].sort()) await entries.get(trust)!()
}

async function noteFailure(tx: Tx, row: Row, error: unknown): Promise<void> {
  await sql`
    update transfer_effect
       set attempts = attempts + 1, failure = ${saidToPeople(error)},
           try_at = now() + make_interval(secs => least(${LONGEST_PAUSE}, power(2, least(${MOST_DOUBLED}, attempts))))
     where ${whichRow(row)} and done_at is null`.execute(tx)
}

/** What was written for people is said to them. What a database or a disk says is for whoever reads the log. */
const saidToPeople = (error: unknown): string =>
  error instanceof Unusable
    ? error.message
    : 'Accord or its database did not work as it should. It tries again by itself. If this is still here tomorrow, tell whoever runs Accord in your trust: the log says why.'
