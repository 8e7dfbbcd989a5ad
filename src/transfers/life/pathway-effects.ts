/** What transfers do to the waiting lists of the two trusts, each in its own context. */
import { giveDayToComeIn, ownsPathway, passPathwayOn, receivePathway, stopClock, takePathwayBack } from '#waiting-list'
import type { Consumers } from './do-effects.ts'
import type { Transfer } from './transfer-row.ts'

/** @param secret of which the receiver's pseudonyms are made */
export function pathwayEffects(secret: string) {
  return {
    async 'pathway-passes-on'(tx, { transfer, on }) {
      const { id, sender, receiver } = transfer
      await passPathwayOn(tx, { which: sendersOwn(transfer), transfer: id, on, from: sender, to: receiver })
      return {}
    },
    async 'pathway-comes-in'(tx, { transfer, on }) {
      const { id, sender, receiver, state } = transfer
      // It went back before the record was made: there is none to make.
      if (state === 'returned') return {}
      const isRead = await receivePathway(tx, { transfer: id, sender, receiver, on, secret })
      return isRead ? { readOf: sender } : {}
    },
    async 'pathway-given-back'(tx, { transfer, on }) {
      const { id, sender, receiver } = transfer
      const which = receiversOwn(transfer)
      if (!(await ownsPathway(tx, which))) return {}
      await passPathwayOn(tx, { which, transfer: id, on, from: receiver, to: sender })
      return {}
    },
    async 'pathway-comes-back'(tx, { transfer, on }) {
      const { id, sender, receiver } = transfer
      await takePathwayBack(tx, { which: sendersOwn(transfer), transfer: id, on, from: receiver, to: sender })
      return {}
    },
    async 'day-to-come-in'(tx, { transfer, forTrust }) {
      // As with the record that was never made.
      if (transfer.state !== 'returned') await giveDayToComeIn(tx, ownOf(transfer, forTrust), transfer.day)
      return {}
    },
    async 'day-lost'(tx, { transfer, forTrust }) {
      await giveDayToComeIn(tx, ownOf(transfer, forTrust), null)
      return {}
    },
    async 'clock-stops'(tx, { transfer, forTrust, on }) {
      const { id, receiver } = transfer
      await stopClock(tx, { which: ownOf(transfer, forTrust), transfer: id, on, provider: receiver })
      return {}
    },
  } satisfies Consumers
}

const sendersOwn = ({ pseudonym }: Transfer) => ({ pseudonym })
const receiversOwn = ({ id }: Transfer) => ({ transfer: id })
const ownOf = (transfer: Transfer, trust: string) =>
  trust === transfer.sender ? sendersOwn(transfer) : receiversOwn(transfer)
