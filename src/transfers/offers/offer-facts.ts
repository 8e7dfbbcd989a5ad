/** What a call and a letter say about an offer: collected once, so that the two cannot differ. */
import type { Day } from '#nhs/day.ts'
import { site, trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { TransferModel } from '../life/states.ts'
import type { Offer } from './offer.ts'
import type { PatientNeeds } from './patient-needs.ts'

/** Minutes one way. */
export type Journey = { readonly car: number; readonly bus: number }

export type OfferFacts = {
  /** What the patient quotes: it names nobody. */
  readonly reference: string
  readonly patient: { readonly name: string; readonly address: readonly string[]; readonly postcode: string | null }
  /** The trust whose patient it is. */
  readonly sender: string
  readonly offer: Pick<Offer, 'day' | 'provider' | 'site' | 'team' | 'replyBy'>
  readonly model: TransferModel
  /** In words that the patient was told, such as "a hip replacement"; "your operation" when nothing is held. */
  readonly procedure: string
  readonly weeksWaited: number
  /** How much sooner than at home; nothing when nobody can say. */
  readonly weeksSooner: number | null
  /** By so many weeks at the least: home would be later than any day that its plan looked at. */
  readonly isSoonerByMore: boolean
  readonly nights: number | null
  readonly travel: { readonly there: Journey; readonly now: Journey } | null
  /** Of the sender's booking team. */
  readonly phone: string | null
  /** Where the patient's own page is and how it is opened, where there is one. */
  readonly page: string | null
  /** The link that the page is opened with. */
  readonly link?: string
  readonly needs: PatientNeeds
}

/** The names that both use. */
export const namesOf = ({ sender, offer }: OfferFacts) => {
  const place = site(offer.site)
  return {
    home: trustName(sender),
    away: trustName(offer.provider),
    hospital: place?.name ?? trustName(offer.provider),
    postcode: place?.postcode ?? null,
  }
}

export const stayInWords = (nights: number | null): string | null =>
  nights === null
    ? null
    : nights === 0
      ? 'You would go home the same day.'
      : `You would stay ${format.count(nights, 'night')}.`

/** To 5 minutes, because nobody knows it better. */
export const aboutMinutes = (minutes: number): string => format.minutes(Math.max(5, Math.round(minutes / 5) * 5))

export const journeyInWords = ({ car, bus }: Journey): string =>
  `about ${aboutMinutes(car)} by car, or ${aboutMinutes(bus)} by bus`

export function soonerInWords(
  { weeksSooner, isSoonerByMore }: Pick<OfferFacts, 'weeksSooner' | 'isSoonerByMore'>,
  than = 'here',
): string | null {
  if (weeksSooner === null || weeksSooner < 1) return null
  return `We think this is ${isSoonerByMore ? 'at least' : 'about'} ${format.weeks(weeksSooner)} sooner than ${than}.`
}

/** Who looks after the patient before and after, by model. */
export function careInWords(facts: OfferFacts): string {
  const { home, hospital } = namesOf(facts)
  if (facts.model === 'pathway') return `The team at ${hospital} would look after you, before and after the operation.`
  if (facts.model === 'operation') {
    return `The operation would be at ${hospital}. Your team at ${home} stays responsible for your care.`
  }
  return `Your own surgeon would operate, at ${hospital}. Your team at ${home} stays responsible for your care.`
}

export const dayInWords = (day: Day): string => format.dateWithDay(day)
