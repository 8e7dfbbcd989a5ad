/**
 * The figures of a preview as they were shown to somebody, kept with a digest: once anything that was shown changes, it
 * has not been seen.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { MoneyLine, MoneyPreview } from '../preview.ts'
import type { PaymentYear } from '../rules/payment-year.ts'

/** What is kept of a preview: the figures that were shown, or what was missing to give any. */
export type ShownMoney = {
  readonly year: PaymentYear
  readonly lines: readonly MoneyLine[] | null
  readonly missing: readonly string[]
  readonly warnings: readonly string[]
  readonly isInvented: boolean
}

export type SeenMoney = {
  readonly digest: string
  readonly shown: ShownMoney
  readonly shownOn: Day
  readonly at: Date
}

export function shownMoney(preview: MoneyPreview): ShownMoney {
  return {
    year: preview.year,
    lines: preview.known ? preview.lines : null,
    missing: preview.known ? [] : preview.missing.map(({ says }) => says),
    warnings: preview.warnings.map(({ says }) => says),
    isInvented: preview.isInvented,
  }
}

export function digestOf({ year, lines, missing, warnings, isInvented }: ShownMoney): string {
  const figures = lines?.map((line) => [line.for, line.from, line.to, line.pence]) ?? null
  return createHash('sha256')
    .update(JSON.stringify([year, figures, missing, warnings, isInvented]))
    .digest('hex')
}

/** The last time that somebody at a trust was shown the money of a transfer. */
export async function lastSeen(
  tx: Tx,
  sender: string,
  transfer: string,
  byTrust: string,
): Promise<SeenMoney | undefined> {
  const { rows } = await sql<SeenMoney>`
    select digest, shown, at, (at at time zone 'Europe/London')::date as "shownOn"
      from transfer_money_seen where sender = ${sender} and transfer_id = ${transfer}::uuid and by_trust = ${byTrust}
     order by at desc, id limit 1`.execute(tx)
  return rows[0]
}

/** Notes that the viewer's trust has been shown these figures. */
export async function noteSeen(
  tx: Tx,
  { sender, id, receiver }: { readonly sender: string; readonly id: string; readonly receiver: string },
  shown: ShownMoney,
): Promise<void> {
  await sql`
    insert into transfer_money_seen (sender, transfer_id, receiver, digest, shown)
    values (${sender}, ${id}::uuid, ${receiver}, ${digestOf(shown)}, ${JSON.stringify(shown)}::jsonb)`.execute(tx)
}
