/** What was done in a week to the transfers of the viewer's trust, counted from their events. */
import { sql } from 'kysely'
import { addDays, type Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { beginningOf, programsDay } from '../programs-day.ts'
import { countedActions } from './measures.ts'
import type { StepCount } from './weekly-position.ts'

/** Monday to Sunday in London, as the program counts days. Of several offers of a transfer the first counts. */
export async function stepsInWeek(tx: Tx, monday: Day, today: Day): Promise<readonly StepCount[]> {
  const { rows } = await sql<StepCount>`
    select case when t.sender = (select viewer_trust()) then 'sender' else 'receiver' end as side,
           case when t.sender = (select viewer_trust()) then t.receiver else t.sender end as partner,
           t.treatment_function as service, e.action, count(*) as count
      from transfer_event e join transfer t on t.sender = e.sender and t.id = e.transfer_id
     where e.at >= ${beginningOf(monday, today)} and e.at < ${beginningOf(addDays(monday, 7), today)}
       and e.action = any(${[...countedActions]}::text[])
       and (select viewer_trust()) in (t.sender, t.receiver)
       and (e.action <> 'offer' or not exists (
             select from transfer_event earlier
              where earlier.sender = e.sender and earlier.transfer_id = e.transfer_id and earlier.action = 'offer'
                and earlier.version < e.version))
     group by 1, 2, 3, 4`.execute(tx)
  return rows
}

/** Of the newest step of the trust's transfers; nothing when there is none. */
export async function dayOfNewestStep(tx: Tx, today: Day): Promise<Day | undefined> {
  const { rows } = await sql<{ newest: Day | null }>`
    select ${programsDay(sql`max(changed_at)`, today)} as newest from transfer t
     where t.sender = (select viewer_trust()) or t.receiver = (select viewer_trust())`.execute(tx)
  return rows[0]?.newest ?? undefined
}
