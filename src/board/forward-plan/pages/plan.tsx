import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { ButtonLink } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { type Meaning, Tag } from '#web/tag.tsx'
import { boardHref, itemHref } from '../../meetings/addresses.ts'
import { planHref, pointHref } from '../addresses.ts'
import { type DecisionPoint, isOpenPoint, type PointStanding } from '../decision-point.ts'

export type PointRow = {
  readonly point: DecisionPoint
  readonly standing: PointStanding
  /** The name of its committee. */
  readonly committee: string
}

export const standingWords: Readonly<Record<PointStanding, readonly [Meaning, string]>> = {
  planned: ['not-started', 'Planned'],
  'due-soon': ['attention', 'Due soon'],
  'on-agenda': ['in-progress', 'On an agenda'],
  overdue: ['wrong', 'Overdue'],
  decided: ['done', 'Voted on'],
  dropped: ['ended', 'Dropped'],
}

const columns: Column<PointRow>[] = [
  {
    heading: 'Decide by',
    nowrap: true,
    cell: ({ point }) => format.date(point.dueOn),
    sortValue: ({ point }) => point.dueOn,
  },
  {
    heading: 'What',
    rowHeading: true,
    sentences: true,
    cell: ({ point }) =>
      point.item === null ? (
        <span data-quoted="">{point.title}</span>
      ) : (
        <a href={itemHref(point.item)}>{point.title}</a>
      ),
  },
  { heading: 'Why', sentences: true, cell: ({ point }) => <span data-quoted="">{point.why}</span> },
  { heading: 'Who prepares it', cell: ({ point }) => `${point.ownerName}, ${trustName(point.ownerTrust)}` },
  {
    heading: 'Standing',
    cell: ({ point, standing }) => {
      const [meaning, words] = standingWords[standing]
      return (
        <>
          <Tag meaning={meaning}>{words}</Tag>
          {point.reason !== '' && (
            <>
              {' '}
              First declared for {format.date(point.firstDueOn)}. <span data-quoted="">{point.reason}</span>
            </>
          )}
        </>
      )
    },
  },
]

const changes: Column<PointRow> = {
  heading: 'Change',
  headingHidden: true,
  cell: ({ point }) =>
    point.item === null &&
    !point.isDropped && (
      <>
        <ChangeLink point={point} step="move" text="Move" /> <ChangeLink point={point} step="drop" text="Drop" />
      </>
    ),
  whenEmpty: format.missing.notApplicable,
}

/** What the committees will have to decide, with what is late. */
export function PlanPage({
  frame,
  rows,
  mayKeep,
}: {
  readonly frame: Frame
  readonly rows: readonly PointRow[]
  readonly mayKeep: boolean
}) {
  const open = rows.filter(({ standing }) => isOpenPoint(standing))
  const overdue = open.filter(({ standing }) => standing === 'overdue')
  return (
    <Page
      frame={frame}
      heading="Forward plan"
      section="Board"
      width="wide"
      before={<Breadcrumbs items={[{ text: 'Board', href: boardHref }]} />}
    >
      <p>
        {open.length === 0
          ? 'Nothing is planned to be decided.'
          : `${format.count(open.length, 'decision')} to come, ${format.number(overdue.length)} overdue.`}
      </p>
      <Download href={`${planHref}.csv`} what="the forward plan" type="CSV" />
      {mayKeep && <ButtonLink href={`${planHref}/new`}>Declare a decision point</ButtonLink>}
      <DataTable
        caption="To be decided, soonest first"
        columns={mayKeep ? [...columns, changes] : columns}
        rows={open}
        rowKey={({ point }) => point.id}
        whenNone="Nobody has declared what will have to be decided."
      />
      <DataTable
        caption="Voted on or dropped"
        columns={columns}
        rows={rows.filter(({ standing }) => !isOpenPoint(standing))}
        rowKey={({ point }) => point.id}
        whenNone="Nothing of the plan was voted on or dropped yet."
      />
    </Page>
  )
}

function ChangeLink({
  point,
  step,
  text,
}: {
  readonly point: DecisionPoint
  readonly step: 'move' | 'drop'
  readonly text: string
}) {
  return (
    <a href={pointHref(point.id, step)}>
      {text}
      <span className="nhsuk-u-visually-hidden"> {point.title}</span>
    </a>
  )
}
