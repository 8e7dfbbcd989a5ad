import type { Day } from '#nhs/day.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { DataTable } from '#web/table.tsx'
import type { PlanNames } from '../names.ts'
import type { OwnNames } from '../own-names.ts'
import type { Placement } from '../placement.ts'
import type { Plan } from '../store.ts'
import { patientColumn, siteName, waitColumns } from './patient-columns.tsx'

type View = {
  readonly frame: Frame
  readonly plan: Plan
  readonly site: string
  readonly theatre: string
  readonly day: Day
  readonly rows: readonly Placement[]
  readonly names: PlanNames
  readonly own: OwnNames
}

/** The operating list of one theatre on one day. */
export function ListPage({ frame, plan, site, theatre, day, rows, names, own }: View) {
  const called = names.theatres.find(({ id }) => id === theatre)?.name ?? theatre
  const query = new URLSearchParams({ site, theatre, day })
  return (
    <Page
      frame={frame}
      heading={`${called}, ${format.dateWithDay(day)}`}
      section="Plans"
      width="wide"
      before={
        <Breadcrumbs
          items={[
            { text: 'Plans', href: '/plans' },
            { text: plan.name, href: `/plans/${plan.id}` },
            { text: 'Theatres', href: `/plans/${plan.id}/theatres?week=${day}` },
          ]}
        />
      }
    >
      <p>{siteName(site)}. The order within the day is for the theatre team to decide.</p>
      <DataTable
        caption="Patients on this list"
        columns={[
          patientColumn(plan.id, own),
          ...waitColumns,
          {
            heading: 'Surgeon',
            cell: ({ placed }) => placed && (names.surgeons[placed.surgeon] ?? null),
            whenEmpty: format.missing.notShown,
          },
          {
            heading: 'Room',
            cell: ({ placed }) => placed && (names.rooms[placed.room] ?? null),
            whenEmpty: format.missing.notShown,
          },
          { heading: 'Minutes', numeric: true, cell: ({ minutes }) => format.number(minutes) },
          { heading: 'Nights', numeric: true, cell: ({ nights }) => format.number(nights) },
        ]}
        rows={rows}
        rowKey={({ homeTrust, pseudonym }) => `${homeTrust} ${pseudonym}`}
        whenNone="Nobody is planned here, or nobody whom you may see."
        compact
      />
      {rows.length > 0 && (
        <Download
          href={`/plans/${plan.id}/list.csv?${query}`}
          what="this list"
          about={format.count(rows.length, 'row')}
        />
      )}
    </Page>
  )
}
