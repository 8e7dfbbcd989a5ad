import { addDays } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { ButtonLink } from '#web/buttons.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { Answer } from '../plan-state.ts'
import type { PlanLine } from '../store.ts'
import { StateTag } from './state-tag.tsx'

type View = {
  readonly frame: Frame
  readonly plans: readonly PlanLine[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly mayAsk: Answer
}

const columns: Column<PlanLine>[] = [
  { heading: 'Plan', rowHeading: true, cell: ({ id, name }) => <a href={`/plans/${id}`}>{name}</a> },
  { heading: 'State', cell: (plan) => <StateTag {...plan} /> },
  { heading: 'Days', cell: ({ firstDay, days }) => format.dateRange(firstDay, addDays(firstDay, days - 1)) },
  { heading: 'Trusts', cell: ({ trusts }) => format.list(trusts.map(trustName)) },
  {
    heading: 'Treated',
    numeric: true,
    cell: ({ treated, patients }) =>
      treated === null || patients === null ? null : `${format.number(treated)} of ${format.number(patients)}`,
    whenEmpty: format.missing.notApplicable,
  },
  { heading: 'Asked for', cell: ({ askedAt, trust }) => `${format.dateTime(askedAt)} by ${trustName(trust)}` },
]

/** Every plan of the alliance, newest first. */
export function PlansPage({ frame, plans, total, page, pageSize, mayAsk }: View) {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  return (
    <Page frame={frame} heading="Plans" section="Plans" width={total > 0 ? 'wide' : 'standard'} paged={{ page, pages }}>
      <p>
        A plan says who is treated when, where and by whom, across the trusts of the alliance. A machine proposes it;
        people change it, and two of them publish it.
      </p>
      {mayAsk.allowed ? <ButtonLink href="/plans/new">Make a plan</ButtonLink> : <p>{mayAsk.because}</p>}
      <p>
        <a href="/plans/weights">What a wait weighs in a plan</a>
      </p>
      {total === 0 ? (
        <EmptyState says="There are no plans yet" />
      ) : (
        <DataTable
          caption="Newest first"
          columns={columns}
          rows={plans}
          rowKey={({ id }) => id}
          whenNone="There are no plans on this page."
        />
      )}
      {total > pageSize && <p>{showing(page, pageSize, total)}</p>}
      <Pagination page={page} pages={pages} href={(number) => `/plans?page=${number}`} />
    </Page>
  )
}
