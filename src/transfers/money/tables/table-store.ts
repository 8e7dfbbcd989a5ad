/** The money tables that trusts have brought in, inside a viewer's transaction: the newest of each kind and year counts. */
import { sql } from 'kysely'
import { commissioner as commissionerOf } from '#nhs/commissioner.ts'
import { bulkRows } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import type { MoneyFacts, Price, Recharge, TrustTables } from '../money-facts.ts'
import type { TablesOfBoth } from '../recharge-of.ts'
import { type PaymentYear, paymentYearOf } from '../rules/payment-year.ts'
import type { Relationship } from '../rules/relationship.ts'
import type { ReadRow, Row, TableKind } from './table-kinds.ts'

/** A table without its rows. */
export type HeldTable = {
  readonly trust: string
  readonly id: string
  readonly kind: TableKind
  readonly year: PaymentYear
  readonly source: string
  readonly isInvented: boolean
  readonly marketForcesFactor: number | null
  readonly fileName: string
  readonly sha256: string
  readonly broughtAt: Date
  /** Rows that the viewer may see. */
  readonly rows: number
}

export type NewTable = {
  readonly kind: TableKind
  readonly year: PaymentYear
  readonly source: string
  readonly isInvented: boolean
  /** Of the trust in that year: for prices only. */
  readonly marketForcesFactor?: number
  readonly fileName: string
  readonly sha256: string
  readonly rows: readonly ReadRow[]
}

const MILLION = 1_000_000

const tableColumns = sql`t.trust, t.id, t.kind, t.year, t.source, t.is_invented as "isInvented",
  t.market_forces_millionths / ${MILLION}::float8 as "marketForcesFactor", t.file_name as "fileName", t.sha256,
  t.brought_at as "broughtAt",
  (select count(*) from payment_table_row r where r.trust = t.trust and r.table_id = t.id) as rows`

const ofTheAlliance = sql`(select m.trust from alliance_member m where m.alliance = (select viewer_alliance()))`

/** The newest table of each member, kind and year. */
export async function newestTables(tx: Tx): Promise<HeldTable[]> {
  const { rows } = await sql<HeldTable>`
    select ${tableColumns}
      from (select distinct on (trust, kind, year) * from payment_table where trust in ${ofTheAlliance}
             order by trust, kind, year, brought_at desc, id) as t
     order by t.year desc, t.trust, t.kind`.execute(tx)
  return rows
}

/** One table, whether or not a newer one has taken its place. Nothing when it is none of the alliance's. */
export async function heldTable(tx: Tx, trust: string, id: string): Promise<HeldTable | undefined> {
  const { rows } = await sql<HeldTable>`
    select ${tableColumns} from payment_table t where t.trust = ${trust} and t.id = ${id}::uuid`.execute(tx)
  return rows[0]
}

export async function tableRows(tx: Tx, { trust, id }: Pick<HeldTable, 'trust' | 'id'>): Promise<Row[]> {
  const { rows } = await sql<{ body: Row }>`
    select body from payment_table_row where trust = ${trust} and table_id = ${id}::uuid order by row_no`.execute(tx)
  return rows.map(({ body }) => body)
}

/** Adds a table of the viewer's trust, and returns its id. The same file as the newest one of its kind and year adds nothing. */
export async function addTable(tx: Tx, table: NewTable): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const factor = table.marketForcesFactor === undefined ? null : Math.round(table.marketForcesFactor * MILLION)
  const newest = await sql<{ id: string; isSame: boolean }>`
    select id, (sha256, source, is_invented, market_forces_millionths)
               is not distinct from (${table.sha256}, ${table.source}, ${table.isInvented}, ${factor}::integer) as "isSame"
      from payment_table
     where trust = (select viewer_trust()) and kind = ${table.kind} and year = ${table.year}
     order by brought_at desc, id limit 1`.execute(tx)
  if (newest.rows[0]?.isSame) return { id: newest.rows[0].id, isNew: false }
  const { rows } = await sql<{ id: string }>`
    insert into payment_table (kind, year, source, is_invented, market_forces_millionths, file_name, sha256)
    values (${table.kind}, ${table.year}, ${table.source}, ${table.isInvented}, ${factor}, ${table.fileName}, ${table.sha256})
    returning id`.execute(tx)
  const id = rows[0]!.id
  const column = (name: string, type: string, values: readonly (string | null)[]) => ({ name, type, values })
  const given = bulkRows([
    column(
      'row_no',
      'integer',
      table.rows.map((_, n) => String(n + 1)),
    ),
    column(
      'subject',
      'text',
      table.rows.map(({ subject }) => subject),
    ),
    column(
      'partner',
      'text',
      table.rows.map(({ partner }) => partner ?? null),
    ),
    column(
      'body',
      'jsonb',
      table.rows.map(({ row }) => JSON.stringify(row)),
    ),
  ])
  await sql`
    insert into payment_table_row (table_id, row_no, subject, partner, body)
    select ${id}::uuid, given.row_no, given.subject, given.partner, given.body from ${given}`.execute(tx)
  return { id, isNew: true }
}

/** What both trusts have brought in for the year of the facts, as far as the facts ask for it. */
export async function tablesFor(tx: Tx, facts: MoneyFacts): Promise<TablesOfBoth> {
  const { sender, receiver, commissioner, item, day } = facts
  const parent = commissioner === undefined ? undefined : commissionerOf(commissioner)?.parent
  const subjects = [commissioner, parent, item, `${sender} ${receiver}`].filter((each) => each !== undefined)
  const { rows } = await sql<HeldTable & { found: Row[] }>`
    select ${tableColumns},
           coalesce((select jsonb_agg(r.body order by r.row_no) from payment_table_row r
                      where r.trust = t.trust and r.table_id = t.id and r.subject = any (${subjects}::text[])), '[]') as found
      from (select distinct on (trust, kind) * from payment_table
             where trust in (${sender}, ${receiver}) and year = ${paymentYearOf(day)}
             order by trust, kind, brought_at desc, id) as t`.execute(tx)
  const of = (trust: string): TrustTables =>
    Object.assign({}, ...rows.filter((table) => table.trust === trust).map(asTable))
  return { sender: of(sender), receiver: of(receiver) }
}

function asTable({ kind, source, isInvented, marketForcesFactor, found }: HeldTable & { found: Row[] }): TrustTables {
  const table = { source, isInvented }
  if (kind === 'prices')
    return { prices: { ...table, marketForcesFactor: marketForcesFactor ?? 1, rows: found as Price[] } }
  if (kind === 'relationships') return { relationships: { ...table, rows: found as Relationship[] } }
  return { recharges: { ...table, rows: found as Recharge[] } }
}
