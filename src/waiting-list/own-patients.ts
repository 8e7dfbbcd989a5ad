/** Who is behind the viewer's own pseudonyms: for pages where a plan's placements meet people again. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { maySeePeople } from './may-see-people.ts'

export type OwnPatient = {
  readonly pseudonym: string
  /** The pathway's id, for a link to `/waiting-list/pathways/…`. */
  readonly pathway: string
  readonly familyName: string
  readonly givenName: string
  readonly nhsNumber: string | null
}

/** By pseudonym. Only the viewer's own trust's, and only for roles that have to know: others find nothing. */
export async function ownPatients(
  tx: Tx,
  viewer: Viewer,
  pseudonyms: readonly string[],
): Promise<ReadonlyMap<string, OwnPatient>> {
  if (pseudonyms.length === 0 || !maySeePeople(viewer)) return new Map()
  const { rows } = await sql<OwnPatient>`
    select p.pseudonym, p.id as pathway, i.family_name as "familyName", i.given_name as "givenName",
           i.nhs_number as "nhsNumber"
      from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
     where p.trust = (select viewer_trust()) and p.pseudonym = any(${[...pseudonyms]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.pseudonym, row]))
}
