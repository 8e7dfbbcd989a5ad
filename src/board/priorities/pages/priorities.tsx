import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { ButtonLink } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Registers } from '../../register/pages/registers.tsx'
import { prioritiesHref, priorityHref } from '../addresses.ts'
import type { PriorityRow } from '../priorities-csv.ts'
import { stageNames } from '../priority.ts'
import { PriorityTag } from './priority-tag.tsx'
import { Way } from './way.tsx'

type View = {
  readonly frame: Frame
  readonly rows: readonly PriorityRow[]
  readonly today: Day
  readonly mayKeep: boolean
}

/** What all trusts think could be redesigned, how far each has come, and what it waits for. */
export function PrioritiesPage({ frame, rows, today, mayKeep }: View) {
  const open = rows.filter(({ priority }) => priority.state === 'open')
  const closed = rows.filter((row) => !open.includes(row))
  return (
    <Page frame={frame} heading="Priorities" section="Board" width="wide">
      <Registers current={prioritiesHref} />
      <p>Areas that all trusts think could be redesigned. Each goes on from a stage when every trust supports it.</p>
      {mayKeep && <ButtonLink href={`${prioritiesHref}/new`}>Propose a priority</ButtonLink>}
      {rows.length === 0 ? (
        <EmptyState says="Nothing has been proposed yet." />
      ) : (
        <>
          {open.length > 0 && <Way priorities={open.map(({ priority }) => priority)} today={today} />}
          <DataTable
            caption="Open priorities"
            columns={columns(today)}
            rows={open}
            rowKey={({ priority }) => priority.id}
            whenNone="No priority is open."
          />
          {closed.length > 0 && (
            <DataTable
              caption="Closed priorities"
              columns={columns(today)}
              rows={closed}
              rowKey={({ priority }) => priority.id}
              whenNone="No priority is closed."
            />
          )}
          <Download href={`${prioritiesHref}.csv`} what="priorities" about={format.count(rows.length, 'row')} />
        </>
      )}
    </Page>
  )
}

const columns = (today: Day): Column<PriorityRow>[] => [
  {
    heading: 'Priority',
    rowHeading: true,
    sentences: true,
    cell: ({ priority }) => <a href={priorityHref(priority.id)}>{priority.title}</a>,
  },
  { heading: 'Stage', cell: ({ priority }) => stageNames[priority.stage] },
  { heading: 'Standing', cell: (row) => <PriorityTag {...row} today={today} /> },
  { heading: 'Stage due', cell: ({ priority }) => format.date(priority.dueOn), nowrap: true },
  { heading: 'Person', cell: ({ priority }) => `${priority.name}, ${trustName(priority.trust)}` },
  {
    heading: 'Waits for',
    sentences: true,
    whenEmpty: format.missing.notApplicable,
    cell: ({ waiting }) =>
      waiting[0] &&
      `${format.list(waiting.map(({ trust }) => trustName(trust)))}, since ${format.date(waiting[0].since)}`,
  },
  {
    heading: 'Blocker',
    sentences: true,
    whenEmpty: format.missing.notApplicable,
    cell: ({ priority }) => priority.blocker,
  },
]
