/** Who a transfer is about, as far as the viewer may know: the sender's own row, the receiver's own, or the lane. */
import { type RawBuilder, sql } from 'kysely'
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { maySeePeople } from '#waiting-list'
import type { Transfer, TransferKey } from '../life/transfer-row.ts'

export type PatientSeen = {
  /** For roles that have to know, and where the agreement names it. */
  readonly familyName: string | null
  readonly givenName: string | null
  readonly nhsNumber: string | null
  readonly birthDate: Day | null
  readonly procedure: string | null
  readonly priority: string | null
  readonly nation: Nation
  readonly clockStart: Day
  readonly clockStop: Day | null
  readonly expectedMinutes: number | null
  readonly expectedNights: number | null
  /** In the viewer's own list: the pathway's id. */
  readonly pathway: string | null
}

const wait = sql`p.procedure_name as procedure, p.priority, p.nation, p.clock_start as "clockStart",
  p.expected_minutes as "expectedMinutes", p.expected_nights as "expectedNights"`

const person = (
  from: string,
) => sql`${sql.id(from)}.family_name as "familyName", ${sql.id(from)}.given_name as "givenName",
  ${sql.id(from)}.nhs_number as "nhsNumber", ${sql.id(from)}.birth_date as "birthDate"`

/** In one's own list. A receiver's record of a patient it has taken over says by which transfer they came. */
const ownRow = (which: RawBuilder<unknown>) => sql<PatientSeen>`
  select ${person('i')}, ${wait}, p.clock_stop as "clockStop", p.id as pathway
    from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
   where p.trust = (select viewer_trust()) and ${which}`

/**
 * Nothing where the viewer may see nothing of the patient any more, or not yet. What is read of another trust's patient
 * is in that trust's log; so this is no reading transaction.
 */
export async function patientSeen(tx: Tx, viewer: Viewer, transfer: Transfer): Promise<PatientSeen | undefined> {
  const own = (await ownPatientIn(viewer, transfer).execute(tx)).rows[0]
  return asSeenBy(viewer, own ?? (viewer.trust === transfer.sender ? undefined : await sharedPatient(tx, transfer)))
}

/** As far as the viewer's role has to know. */
export function asSeenBy(viewer: Viewer, patient: PatientSeen | undefined): PatientSeen | undefined {
  if (!patient) return undefined
  return maySeePeople(viewer)
    ? patient
    : { ...patient, familyName: null, givenName: null, nhsNumber: null, birthDate: null, pathway: null }
}

/** In one's own list: a question by itself, for pages that ask several at once. */
export const ownPatientIn = ({ trust }: Viewer, { sender, id }: TransferKey): RawBuilder<PatientSeen> =>
  trust === sender
    ? ownRow(sql`p.pseudonym = (select pseudonym from transfer where sender = ${sender} and id = ${id}::uuid)`)
    : ownRow(sql`p.transfer_id = ${id}::uuid`)

/** Another trust's, through the lane, with the entry in its log. */
export async function sharedPatient(tx: Tx, { sender, id }: TransferKey): Promise<PatientSeen | undefined> {
  const { rows } = await sql<PatientSeen>`
    select ${person('p')}, ${wait}, null as "clockStop", null as pathway
      from share.mutual_aid_pathway p where p.trust = ${sender} and p.transfer = ${id}::uuid`.execute(tx)
  await auditLaneRead(tx, 'mutual-aid lane: one transfer', new Map(rows.length > 0 ? [[sender, 1]] : []), {
    transfer: id,
  })
  return rows[0]
}
