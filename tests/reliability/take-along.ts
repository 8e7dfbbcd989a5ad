/** Takes one transfer along its script until it is over, and notes what was answered to everybody who did something. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import { stateNow } from '../../src/transfers/life/standing.ts'
import { isOpen } from '../../src/transfers/life/states.ts'
import { findTransfer, type Transfer, type TransferKey } from '../../src/transfers/life/transfer-row.ts'
import { sender, today } from '../../src/transfers/life/two-trusts.scene.ts'
import { stateBasis } from '../../src/transfers/money/agreed/money-basis.ts'
import { aBasis } from '../../src/transfers/money/money.scene.ts'
import { noteAnswer } from '../../src/transfers/offers/answer-offer.ts'
import { newestOffer } from '../../src/transfers/offers/offer-fact.ts'
import { completeRecords } from '../../src/transfers/whole-life.scene.ts'
import { type Answer, asking, type Doer } from './deeds.ts'
import type { Dice } from './dice.ts'
import { type Deed, nextTurn } from './next-turn.ts'
import { reliably } from './reliably.ts'
import { type Place, people } from './stage.ts'

/** What somebody was told of what they did to a transfer as they saw it. */
export type Told = {
  /** The form's own key. */
  readonly form: string
  readonly id: string
  /** That they saw. */
  readonly version: number
  readonly action: string
  readonly side: Deed['who']
  readonly person: string
  readonly answer: Answer['is']
  /** What they read. */
  readonly says: string
}

/** Nobody gets so far in so many turns without going in circles. */
const MOST_TURNS = 80
const UNTIL_THE_WORKER_WRITES_MILLISECONDS = 250

export async function takeAlong(
  doer: Doer,
  which: TransferKey,
  place: Place,
  throwDice: Dice,
  tell: (told: Told) => void,
): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const transfer = await seen(doer.db, which)
    if (!isOpen(transfer.state)) return
    if (!isOpen(stateNow(transfer))) await sleep(UNTIL_THE_WORKER_WRITES_MILLISECONDS)
    const turn = nextTurn(transfer, throwDice)
    for (const deed of turn) await prepare(doer.db, transfer, deed)
    await Promise.all(turn.map((deed, n) => doIt(doer, transfer, deed, { person: people[n]!, place }, tell)))
  }
  throw new Error(`transfer ${which.id} goes in circles: ${(await seen(doer.db, which)).state}`)
}

async function doIt(
  doer: Doer,
  transfer: Transfer,
  deed: Deed,
  by: { readonly person: string; readonly place: Place },
  tell: (told: Told) => void,
): Promise<void> {
  const { id, version } = transfer
  const about = { id, version, action: deed.action, side: deed.who, person: by.person }
  const { key, ask, askAndGo } = await asking(doer, transfer, deed, by)
  await sleep(deed.afterMilliseconds)
  if (deed.mishap === 'dropped') await askAndGo()
  const answers = deed.mishap === 'doubled' ? await Promise.all([ask(), ask()]) : [await ask()]
  for (const answer of answers) tell({ form: key, ...about, answer: answer.is, says: answer.says })
}

async function seen(db: Database, which: TransferKey): Promise<Transfer> {
  const transfer = await reliably(() => db.reading(sender, (tx) => findTransfer(tx, which)))
  if (!transfer) throw new Error(`transfer ${which.id} is not there any more`)
  return transfer
}

/** What guards ask for, as people see to it before the step. Done before, or made of no use by a rival, is as good. */
async function prepare(db: Database, transfer: Transfer, { action }: Deed): Promise<void> {
  const see = async (work: () => Promise<unknown>) => {
    try {
      await reliably(work)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
    }
  }
  if (action === 'accept') {
    await see(() => db.withViewer(sender, (tx) => stateBasis(tx, transfer, aBasis, 0)))
  }
  if (action === 'complete') {
    // Those who agreed on their page have agreed in writing; the letter is as good, and the conversation is still to be had.
    await see(() =>
      db.withViewer(sender, async (tx) => {
        const offer = (await newestOffer(tx, transfer))!.id
        const said = {
          kind: 'agreed',
          offer,
          way: 'phone',
          speaker: 'patient',
          said: 'Yes',
          at: new Date(Date.now() - 1),
        } as const
        await noteAnswer(tx, sender, transfer, said, { key: crypto.randomUUID(), today })
      }),
    )
    await see(() => db.withViewer(sender, (tx) => completeRecords(tx, transfer)))
  }
}
