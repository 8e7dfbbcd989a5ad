/** What follows from an item, as its page shows it to somebody. */
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { Decided } from '../meetings/decided.ts'
import { mayCarryOut, mayDeclare, wrongMatter } from './carry-out.ts'
import type { DecisionConsequence } from './consequence.ts'
import type { Following, WhatFollowsView } from './pages/what-follows.tsx'
import { consequenceStore } from './store.ts'

export async function whatFollows(
  tx: Tx,
  viewer: Viewer,
  decided: Decided,
  consequences: readonly DecisionConsequence[],
  today: Day,
): Promise<WhatFollowsView> {
  const rows: Following[] = []
  for (const declared of await consequenceStore(tx).ofItems([decided.record.item.id])) {
    const may = mayCarryOut(viewer, decided, declared)
    const consequence = consequences.find(({ kind }) => kind === declared.kind)
    const standing = declared.done && (await consequence?.standing(tx, declared.done.refers, today))
    rows.push({ declared, ...(standing && { standing }), ...(!may.allowed && { whyNot: may.because }) })
  }
  const kinds = consequences.filter((one) => wrongMatter(one, decided) === undefined)
  return { rows, mayDeclare: mayDeclare(viewer, decided).allowed, kinds }
}
