/** Who is meant by the viewer's own trust's pseudonyms. Only the owner can ask: row-level security answers for own rows. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'

export type OwnPatient = {
  readonly pseudonym: string
  /** The pathway's id, which is in the address of its page. */
  readonly pathway: string
  readonly givenName: string
  readonly familyName: string
  readonly nhsNumber: string | null
}

/** By pseudonym. One that is not the viewer's trust's, or no longer on its list, is absent. */
export async function ownPatients(tx: Tx, pseudonyms: readonly string[]): Promise<ReadonlyMap<string, OwnPatient>> {
  if (pseudonyms.length === 0) return new Map()
  const { rows } = await sql<OwnPatient>`
    select p.pseudonym, p.id as pathway, i.given_name as "givenName", i.family_name as "familyName",
           i.nhs_number as "nhsNumber"
      from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
     where p.trust = (select viewer_trust()) and p.pseudonym = any(${[...pseudonyms]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.pseudonym, row]))
}
