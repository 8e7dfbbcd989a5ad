/** Finding the transfer and the facts that its records are built from. The sender's rows are read in the sender's context alone. */
import { sql } from 'kysely'
import { type Day, londonDay } from '#nhs/day.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { findTransfer, type Transfer, type TransferKey } from '../life/transfer-row.ts'
import type { HandoverFacts } from './data-set/build-data-set.ts'

/** @throws NotFound when it is not there and when it is between two other trusts, alike */
export async function transferAt(tx: Tx, key: TransferKey): Promise<Transfer> {
  const found = await findTransfer(tx, key)
  if (!found) throw new NotFound(`transfer ${key.id} of ${key.sender}`)
  return found
}

export type SendersPatient = {
  readonly facts: HandoverFacts
  /** OPCS-4, without its point. */
  readonly procedure: string | null
  readonly procedureName: string | null
}

/** The patient of a transfer, as the sender's own records have them; nothing when they have left its list. */
export async function sendersPatient(tx: Tx, transfer: Transfer, today: Day): Promise<SendersPatient | undefined> {
  const { rows } = await sql<
    HandoverFacts['patient'] &
      HandoverFacts['pathway'] & { readonly procedure: string | null; readonly procedureName: string | null }
  >`
    select i.family_name as "familyName", i.given_name as "givenName", i.postcode, i.birth_date as "birthDate",
           i.nhs_number as "nhsNumber", i.local_id as "localNumber", i.gp_practice as "gpPractice",
           p.pathway_identifier as identifier, p.pathway_issuer as issuer, p.clock_start as "clockStart", p.consultant,
           p.procedure_code as procedure, p.procedure_name as "procedureName",
           array(select e.provider from pathway_event e
                  where e.trust = p.trust and e.pathway_id = p.id and e.provider <> ''
                  group by e.provider order by min(e.seq)) as providers
      from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
     where p.trust = (select viewer_trust()) and p.trust = ${transfer.sender} and p.pseudonym = ${transfer.pseudonym}`.execute(
    tx,
  )
  const found = rows[0]
  if (!found) return undefined
  const { identifier, issuer, clockStart, consultant, providers, procedure, procedureName, ...patient } = found
  const { sender, receiver, treatmentFunction, identifiedAt } = transfer
  // Where the program's day stands still, as in the demonstration, nothing is later than that day.
  const identified = londonDay(identifiedAt)
  const identifiedOn = identified > today ? today : identified
  const pathway = { identifier, issuer, clockStart, consultant, providers }
  const facts = { sender, receiver, treatmentFunction, identifiedOn, patient, pathway }
  return { facts, procedure: withoutPoint(procedure), procedureName }
}

/**
 * The procedure of a patient who comes to the viewer's trust, by the mutual-aid lane, with its entry in the sender's log;
 * nothing while the lane shows nothing. It decides which items the checklist has to hold.
 */
export async function comingPatient(
  tx: Tx,
  { sender, id }: TransferKey,
): Promise<Pick<SendersPatient, 'procedure' | 'procedureName'> | undefined> {
  const { rows } = await sql<{ procedure: string | null; procedureName: string | null }>`
    select procedure_code as procedure, procedure_name as "procedureName" from share.mutual_aid_pathway
     where trust = ${sender} and transfer = ${id}::uuid`.execute(tx)
  await auditLaneRead(tx, 'mutual-aid lane: procedure of a transfer', new Map([[sender, rows.length]]), {
    transfer: id,
  })
  return rows.map(({ procedure, procedureName }) => ({ procedure: withoutPoint(procedure), procedureName }))[0]
}

/** Whether the receiver may see what goes with the patient, now. */
export async function isHandoverShared(tx: Tx, { sender, id }: TransferKey): Promise<boolean> {
  const { rows } = await sql`
    select 1 from share.handover_transfer where trust = ${sender} and transfer = ${id}::uuid`.execute(tx)
  return rows.length > 0
}

const withoutPoint = (code: string | null): string | null => code?.replace('.', '') ?? null

/** A refusal by the database's own rule (migrations/0012), as what it is to a person. */
export function refusedWhenComplete(cause: unknown): never {
  const RECORDS_COMPLETE = 'TR002'
  if ((cause as { code?: string }).code !== RECORDS_COMPLETE) throw cause
  throw new Conflict('the records of this transfer have been completed meanwhile', { cause })
}
