/** The forward plan as it stands on a day: each decision point with its committee and what came of it. */
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { boardStore } from '../meetings/store.ts'
import { standingOfPoint } from './decision-point.ts'
import type { PointRow } from './pages/plan.tsx'
import { planStore } from './store.ts'

export async function planRows(tx: Tx, today: Day): Promise<readonly PointRow[]> {
  const store = boardStore(tx)
  const points = await planStore(tx).all()
  const committees = await store.committees()
  const items = await store.itemsCalled(points.flatMap(({ item }) => item ?? []))
  return points.map((point) => ({
    point,
    standing: standingOfPoint(
      point,
      items.find(({ id }) => id === point.item),
      today,
    ),
    committee: committees.find(({ id }) => id === point.committee)?.name ?? '',
  }))
}
