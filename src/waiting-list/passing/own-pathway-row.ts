/** Finds and holds one pathway of the viewer's trust, for what a transfer does to it. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { RttStatus } from '#nhs/rtt-status.ts'
import type { Tx } from '#platform/database.ts'

/** The sender knows the pathway by its pseudonym; the receiver's own says which transfer brought it. */
export type PathwayOf = { readonly pseudonym: string } | { readonly transfer: string }

export type HeldPathway = {
  readonly id: string
  readonly clockStart: Day
  readonly clockStop: Day | null
  readonly rttStatus: RttStatus
}

/** Whether the trust has this pathway. */
export const ownsPathway = async (tx: Tx, which: PathwayOf): Promise<boolean> =>
  (await holdPathway(tx, which)) !== undefined

/** Nothing when the trust has no such pathway. */
export async function holdPathway(tx: Tx, which: PathwayOf): Promise<HeldPathway | undefined> {
  const condition =
    'transfer' in which ? sql`transfer_id = ${which.transfer}::uuid` : sql`pseudonym = ${which.pseudonym}`
  const { rows } = await sql<HeldPathway>`
    select id, clock_start as "clockStart", clock_stop as "clockStop", rtt_status as "rttStatus" from pathway
     where trust = (select viewer_trust()) and ${condition} for update`.execute(tx)
  return rows[0]
}
