/** "May I decide this?", asked by somebody who is logged in, of the scheme that the agreement in force makes. */
import { agreementStore, type MatterCode } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { mayDecide, type PowerAnswer } from '../decision/may-decide.ts'
import { bodyCode, schemeOf } from './facts-of-record.ts'
import { holdsOn, personId } from './record.ts'
import { boardStore } from './store.ts'

export type PowerAsked = { readonly matter: MatterCode; readonly amountPence?: number }

export type PowersFound = {
  readonly body: string
  /** The person's own answer for their trust, and that of the body for it. */
  readonly mine: PowerAnswer
  readonly bodys: PowerAnswer
}

/** Nothing when the alliance has no agreement in force. */
export async function askPowers(
  tx: Tx,
  viewer: Viewer,
  asked: PowerAsked,
  today: Day,
): Promise<PowersFound | undefined> {
  const agreement = (await agreementStore(tx).inForce())?.body
  if (!agreement) return undefined
  const seats = (await boardStore(tx).seats()).filter((seat) => holdsOn(seat, today))
  const scheme = schemeOf(agreement, seats)
  const question = { of: viewer.trust, day: today, ...asked }
  return {
    body: agreement.body,
    mine: mayDecide(scheme, { ...question, who: { kind: 'person', person: personId(viewer) } }),
    bodys: mayDecide(scheme, { ...question, who: { kind: 'body', body: bodyCode } }),
  }
}
