/** An offer that is about to be made, as the rules will see it once it is: so that people know beforehand what it counts for. */
import type { Day } from '#nhs/day.ts'
import type { Standing } from '../life/standing.ts'
import type { OffersAndAnswers } from './effect-of-declines.ts'
import type { Offer, WayToOffer } from './offer.ts'
import type { OfferDraft } from './offer-draft.ts'

/** It has no id yet. */
export function asOffer(
  draft: OfferDraft & { readonly wayMade: WayToOffer },
  today: Day,
  { clinicallyScreened, sociallyScreened }: Pick<Standing, 'clinicallyScreened' | 'sociallyScreened'>,
): Offer {
  return {
    ...draft,
    id: 'to be made',
    offeredOn: today,
    clinicallySuitableOn: clinicallyScreened ? today : null,
    sociallySuitableOn: sociallyScreened ? today : null,
  }
}

/** The evidence as it would stand if the patient declined this offer too, whatever they have answered to it before. */
export function withDeclined(evidence: OffersAndAnswers, offer: Offer): OffersAndAnswers {
  const declined = {
    id: offer.id,
    offer: offer.id,
    kind: 'declined',
    reason: 'not-said',
    at: afterEveryAnswer,
    on: offer.offeredOn,
    way: 'phone',
    speaker: 'patient',
    said: '',
  } as const
  // An offer that stands already counts once.
  const others = evidence.offers.filter(({ id }) => id !== offer.id)
  return { ...evidence, offers: [...others, offer], answers: [...evidence.answers, declined] }
}

/** The last moment that there is. */
const afterEveryAnswer = new Date(8.64e15)
