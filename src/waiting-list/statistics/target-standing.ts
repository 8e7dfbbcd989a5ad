/** Where counted waits stand against a nation's targets. Pure. */
import { bandCount, type WaitBands } from '#measures'
import type { WaitingTimeTarget } from '#nhs/waiting-time-target.ts'
import * as format from '#web/format.ts'

export type TargetStanding = {
  readonly verdict: 'met' | 'not-met' | 'cannot-tell' | 'nobody'
  /** What was measured: "61.0%", "12 over 65 weeks". */
  readonly measured: string
}

/**
 * How these waits stand against a target. Weeks are those of the bands: a wait of 26 weeks to the day is within 26
 * weeks.
 */
export function targetStanding({ measure }: WaitingTimeTarget, bands: WaitBands): TargetStanding {
  const total = countOver(bands, 0)
  if (total === 0) return { verdict: 'nobody', measured: '' }
  const over = countOver(bands, measure.weeks)
  switch (measure.kind) {
    case 'share within': {
      const share = (total - over) / total
      return { verdict: share >= measure.atLeast ? 'met' : 'not-met', measured: format.shareToOneDecimal(share) }
    }
    case 'share over': {
      const isMet = over / total < measure.below
      const share = over === 0 ? '' : `, ${format.share(over / total)}`
      return { verdict: isMet ? 'met' : 'not-met', measured: `${howMany(over, measure.weeks)}${share}` }
    }
    case 'none over':
      return { verdict: over === 0 ? 'met' : 'not-met', measured: howMany(over, measure.weeks) }
    case 'improvement within':
      return {
        verdict: 'cannot-tell',
        measured: `${format.shareToOneDecimal((total - over) / total)} now; the figure of ${format.month(measure.baseline)} is not held`,
      }
  }
}

const howMany = (over: number, weeks: number): string =>
  over === 0 ? 'None' : `${format.number(over)} ${format.overWeeks(weeks)}`

/** How many waits are over a number of weeks. */
function countOver(bands: WaitBands, weeks: number): number {
  let count = 0
  for (let band = weeks; band < bandCount; band++) count += bands[band]!
  return count
}
