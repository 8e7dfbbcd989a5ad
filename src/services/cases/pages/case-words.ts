/** How the pages of a case say what an option changes, and counts that may not be told. */
import { site as siteOf } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { ShownEstimate } from '../effect.ts'
import type { Change, OptionPlan } from '../option.ts'
import type { Range } from '../volumes.ts'

export const siteName = (code: string): string => siteOf(code)?.shortName ?? code

export const pounds = (value: number): string => format.money(Math.round(value) * 100)

export const shownCount = (value: number | null): string =>
  value === null ? format.missing.notShown : format.number(value)

/** "1,200 (1,150 to 1,260)" */
export const estimateInWords = ({ middle, low, high }: ShownEstimate): string =>
  `${shownCount(middle)} (${shownCount(low)} to ${shownCount(high)})`

export const rangeInWords = ({ low, high }: Range): string =>
  format.number(low) === format.number(high)
    ? format.number(low)
    : format.range(format.number(low), format.number(high))

export function changeInWords(change: Change): string {
  if (change.kind === 'pool') return `One list for the theatres of ${format.list(change.sites.map(siteName))}`
  const part = change.share === 1 ? 'Everything' : `${format.share(change.share)}`
  if (change.kind === 'move') {
    const waiting = change.waiting === 'go too' ? 'those who wait go too' : 'those who wait stay'
    const theatres = change.theatres === 'go too' ? 'theatre time and beds go too' : 'theatre time and beds stay'
    return `${part} from ${siteName(change.from)} to ${siteName(change.to)}; ${waiting}; ${theatres}`
  }
  const added = [
    ...(change.addedMinutesAWeek > 0 ? [`${format.minutes(change.addedMinutesAWeek)} of theatre time a week`] : []),
    ...(change.addedBeds > 0 ? [format.count(change.addedBeds, 'bed')] : []),
  ]
  const more = added.length > 0 ? `, with ${format.list(added)} added` : ''
  return `${part} of ${format.list(change.sites.map(siteName))} to a hub at ${siteName(change.at)}${more}`
}

export const planInWords = ({ changes }: Pick<OptionPlan, 'changes'>): string =>
  changes.length === 0 ? 'Nothing changes' : changes.map(changeInWords).join('. ')
