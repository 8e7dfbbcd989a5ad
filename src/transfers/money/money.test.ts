import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { type StatedBasis, stateBasis } from './agreed/money-basis.ts'
import { moneyOf, moneySeen } from './agreed/money-of-transfer.ts'
import { noteSeen, shownMoney } from './agreed/shown-money.ts'
import { correctLedger, postMoney } from './ledger/settle-transfer.ts'
import { statementOf, statementTotals, unsettledTransfers } from './ledger/statement.ts'
import {
  aBasis,
  aTransfer,
  bringIn,
  bringInAll,
  pastTheSteps,
  receiver,
  sender,
  someone,
  tableText,
  theAlliance,
} from './money.scene.ts'
import { newestTables, tableRows } from './tables/table-store.ts'

let test: TestDatabase<unknown>
beforeAll(async () => {
  test = await testDatabase()
})
afterAll(() => test.drop())
beforeEach(async () => {
  await test.empty()
  await theAlliance(test)
})

const as = <Result>(trust: string, work: Parameters<typeof test.db.withViewer<Result>>[1]) =>
  test.db.withViewer(someone(trust), work)

const state = (id: string, different: Partial<StatedBasis> = {}, after = 0) =>
  as(sender, (tx) => stateBasis(tx, { sender, id, receiver }, { ...aBasis, ...different }, after))

/** The receiver looks at the money of today. */
const look = (id: string) =>
  as(receiver, async (tx) =>
    noteSeen(tx, { sender, id, receiver }, shownMoney((await moneyOf(tx, sender, id)).preview)),
  )

const isSeen = async (id: string) => (await as(receiver, (tx) => moneySeen(tx, sender, id))) !== undefined

const post = (id: string, trust = receiver, version = 9) =>
  as(trust, (tx) => postMoney(tx, { sender, transfer: id, version }))

/** What a trust is owed by another, in pence. */
async function owed(trust: string, partner: string): Promise<number> {
  const totals = await as(trust, (tx) => statementTotals(tx))
  return totals.filter((each) => each.partner === partner).reduce((sum, { pence }) => sum + pence, 0)
}

const asks = (trust: string, statement: RawBuilder<unknown>) => as(trust, (tx) => statement.execute(tx))

describe('the money of a transfer', () => {
  it('is the same for both trusts, from what each brought in and the sender stated', async () => {
    await bringInAll(test)
    const id = await aTransfer(test)
    await state(id)
    for (const trust of [sender, receiver]) {
      const { preview } = await as(trust, (tx) => moneyOf(tx, sender, id))
      expect(preview).toMatchObject({
        known: true,
        isInvented: true,
        receiver: { fromCommissioner: 600_000, recharges: -15_000 },
      })
    }
  })

  it('is nobody else’s to see', async () => {
    const id = await aTransfer(test)
    await state(id)
    await expect(as('RXK', (tx) => moneyOf(tx, sender, id))).rejects.toThrow(NotFound)
    const seen = await as('RXK', (tx) => sql`select 1 from transfer_money_basis`.execute(tx))
    expect(seen.rows).toEqual([])
  })

  it('is by the newest table of the year, and of no other year', async () => {
    await bringInAll(test)
    const id = await aTransfer(test)
    await state(id, { followUpBy: 'receiver' })
    const income = async () => {
      const { preview } = await as(sender, (tx) => moneyOf(tx, sender, id))
      return preview.known ? preview.receiver.fromCommissioner : preview.missing.map(({ what }) => what)
    }
    await bringIn(test, receiver, 'prices', tableText.prices.replace('6000', '7000'), { year: '2026/27' })
    expect(await income()).toBe(600_000)
    await bringIn(test, receiver, 'prices', tableText.prices.replace('6000', '7000'))
    expect(await income()).toBe(700_000)
    expect(await bringIn(test, receiver, 'prices', tableText.prices.replace('6000', '7000'))).toMatchObject({
      isNew: false,
    })
    await bringIn(
      test,
      receiver,
      'relationships',
      'commissioner,kind,share_of_price,expected_annual_value\nQUA,low-volume,,\n',
    )
    expect(await income()).toBe(0)
  })

  it('is stated by the sender alone, one statement after another', async () => {
    const id = await aTransfer(test)
    await state(id)
    await expect(state(id)).rejects.toThrow(Conflict)
    await state(id, { item: 'XX02A' }, 1)
    const { basis } = await as(receiver, (tx) => moneyOf(tx, sender, id))
    expect(basis).toMatchObject({ number: 2, item: 'XX02A' })
    const byReceiver = as(receiver, (tx) => stateBasis(tx, { sender, id, receiver }, aBasis, 2))
    await expect(byReceiver).rejects.toThrow(/row-level security/)
    await expect(asks(sender, sql`update transfer_money_basis set item = 'XX03A'`)).rejects.toThrow(/permission denied/)
  })

  it('has been seen only as long as nothing of it changes', async () => {
    await bringInAll(test)
    const id = await aTransfer(test)
    expect(await isSeen(id)).toBe(false)
    await look(id)
    // What is missing has been seen too.
    expect(await isSeen(id)).toBe(true)
    await state(id)
    expect(await isSeen(id)).toBe(false)
    await look(id)
    expect(await isSeen(id)).toBe(true)
    await bringIn(test, receiver, 'prices', tableText.prices.replace('6000', '7000'))
    expect(await isSeen(id)).toBe(false)
  })
})

