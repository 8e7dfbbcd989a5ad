/**
 * The receiver accepts a patient: that it has seen the money, and the step, in one transaction. What was shown is what is
 * kept; where anything of it has changed since, nothing is accepted.
 */
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { factSources } from '../facts.ts'
import { maySometime } from '../life/may.ts'
import { takeStep } from '../life/take-step.ts'
import { holdTransfers } from '../life/transfer-row.ts'
import { moneyOf } from '../money/agreed/money-of-transfer.ts'
import { digestOf, noteSeen, shownMoney } from '../money/agreed/shown-money.ts'
import { doneOnce } from '../offers/done-once.ts'
import type { Outcome, Seen } from './answer-step.tsx'
import { transferOf } from './asked-transfer.ts'
import { orRefused, Undone } from './undone.ts'

/**
 * @param digest of the money that the page showed
 * @throws NotFound, Conflict as `takeStep` does
 */
export function acceptPatient(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  viewer: Viewer,
  seen: Seen,
  digest: string,
  key: string,
): Promise<Outcome> {
  const work = (tx: Tx): Promise<Outcome> =>
    doneOnce(tx, key, { seen, digest }, async () => {
      await holdTransfers(tx, [seen])
      const standing = await transferOf(tx, viewer, seen)
      const may = maySometime(viewer, 'accept', standing)
      if (!may.allowed && standing.version === seen.version) return { status: 'refused', because: may.because }
      const isNew = standing.version === seen.version && (await noteMoney(tx, seen, digest))
      const command = { sender: seen.sender, id: seen.id, version: seen.version, action: 'accept' } as const
      const outcome = await takeStep(tx, viewer, command, { sources: factSources({ clock }), today: clock.today() })
      if (outcome.status === 'refused') throw new Undone(outcome.because)
      // After the step, because logs are locked last.
      if (isNew) await audit(tx, [seen.sender, viewer.trust], { action: 'see-money', object: `transfer ${seen.id}` })
      return outcome
    })
  return orRefused(tryAgain(() => db.withViewer(viewer, work)))
}

/** Whether it had to be noted. @throws Undone when it is not what was shown */
async function noteMoney(tx: Tx, { sender, id }: Seen, digest: string): Promise<boolean> {
  const { transfer, preview, isSeen } = await moneyOf(tx, sender, id)
  const shown = shownMoney(preview)
  if (digest !== digestOf(shown)) {
    throw new Undone('The money of this transfer has changed since it was shown. Look at it again before you accept.')
  }
  if (!isSeen) await noteSeen(tx, transfer, shown)
  return !isSeen
}
