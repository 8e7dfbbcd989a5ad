/** Who would operate by the plan, as the receiver calls them: what an offer begins with, for people to change. */
import { surgeonName } from '#capacity'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import type { Transfer } from '../life/transfer-row.ts'

/** Nothing where the receiver shares no names of its surgeons. */
export async function plannedTeam(
  { db }: Pick<Parts, 'db'>,
  viewer: Viewer,
  { surgeon }: Pick<Transfer, 'surgeon'>,
): Promise<string | undefined> {
  // As plans name them: the trust, a colon and the surgeon.
  const [trust = '', id = ''] = surgeon.split(/:(.*)/s)
  const name = await db.withViewer(forPurpose(viewer, 'planning'), (tx) => surgeonName(tx, { trust, id }))
  return name && `${name} and team`
}
