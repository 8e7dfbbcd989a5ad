/**
 * Holds a place for a patient, or keeps it longer: the capacity and the step in one transaction, once for each form. A
 * place that cannot be had leaves nothing behind, and the place held before stays. A form that is sent again finds its own
 * answer, however the transfer stands by then; a place that is held already, whoever held it, is not held again.
 */
import { holdFor, holdOf, prolongHold, releaseHold, type WantedCapacity } from '#capacity'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { maySometime } from '../life/may.ts'
import { takeStep } from '../life/take-step.ts'
import { holdTransfers, type Transfer } from '../life/transfer-row.ts'
import { doneOnce } from '../offers/done-once.ts'
import type { Outcome, Seen } from './answer-step.tsx'
import { transferOf } from './asked-transfer.ts'
import { type HoldAnswers, isHeldAs } from './hold-choice.ts'
import { orRefused, Undone } from './undone.ts'

export type WantedHold = {
  /** 'as-held': the place that is held already, for longer. 'gone': one that was shown, and is not free any more. */
  readonly place: WantedCapacity | 'as-held' | 'gone'
  /** From now on, by the database's clock. */
  readonly hours: number
  /** The form's own words: what it is known by when it is sent again. */
  readonly sent: HoldAnswers | { readonly keep: string }
}

/** @throws NotFound, Conflict as `takeStep` does */
export function holdPlace(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  viewer: Viewer,
  seen: Seen,
  wanted: WantedHold,
  key: string,
): Promise<Outcome> {
  const work = (tx: Tx): Promise<Outcome> =>
    doneOnce(tx, key, { seen, sent: wanted.sent }, async () => {
      // The transfer first, then what is held, and the logs last: one order for everybody.
      await holdTransfers(tx, [seen])
      const transfer = await transferOf(tx, viewer, seen)
      const may = maySometime(viewer, 'hold', transfer)
      // A page that is too old takes nothing; who was quicker is said by the step.
      const isAsSeen = transfer.version === seen.version
      if (isAsSeen && !may.allowed) return { status: 'refused', because: may.because }
      if (!isAsSeen && (await isHeldAlready(tx, transfer, wanted))) {
        return { status: 'done', state: transfer.state, version: transfer.version }
      }
      const until = new Date(transfer.now.getTime() + wanted.hours * 3_600_000)
      if (isAsSeen) await keepCapacity(tx, transfer, wanted, until)
      const command = { sender: seen.sender, id: seen.id, version: seen.version, action: 'hold' } as const
      const sources = { hold: async () => ({ until }) }
      const outcome = await takeStep(tx, viewer, command, { sources, today: clock.today() })
      if (outcome.status === 'refused') throw new Undone(outcome.because)
      return outcome
    })
  return orRefused(tryAgain(() => db.withViewer(viewer, work)))
}

/** Whether the very place that is wanted is this patient's, held or firm. */
async function isHeldAlready(tx: Tx, transfer: Transfer, { sent }: WantedHold): Promise<boolean> {
  if ('keep' in sent) return false
  const hold = await holdOf(tx, transfer)
  return hold !== undefined && hold.state !== 'over' && isHeldAs(hold, transfer.day, sent)
}

/** @throws Undone when it cannot be had */
async function keepCapacity(tx: Tx, transfer: Transfer, { place }: WantedHold, until: Date): Promise<void> {
  if (place === 'gone') throw new Undone('The place is not free any more. Choose another.')
  if (place === 'as-held') {
    const kept = await prolongHold(tx, transfer, until)
    if (kept !== 'done') throw new Undone('No place is held any more. Hold another one.')
    return
  }
  if (transfer.state === 'held') await releaseHold(tx, transfer)
  const answer = await holdFor(tx, transfer, place, until).catch((error: unknown) => {
    if (error instanceof Conflict) throw new Undone(`${error.message}. Choose another.`, { cause: error })
    throw error
  })
  if (!answer.held) throw new Undone(answer.because)
}
