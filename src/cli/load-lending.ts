/** Loads the sessions that stand on the demonstration's lending board. */
import { lentSessions, type TrustCapacity } from '#synthetic'
import type { AskOwner } from './demo-presence.ts'
import type { CopyRows } from './load-money.ts'

export const lendingTables = ['session_loan', 'session_loan_event'] as const

export async function loadLending(
  hands: CopyRows & AskOwner,
  { code, seed }: { readonly code: string; readonly seed: number },
  capacity: TrustCapacity,
): Promise<void> {
  const [{ now }] = (await hands.ask<{ now: Date }>('select now() as now')) as [{ now: Date }]
  const { loans, events } = lentSessions(code, capacity, now, seed)
  for (const [table, rows] of [
    ['session_loan', loans],
    ['session_loan_event', events],
  ] as const) {
    if (rows[0]) await hands.copy<object>(table, Object.keys(rows[0]) as never[], rows)
  }
}
