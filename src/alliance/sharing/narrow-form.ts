/** The form that narrows an agreement: what is kept of it, read and judged. */
import { type Day, isDay, londonDay } from '#nhs/day.ts'
import { answerOf, type DateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { SharingAgreement } from './agreement.ts'
import type { Narrower } from './store.ts'
import { EVERY_SITE, type Sent } from './understand-answer.ts'

/** As the form shows them: what was chosen, and the last day as it was typed. */
export type NarrowAnswers = {
  readonly fields: readonly string[]
  readonly services: readonly string[]
  readonly sites: readonly string[]
  readonly until: DateAnswer
}

export type NarrowUnderstood =
  | { readonly ok: true; readonly narrower: Narrower & { readonly until: Day } }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** An agreement ends at the midnight after its last day. */
export const lastDayOf = ({ validTo }: Pick<SharingAgreement, 'validTo'>): Day =>
  londonDay(new Date(validTo.getTime() - 1))

/** What it is today, to take away from. */
export const narrowAnswers = (agreement: SharingAgreement): NarrowAnswers => ({
  fields: agreement.fields,
  services: agreement.treatmentFunctions,
  sites: agreement.sites ?? [EVERY_SITE],
  until: answerOf(lastDayOf(agreement)),
})

export const narrowSent = (sent: Sent): NarrowAnswers => ({
  fields: sent.all('fields'),
  services: sent.all('services'),
  sites: sent.all('sites'),
  until: sent.date('until'),
})

/** @param sites those of the owner, where the agreement is of every one */
export function understandNarrow(
  answers: NarrowAnswers,
  agreement: SharingAgreement,
  { today, sites: ownSites }: { readonly today: Day; readonly sites: readonly string[] },
): NarrowUnderstood {
  const fields = agreement.fields.filter((field) => answers.fields.includes(field))
  const treatmentFunctions = agreement.treatmentFunctions.filter((code) => answers.services.includes(code))
  const isEverySite =
    agreement.sites === null && (agreement.purpose !== 'planning' || answers.sites.includes(EVERY_SITE))
  const sites = isEverySite ? null : (agreement.sites ?? ownSites).filter((code) => answers.sites.includes(code))
  const until = parseDate(answers.until, 'until', 'the last day')
  const errors: FieldError[] = []
  if (fields.length === 0)
    errors.push({ field: 'fields', message: 'Select what may still be seen. To share nothing, end it' })
  if (treatmentFunctions.length === 0) {
    errors.push({ field: 'services', message: 'Select the services. To share nothing, end it' })
  }
  if (sites !== null && sites.length === 0)
    errors.push({ field: 'sites', message: 'Select the sites. To share nothing, end it' })
  const last = lastDayOf(agreement)
  if (!until.ok) errors.push(until.error)
  else if (until.day > last)
    errors.push({ field: 'until', message: 'Enter a last day that is not later than now. More takes a new approval' })
  else if (until.day < today) errors.push({ field: 'until', message: 'Enter a last day that is today or later' })
  if (errors.length > 0 || !until.ok) return { ok: false, errors }
  const narrower = { fields, treatmentFunctions, sites, until: until.day }
  const isSame =
    fields.length === agreement.fields.length &&
    treatmentFunctions.length === agreement.treatmentFunctions.length &&
    (sites?.length ?? 0) === (agreement.sites?.length ?? 0) &&
    until.day === last
  if (isSame)
    return {
      ok: false,
      errors: [{ field: 'fields', message: 'Select less than is shared today, or enter an earlier last day' }],
    }
  return { ok: true, narrower }
}

/** The choice in an address, so that what is checked is what is done. Nothing in it is about a patient. */
export const narrowQuery = ({ fields, treatmentFunctions, sites, until = '' }: Narrower): string =>
  new URLSearchParams({
    fields: fields.join(' '),
    services: treatmentFunctions.join(' '),
    sites: sites === null ? EVERY_SITE : sites.join(' '),
    until,
  }).toString()

export function narrowIn(one: (name: string) => string): NarrowAnswers {
  const several = (name: string) => one(name).split(' ').filter(Boolean)
  const until = one('until')
  return {
    fields: several('fields'),
    services: several('services'),
    sites: several('sites'),
    until: isDay(until) ? answerOf(until) : { day: '', month: '', year: '' },
  }
}
