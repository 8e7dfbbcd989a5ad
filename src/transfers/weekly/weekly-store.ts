/** What was done in a week to the transfers of the viewer's trust, counted from their events. */
import { sql } from 'kysely'
import { type Day, londonDay } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { countedActions } from './measures.ts'
import type { StepCount } from './weekly-position.ts'

/** Monday to Sunday in London. Of several offers of a transfer the first counts. */
export async function stepsInWeek(tx: Tx, monday: Day): Promise<readonly StepCount[]> {
  const { rows } = await sql<StepCount>`
    select case when t.sender = (select viewer_trust()) then 'sender' else 'receiver' end as side,
           case when t.sender = (select viewer_trust()) then t.receiver else t.sender end as partner,
           t.treatment_function as service, e.action, count(*) as count
      from transfer_event e join transfer t on t.sender = e.sender and t.id = e.transfer_id
     where e.at >= (${monday}::date)::timestamp at time zone 'Europe/London'
       and e.at < (${monday}::date + 7)::timestamp at time zone 'Europe/London'
       and e.action = any(${[...countedActions]}::text[])
       and (select viewer_trust()) in (t.sender, t.receiver)
       and (e.action <> 'offer' or not exists (
             select from transfer_event earlier
              where earlier.sender = e.sender and earlier.transfer_id = e.transfer_id and earlier.action = 'offer'
                and earlier.version < e.version))
     group by 1, 2, 3, 4`.execute(tx)
  return rows
}

export type Days = {
  /** Today by the database's clock, which steps are recorded by. */
  readonly today: Day
  /** Of the newest step of the trust's transfers; nothing when there is none. */
  readonly newest: Day | undefined
}

export async function daysOfSteps(tx: Tx): Promise<Days> {
  const { rows } = await sql<{ now: Date; newest: Date | null }>`
    select statement_timestamp() as now, max(changed_at) as newest from transfer t
     where t.sender = (select viewer_trust()) or t.receiver = (select viewer_trust())`.execute(tx)
  const { now, newest } = rows[0]!
  return { today: londonDay(now), newest: newest === null ? undefined : londonDay(newest) }
}
