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
import { endStates, models, states, type TransferState } from '../life/states.ts'
import { type Place, placesFor } from './next-steps.ts'
import { limits } from './time-limit.ts'
import type { WorkAsked } from './work-asked.ts'
import type { WorkList, WorkSide } from './work-list.ts'

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

export type Work = { readonly rows: readonly WorkRow[]; readonly counts: readonly WorkCount[] }

/** One page of the list, most urgent first; or all of it. With it, how many there are, whatever is filtered. */
export async function workOf(
  tx: Tx,
  asked: WorkAsked,
  today: Day,
  page?: { readonly limit: number; readonly offset: number },
): Promise<Work> {
  const { list, show, side, state, service, partner, soon } = asked
  const isSoonBy = sql`case when state in ('offered', 'held') then statement_timestamp() at time zone 'UTC' + ${soonIs} else ${today}::timestamp + ${soonIs} end`
  const is = (column: string, value: string | undefined) =>
    sql`(${value ?? null}::text is null or ${sql.ref(column)} = ${value ?? null})`
  // The page and the counts side by side, so that what is under way is read once. The same text whatever is filtered,
  // because planning it takes longer than answering.
  const { rows } = await sql<Partial<WorkRow> & { counted: WorkCount | null }>`/* prepared */
    with under_way as materialized (${ofTheList(list, today)}),
         page as (select *, row_number() over (order by due, day, sender collate "C", id) as n from (
                    select sender, id, of_side, is_mine, due, day from under_way
                     where is_mine = ${show === 'mine'} and ${is('of_side', side)} and ${is('state', state)}
                       and ${is('treatment_function', service)} and ${is('partner', partner)}
                       and (${!soon} or due <= ${isSoonBy})
                     order by due, day, sender collate "C", id
                     limit ${page?.limit ?? null}::bigint offset ${page?.offset ?? 0}) as p),
         judged as (select *, due <= ${isSoonBy} as is_soon from under_way),
         kinds as (select is_mine, is_soon, of_side, partner, treatment_function, state, count(*) as count
                     from judged group by 1, 2, 3, 4, 5, 6),
         counted as (select row_number() over () as n,
                            jsonb_build_object('isMine', is_mine, 'isSoon', is_soon, 'side', of_side, 'partner', partner,
                                               'service', treatment_function, 'state', state, 'count', count) as counted
                       from kinds)
    select t.sender, t.receiver, t.id, p.of_side as side, p.is_mine as "isMine", t.pseudonym,
           t.treatment_function as "treatmentFunction", t.site, t.day, t.model, t.state, t.version, t.responsible,
           t.reply_by as "replyBy", t.hold_until as "holdUntil", t.treated_on as "treatedOn",
           t.clinically_screened_at is not null as "clinicallyScreened",
           t.socially_screened_at is not null as "sociallyScreened", true as "isShared", null as "clockStart",
           statement_timestamp() as now, c.counted
      from page p join transfer t using (sender, id) full join counted c using (n) order by n`.execute(tx)
  return {
    rows: rows.filter((row): row is WorkRow & { counted: WorkCount | null } => row.id !== null),
    counts: rows.flatMap(({ counted }) => counted ?? []),
  }
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
  const { always, sometimes } = whereMine(list, side)
  return sql`
    select t.sender, t.id, t.day, t.treatment_function, t.state, ${sql.lit(side)} as of_side, t.${sql.id(other)} as partner,
           ${due} as due,
           (t.state = any(${always}::text[]) or ${placeKey} = any(${sometimes}::text[]))
             and (t.state <> 'offered' or t.reply_by <= statement_timestamp() + ${askAgain})
             and (t.state <> 'booked' or t.day <= ${today}::date) as is_mine
      from transfer t
     where t.${sql.id(side)} = (select viewer_trust())
       and t.state not in (${sql.join(endStates.map((state) => sql.lit(state)))})
       and case t.state when 'offered' then t.reply_by > statement_timestamp()
                        when 'held' then t.hold_until > statement_timestamp() else true end`
}

/** A patient who has not answered is asked again when so little time is left. Each alliance may set its own. */
const askAgain = sql`interval '3 days'`
const soonIs = sql`interval '7 days'`

/** States in which the next step is the list's whatever else is so; and, of the others, the places at which it is. */
function whereMine(list: WorkList, side: WorkSide): { always: string[]; sometimes: string[] } {
  const places = placesFor(list, side)
  const always = states
    .map(({ code }) => code)
    .filter((code) => places.filter(({ state }) => state === code).length === placesInState)
  return { always, sometimes: places.filter(({ state }) => !always.includes(state)).map(keyOf) }
}

/** Each model, judged clinically or not, judged socially or not. */
const placesInState = models.length * 2 * 2

const keyOf = ({ state, model, clinicallyScreened, sociallyScreened }: Place): string =>
  `${state} ${model} ${clinicallyScreened} ${sociallyScreened}`

const placeKey = sql`(t.state || ' ' || t.model || ' ' || (t.clinically_screened_at is not null)::text || ' ' ||
                      (t.socially_screened_at is not null)::text)`

/**
 * Until when: the same that time-limit.ts says in words. A day counts as its beginning in UTC, because turning thousands of
 * them into London's moments takes longer than all the rest, and an hour puts none of them before another.
 */
const due = sql`case t.state when 'offered' then t.reply_by at time zone 'UTC' when 'held' then t.hold_until at time zone 'UTC'
  ${sql.join(
    Object.entries(limits).map(
      ([state, { daysBefore }]) =>
        sql`when ${sql.lit(state)} then (t.day - ${sql.lit(daysBefore)}::integer)::timestamp`,
    ),
    sql` `,
  )}
  else t.treated_on::timestamp end`
