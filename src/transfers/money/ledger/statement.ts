/** The ledger as one trust reads it: a statement for each other trust and month, in which plus is what it is owed. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { RechargeFor } from '../money-facts.ts'

export type StatementLine = {
  readonly sender: string
  readonly transfer: string
  readonly purpose: RechargeFor
  readonly treatedOn: Day
  readonly postedOn: Day
  /** In pence: plus is owed to the viewer's trust, minus by it. */
  readonly pence: number
  /** It takes back what was posted before. */
  readonly isTakenBack: boolean
  readonly reason: string | null
  /** It rests on a table that was made up. */
  readonly isInvented: boolean
}

export type Statement = {
  readonly partner: string
  /** '2026-02' */
  readonly month: string
  readonly opening: number
  readonly lines: readonly StatementLine[]
  readonly closing: number
}

/** What stands between the viewer's trust and another in one month. */
export type StatementTotal = {
  readonly partner: string
  readonly month: string
  readonly postings: number
  readonly pence: number
}

const own = sql`(select viewer_trust())`
const signed = sql`case when p.payee = ${own} then p.pence else -p.pence end`
const partnerOf = sql`case when p.payee = ${own} then p.payer else p.payee end`

/** @param month 'YYYY-MM' */
export async function statementOf(tx: Tx, partner: string, month: string): Promise<Statement> {
  const between = sql`(p.payer, p.payee) in ((${own}, ${partner}), (${partner}, ${own}))`
  const before = await sql<{ pence: number }>`
    select coalesce(sum(${signed}), 0)::bigint as pence from ledger_posting p where ${between} and p.month < ${month}`.execute(
    tx,
  )
  const { rows: lines } = await sql<StatementLine>`
    select p.sender, p.transfer_id as transfer, p.purpose, s.treated_on as "treatedOn", ${signed} as pence,
           (p.posted_at at time zone 'Europe/London')::date as "postedOn", p.reverses is not null as "isTakenBack", s.reason,
           coalesce((s.shown ->> 'isInvented')::boolean, false) as "isInvented"
      from ledger_posting p
      join ledger_settlement s on s.sender = p.sender and s.transfer_id = p.transfer_id and s.number = p.settlement
     where ${between} and p.month = ${month}
     order by p.posted_at, p.sender, p.transfer_id, p.reverses is null, p.purpose`.execute(tx)
  const opening = before.rows[0]!.pence
  return { partner, month, opening, lines, closing: lines.reduce((sum, { pence }) => sum + pence, opening) }
}

/** Each month in which something was posted, the newest first. */
export async function statementTotals(tx: Tx): Promise<StatementTotal[]> {
  const { rows } = await sql<StatementTotal>`
    select ${partnerOf} as partner, p.month, count(*) as postings, sum(${signed})::bigint as pence
      from ledger_posting p where ${own} in (p.payer, p.payee)
     group by 1, 2 order by 2 desc, 1`.execute(tx)
  return rows
}

export type Unsettled = {
  readonly sender: string
  readonly id: string
  readonly receiver: string
  readonly treatedOn: Day
}

/** Transfers whose patient has been treated and that are not in the ledger, because their figures were not known. */
export async function unsettledTransfers(tx: Tx): Promise<Unsettled[]> {
  const { rows } = await sql<Unsettled>`
    select t.sender, t.id, t.receiver, t.treated_on as "treatedOn" from transfer t
     where ${own} in (t.sender, t.receiver) and t.state in ('treated', 'handed-back', 'followed-up', 'closed')
       and not exists (select from ledger_settlement s where s.sender = t.sender and s.transfer_id = t.id)
     order by t.treated_on, t.sender, t.id`.execute(tx)
  return rows
}
