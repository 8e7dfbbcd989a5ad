import { trustName } from '#nhs/organisations.ts'
import { reportedGroupLabel } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import type { Frame } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { serviceHref } from '../addresses.ts'
import type { PublicAlliance, TrustWait } from '../store.ts'
import { ListDays } from './list-days.tsx'
import { PublicPage } from './public-page.tsx'

type ServicesPageProps = {
  readonly frame: Frame
  readonly alliance: PublicAlliance
  /** The groups of the services that are planned together, in the order of the published tables. */
  readonly groups: readonly string[]
  readonly waits: readonly TrustWait[]
}

type Row = { readonly group: string; readonly waits: readonly TrustWait[] }

/** Where the services are, and the way to how long people wait for each. */
export function ServicesPage({ frame, alliance, groups, waits }: ServicesPageProps) {
  const columns: Column<Row>[] = [
    {
      heading: 'Service',
      rowHeading: true,
      cell: ({ group }) => <a href={serviceHref(alliance.id, group)}>{reportedGroupLabel(group) ?? group}</a>,
    },
    {
      heading: 'Where people wait for it',
      cell: ({ waits: here }) => format.list([...new Set(here.map(({ trust }) => trustName(trust)))]),
      sentences: true,
    },
  ]
  const rows = groups.map((group) => ({ group, waits: waits.filter((wait) => wait.group === group) }))
  return (
    <PublicPage frame={frame} alliance={alliance} heading="How long people wait">
      <p>These are the services that the trusts of the alliance plan together. Choose one to see the waits.</p>
      <ListDays waits={waits} />
      <DataTable
        caption="Services"
        columns={columns}
        rows={rows}
        rowKey={({ group }) => group}
        whenNone="The alliance plans no service together today."
      />
    </PublicPage>
  )
}
