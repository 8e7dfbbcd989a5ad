/**
 * The two trusts of a transfer with everything that the parts of this module ask for: capacity to hold, tables of money,
 * records that can be completed. Each step is taken by the commands that the pages use, with the facts as they are.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { holdFor, holdOf } from '#capacity'
import type { Day } from '#nhs/day.ts'
import { nhsNumberCheckDigit } from '#nhs/nhs-number.ts'
import { clock } from '#platform/clock.ts'
import type { Tx } from '#platform/database.ts'
import { logger } from '#platform/log.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { smallPdf } from '#web/small-documents.scene.ts'
import { factSources } from './facts.ts'
import { answerItem } from './handover/checklist/checklist-store.ts'
import { answerItems, makeDataSet } from './handover/data-set/data-set-store.ts'
import { attachDocument } from './handover/documents/document-store.ts'
import { missingAnswers } from './handover/handover-in-database.scene.ts'
import type { ActionCode } from './life/actions.ts'
import { allEffects } from './life/all-effects.ts'
import type { Consumers } from './life/do-effects.ts'
import type { Details } from './life/guards.ts'
import { seeToTransfers } from './life/see-to-transfers.ts'
import type { TransferModel, TransferState } from './life/states.ts'
import { takeStep } from './life/take-step.ts'
import { responsibilities } from './life/transfer-events.ts'
import { holdTransfers, type Transfer } from './life/transfer-row.ts'
import { aTransfer, receiver, seen, sender, setTheScene, today } from './life/two-trusts.scene.ts'
import { stateBasis } from './money/agreed/money-basis.ts'
import { moneyOf } from './money/agreed/money-of-transfer.ts'
import { noteSeen, shownMoney } from './money/agreed/shown-money.ts'
import { aBasis } from './money/money.scene.ts'
import { readTable } from './money/tables/read-table.ts'
import type { TableKind } from './money/tables/table-kinds.ts'
import { addTable } from './money/tables/table-store.ts'
import { agreeToOffer, noteAnswer } from './offers/answer-offer.ts'
import { offerElsewhere } from './offers/offer-elsewhere.ts'
import { newestOffer } from './offers/offer-fact.ts'

type Test = TestDatabase<unknown>

export const dayOfSurgery = '2026-03-02'
const tableText: Readonly<Record<TableKind, string>> = {
  prices: 'item,name,spell,price,best_practice_price\nXX01A,Large operation,both,6000.00,6600.00\n',
  relationships: 'commissioner,kind,share_of_price,expected_annual_value\nQUA,aligned,,90000000\n',
  recharges:
    'sender,receiver,for,basis,amount\nRL1,RRJ,operation,share,80\nRL1,RRJ,follow-up,sum,150\nRL1,RRJ,surgeon,share,50\n',
}

export async function setTheWholeScene(test: Test, patients = 3): Promise<void> {
  await setTheScene(test, patients)
  const run = (statement: string) => sql.raw(statement).execute(test.scene)
  await run(`update patient set postcode = 'SY11 1AA', gp_practice = 'M82001'`)
  await run(`update pathway set consultant = 'Mr A Smith', procedure_code = 'W37.1'`)
  let nine = 999_000_000
  for (let n = 1; n <= patients; n++) {
    let check: number | undefined
    do check = nhsNumberCheckDigit(String(++nine))
    while (check === undefined)
    await run(`update patient set nhs_number = '${nine}${check}' where local_id = 'L${n}'`)
  }
  await run(`insert into theatre values ('RRJ', 't1', 'RRJ05', 'Theatre 1')`)
  await run(`insert into theatre_session values ('RRJ', 't1', '${dayOfSurgery}', 510, 480, '110')`)
  await run(`insert into ward_room values ('RRJ', 'r1', 'RRJ05', 'Ward A', 'Bay 1', 4, false)`)
  await run(`insert into surgeon values ('RRJ', 'smith', 'Ms Smith', '{110}', null, '{RRJ05}')`)
  await run(`insert into surgeon values ('RL1', 'jones', 'Mr Jones', '{110}', null, '{RL131}')`)
  await run(`insert into surgeon_day select trust, id, '${dayOfSurgery}', 480 from surgeon`)
  for (const at of [sender, receiver]) {
    for (const [kind, text] of Object.entries(tableText) as [TableKind, string][]) {
      const read = readTable(kind, new TextEncoder().encode(text), at.trust)
      if (!read.ok) throw new Error(JSON.stringify(read.faults))
      const about = {
        kind,
        year: '2025/26',
        source: 'This test',
        isInvented: true,
        fileName: kind,
        sha256: '0'.repeat(64),
      }
      const factor = kind === 'prices' ? { marketForcesFactor: 1 } : {}
      await test.db.withViewer(at, (tx) => addTable(tx, { ...about, ...factor, rows: read.rows }))
    }
  }
}

export const effects = (test: Test) => allEffects(test.secret)

/** The worker's round. */
export const seeTo = (test: Test, consumers: Consumers = effects(test)): Promise<void> =>
  seeToTransfers({ db: test.db, clock: clock(today), log: logger('silent') }, consumers)

