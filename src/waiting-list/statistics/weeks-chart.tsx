import { trustName } from '#nhs/organisations.ts'
import { reportedGroupLabel } from '#nhs/treatment-function.ts'
import { WaitsByWeek } from '#web/charts/waits-by-week.tsx'
import * as format from '#web/format.ts'
import { nationNames, type StatisticsQuestion, statisticsAddress } from './statistics-question.ts'
import type { WaitFigures } from './wait-figures.ts'

/** How many wait how many weeks, a series a trust. */
export function WeeksChart(props: {
  readonly question: StatisticsQuestion
  readonly figures: WaitFigures
  readonly asOf: string
}) {
  const { question, figures, asOf } = props
  const { all, byTrust } = figures
  // Four series at most can be told apart; more members are shown as one.
  const series = byTrust.length <= 4 ? byTrust : [all]
  const names = byTrust.length <= 4 ? byTrust.map(({ of }) => trustName(of)) : ['All trusts']
  const bands = Array.from(all.bands, (_, week) => ({
    fromWeeks: week,
    toWeeks: week === 104 ? null : week + 1,
    counts: series.map((each) => each.bands[week]!),
  }))
  const over = all.figures.over52
  return (
    <>
      <h2 className="nhsuk-heading-m">How long people wait</h2>
      <WaitsByWeek
        words={{
          id: 'weeks',
          message:
            over === 0
              ? 'Nobody waits over 52 weeks'
              : `${format.number(over)} of ${format.count(all.figures.total, 'pathway')} ${over === 1 ? 'is' : 'are'} over 52 weeks`,
          measure: `Pathways by weeks waited, ${nationNames[question.nation]}, ${question.service ? reportedGroupLabel(question.service) : 'all services'}, to ${asOf}`,
          source: `the trusts' own lists, ${asOf}.`,
          definition: 'The first week holds 8 days, 0 to 7, as in the national returns. Each other week holds 7.',
          download: { href: statisticsAddress(question, '/waiting-list/statistics/weeks.csv'), about: '105 rows' },
        }}
        groups={names}
        bands={bands}
        marks={question.nation === 'Wales' ? [26, 52] : [18, 52]}
      />
    </>
  )
}
