/**
 * Offers a date to the patient: the step and its evidence in one transaction. A form that is sent twice offers once, and an
 * offer that may not be made leaves nothing behind.
 */
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { takeStep } from '../life/take-step.ts'
import { doneOnce, type Once, type Outcome, type Seen } from './done-once.ts'
import type { WayToOffer } from './offer.ts'
import type { OfferDraft } from './offer-draft.ts'
import { replyByMoment } from './offer-fact.ts'
import { recordOffer } from './offer-store.ts'

/**
 * @param draft without mistakes (offer-draft.ts); whether it is reasonable is for the page to say beforehand
 * @throws NotFound, Conflict as `takeStep` does
 */
export function offerElsewhere(
  tx: Tx,
  viewer: Viewer,
  seen: Seen,
  draft: OfferDraft & { readonly wayMade: WayToOffer },
  { key, today }: Once,
): Promise<Outcome> {
  return doneOnce(tx, key, { seen, draft }, async () => {
    const { sender, id, version } = seen
    // The guard asks for an offer: the one that is about to be recorded, because a refused one is not.
    const { day, site } = draft
    const offer = async () => ({ replyBy: await replyByMoment(tx, today, draft.replyBy), day, site })
    const outcome = await takeStep(tx, viewer, { sender, id, version, action: 'offer' }, { sources: { offer }, today })
    if (outcome.status === 'done') await recordOffer(tx, seen, draft, today)
    return outcome
  })
}
