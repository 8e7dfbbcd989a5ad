/**
 * Patients whom a transfer brought, and whom the trust's own system lists by now: their pathway, made by the transfer, and
 * the row of the file are one wait. The row's takes its place, with its pseudonym, its way so far and its original start, so
 * that the source goes on to tell of it like of any other.
 */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { ApplyContext } from './apply-batch.ts'

type Pair = { readonly came: string; readonly listed: string }

/** After the day of the list is written, by which whoever receives a patient meanwhile waits for this import. */
export async function meetReceived(tx: Tx, { trust, importId }: ApplyContext): Promise<void> {
  const { rows } = await sql<Pair>`
    select distinct on (came.id) came.id as came, listed.id as listed
      from pathway came join pathway listed
        on listed.pathway_identifier = came.pathway_identifier and listed.pathway_issuer = came.pathway_issuer
       and (listed.clock_stop is null or listed.clock_stop > came.clock_start)
     where came.trust = ${trust} and came.transfer_id is not null and came.source = 'transfer'
       and listed.trust = ${trust} and listed.transfer_id is null and listed.import_id = ${importId}::uuid
     order by came.id, listed.referral_received_on, listed.id`.execute(tx)
  for (const pair of rows) await takePlace(tx, trust, pair)
}

async function takePlace(tx: Tx, trust: string, { came, listed }: Pair): Promise<void> {
  await sql`
    update pathway_event set pathway_id = ${listed}::uuid
     where trust = ${trust} and pathway_id = ${came}::uuid`.execute(tx)
  // What is told of the pathway goes over with a row that is gone: pseudonym and transfer are one pathway's at a time.
  await sql`
    with gone as (delete from pathway where trust = ${trust} and id = ${came}::uuid returning *)
    update pathway listed
       set pseudonym = gone.pseudonym, transfer_id = gone.transfer_id, clock_start = gone.clock_start, passed_to = gone.passed_to,
           clock_stop = coalesce(gone.clock_stop, listed.clock_stop),
           rtt_status = case when coalesce(gone.clock_stop::text, gone.passed_to) is null then listed.rtt_status else gone.rtt_status end,
           to_come_in_on = coalesce(listed.to_come_in_on, gone.to_come_in_on), travel_minutes = gone.travel_minutes,
           deprivation_edition = gone.deprivation_edition, deprivation_quintile = gone.deprivation_quintile,
           version = listed.version + 1
      from gone
     where listed.trust = ${trust} and listed.id = ${listed}::uuid`.execute(tx)
}
