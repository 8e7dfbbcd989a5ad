/** Each chart once. */
import { AloneAndTogether } from '#web/charts/alone-and-together.tsx'
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
    </Page>
  )
}

const theatreDay = (share: number | undefined) =>
  share === undefined ? undefined : { plannedMinutes: 480, usedMinutes: Math.round(480 * share) }