const once = () => ({ key: randomUUID(), today })
const done = <Outcome extends { status: string }>(outcome: Outcome): Outcome => {
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome
}

/** A step on the day that the program lives on. Refusals come back as they are. */
export const step = (
  test: Test,
  transfer: Transfer,
  by: Viewer,
  action: ActionCode,
  { details = {}, on = today }: { details?: Details; on?: Day } = {},
) =>
  test.db.withViewer(by, (tx) =>
    takeStep(
      tx,
      by,
      { sender: transfer.sender, id: transfer.id, version: transfer.version, action, details },
      { sources: factSources({ clock: clock(on) }), today: on, key: randomUUID() },
    ),
  )

/** Place for the transfer, in the transaction of its step; each transfer's after the one before. */
async function hold(test: Test, transfer: Transfer, until: Date): Promise<void> {
  const nth = Number(transfer.pseudonym.replace('person-', ''))
  await test.db.withViewer(sender, async (tx) => {
    await holdTransfers(tx, [transfer])
    const wanted = {
      theatre: { trust: 'RRJ', id: 't1' },
      surgeon: transfer.model === 'surgeon' ? { trust: 'RL1', id: 'jones' } : { trust: 'RRJ', id: 'smith' },
      room: { trust: 'RRJ', id: 'r1' },
      day: dayOfSurgery,
      from: 510 + 120 * (nth - 1),
      minutes: 120,
      nights: 2,
    }
    const answer = await holdFor(tx, transfer, wanted, until)
    if (!answer.held) throw new Error(answer.because)
    const command = { sender: transfer.sender, id: transfer.id, version: transfer.version, action: 'hold' } as const
    done(await takeStep(tx, sender, command, { sources: factSources({ clock: clock(today) }), today }))
  })
}

const said = (offer: string, way: 'phone' | 'letter') =>
  ({ kind: 'agreed', offer, way, speaker: 'patient', said: 'Yes, please', at: new Date(Date.now() - 1000) }) as const

/** Everything that has to go with the patient. The agreement by letter is part of it. */
export async function completeRecords(tx: Tx, transfer: Transfer): Promise<void> {
  const offer = (await newestOffer(tx, transfer))!.id
  done(await noteAnswer(tx, sender, transfer, said(offer, 'letter'), once()))
  await answerItems(tx, transfer, missingAnswers, 0)
  const made = await makeDataSet(tx, transfer, today)
  if (!made.ok) throw new Error(JSON.stringify(made.faults))
  const pdf = { name: 'Letter.pdf', mediaType: 'application/pdf', body: smallPdf } as const
  const letter = await attachDocument(tx, transfer, pdf)
  await answerItem(tx, transfer, 'letter', { state: 'have', datedOn: '2026-01-20', note: null, document: letter }, 0)
  const items = ['imaging', 'pre-operative-assessment', 'consent-to-surgery', 'kit', 'infection-status']
  for (const item of [...items, 'follow-up-plan']) {
    await answerItem(
      tx,
      transfer,
      item,
      { state: 'have', datedOn: '2026-01-20', note: 'In the post', document: null },
      0,
    )
  }
}

/** What has to be there before the step that leads on from a state, and the step. */
type Way = {
  readonly [From in TransferState]?: (test: Test, transfer: Transfer) => Promise<unknown>
}

