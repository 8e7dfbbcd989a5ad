/**
 * The script that people follow: what is done next to a transfer, by whom, who else does something to it at the same
 * moment, and what goes wrong with sending it. Pure: thrown with dice of the transfer's own, so that the same seed asks for
 * the same; who then is quicker is up to the machine.
 */
import type { ActionCode } from '../../src/transfers/life/actions.ts'
import type { TransferModel, TransferState } from '../../src/transfers/life/states.ts'
import type { Transfer } from '../../src/transfers/life/transfer-row.ts'
import { type Dice, oneOf } from './dice.ts'

export type Who = 'sender' | 'receiver' | 'patient'

/** What happens to a form on its way. */
export type Mishap =
  | 'none'
  /** The connection ends before the answer has come; the same form is sent again. */
  | 'dropped'
  /** It is sent twice at once. */
  | 'doubled'

export type Deed = {
  readonly action: ActionCode
  readonly who: Who
  readonly mishap: Mishap
  /** How long after the turn begins it is sent. */
  readonly afterMilliseconds: number
  readonly reason?: string
  readonly model?: TransferModel
  /** Of a place that is held: for how long. */
  readonly holdMilliseconds?: number
}

/** Deeds about one version of a transfer, at once: at most one of them can be done. */
export type Turn = readonly Deed[]

type Rival = { readonly action: ActionCode; readonly who: Who; readonly reason?: string }

const withdraws: Rival = { action: 'withdraw', who: 'sender', reason: 'unfit' }
const refuses: Rival = { action: 'refuse', who: 'receiver', reason: 'no-capacity' }
const declines: Rival = { action: 'decline', who: 'sender', reason: 'too-far' }
const returns: Rival = { action: 'return', who: 'receiver', reason: 'unfit' }

const rivalsIn: { readonly [From in TransferState]?: readonly Rival[] } = {
  identified: [withdraws],
  screened: [withdraws, refuses],
  offered: [declines, { ...declines, who: 'patient' }, withdraws, { action: 'consent', who: 'patient' }],
  consented: [withdraws, refuses],
  held: [withdraws, refuses, declines],
  accepted: [withdraws, refuses],
  complete: [withdraws, refuses, { ...declines, who: 'patient' }],
  passed: [returns],
  booked: [returns],
}

const SOMEBODY_ELSE_TOO = 0.16
const HELD_TOO_SHORT = 0.1
const SHORT_HOLD = 600
const LONG_HOLD = 3_600_000

export function nextTurn(transfer: Transfer, throwDice: Dice): Turn {
  const main = deed(mainIn(transfer, throwDice), throwDice)
  // Screened by two people at once: each about the version that both saw.
  if (transfer.state === 'identified' && !transfer.clinicallyScreened && throwDice() < SOMEBODY_ELSE_TOO) {
    return [main, deed({ action: 'screen-social', who: 'sender' }, throwDice)]
  }
  const rivals = rivalsIn[transfer.state]
  if (!rivals || throwDice() >= SOMEBODY_ELSE_TOO) return [main]
  return [main, deed(oneOf(throwDice, rivals), throwDice)]
}

type Plain = Omit<Deed, 'mishap' | 'afterMilliseconds'>

function mainIn({ state, model, clinicallyScreened }: Transfer, throwDice: Dice): Plain {
  switch (state) {
    case 'identified':
      return clinicallyScreened
        ? { action: 'screen-social', who: 'sender' }
        : {
            action: 'screen-clinical',
            who: 'sender',
            model: oneOf(throwDice, ['pathway', 'pathway', 'operation', 'surgeon']),
          }
    case 'screened':
      return { action: 'offer', who: 'sender' }
    case 'offered':
      return { action: 'consent', who: throwDice() < 0.3 ? 'patient' : 'sender' }
    case 'consented':
      return {
        action: 'hold',
        who: throwDice() < 0.5 ? 'sender' : 'receiver',
        holdMilliseconds: throwDice() < HELD_TOO_SHORT ? SHORT_HOLD * throwDice() : LONG_HOLD,
      }
    case 'held':
      return { action: 'accept', who: 'receiver' }
    case 'accepted':
      return { action: 'complete', who: 'sender' }
    case 'complete':
      return { action: model === 'pathway' ? 'pass' : 'book', who: 'receiver' }
    case 'passed':
      return { action: 'book', who: 'receiver' }
    case 'booked':
      return { action: 'treat', who: 'receiver' }
    case 'treated':
      return { action: model === 'pathway' && throwDice() < 0.3 ? 'follow-up' : 'hand-back', who: 'receiver' }
    case 'handed-back':
      return { action: 'close', who: 'sender' }
    case 'followed-up':
      return { action: 'close', who: 'receiver' }
    default:
      throw new Error(`nothing is to be done to a transfer that is ${state}`)
  }
}

const deed = (plain: Plain, throwDice: Dice): Deed => ({
  ...plain,
  mishap: oneOf(throwDice, ['none', 'none', 'none', 'dropped', 'doubled']),
  afterMilliseconds: Math.floor(throwDice() * 8),
})
