/** All that is known of the money of one transfer, for its pages, its guard and its ledger. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { TransferModel } from '../../life/states.ts'
import type { MoneyFacts } from '../money-facts.ts'
import { type MoneyPreview, previewMoney } from '../preview.ts'
import { tablesFor } from '../tables/table-store.ts'
import { type MoneyBasis, newestBasis } from './money-basis.ts'
import { digestOf, lastSeen, type SeenMoney, shownMoney } from './shown-money.ts'

/** A transfer, as far as money asks about it. */
export type MoneyTransfer = {
  readonly sender: string
  readonly id: string
  readonly receiver: string
  readonly model: TransferModel
  /** Of surgery, as planned. */
  readonly day: Day
  readonly treatedOn: Day | null
  readonly version: number
  readonly pseudonym: string
  readonly treatmentFunction: string
  readonly state: string
}

export type TransferMoney = {
  readonly transfer: MoneyTransfer
  readonly basis?: MoneyBasis
  readonly preview: MoneyPreview
  /** The last that the receiver was shown, whether or not it still holds. */
  readonly seen?: SeenMoney
  /** Whether the receiver has seen the figures of today. */
  readonly isSeen: boolean
}

/** By the day of treatment once there is one, by the planned day before. */
export async function moneyOf(tx: Tx, sender: string, id: string): Promise<TransferMoney> {
  const transfer = await findTransfer(tx, sender, id)
  const basis = await newestBasis(tx, sender, id)
  const { receiver, model } = transfer
  const facts: MoneyFacts = { sender, receiver, model, day: transfer.treatedOn ?? transfer.day, ...basis }
  const preview = previewMoney(facts, await tablesFor(tx, facts))
  const seen = await lastSeen(tx, sender, id, receiver)
  const isSeen = seen?.digest === digestOf(shownMoney(preview))
  return { transfer, preview, isSeen, ...(basis && { basis }), ...(seen && { seen }) }
}

/**
 * What the guard of accepting asks: the day on which the receiver was shown the figures that still hold, or what is
 * missing to give any. Nothing when it was not, or when something has changed since.
 */
export async function moneySeen(tx: Tx, sender: string, id: string): Promise<{ readonly shownOn: Day } | undefined> {
  const { isSeen, seen } = await moneyOf(tx, sender, id)
  return isSeen && seen ? { shownOn: seen.shownOn } : undefined
}

/** @throws NotFound when it is not there, or none of the viewer's trust's */
export async function findTransfer(tx: Tx, sender: string, id: string): Promise<MoneyTransfer> {
  const { rows } = await sql<MoneyTransfer>`
    select sender, id, receiver, model, day, treated_on as "treatedOn", version, pseudonym, treatment_function as "treatmentFunction", state
      from transfer where sender = ${sender} and id = ${id}::uuid
       and (select viewer_trust()) in (sender, receiver)`.execute(tx)
  if (!rows[0]) throw new NotFound(`transfer ${sender} ${id}`)
  return rows[0]
}
