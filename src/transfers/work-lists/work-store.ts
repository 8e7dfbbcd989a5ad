/**
 * Transfers on their way as a work list has them: what waits for its people and what waits for others, most urgent first.
 *
 * The database reads every transfer under way of one trust by two partial indexes (transfer_one_open and migrations/0015), sorts them by their
 * time limit and gives a page; names and what is missing are asked for the page alone.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Standing } from '../life/standing.ts'
import { endStates, type TransferState } from '../life/states.ts'
import { type Place, placesFor } from './next-steps.ts'
import { limits } from './time-limit.ts'
import type { WorkAsked } from './work-asked.ts'
import type { WorkList, WorkSide } from './work-list.ts'

/** A patient who has not answered is asked again when so little time is left. Each alliance may set its own. */
const ASK_AGAIN_DAYS = 3
const SOON_DAYS = 7

export type WorkRow = Standing & {
  readonly id: string
  readonly side: WorkSide
  readonly isMine: boolean
  readonly pseudonym: string
  readonly treatmentFunction: string
  readonly site: string
  readonly day: Day
  readonly treatedOn: Day | null
}

/** How many there are of one kind: what the list's filters and its two halves are counted from. */
export type WorkCount = {
  readonly isMine: boolean
  readonly isSoon: boolean
  readonly side: WorkSide
  readonly partner: string
  readonly service: string
  readonly state: TransferState
  readonly count: number
}

/** One page of the list, most urgent first; or all of it. */
export async function workRows(
  tx: Tx,
  asked: WorkAsked,
  today: Day,
  page?: { readonly limit: number; readonly offset: number },
): Promise<readonly WorkRow[]> {
  const { show, side, state, service, partner, soon } = asked
  const { rows } = await sql<WorkRow>`
    with under_way as (${ofTheList(asked.list, today)})
    select t.sender, t.receiver, t.id, t.side, t.is_mine as "isMine", t.pseudonym, t.treatment_function as "treatmentFunction",
           t.site, t.day, t.model, t.state, t.version, t.responsible, t.reply_by as "replyBy", t.hold_until as "holdUntil",
           t.treated_on as "treatedOn", t.clinically_screened_at is not null as "clinicallyScreened",
           t.socially_screened_at is not null as "sociallyScreened", true as "isShared", null as "clockStart",
           statement_timestamp() as now
      from under_way t
     where t.is_mine = ${show === 'mine'}
       ${side ? sql`and t.side = ${side}` : sql``}
       ${state ? sql`and t.state = ${state}` : sql``}
       ${service ? sql`and t.treatment_function = ${service}` : sql``}
       ${partner ? sql`and t.partner = ${partner}` : sql``}
       ${soon ? sql`and t.is_soon` : sql``}
     order by t.due, t.day, t.sender, t.id
     ${page ? sql`limit ${page.limit} offset ${page.offset}` : sql``}`.execute(tx)
  return rows
}

/** Everything on the list, whatever is filtered. */
export async function workCounts(tx: Tx, list: WorkList, today: Day): Promise<readonly WorkCount[]> {
  const { rows } = await sql<WorkCount>`
    with under_way as (${ofTheList(list, today)})
    select is_mine as "isMine", is_soon as "isSoon", side, partner, treatment_function as service, state, count(*) as count
      from under_way group by 1, 2, 3, 4, 5, 6`.execute(tx)
  return rows
}

/** How many of them meet the filters, in the half that is asked for unless told otherwise. */
export const countOf = (counts: readonly WorkCount[], asked: WorkAsked, show = asked.show): number =>
  counts
    .filter(
      ({ isMine, isSoon, side, partner, service, state }) =>
        isMine === (show === 'mine') &&
        (asked.side === undefined || asked.side === side) &&
        (asked.state === undefined || asked.state === state) &&
        (asked.service === undefined || asked.service === service) &&
        (asked.partner === undefined || asked.partner === partner) &&
        (asked.soon === undefined || isSoon),
    )
    .reduce((sum, { count }) => sum + count, 0)

function ofTheList(list: WorkList, today: Day): RawBuilder<unknown> {
  return sql.join(
    list.sides.map((side) => sql`(${underWay(list, side, today)})`),
    sql` union all `,
  )
}

/** Of one side. What the clock has ended is over, whether or not that is written; the rest is in the indexes' words. */
function underWay(list: WorkList, side: WorkSide, today: Day): RawBuilder<unknown> {
  const other = side === 'sender' ? 'receiver' : 'sender'
  const places = placesFor(list, side).map(keyOf)
  return sql`
    select t.sender, t.receiver, t.id, t.pseudonym, t.treatment_function, t.site, t.day, t.model, t.state, t.version,
           t.responsible, t.reply_by, t.hold_until, t.treated_on, t.clinically_screened_at, t.socially_screened_at,
           ${sql.lit(side)} as side, t.${sql.id(other)} as partner, ${due} as due,
           case when t.state in ('offered', 'held') then ${due} <= statement_timestamp() + make_interval(days => ${sql.lit(SOON_DAYS)})
                else (${due} at time zone 'Europe/London')::date <= ${today}::date + ${sql.lit(SOON_DAYS)}::integer end as is_soon,
           ${placeKey} = any(${places}::text[])
             and (t.state <> 'offered' or t.reply_by <= statement_timestamp() + make_interval(days => ${sql.lit(ASK_AGAIN_DAYS)}))
             and (t.state <> 'booked' or t.day <= ${today}::date) as is_mine
      from transfer t
     where t.${sql.id(side)} = (select viewer_trust())
       and t.state not in (${sql.join(endStates.map((state) => sql.lit(state)))})
       and case t.state when 'offered' then t.reply_by > statement_timestamp()
                        when 'held' then t.hold_until > statement_timestamp() else true end`
}

const keyOf = ({ state, model, clinicallyScreened, sociallyScreened }: Place): string =>
  `${state} ${model} ${clinicallyScreened} ${sociallyScreened}`

const placeKey = sql`(t.state || ' ' || t.model || ' ' || (t.clinically_screened_at is not null)::text || ' ' ||
                      (t.socially_screened_at is not null)::text)`

/** Until when, as a moment: the same that time-limit.ts says in words. */
const due = sql`case t.state when 'offered' then t.reply_by when 'held' then t.hold_until
  ${sql.join(
    Object.entries(limits).map(
      ([state, { daysBefore }]) =>
        sql`when ${sql.lit(state)} then (t.day - ${sql.lit(daysBefore)}::integer)::timestamp at time zone 'Europe/London'`,
    ),
    sql` `,
  )}
  else t.treated_on::timestamp at time zone 'Europe/London' end`
