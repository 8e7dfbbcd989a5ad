/** The days on which a patient said that they cannot come, as a list for people. The rules read them with the offers. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'

export type DeclaredDays = {
  readonly id: string
  readonly saidOn: Day
  readonly from: Day
  readonly to: Day
}

/** Those that stand, the earliest first. */
export async function declaredDays(tx: Tx, patient: string): Promise<DeclaredDays[]> {
  const { rows } = await sql<DeclaredDays>`
    select id, said_on as "saidOn", from_day as "from", to_day as "to" from patient_unavailable
     where trust = (select viewer_trust()) and patient_id = ${patient}::uuid and taken_back_on is null
     order by from_day, id`.execute(tx)
  return rows
}
