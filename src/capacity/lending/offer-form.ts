/** The answers of somebody who offers a session, and what they mean. Pure. */
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import type { SentForm } from '#web/sent-form.ts'
import type { Offer } from './loan-store.ts'

export const LONGEST_TEXT = 500

/** As chosen or typed. */
export type OfferAnswers = {
  readonly services: readonly string[]
  readonly team: string
  readonly anaesthetist: string
  readonly kit: string
  readonly note: string
}

export const offerAnswers = ({ one, all }: SentForm): OfferAnswers => ({
  services: all('services'),
  team: one('team'),
  anaesthetist: one('anaesthetist'),
  kit: one('kit'),
  note: one('note'),
})

export type UnderstoodOffer =
  | {
      readonly ok: true
      readonly offer: Pick<Offer, 'services' | 'hasTheatreTeam' | 'hasAnaesthetist' | 'kit' | 'note'>
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** What the answers mean, or what to do about each that means nothing, in the order of the page. */
export function understandOffer(answers: OfferAnswers, known: readonly string[]): UnderstoodOffer {
  const errors: FieldError[] = []
  const services = known.filter((service) => answers.services.includes(service))
  if (services.length === 0) errors.push({ field: 'services', message: 'Select what may be done in the session' })
  for (const [field, what] of [
    ['team', 'Select whether the theatre team is there'],
    ['anaesthetist', 'Select whether an anaesthetist is there'],
  ] as const) {
    if (answers[field] !== 'yes' && answers[field] !== 'no') errors.push({ field, message: what })
  }
  for (const [field, what] of [
    ['kit', 'the kit'],
    ['note', 'the note'],
  ] as const) {
    if (answers[field].length > LONGEST_TEXT) errors.push({ field, message: tooLong(what) })
  }
  if (errors.length > 0) return { ok: false, errors }
  const { team, anaesthetist, kit, note } = answers
  return {
    ok: true,
    offer: { services, hasTheatreTeam: team === 'yes', hasAnaesthetist: anaesthetist === 'yes', kit, note },
  }
}

export const tooLong = (what: string): string => `Enter ${what} in ${format.number(LONGEST_TEXT)} characters or fewer`
