/**
 * What may be said to everybody of how long people wait: the published measures, with few people protected. It is protected
 * before it is stored, so that no page and no mistake in one can say more.
 */
import { publishedStatistics, type WaitBands } from '#measures'
import type { Nation } from '#nhs/commissioner.ts'
import { protectedCount } from '#nhs/small-numbers.ts'

export type PublishedWait = {
  /** The reported group, such as "110". */
  readonly group: string
  readonly nation: Nation
  /** To the nearest 5; null from 1 to 7. */
  readonly waiting: number | null
  /** Whole weeks: half wait no longer than this, and 92 of 100 no longer than that. Null for fewer than 20 people. */
  readonly medianWeeks: number | null
  readonly longestOf92: number | null
  /** Of 100 people, those who wait 18 weeks or less. Null too where 1 to 7 people are on either side. */
  readonly percentIn18: number | null
}

/** Nothing for a group that nobody waits for. */
export function publishedWait(group: string, nation: Nation, bands: WaitBands): PublishedWait | undefined {
  const { total, within18, median, p92, share } = publishedStatistics(bands)
  if (total === 0) return undefined
  const count = protectedCount(total)
  const isTold = median !== null && p92 !== null && share !== null
  const tellsOfFew = [within18, total - within18].some((part) => protectedCount(part) === 'not shown')
  return {
    group,
    nation,
    waiting: count === 'not shown' ? null : count,
    // Up, so that "no longer than" stays true.
    medianWeeks: isTold ? Math.ceil(median) : null,
    longestOf92: isTold ? Math.ceil(p92) : null,
    percentIn18: isTold && !tellsOfFew ? Math.round(share * 100) : null,
  }
}
