/**
 * An offer of treatment elsewhere, as evidence: which day, where, by whom, made how and by whom, and what was judged
 * before it was made. An offer that was made is never changed: another date is another offer.
 */
import { codeList } from '#nhs/code-list.ts'
import { type Day, daysBetween } from '#nhs/day.ts'
import type { OfferedDate } from '#nhs/rtt/pathway-event.ts'

/** Our own list. */
export const waysToOffer = codeList('HOW AN OFFER IS MADE', [
  ['phone', 'By phone'],
  ['in-person', 'In person'],
  ['letter', 'By letter'],
  ['page', "On the patient's page"],
])
export type WayToOffer = (typeof waysToOffer.all)[number]['code']

export type Offer = {
  readonly id: string
  readonly offeredOn: Day
  /** The day of the operation. */
  readonly day: Day
  /** The trust that would treat, its site, and the team in words: "Ms Okafor and her team". */
  readonly provider: string
  readonly site: string
  readonly team: string
  readonly wayMade: WayToOffer
  /** The last day on which an answer is waited for. */
  readonly replyBy: Day
  /** When somebody judged that treatment there suits this patient; nothing when nobody has. */
  readonly clinicallySuitableOn: Day | null
  readonly sociallySuitableOn: Day | null
}

/** Days on which a patient said, on a day, that they cannot come: both ends included. */
export type Unavailability = {
  readonly saidOn: Day
  readonly from: Day
  readonly to: Day
  /** When they said that they can after all. */
  readonly takenBackOn?: Day | null
}

/** Whether what a patient said stands on a day. */
export const standsOn = ({ saidOn, takenBackOn }: Unavailability, day: Day): boolean =>
  saidOn <= day && (takenBackOn == null || day < takenBackOn)

export const noticeDays = ({ offeredOn, day }: Pick<Offer, 'offeredOn' | 'day'>): number => daysBetween(offeredOn, day)

/** The offer as the clock rules read it. What a patient said, or somebody judged, after it was made does not count. */
export function offeredDate(offer: Offer, unavailable: readonly Unavailability[]): OfferedDate {
  const before = (day: Day | null): boolean => day !== null && day <= offer.offeredOn
  return {
    offeredOn: offer.offeredOn,
    forDay: offer.day,
    provider: offer.provider,
    team: offer.team,
    judgedSuitable: before(offer.clinicallySuitableOn) && before(offer.sociallySuitableOn),
    unavailable: unavailable.some(
      (said) => standsOn(said, offer.offeredOn) && said.from <= offer.day && offer.day <= said.to,
    ),
  }
}
