/**
 * What the program had to do for the viewer's trust because of a step, and could not do yet. It tries again by itself; a
 * person sees why it fails, because somebody may have to put it right.
 */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { EffectKind } from '../life/effect-kinds.ts'
import type { WorkList } from './work-list.ts'

export type StuckEffect = {
  readonly sender: string
  readonly id: string
  readonly version: number
  readonly kind: EffectKind
  /** As the last attempt said it. */
  readonly failure: string
  readonly attempts: number
  readonly tryAt: Date
}

/** More than this is an outage, and the operator's. */
const MOST_SHOWN = 20

/** For the lists of those who see to both directions; the oldest first. */
export async function stuckEffects(tx: Tx, { sides }: WorkList): Promise<readonly StuckEffect[]> {
  if (sides.length < 2) return []
  const { rows } = await sql<StuckEffect>`/* prepared */
    select sender, transfer_id as id, version, kind, failure, attempts, try_at as "tryAt" from transfer_effect
     where for_trust = (select viewer_trust()) and done_at is null and failure is not null
     order by made_at, transfer_id, kind limit ${MOST_SHOWN}`.execute(tx)
  return rows
}
