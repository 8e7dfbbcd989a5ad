/** Published statistics of chosen waits: of each trust, of each service, and of all of them together. Pure. */
import { addBands, noWaits, type PublishedStatistics, publishedStatistics, type WaitBands } from '#measures'
import { reportedGroups } from '#nhs/treatment-function.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { StatisticsQuestion } from './statistics-question.ts'
import type { WaitCount } from './wait-counts.ts'

export type FiguresOf<Key extends string> = {
  readonly of: Key
  readonly bands: WaitBands
  readonly figures: PublishedStatistics
}

export type WaitFigures = {
  readonly all: FiguresOf<'all'>
  /** In the order of the members. Those with nobody waiting are absent. */
  readonly byTrust: readonly FiguresOf<TrustCode>[]
  /** By reported group, in the order of the published tables. */
  readonly byService: readonly FiguresOf<string>[]
}

export const ofNation = (counts: readonly WaitCount[], nation: StatisticsQuestion['nation']): readonly WaitCount[] =>
  nation === 'all' ? counts : counts.filter((count) => count.nation === nation)

export function waitFigures(counts: readonly WaitCount[], members: readonly TrustCode[]): WaitFigures {
  const groups = reportedGroups.map(({ code }) => code)
  // A group that the published tables do not have still counts in the totals, so it is named as well.
  const others = [...new Set(counts.map(({ group }) => group))].filter((group) => !groups.includes(group)).sort()
  return {
    all: figuresOf('all', counts),
    byTrust: members
      .map((trust) =>
        figuresOf(
          trust,
          counts.filter((count) => count.trust === trust),
        ),
      )
      .filter(somebody),
    byService: [...groups, ...others]
      .map((group) =>
        figuresOf(
          group,
          counts.filter((count) => count.group === group),
        ),
      )
      .filter(somebody),
  }
}

export function figuresOf<Key extends string>(of: Key, counts: readonly WaitCount[]): FiguresOf<Key> {
  const bands = noWaits()
  for (const count of counts) addBands(bands, count.bands)
  return { of, bands, figures: publishedStatistics(bands) }
}

const somebody = ({ figures }: { readonly figures: PublishedStatistics }): boolean => figures.total > 0
