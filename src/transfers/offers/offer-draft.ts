/** What can be wrong with an offer before it is made: each mistake beside its answer, in words that say what to do. */
import type { Day } from '#nhs/day.ts'
import { isDay } from '#nhs/day.ts'
import { site } from '#nhs/organisations.ts'
import type { FieldError } from '#web/field-errors.ts'
import type { Offer } from './offer.ts'

export type OfferDraft = Pick<Offer, 'day' | 'provider' | 'site' | 'team' | 'replyBy'>

/** Whether an offer is reasonable is another question: one that is not may be made, and then it counts for nothing. */
export function offerMistakes(draft: OfferDraft, today: Day): readonly FieldError[] {
  const { day, provider, team, replyBy } = draft
  const mistakes: FieldError[] = []
  const add = (field: string, message: string) => mistakes.push({ field, message })
  if (!isDay(day)) add('day', 'Enter the day of the operation')
  else if (day <= today) add('day', 'Enter a day of the operation that is after today')
  if (site(draft.site)?.trust !== provider) add('site', 'Select a hospital of the trust that would treat the patient')
  if (team.trim() === '') add('team', 'Enter who would operate')
  if (!isDay(replyBy)) add('reply-by', 'Enter the last day for an answer')
  else if (replyBy < today) add('reply-by', 'Enter a last day for an answer that is today or later')
  else if (isDay(day) && replyBy > day) add('reply-by', 'Enter a last day for an answer before the operation')
  return mistakes
}
