/** Whether the meeting may say so by the rules that the network keeps. Pure. */
import type { Day } from '#nhs/day.ts'
import { type Discussion, type NetworkCase, outcomes } from './network-case.ts'
import type { CaseRoute } from './route-case.ts'

/** What is wrong with it, by the field of the form; nothing when it may be recorded. */
export function judgeOutcome(
  { site }: Pick<NetworkCase, 'site'>,
  { mayStay, mayGoTo, because }: CaseRoute,
  { onDay, outcome, toSite }: Pick<Discussion, 'onDay' | 'toSite'> & { readonly outcome: string },
  today: Day,
): { readonly field: string; readonly message: string } | undefined {
  if (onDay > today) return { field: 'on-day', message: 'Enter a day that is not in the future' }
  if (!outcomes.some(({ code }) => code === outcome)) return { field: 'outcome', message: 'Select what was said' }
  if (outcome === 'stays' && !mayStay) {
    const why = because.find(({ tiers }) => !tiers.includes('spoke'))?.says ?? 'No rule lets this unit do it.'
    return { field: 'outcome', message: `It cannot stay at this unit. ${why}` }
  }
  if (outcome !== 'goes') return undefined
  if (toSite === site) return { field: 'toSite', message: 'Select another unit than the one where the patient is' }
  if (!mayGoTo.some((each) => each.site === toSite)) return { field: 'toSite', message: 'Select a unit that may do it' }
  return undefined
}
