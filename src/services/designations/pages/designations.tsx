import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { designationHref, designationsHref, servicesHref } from '../../addresses.ts'
import type { NamedDesignation } from '../designations-csv.ts'
import { StandingTag } from './standing-tag.tsx'

type View = {
  readonly frame: Frame
  readonly designations: readonly NamedDesignation[]
  readonly mayPropose: boolean
}

const columns: readonly Column<NamedDesignation>[] = [
  {
    heading: 'Site',
    rowHeading: true,
    cell: ({ id, site }) => <a href={designationHref(id)}>{siteOf(site)?.name ?? site}</a>,
  },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
  { heading: 'For', cell: ({ serviceName }) => serviceName },
  { heading: 'Standing', cell: ({ standing }) => <StandingTag standing={standing} /> },
  {
    heading: 'Decided',
    cell: ({ events }) => events.at(-1) && format.date(events.at(-1)!.onDay),
    whenEmpty: format.missing.notApplicable,
    nowrap: true,
  },
  {
    heading: 'Review due',
    cell: ({ events }) => events.at(-1)?.reviewOn && format.date(events.at(-1)!.reviewOn!),
    whenEmpty: format.missing.notApplicable,
    nowrap: true,
  },
]

/** Which sites are centres of excellence, or are put forward to be. */
export function DesignationsPage({ frame, designations, mayPropose }: View) {
  return (
    <Page
      frame={frame}
      heading="Centres of excellence"
      section="Services"
      width="wide"
      before={<Breadcrumbs items={[{ text: 'Services', href: servicesHref }]} />}
    >
      <p>
        A trust puts a site forward and shows how it meets each criterion. The alliance's board decides, and sets a day
        on which it looks again.
      </p>
      {mayPropose && (
        <p>
          <a href={`${designationsHref}/new`}>Put a site forward</a>
        </p>
      )}
      <DataTable
        caption="Sites put forward and decided on"
        columns={columns}
        rows={designations}
        rowKey={({ id }) => id}
        whenNone="No site has been put forward."
      />
      <Download
        href={`${designationsHref}.csv`}
        what="centres of excellence"
        about={format.count(designations.length, 'row')}
      />
    </Page>
  )
}