describe('tables', () => {
  it('are seen by fellow members, but a recharge by its two trusts alone', async () => {
    await bringInAll(test)
    const seen = async (trust: string) => {
      const tables = await as(trust, (tx) => newestTables(tx))
      return Object.fromEntries(tables.filter(({ trust: of }) => of === sender).map(({ kind, rows }) => [kind, rows]))
    }
    expect(await seen(receiver)).toEqual({ prices: 1, recharges: 2, relationships: 1 })
    expect(await seen('RXK')).toEqual({ prices: 1, recharges: 0, relationships: 1 })
    await sql`update alliance_member set left_on = current_date where trust = 'RXK'`.execute(test.scene)
    expect((await as(sender, (tx) => newestTables(tx))).length).toBe(6)
    await sql`update alliance_member set left_on = '2020-02-01' where trust = ${sender}`.execute(test.scene)
    expect(await seen(receiver)).toEqual({})
  })

  it('are brought in for one’s own trust alone, and never changed', async () => {
    const { id } = await bringIn(test, sender, 'prices')
    expect(await as(sender, (tx) => tableRows(tx, { trust: sender, id }))).toMatchObject([
      { item: 'XX01A', pence: 600_000 },
    ])
    await expect(
      asks(
        receiver,
        sql`insert into payment_table (trust, kind, year, source, is_invented, file_name, sha256)
      values (${sender}, 'recharges', '2025/26', 's', true, 'f', ${'0'.repeat(64)})`,
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(asks(sender, sql`update payment_table set source = 'other'`)).rejects.toThrow(/permission denied/)
    await expect(asks(sender, sql`delete from payment_table_row`)).rejects.toThrow(/permission denied/)
  })
})

describe('the ledger', () => {
  async function treated(different: Partial<StatedBasis> = {}): Promise<string> {
    const id = await aTransfer(test, { model: 'operation', treatedOn: '2026-02-10' })
    await state(id, different)
    return id
  }

  it('says what each trust owes the other, and the two sum to nothing', async () => {
    await bringInAll(test)
    const id = await treated()
    expect(await post(id)).toEqual({ status: 'posted', postings: 1 })
    expect(await owed(receiver, sender)).toBe(480_000)
    expect(await owed(sender, receiver)).toBe(-480_000)
    expect(await as('RXK', (tx) => statementTotals(tx))).toEqual([])
  })

  it('has each transition once, whoever is told of it and however often', async () => {
    await bringInAll(test)
    const id = await treated()
    const told = await Promise.all([post(id), post(id), post(id, sender), post(id)])
    expect(told.map(({ status }) => status).sort()).toEqual(['done-before', 'done-before', 'done-before', 'posted'])
    expect(await owed(receiver, sender)).toBe(480_000)
  })

  it('posts what the receiver was shown, even when the tables have changed since', async () => {
    await bringInAll(test)
    const id = await treated()
    await look(id)
    await bringIn(test, sender, 'prices', tableText.prices.replace('6000', '9000'))
    await post(id)
    expect(await owed(receiver, sender)).toBe(480_000)
  })

  it('posts by the year of the treatment, when that is another than was shown', async () => {
    await bringInAll(test)
    const id = await treated()
    await look(id)
    await pastTheSteps(test.scene, (tx) => sql`update transfer set treated_on = '2026-04-01'`.execute(tx))
    expect(await post(id)).toMatchObject({ status: 'waits' })
    expect(await as(sender, (tx) => unsettledTransfers(tx))).toMatchObject([{ id }])
  })

  it('guesses nothing: what is not known waits in a list until it is', async () => {
    const id = await treated()
    expect(await post(id)).toMatchObject({ status: 'waits', because: expect.arrayContaining([expect.any(String)]) })
    expect(await as(receiver, (tx) => unsettledTransfers(tx))).toMatchObject([{ id }])
    await bringInAll(test)
    await as(receiver, (tx) => correctLedger(tx, sender, id, 'The tables are there now'))
    expect(await as(receiver, (tx) => unsettledTransfers(tx))).toEqual([])
    expect(await owed(receiver, sender)).toBe(480_000)
  })

  it('is corrected by the opposite of what was wrong, which stays to be read', async () => {
    await bringInAll(test)
    const id = await treated({ isBestPractice: true })
    await post(id)
    await state(id, {}, 1)
    const correct = () => as(sender, (tx) => correctLedger(tx, sender, id, 'The criteria were not met'))
    expect(await correct()).toEqual({ status: 'posted', postings: 2 })
    expect(await correct()).toEqual({ status: 'posted', postings: 0 })
    const { month } = (await as(receiver, (tx) => statementTotals(tx)))[0]!
    const { opening, lines, closing } = await as(receiver, (tx) => statementOf(tx, sender, month))
    expect(lines.map(({ pence, isTakenBack }) => [pence, isTakenBack])).toEqual([
      [528_000, false],
      [-528_000, true],
      [480_000, false],
    ])
    expect([opening, closing]).toEqual([0, 480_000])
    expect(await owed(sender, receiver)).toBe(-480_000)
  })

  it('opens a month with what the months before left, and never changes them', async () => {
    await bringInAll(test)
    await post(await treated())
    await sql`update ledger_posting set month = '2026-01'`.execute(test.scene)
    await post(await treated())
    const { opening, closing } = await as(sender, (tx) => statementOf(tx, receiver, '2999-12'))
    expect([opening, closing]).toEqual([-960_000, -960_000])
    expect(await as(sender, (tx) => statementOf(tx, receiver, '2026-01'))).toMatchObject({
      opening: 0,
      closing: -480_000,
    })
    await expect(
      asks(receiver, sql`insert into ledger_posting (sender, month) values ('RNA', '2020-01')`),
    ).rejects.toThrow(/permission denied/)
    await expect(asks(receiver, sql`update ledger_posting set pence = 1`)).rejects.toThrow(/permission denied/)
    await expect(asks(receiver, sql`delete from ledger_posting`)).rejects.toThrow(/permission denied/)
  })

  it('takes nothing back twice, by another sum or the same way round', async () => {
    await bringInAll(test)
    const id = await treated()
    await post(id)
    const takeBack = (payer: string, payee: string, pence: number) =>
      sql`insert into ledger_posting (sender, transfer_id, settlement, receiver, purpose, payer, payee, pence, reverses)
        select sender, transfer_id, settlement, receiver, purpose, ${payer}, ${payee}, ${pence}, id
          from ledger_posting where reverses is null`
    await expect(asks(receiver, takeBack(receiver, sender, 1))).rejects.toThrow(/by its opposite/)
    await expect(asks(receiver, takeBack(sender, receiver, 480_000))).rejects.toThrow(/by its opposite/)
    await as(receiver, (tx) => takeBack(receiver, sender, 480_000).execute(tx))
    await expect(asks(receiver, takeBack(receiver, sender, 480_000))).rejects.toThrow(
      /ledger_posting_sender_reverses_key/,
    )
  })

  it('has no posting for a third trust, to oneself, of nothing or of a transfer to somebody else', async () => {
    await bringInAll(test)
    const id = await treated()
    await post(id)
    const posting = (payer: string, payee: string, pence: number, to = receiver) =>
      sql`insert into ledger_posting (sender, transfer_id, settlement, receiver, purpose, payer, payee, pence)
        values (${sender}, ${id}::uuid, 1, ${to}, 'follow-up', ${payer}, ${payee}, ${pence})`
    await expect(asks(sender, posting(sender, 'RXK', 1))).rejects.toThrow(/check constraint/)
    await expect(asks(sender, posting(sender, sender, 1))).rejects.toThrow(/check constraint/)
    await expect(asks(sender, posting(sender, receiver, 0))).rejects.toThrow(/check constraint/)
    await expect(asks(sender, posting(sender, 'RXK', 1, 'RXK'))).rejects.toThrow(/another receiver/)
    await expect(asks('RXK', posting(sender, receiver, 1))).rejects.toThrow(/another receiver|row-level security/)
  })
})
