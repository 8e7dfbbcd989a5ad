import { site, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { designationsHref, figuresHref, fragilityHref, serviceHref } from '../../addresses.ts'
import { casesHref } from '../../cases/addresses.ts'
import { LevelTag } from '../../fragility/pages/level-tag.tsx'
import { type ClinicalService, tierName } from '../catalogue.ts'
import type { ServiceAtSite } from '../service-at-site.ts'

type Row = { readonly service: ClinicalService; readonly sites: readonly ServiceAtSite[] }

type View = { readonly frame: Frame; readonly rows: readonly Row[]; readonly mayBringIn: boolean }

const columns: readonly Column<Row>[] = [
  {
    heading: 'Service',
    rowHeading: true,
    cell: ({ service }) => <a href={serviceHref(service.id)}>{service.name}</a>,
    sortValue: ({ service }) => service.name,
  },
  { heading: 'Specialty', cell: ({ service }) => treatmentFunctionName(service.treatmentFunction) },
  { heading: 'Where', cell: ({ sites }) => <Sites sites={sites} />, whenEmpty: format.missing.noData },
  { heading: 'How fragile', cell: ({ sites }) => worst(sites), whenEmpty: format.missing.notKnown },
]

/** What the hospitals of the alliance provide, service by service. */
export function ServicesPage({ frame, rows, mayBringIn }: View) {
  return (
    <Page frame={frame} heading="Services" section="Services" width="wide">
      <p>What each hospital of the alliance provides. Open a service to compare its sites.</p>
      <p>
        <a href={fragilityHref}>See which services are fragile</a>
      </p>
      <p>
        <a href={casesHref}>See the cases for change</a>
      </p>
      <p>
        <a href={designationsHref}>See the centres of excellence</a>
      </p>
      {mayBringIn && (
        <p>
          <a href={figuresHref}>Bring in figures of your services</a>
        </p>
      )}
      {rows.length === 0 ? (
        <EmptyState says="The alliance has not said which services it has" />
      ) : (
        <>
          <DataTable
            caption="Services by site"
            columns={columns}
            rows={rows}
            rowKey={({ service }) => service.id}
            whenNone="There are no services."
          />
          <Download
            href="/services.csv"
            what="services by site"
            about={format.count(rows.flatMap(({ sites }) => sites).length, 'row')}
          />
        </>
      )}
    </Page>
  )
}

function Sites({ sites }: { readonly sites: readonly ServiceAtSite[] }) {
  return (
    <ul className="nhsuk-list">
      {sites.map((each) => (
        <li key={`${each.trust} ${each.site}`}>
          {site(each.site)?.shortName ?? each.site}, {trustName(each.trust)}: {tierName(each.tier).toLowerCase()}
        </li>
      ))}
    </ul>
  )
}

/** The level of the most fragile of its trusts: one that falls is everybody's matter. */
function worst(sites: readonly ServiceAtSite[]) {
  const found = sites.filter(({ index }) => index !== null).toSorted((a, b) => b.index! - a.index!)[0]
  return found?.level && <LevelTag level={found.level} />
}
