/**
 * What a change of the alliance does elsewhere. The alliance knows no feature: each that has something to stop says what, and
 * stops it in the transaction of the change. The composition root (main.ts) hands them over.
 */
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'

/** Services that are planned together no more, or a trust that takes part no more, for good or for a while. */
export type AllianceChange =
  | { readonly kind: 'services-out'; readonly services: readonly string[] }
  | { readonly kind: 'trust-out'; readonly trust: string; readonly why: 'left' | 'suspended' }

/** Something that a change stops, or that goes on in spite of it. */
export type Stop = {
  /** What there is so many of: "Transfers that are only proposed". */
  readonly what: string
  readonly count: number
  /** Stopped, or kept because people rely on it: what patients have agreed to goes on. */
  readonly effect: 'stops' | 'goes-on'
  /** What becomes of them, in a sentence. */
  readonly says: string
  /** How many of them are each trust's, where that can be said. */
  readonly byTrust?: readonly { readonly trust: string; readonly count: number }[]
}

/** A feature's part in a change. All of it is asked for the purpose of planning, as a person at one of the trusts. */
export type Consequence = {
  /** What it would stop, and what would go on, were the change made now. Changes nothing. */
  wouldStop(tx: Tx, change: AllianceChange, today: Day): Promise<readonly Stop[]>
  /** Stops it, once the change is written, and says what was stopped and what goes on. */
  stop(tx: Tx, change: AllianceChange, today: Day): Promise<readonly Stop[]>
  /** What a trust that has left has still to bring to an end; empty when there is nothing. */
  runsOff(tx: Tx, trust: string): Promise<readonly Stop[]>
}

export async function wouldStop(
  tx: Tx,
  consequences: readonly Consequence[],
  change: AllianceChange,
  today: Day,
): Promise<readonly Stop[]> {
  const found: Stop[] = []
  for (const consequence of consequences) found.push(...(await consequence.wouldStop(tx, change, today)))
  return found
}

export async function stopAll(
  tx: Tx,
  consequences: readonly Consequence[],
  change: AllianceChange,
  today: Day,
): Promise<readonly Stop[]> {
  const stopped: Stop[] = []
  for (const consequence of consequences) stopped.push(...(await consequence.stop(tx, change, today)))
  return stopped
}

export async function stillInFlight(tx: Tx, consequences: readonly Consequence[], trust: string) {
  const found: Stop[] = []
  for (const consequence of consequences) found.push(...(await consequence.runsOff(tx, trust)))
  return found.filter(({ count }) => count > 0)
}
