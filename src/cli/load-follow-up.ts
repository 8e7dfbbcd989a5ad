/** Loads what the demonstration's alliances follow up: actions, risks, disputes and priorities. */
import { type DemoAlliance, followUpOf } from '#synthetic'
import type { CopyRows } from './load-money.ts'

export { followUpTables } from '#synthetic'

export async function loadFollowUp(hands: CopyRows, alliances: readonly DemoAlliance[]): Promise<void> {
  for (const { id } of alliances) {
    for (const [table, rows] of followUpOf(id)) {
      if (rows[0]) await hands.copy<object>(table, Object.keys(rows[0]) as never[], rows)
    }
  }
}
