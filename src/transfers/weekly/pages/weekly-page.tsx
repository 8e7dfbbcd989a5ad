import { addDays, type Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { protectedCount } from '#nhs/small-numbers.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Details } from '#web/details.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { weeklyHref } from '../../addresses.ts'
import { type Counts, measures } from '../measures.ts'
import type { Position, Side } from '../weekly-position.ts'

type View = {
  readonly frame: Frame
  readonly monday: Day
  readonly today: Day
  readonly position: Position
  /** For those who know who is meant; small numbers are protected for everybody else. */
  readonly isExact: boolean
  readonly protectedBytes: number
  readonly exactBytes: number | undefined
}

type Row = {
  readonly key: string
  readonly service: string
  readonly trust: string
  readonly counts: Counts
  readonly isTotal: boolean
}

/** What coordinators send upward each week: asked, offered, accepted, treated and ended otherwise, by specialty and trust. */
export function WeeklyPage({ frame, monday, today, position, isExact, protectedBytes, exactBytes }: View) {
  const sunday = addDays(monday, 6)
  const isEmpty = position.sender.rows.length === 0 && position.receiver.rows.length === 0
  return (
    <Page
      frame={frame}
      heading="Weekly mutual-aid position"
      section="Transfers"
      width="wide"
      before={<BackLink href="/transfers">Back to transfers</BackLink>}
    >
      <p>
        The week of {format.dateRange(monday, sunday)}, Monday to Sunday.{' '}
        {sunday >= today ? 'It is not over yet.' : 'It is over, and its figures no longer change.'}
      </p>
      <p>
        {isExact
          ? 'These are the exact figures, for your own trust. In the file to send on, small numbers are protected.'
          : 'Small numbers are protected: 1 to 7 are not shown, others are rounded to the nearest 5.'}
      </p>
      {isEmpty ? (
        <EmptyState says="Nothing was recorded in this week" />
      ) : (
        (['sender', 'receiver'] as const).map((side) => (
          <DataTable
            key={side}
            caption={captions[side]}
            columns={columns(side, isExact)}
            rows={rowsOf(position, side)}
            rowKey={({ key }) => key}
            isTotal={({ isTotal }) => isTotal}
            whenNone={whenNone[side]}
            compact
          />
        ))
      )}
      <Download href={`${weeklyHref}.csv?week=${monday}`} what="the position to send on" bytes={protectedBytes} />
      {exactBytes !== undefined && (
        <Download
          href={`${weeklyHref}/exact.csv?week=${monday}`}
          what="the exact position, for your own trust only"
          bytes={exactBytes}
        />
      )}
      <ul className="nhsuk-list accord-inline" aria-label="Other weeks">
        <li>
          <a href={`${weeklyHref}?week=${addDays(monday, -7)}`}>Week of {format.date(addDays(monday, -7))}</a>
        </li>
        {addDays(monday, 7) <= today && (
          <li>
            <a href={`${weeklyHref}?week=${addDays(monday, 7)}`}>Week of {format.date(addDays(monday, 7))}</a>
          </li>
        )}
      </ul>
      <Definitions />
    </Page>
  )
}

const captions = { sender: 'Your patients, to other trusts', receiver: "Other trusts' patients, to yours" } as const
const whenNone = {
  sender: 'Nothing was recorded of your own patients in this week.',
  receiver: "Nothing was recorded of other trusts' patients in this week.",
} as const

function rowsOf(position: Position, side: Side): readonly Row[] {
  const { rows, total } = position[side]
  if (rows.length === 0) return []
  return [
    ...rows.map(({ partner, service, counts }) => ({
      key: `${service} ${partner}`,
      service: treatmentFunctionName(service),
      trust: trustName(partner),
      counts,
      isTotal: false,
    })),
    { key: 'all', service: 'All specialties', trust: 'All trusts', counts: total, isTotal: true },
  ]
}

const columns = (side: Side, isExact: boolean): readonly Column<Row>[] => [
  { heading: 'Specialty', rowHeading: true, cell: ({ service }) => service },
  { heading: side === 'sender' ? 'To' : 'From', cell: ({ trust }) => trust },
  ...measures.map(
    ({ code, name }): Column<Row> => ({
      heading: name,
      numeric: true,
      cell: ({ counts }) => (isExact ? format.number(counts[code]) : shown(counts[code])),
    }),
  ),
]

function shown(count: number): string {
  const safe = protectedCount(count)
  return safe === 'not shown' ? format.missing.notShown : format.number(safe)
}

function Definitions() {
  return (
    <Details summary="What is counted">
      <p>
        Steps, in the week in which they were recorded here. What is recorded late counts in the later week, so a week
        that was sent on stays as it was. A transfer can count in several columns and weeks.
      </p>
      <ul>
        {measures.map(({ code, name, says }) => (
          <li key={code}>
            <strong>{name}.</strong> {says}
          </li>
        ))}
      </ul>
      <p>
        Specialty is the treatment function. In the file to send on, a star stands for 1 to 7, other counts are rounded
        to the nearest 5, and totals are added up before they are rounded. That is the method of published hospital
        statistics, NHS Digital, September 2018.
      </p>
    </Details>
  )
}
