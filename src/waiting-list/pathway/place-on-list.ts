/** Where a pathway stands in the alliance's order, and among those who wait for the same service. */
import { reportedGroupLabel } from '#nhs/treatment-function.ts'
import type { Database } from '#platform/database.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { type KeptOrders, placeOf, withOrder } from '../list/kept-orders.ts'
import type { ListFilter } from '../list/list-question.ts'

export type Place = {
  /** "Everybody who waits", or the service. */
  readonly among: string
  /** From 1. */
  readonly place: number
  readonly of: number
}

export async function placesOnList(
  db: Database,
  viewer: Viewer,
  kept: KeptOrders,
  { pseudonym, reportedGroup }: { readonly pseudonym: string; readonly reportedGroup: string },
): Promise<readonly Place[]> {
  const planning = forPurpose(viewer, 'planning')
  const placeIn = (among: string, filter: ListFilter) =>
    withOrder(db, planning, kept, { filter, by: 'rank', direction: 'ascending' }, async (_tx, order) => {
      const place = placeOf(order, pseudonym)
      return place === undefined ? [] : [{ among, place, of: order.count }]
    })
  const service = reportedGroupLabel(reportedGroup) ?? reportedGroup
  return [
    ...((await placeIn('Everybody who waits in the alliance', { trusts: [] })) ?? []),
    ...((await placeIn(service, { trusts: [], service: reportedGroup })) ?? []),
  ]
}
