/** The names of a trust's own patients in a plan. Others stay pseudonyms: only the owner can say who is meant. */
import type { Database } from '#platform/database.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { type OwnPatient, ownPatients } from '#waiting-list'

type Pseudonymous = { readonly homeTrust: string; readonly pseudonym: string }
export type OwnNames = ReadonlyMap<string, OwnPatient>

/** Asked for the care of one's own patients, which is another purpose than planning and so another transaction. */
export async function ownNames(db: Database, viewer: Viewer, rows: readonly Pseudonymous[]): Promise<OwnNames> {
  const own = rows.filter(({ homeTrust }) => homeTrust === viewer.trust).map(({ pseudonym }) => pseudonym)
  if (own.length === 0) return new Map()
  const carer = forPurpose(viewer, 'own-care')
  return db.reading(carer, (tx) => ownPatients(tx, carer, own))
}
