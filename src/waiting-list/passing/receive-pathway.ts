/**
 * A patient whom another trust has handed over, as a record of the viewer's own: a pathway with the same identifier,
 * issuer and start, and status 20. Read through the handover lane, for which the caller writes the owner's audit entry.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { Unusable } from '#platform/errors.ts'
import { pseudonyms } from '#platform/secret.ts'
import { holdPathway } from './own-pathway-row.ts'
import { addEvent, listChanged } from './pass-pathway.ts'

type Received = {
  /** Kept with the pathway: however often this is tried, there is one. */
  readonly transfer: string
  readonly sender: string
  readonly receiver: string
  readonly on: Day
  readonly secret: string
}

/**
 * Makes the pathway, unless it is there. Where the trust's own system lists it already, by the same identifier and issuer,
 * that one becomes it: one patient's wait is on a list once. Whether the lane was read.
 *
 * @throws Unusable while the sender's mutual-aid agreement is not in force: without it nothing can be read
 */
export async function receivePathway(tx: Tx, { transfer, sender, receiver, on, secret }: Received): Promise<boolean> {
  if (await holdPathway(tx, { transfer })) return false
  const listed = (await listedAlready(tx, transfer)) ?? (await holdList(tx).then(() => listedAlready(tx, transfer)))
  const pathway = listed ?? transfer
  const clockStart = listed
    ? await adopt(tx, listed, { transfer, receiver, secret })
    : await make(tx, { transfer, sender, receiver, on, secret })
  await addEvent(tx, pathway, { on: clockStart, kind: 'start-stated', provider: sender, detail: { by: sender } }, null)
  const passed = { to: receiver, clinicalResponsibility: true }
  await addEvent(tx, pathway, { on, kind: 'transferred', provider: sender, detail: passed }, transfer)
  await listChanged(tx)
  return true
}

/** The trust's own open pathway with the identifier and issuer of the one that comes. */
async function listedAlready(tx: Tx, transfer: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select p.id from pathway p join share.received_pathway l
      on l.transfer = ${transfer}::uuid and p.pathway_identifier = l.pathway_identifier and p.pathway_issuer = l.pathway_issuer
     where p.trust = (select viewer_trust()) and p.clock_stop is null
     order by p.referral_received_on, p.id limit 1 for update of p`.execute(tx)
  return rows[0]?.id
}

/** An import that is at its end has written its day of the list, and what it brought is seen once it is through. */
const holdList = (tx: Tx) => sql`select from trust_list where trust = (select viewer_trust()) for update`.execute(tx)

/** Under the name by which plans know who came by the transfer, unless the trust has asked for the patient elsewhere itself. */
async function adopt(
  tx: Tx,
  pathway: string,
  { transfer, receiver, secret }: Pick<Received, 'transfer' | 'receiver' | 'secret'>,
): Promise<Day> {
  const { rows } = await sql<{ clockStart: Day }>`
    update pathway p
       set pseudonym = case when exists (select from transfer t where t.sender = p.trust and t.pseudonym = p.pseudonym)
                            then p.pseudonym else ${pseudonyms(secret, receiver, 'planning')(transfer)} end,
           transfer_id = l.transfer, clock_start = l.clock_start, rtt_status = '20', passed_to = null, version = p.version + 1
      from share.received_pathway l
     where l.transfer = ${transfer}::uuid and p.trust = (select viewer_trust()) and p.id = ${pathway}::uuid
    returning p.clock_start as "clockStart"`.execute(tx)
  return rows[0]!.clockStart
}

async function make(tx: Tx, { transfer, sender, receiver, secret }: Received): Promise<Day> {
  const patient = await meetPatient(tx, transfer)
  const made = await sql<{ clockStart: Day }>`
    insert into pathway (
      trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer, referral_identifier,
      waiting_list_type, treatment_function, reported_group, subspecialty, commissioner, nation, site,
      referral_received_on, clock_start, rtt_status, decided_to_admit_on, priority, priority_order, prioritised_on,
      procedure_code, procedure_name, intended_management, expected_minutes, expected_nights, willing_minutes,
      travel_minutes, sex, age_band, ethnic_group, deprivation_edition, deprivation_quintile, first_activity_on,
      decided_to_treat_on, transfer_id)
    select (select viewer_trust()), transfer, ${patient}::uuid, ${pseudonyms(secret, receiver, 'planning')(transfer)},
           'transfer', ${`${sender} ${transfer}`}, pathway_identifier, pathway_issuer, referral_identifier,
           waiting_list_type, treatment_function, reported_group, subspecialty, commissioner, nation, receiving_site,
           referral_received_on, clock_start, '20', decided_to_admit_on, priority, priority_order, prioritised_on,
           procedure_code, procedure_name, intended_management, expected_minutes, expected_nights, willing_minutes,
           travel_minutes, sex, age_band, ethnic_group, deprivation_edition, deprivation_quintile, first_activity_on,
           decided_to_treat_on, transfer
      from share.received_pathway where transfer = ${transfer}::uuid
    returning clock_start as "clockStart"`.execute(tx)
  if (made.rows[0]) return made.rows[0].clockStart
  throw new Unusable(
    `The mutual-aid agreement of ${sender} is not in force, so the record of its patient cannot be made. Renew it.`,
  )
}

/**
 * The trust's own record of the person, by verified NHS number and birth date; a new one where there is none. Either one
 * alone is no match: two people's records would become one.
 */
async function meetPatient(tx: Tx, transfer: string): Promise<string> {
  const known = await sql<{ id: string }>`
    select i.id from patient i join share.received_pathway l
      on l.transfer = ${transfer}::uuid and i.nhs_number = l.nhs_number and i.birth_date = l.birth_date
     where i.trust = (select viewer_trust()) and l.nhs_number_status = '01' and i.nhs_number_status = '01'
     order by i.id limit 1`.execute(tx)
  if (known.rows[0]) return known.rows[0].id
  await sql`
    insert into patient (
      trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, birth_date, sex, ethnic_category,
      postcode, small_area, deprivation_edition, deprivation_decile, gp_practice, interpreter_language)
    select (select viewer_trust()), transfer, ${`transfer ${transfer}`}, nhs_number, nhs_number_status, family_name,
           given_name, birth_date, patient_sex, ethnic_category, postcode, small_area, patient_deprivation_edition,
           deprivation_decile, gp_practice, interpreter_language
      from share.received_pathway where transfer = ${transfer}::uuid`.execute(tx)
  return transfer
}
