/** What is missing before a step can be taken, all of it at once, so that nobody finds one thing after the other. Pure. */
import { type ActionCode, actionOf } from '../life/actions.ts'
import { type Asked, guardOf } from '../life/guards.ts'

/** The guards' own sentences. What is asked on the step's own page, such as a day or a reason, is not missing before it. */
export function lacksOf(code: ActionCode, asked: Omit<Asked, 'details'>): readonly string[] {
  return actionOf(code)
    .guards.filter((name) => name !== 'day-of-treatment' && !providedByThePage(code, name))
    .flatMap((name) => guardOf(name).stops({ ...asked, details: {} }) ?? [])
}

/** Steps whose page provides what their guard asks for: the place that is held there, the money that is shown there. */
const providedByThePage = (code: ActionCode, guard: string): boolean =>
  (code === 'hold' && guard === 'place-held') ||
  (code === 'accept' && guard === 'money-seen') ||
  (code === 'offer' && guard === 'offer-recorded') ||
  (code === 'consent' && guard === 'consent-recorded')
