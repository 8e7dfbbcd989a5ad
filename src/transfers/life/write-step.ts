/** Writes a step that the rules allow: the row, whose triggers add the event and the responsibility; then what follows. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import { bulkInsert } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import type { ActionCode, Move } from './actions.ts'
import { effectsOf } from './effects-of.ts'
import type { Details, Facts } from './guards.ts'
import type { Transfer } from './transfer-row.ts'

export type TakenStep = {
  /** As it was before, held by this transaction. */
  readonly transfer: Transfer
  readonly action: ActionCode
  readonly move: Move
  readonly details: Details
  readonly facts: Facts
}

/** @throws Conflict when the clock ended the transfer between the question and the answer */
export async function writeStep(tx: Tx, { transfer, action, move, details, facts }: TakenStep): Promise<void> {
  const { reason = null, note = null, treatedOn } = details
  const isScreening = action === 'screen-clinical' || action === 'screen-social'
  const model = (isScreening && details.model) || transfer.model
  const { offer, hold } = facts
  const result = await sql`/* prepared */
    update transfer
       set state = ${move.to}, version = version + 1, action = ${action}, reason = ${reason}, note = ${note},
           model = ${model}
           ${action === 'screen-clinical' ? sql`, clinically_screened_at = now()` : sql``}
           ${action === 'screen-social' ? sql`, socially_screened_at = now()` : sql``}
           ${action === 'offer' ? sql`, reply_by = ${offer!.replyBy}, day = ${offer!.day}, site = ${offer!.site}` : sql``}
           ${action === 'hold' ? sql`, hold_until = ${hold!.until}` : sql``}
           ${action === 'treat' ? sql`, treated_on = ${treatedOn!}` : sql``}
     where sender = ${transfer.sender} and id = ${transfer.id}::uuid and version = ${transfer.version}
       and state = ${transfer.state}`
    .execute(tx)
    .catch((cause) => {
      const TIME_IS_OVER = 'TR001'
      if ((cause as { code?: string }).code !== TIME_IS_OVER) throw cause
      throw new Conflict('its time ended at this moment', { cause })
    })
  // The row is held, so another version of it cannot be there: what was not written is our bug.
  if (result.numAffectedRows !== 1n) throw new Error(`transfer ${transfer.id} did not take the step ${action}`)
}

/** What follows from steps that are written. Last in the transaction, because it locks both trusts' audit chains. */
export async function closeSteps(tx: Tx, steps: readonly TakenStep[], today: Day): Promise<void> {
  await leaveEffects(tx, steps, today)
  const trusts = [...new Set(steps.flatMap(({ transfer }) => [transfer.sender, transfer.receiver]))].sort()
  for (const trust of trusts) {
    for (const { transfer, action, move, details } of steps) {
      if (trust !== transfer.sender && trust !== transfer.receiver) continue
      await audit(tx, [trust], {
        action: `transfer-${action}`,
        object: `transfer ${transfer.id}`,
        detail: {
          from: move.from,
          to: move.to,
          version: transfer.version + 1,
          ...(details.reason && { reason: details.reason }),
        },
      })
    }
  }
}

async function leaveEffects(tx: Tx, steps: readonly TakenStep[], today: Day): Promise<void> {
  const effects = steps.flatMap(({ transfer, action, move, details }) =>
    effectsOf(action, transfer, move).map((effect) => ({ ...effect, transfer, on: details.treatedOn ?? today })),
  )
  const column = (name: string, type: string, value: (effect: (typeof effects)[number]) => string) => ({
    name,
    type,
    values: effects.map(value),
  })
  await bulkInsert(tx, 'transfer_effect', [
    column('sender', 'text', ({ transfer }) => transfer.sender),
    column('transfer_id', 'uuid', ({ transfer }) => transfer.id),
    column('version', 'integer', ({ transfer }) => String(transfer.version + 1)),
    column('for_trust', 'text', ({ forTrust }) => forTrust),
    column('kind', 'text', ({ kind }) => kind),
    column('on_day', 'date', ({ on }) => on),
  ])
}
