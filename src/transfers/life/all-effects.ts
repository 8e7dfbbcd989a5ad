/** Every effect that a step can leave, and what does it. */
import { releaseHold } from '#capacity'
import { postMoney } from '../money/ledger/settle-transfer.ts'
import type { Consumers } from './do-effects.ts'
import { pathwayEffects } from './pathway-effects.ts'

/** @param secret of which the receiver's pseudonyms are made */
export const allEffects = (secret: string): Required<Consumers> => ({
  ...pathwayEffects(secret),
  // What the clock has freed already is free.
  async 'hold-released'(tx, { transfer }) {
    await releaseHold(tx, transfer)
    return {}
  },
  // Where figures are missing there is nothing to post, and trying again would not find them: the transfer stands in the
  // list of those that are not in the ledger until finance has brought its tables in and settles it.
  async 'money-moves'(tx, { transfer: { sender, id }, version }) {
    await postMoney(tx, { sender, transfer: id, version })
    return {}
  },
})
