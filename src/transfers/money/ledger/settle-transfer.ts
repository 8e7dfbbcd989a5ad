/**
 * Puts what a transfer makes two trusts owe each other into the ledger: once for the transition that it follows, and
 * again whenever somebody corrects it. Nothing is edited: what was wrong is taken back by its opposite.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { moneyOf, type TransferMoney } from '../agreed/money-of-transfer.ts'
import { type ShownMoney, shownMoney } from '../agreed/shown-money.ts'
import { paymentYearOf } from '../rules/payment-year.ts'
import { changesTo, type Debt, debtsOf, type Posted } from './due-postings.ts'

/** The effect of a transition that makes money move, in the context of either trust. */
export type MoneyEffect = {
  readonly sender: string
  readonly transfer: string
  /** Of the transfer, after the transition. */
  readonly version: number
}

export type Settled =
  | { readonly status: 'posted'; readonly postings: number }
  | { readonly status: 'done-before' }
  /** The figures are not known: the transfer is listed as not settled until they are. */
  | { readonly status: 'waits'; readonly because: readonly string[] }

/**
 * Posts by the figures that the receiver was shown before it accepted, as long as the treatment was in their year; by
 * today's figures otherwise.
 */
export async function postMoney(tx: Tx, { sender, transfer, version }: MoneyEffect): Promise<Settled> {
  await holdLedgerOf(tx, sender, transfer)
  const { rows } = await sql`
    select 1 from ledger_settlement
     where sender = ${sender} and transfer_id = ${transfer}::uuid and transfer_version = ${version}`.execute(tx)
  if (rows.length > 0) return { status: 'done-before' }
  const money = await moneyOf(tx, sender, transfer)
  const { treatedOn } = money.transfer
  if (treatedOn === null) throw new Error(`transfer ${transfer} makes money move before anybody was treated`)
  const agreed = money.seen?.shown
  const shown = agreed?.lines && agreed.year === paymentYearOf(treatedOn) ? agreed : shownMoney(money.preview)
  return settle(tx, money, shown, treatedOn, { version })
}

/** Settles again by today's figures, for a reason that both trusts can read. The caller has checked who may. */
export async function correctLedger(tx: Tx, sender: string, transfer: string, reason: string): Promise<Settled> {
  await holdLedgerOf(tx, sender, transfer)
  const money = await moneyOf(tx, sender, transfer)
  const { treatedOn } = money.transfer
  if (treatedOn === null) return { status: 'waits', because: ['The patient has not been treated.'] }
  return settle(tx, money, shownMoney(money.preview), treatedOn, { reason })
}

async function settle(
  tx: Tx,
  { transfer: { sender, id, receiver } }: TransferMoney,
  shown: ShownMoney,
  treatedOn: Day,
  why: { readonly version: number } | { readonly reason: string },
): Promise<Settled> {
  if (!shown.lines) return { status: 'waits', because: shown.missing }
  const standing = await standingPostings(tx, sender, id)
  const { takeBack, post } = changesTo(standing, debtsOf(shown.lines))
  const [version, reason] = 'version' in why ? [why.version, null] : [null, why.reason]
  const { rows } = await sql<{ number: number }>`
    insert into ledger_settlement (sender, transfer_id, number, receiver, transfer_version, reason, treated_on, shown)
    select ${sender}, ${id}::uuid, 1 + coalesce(max(number), 0), ${receiver}, ${version}::integer, ${reason}::text,
           ${treatedOn}::date, ${JSON.stringify(shown)}::jsonb
      from ledger_settlement where sender = ${sender} and transfer_id = ${id}::uuid
    returning number`.execute(tx)
  const write = ({ purpose, payer, payee, pence }: Debt, reverses: string | null) =>
    sql`
    insert into ledger_posting (sender, id, transfer_id, settlement, receiver, purpose, payer, payee, pence, reverses)
    values (${sender}, ${randomUUID()}::uuid, ${id}::uuid, ${rows[0]!.number}, ${receiver}, ${purpose}, ${payer}, ${payee},
            ${pence}, ${reverses}::uuid)`.execute(tx)
  for (const { id: posted, payer, payee, ...debt } of takeBack) {
    await write({ ...debt, payer: payee, payee: payer }, posted)
  }
  for (const debt of post) await write(debt, null)
  const postings = takeBack.length + post.length
  await audit(tx, [sender, receiver], {
    action: reason === null ? 'post-money' : 'correct-ledger',
    object: `transfer ${id}`,
    detail: { settlement: rows[0]!.number, postings, ...(reason !== null && { reason }) },
  })
  return { status: 'posted', postings }
}

/** Postings of a transfer that no other has taken back. */
async function standingPostings(tx: Tx, sender: string, transfer: string): Promise<Posted[]> {
  const { rows } = await sql<Posted>`
    select id, purpose, payer, payee, pence from ledger_posting p
     where sender = ${sender} and transfer_id = ${transfer}::uuid and reverses is null
       and not exists (select from ledger_posting r where r.sender = p.sender and r.reverses = p.id)`.execute(tx)
  return rows
}

/** Two that settle one transfer go one after the other. */
const holdLedgerOf = (tx: Tx, sender: string, transfer: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended('ledger of ' || ${sender} || ' ' || ${transfer}, 0))`.execute(tx)