const way: Way = {
  identified: (test, transfer) =>
    step(test, transfer, sender, transfer.clinicallyScreened ? 'screen-social' : 'screen-clinical'),
  screened: (test, transfer) =>
    test.db.withViewer(sender, (tx) => {
      const place = { day: dayOfSurgery, provider: 'RRJ', site: 'RRJ05', team: 'Ms Smith and her team' }
      const draft = { ...place, replyBy: '2026-02-10', wayMade: 'phone' } as const
      return offerElsewhere(tx, sender, transfer, draft, once()).then(done)
    }),
  offered: (test, transfer) =>
    test.db.withViewer(sender, async (tx) => {
      const offer = (await newestOffer(tx, transfer))!.id
      return agreeToOffer(tx, sender, transfer, said(offer, 'phone'), once()).then(done)
    }),
  consented: (test, transfer) => hold(test, transfer, new Date(Date.now() + 3_600_000)),
  held: async (test, transfer) => {
    await seeMoney(test, transfer)
    done(await step(test, transfer, receiver, 'accept'))
  },
  accepted: async (test, transfer) => {
    await test.db.withViewer(sender, (tx) => completeRecords(tx, transfer))
    done(await step(test, transfer, sender, 'complete'))
  },
  complete: (test, transfer) =>
    step(test, transfer, receiver, transfer.model === 'pathway' ? 'pass' : 'book').then(done),
  passed: (test, transfer) => step(test, transfer, receiver, 'book').then(done),
  booked: (test, transfer) =>
    step(test, transfer, receiver, 'treat', { on: dayOfSurgery, details: { treatedOn: dayOfSurgery } }).then(done),
  treated: (test, transfer) => step(test, transfer, receiver, 'hand-back').then(done),
  'handed-back': (test, transfer) => step(test, transfer, sender, 'close').then(done),
}

/** The sender states what the money depends on; the receiver is shown it. */
export async function seeMoney(test: Test, transfer: Transfer): Promise<void> {
  await test.db.withViewer(sender, (tx) => stateBasis(tx, transfer, aBasis, 0))
  await test.db.withViewer(receiver, async (tx) => {
    const { preview } = await moneyOf(tx, transfer.sender, transfer.id)
    await noteSeen(tx, transfer, shownMoney(preview))
  })
}

/** Proposes a transfer and takes it along the way until it stands there, the worker following each step. */
export async function aTransferAt(
  test: Test,
  person: number,
  state: TransferState,
  { model = 'pathway', each = async () => {} }: { model?: TransferModel; each?: (now: Transfer) => Promise<void> } = {},
): Promise<Transfer> {
  let now = await aTransfer(test, person, model)
  while (now.state !== state) {
    const on = way[now.state]
    if (!on) throw new Error(`no way leads on from ${now.state}`)
    await on(test, now)
    await seeTo(test)
    now = await seen(test, now)
    await each(now)
  }
  return now
}

/** What each part keeps of a transfer, side by side. */
export async function standOf(test: Test, transfer: Transfer) {
  const last = await test.db.reading(receiver, (tx) => responsibilities(tx, transfer))
  const place = await test.db.reading(sender, (tx) => holdOf(tx, transfer))
  const pathways = await sql<{ trust: string; says: string }>`
    select p.trust, p.rtt_status || case when p.clock_stop is not null then ' stopped ' || p.clock_stop
             when p.passed_to is not null then ' passed on' else ' on the list' end
             || coalesce(' comes in ' || p.to_come_in_on, '') as says
      from pathway p join pathway home on home.trust = ${transfer.sender} and home.pseudonym = ${transfer.pseudonym}
     where (p.pathway_identifier, p.pathway_issuer, p.clock_start) = (home.pathway_identifier, home.pathway_issuer, home.clock_start)
     order by p.trust`.execute(test.scene)
  const ledger = await sql<{ says: string }>`
    select payer || ' owes ' || payee || ' ' || pence as says from ledger_posting
     where sender = ${transfer.sender} and transfer_id = ${transfer.id}::uuid order by posted_at, id`.execute(
    test.scene,
  )
  const undone = await sql`
    select kind, failure from transfer_effect where transfer_id = ${transfer.id}::uuid and done_at is null`.execute(
    test.scene,
  )
  return {
    responsible: last.filter(({ until }) => until === null).map(({ trust }) => trust),
    place: place?.state ?? 'none',
    lists: Object.fromEntries(pathways.rows.map(({ trust, says }) => [trust, says])),
    ledger: ledger.rows.map(({ says }) => says),
    undone: undone.rows,
  }
}
