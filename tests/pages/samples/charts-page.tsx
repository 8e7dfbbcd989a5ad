/** Each chart once. */
import { AloneAndTogether } from '#web/charts/alone-and-together.tsx'
import { FallingLevel, type LevelPoint } from '#web/charts/falling-level.tsx'
import { TheatreWeek } from '#web/charts/theatre-week.tsx'
import { WaitsByWeek } from '#web/charts/waits-by-week.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { trusts } from './list-page.tsx'

export function ChartsPage({ frame }: { frame: Frame }) {
  const words = (id: string, message: string, measure: string) => ({
    id,
    message,
    measure,
    headingLevel: 2 as const,
    source: "the trusts' own records, 31 January 2026.",
    definition: 'A wait is the time since the clock started, in whole weeks.',
    download: { href: `/samples/${id}.csv`, bytes: 4210 },
  })
  const bands = Array.from({ length: 105 }, (_, week) => ({
    fromWeeks: week,
    toWeeks: week === 104 ? null : week + 1,
    counts: [30, 21, 14].map((most, n) =>
      Math.round(most * Math.exp(-week / (14 + 8 * n)) * (1 + ((week * 7) % 5) / 9)),
    ),
  }))
  return (
    <Page frame={frame} heading="What the alliance is worth" section="Plans" width="wide">
      <AloneAndTogether
        words={words('worth', 'Together, each trust treats more people', 'People treated in 6 weeks, by trust')}
        axis="People treated"
        say={format.number}
        rows={[
          { trust: 'The Dudley Group', alone: 1204, together: 1288 },
          { trust: 'Sandwell and West Birmingham', alone: 1822, together: 1840 },
          { trust: 'Walsall Healthcare', alone: 960, together: 1131 },
        ]}
      />
      <WaitsByWeek
        words={words(
          'waits',
          'Half of all waits are under 14 weeks',
          'Waits by weeks and trust, Black Country Alliance',
        )}
        groups={trusts}
        bands={bands}
      />
      <WaitsByWeek
        words={words('one', 'Few people wait longer than a year', 'Waits by weeks, Walsall Healthcare')}
        groups={['Walsall Healthcare']}
        bands={bands.map((band) => ({ ...band, counts: [band.counts[2]!] }))}
      />
      <TheatreWeek
        words={words('week', 'Walsall is full on Tuesday', 'Share of planned theatre time used, by site and day')}
        days={['2026-02-02', '2026-02-03', '2026-02-04', '2026-02-05', '2026-02-06']}
        sites={[
          { site: 'Russells Hall', days: [0.91, 0.62, 0.44, 0.83, 0.2].map(theatreDay) },
          { site: 'Walsall Manor', days: [0.88, 1.04, undefined, 0.7, 0.96].map(theatreDay) },
        ]}
      />
      <FallingLevel
        words={words('search', 'After 42 seconds the best plan costs 1,234,000', 'Cost of the best plan, in points')}
        points={fall(1_100_000)}
        now={42}
        until={60}
        mark={{ name: 'Each trust alone', value: 1_300_000, from: 30 }}
        levelName="Cost of the best plan"
        floorName="No plan can cost less than"
        say={format.number}
      />
      <FallingLevel
        words={words(
          'far',
          'After 42 seconds it costs 1,234,000 and could be far less',
          'Cost of the best plan, in points',
        )}
        points={fall(400_000)}
        now={42}
        until={600}
        mark={{ name: 'Each trust alone', value: 1_300_000, from: 30 }}
        levelName="Cost of the best plan"
        floorName="No plan can cost less than"
        say={format.number}
      />
      <FallingLevel
        words={words('young', 'After 12 seconds the best plan costs 2,300,000', 'Cost of the best plan, in points')}
        points={fall(null).slice(0, 4)}
        now={12}
        until={60}
        levelName="Cost of the best plan"
        floorName="No plan can cost less than"
        say={format.number}
      />
    </Page>
  )
}

/** A search in three parts, of which the last knows a floor. */
const fall = (floor: number | null): LevelPoint[] => [
  ...[2_400_000, 2_380_000, 2_340_000, 2_300_000, 1_900_000, 1_850_000, 1_500_000, 1_400_000, 1_390_000].map(
    (value, n) => ({
      seconds: 1 + n * 3,
      part: n < 4 ? 'Dudley alone' : 'Walsall alone',
      value,
      floor: null,
    }),
  ),
  ...[1_300_000, 1_290_000, 1_250_000, 1_240_000, 1_234_000].map((value, n) => ({
    seconds: 30 + n * 2,
    part: 'All together',
    value,
    floor,
  })),
]

const theatreDay = (share: number | undefined) =>
  share === undefined ? undefined : { plannedMinutes: 480, usedMinutes: Math.round(480 * share) }
