/**
 * Where a patient stands among those who wait, in round numbers. The patient's own role sees nobody else, so the program
 * counts, at work for the trust; what leaves is two numbers.
 */
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'

export type PlaceOnList = {
  /** How many wait for the same service at the patient's own trust, the patient among them. */
  readonly waiting: number
  /** How many of them have waited longer than the patient. */
  readonly longer: number
}

/** Nothing when the patient's wait is over there: the clock has stopped, or another trust has taken them over. */
export async function placeOnList(db: Database, patient: Viewer): Promise<PlaceOnList | undefined> {
  const program: Viewer = { ...patient, person: 'accord', name: 'Accord', roles: ['system'], purpose: 'own-care' }
  const { rows } = await db.reading(program, (tx) =>
    sql<PlaceOnList>`
      select count(*) as waiting, count(*) filter (where other.clock_start < mine.clock_start) as longer
        from transfer t
        join pathway mine on mine.trust = t.sender and mine.pseudonym = t.pseudonym
        join pathway other on other.trust = mine.trust and other.treatment_function = mine.treatment_function
                          and other.clock_stop is null and other.passed_to is null
       where t.sender = (select viewer_trust()) and t.id = ${patient.person}::uuid
         and mine.clock_stop is null and mine.passed_to is null
      having count(*) > 0`.execute(tx),
  )
  return rows[0]
}

/** 1,243 → 1,240; fewer than 10 stay unsaid, because a few people can be found out. */
export const roundedDown = (count: number): number => Math.floor(count / 10) * 10
