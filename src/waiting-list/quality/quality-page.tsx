import { trustName } from '#nhs/organisations.ts'
import type { Viewer } from '#platform/viewer.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { QualityCount } from './list-quality.ts'
import type { PeopleOnBothLists } from './people-on-both-lists.ts'
import { qualityCheck } from './quality-checks.ts'
import type { QualityFound, QualityLine } from './quality-store.ts'

type View = {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly found: QualityFound | undefined
  readonly onBothLists: readonly PeopleOnBothLists[]
}

/** What is wrong, or looks wrong, in a trust's own list. */
export function QualityPage({ frame, viewer, found, onBothLists }: View) {
  return (
    <Page
      frame={frame}
      heading="Data quality"
      section="Waiting list"
      width={found ? 'wide' : 'standard'}
      before={<Breadcrumbs items={[{ text: 'Waiting list', href: '/waiting-list' }]} />}
    >
      {found ? <Quality viewer={viewer} found={found} onBothLists={onBothLists} /> : <NoList viewer={viewer} />}
    </Page>
  )
}

function NoList({ viewer }: Pick<View, 'viewer'>) {
  return (
    <>
      <p>{trustName(viewer.trust)} has not sent its waiting list yet, so there is nothing to count.</p>
      <p>
        <a href="/waiting-list/imports">Imports</a> is where a list is sent.
      </p>
    </>
  )
}

function Quality({ viewer, found, onBothLists }: Omit<View, 'frame' | 'found'> & { readonly found: QualityFound }) {
  const { asOf, pathways, lines, beforeDay, lastImport } = found
  const all = columns(beforeDay)
  return (
    <>
      <p>
        {format.count(pathways, 'open pathway')} of {trustName(viewer.trust)}, as of {format.date(asOf)}. Only your own
        trust sees this page.
      </p>
      <DataTable
        caption="Look at these"
        columns={all}
        rows={lines.filter(({ check }) => !qualityCheck(check).isNoFault)}
        rowKey={({ check }) => check}
        whenNone="Nothing is counted here."
      />
      <DataTable
        caption="Good to know"
        columns={all}
        rows={lines.filter(({ check }) => qualityCheck(check).isNoFault)}
        rowKey={({ check }) => check}
        whenNone="Nothing is counted here."
      />
      <DataTable
        caption="People on two trusts' lists"
        columns={bothListsColumns}
        rows={onBothLists}
        rowKey={({ trust }) => trust}
        whenNone="No other trust shares how many people are on both lists."
      />
      {onBothLists.length > 0 && (
        <p>
          People are counted by NHS number. Counts are rounded to 5, and 1 to 7 is not shown, so that nobody can be
          recognised. No trust learns who they are.
        </p>
      )}
      <Download href="/waiting-list/quality.csv" what="these counts" about={format.count(lines.length, 'row')} />
      {lastImport ? (
        <p>
          <a href={`/waiting-list/imports/${lastImport}`}>The newest import</a> says what was wrong with its file, row
          by row.
        </p>
      ) : (
        <p>This list did not come by import, so there is no report of what was wrong with a file.</p>
      )}
    </>
  )
}

const bothListsColumns: readonly Column<PeopleOnBothLists>[] = [
  { heading: 'Other trust', rowHeading: true, cell: ({ trust }) => trustName(trust) },
  {
    heading: 'People on both lists',
    numeric: true,
    cell: ({ people }) => format.orMissing(people, format.number, format.missing.notShown),
  },
  {
    heading: 'For the same service',
    numeric: true,
    cell: ({ sameService }) => format.orMissing(sameService, format.number, format.missing.notShown),
  },
]

function columns(beforeDay: string | undefined): Column<QualityLine>[] {
  return [
    {
      heading: 'Check',
      rowHeading: true,
      cell: ({ check, now }) => {
        const { title } = qualityCheck(check)
        return now.count > 0 ? <a href={`/waiting-list?check=${check}`}>{title}</a> : title
      },
      sortValue: ({ check }) => qualityCheck(check).title,
    },
    { heading: 'What is counted', sentences: true, cell: ({ check }) => qualityCheck(check).definition },
    {
      heading: 'Pathways',
      numeric: true,
      cell: ({ now }) => format.number(now.count),
      sortValue: ({ now }) => now.count,
    },
    {
      heading: 'Share',
      numeric: true,
      cell: ({ now }) => shareOf(now),
      whenEmpty: format.missing.notApplicable,
      sortValue: ({ now }) => (now.of === 0 ? null : now.count / now.of),
    },
    { heading: 'Of', cell: ({ now, check }) => `${format.number(now.of)} ${qualityCheck(check).of}` },
    ...(beforeDay
      ? [
          {
            heading: `Share on ${format.date(beforeDay)}`,
            numeric: true,
            cell: ({ before }: QualityLine) => before && shareOf(before),
            whenEmpty: format.missing.notKnown,
          },
        ]
      : []),
  ]
}

const shareOf = ({ count, of }: QualityCount): string | null => (of === 0 ? null : format.shareToOneDecimal(count / of))
