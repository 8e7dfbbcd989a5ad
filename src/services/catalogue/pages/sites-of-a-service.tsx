import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { networkHref, repatriationHref, serviceHref, servicesHref, whereHref } from '../../addresses.ts'
import { BasisTag, InventedNote } from '../../pages/basis.tsx'
import { type Basis, type ClinicalService, type Outflow, type SurgeonVolume, tierName } from '../catalogue.ts'
import type { Statement } from '../catalogue-store.ts'
import type { ServiceAtSite } from '../service-at-site.ts'
import type { VolumeStandard } from '../volume-standard.ts'
import { type Compared, SideBySide, shown, siteName } from './side-by-side.tsx'

type View = {
  readonly frame: Frame
  readonly service: ClinicalService
  readonly sites: readonly Compared[]
  readonly standards: readonly VolumeStandard[]
  /** The viewer's own surgeons' alone. */
  readonly ownVolumes: readonly SurgeonVolume[]
  readonly outflow: readonly Outflow[]
  readonly statements: readonly Statement[]
  /** Whether there are rules about where a case goes. */
  readonly isNetwork: boolean
  readonly mayState: boolean
}

const siteColumns: readonly Column<ServiceAtSite>[] = [
  { heading: 'Site', rowHeading: true, cell: (row) => siteName(row.site) },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
  { heading: 'Tier', cell: ({ tier }) => tierName(tier) },
  { heading: 'Provides', cell: ({ provides }) => provides.join(', '), sentences: true },
]

const standardColumns: readonly Column<VolumeStandard>[] = [
  {
    heading: 'Of',
    rowHeading: true,
    cell: ({ of }) => (of === 'unit' ? 'A unit' : 'A surgeon'),
  },
  { heading: 'Operations in 12 months', numeric: true, cell: ({ cases }) => format.number(cases) },
  { heading: 'Standing', cell: ({ standing }) => (standing === 'advisory' ? 'Advisory' : 'Mandatory') },
  { heading: 'From', cell: ({ effectiveFrom }) => format.date(effectiveFrom), nowrap: true },
  {
    heading: 'To',
    cell: ({ effectiveTo }) => effectiveTo && format.date(effectiveTo),
    whenEmpty: format.missing.notApplicable,
  },
  { heading: 'Source', cell: (row) => <Source {...row} />, sentences: true },
]

const surgeonColumns: readonly Column<SurgeonVolume>[] = [
  { heading: 'Surgeon', rowHeading: true, cell: ({ surgeon }) => surgeon },
  { heading: 'Site', cell: (row) => siteName(row.site) },
  { heading: 'Operations', numeric: true, cell: ({ surgeonCases }) => shown(surgeonCases ?? undefined) },
  { heading: 'Of those as second surgeon', numeric: true, cell: ({ dualCases }) => shown(dualCases ?? undefined) },
  { heading: '12 months to', cell: ({ yearTo }) => format.date(yearTo), nowrap: true },
  { heading: 'Source', cell: (row) => <Source {...row} />, sentences: true },
]

const outflowColumns: readonly Column<Outflow>[] = [
  { heading: 'Residents nearest to', rowHeading: true, cell: ({ trust }) => trustName(trust) },
  { heading: 'Treated by', cell: ({ provider }) => trustName(provider) },
  { heading: 'Operations', numeric: true, cell: ({ cases }) => shown(cases) },
  { heading: '12 months to', cell: ({ yearTo }) => format.date(yearTo), nowrap: true },
  { heading: 'Source', cell: (row) => <Source {...row} />, sentences: true },
]

const pounds = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : format.money(value * 100)
const posts = (value: number): string => (Number.isInteger(value) ? format.number(value) : format.decimal(value))

const statementColumns: readonly Column<Statement>[] = [
  { heading: 'Trust', rowHeading: true, cell: ({ trust }) => trustName(trust) },
  {
    heading: 'Consultants in post, of posts',
    cell: ({ facts: { posts: of, inPost } }) =>
      of !== undefined && inPost !== undefined && `${posts(inPost)} of ${posts(of)}`,
  },
  {
    heading: 'On call',
    cell: ({ facts: { onCallOneIn } }) => onCallOneIn !== undefined && `1 day in ${posts(onCallOneIn)}`,
    nowrap: true,
  },
  { heading: 'Paid a year', numeric: true, cell: ({ facts }) => pounds(facts.incomePounds) },
  { heading: 'Costs a year', numeric: true, cell: ({ facts }) => pounds(facts.costPounds) },
  { heading: 'As of', cell: ({ asOf }) => format.date(asOf), nowrap: true },
  { heading: 'Source', cell: (row) => <Source {...row} />, sentences: true },
]

function Source({ source, basis }: { readonly source: string; readonly basis: Basis }) {
  return (
    <>
      {source} <BasisTag basis={basis} />
    </>
  )
}

/** One service, its sites side by side. */
export function ServicePage({
  frame,
  service,
  sites,
  standards,
  ownVolumes,
  outflow,
  statements,
  isNetwork,
  mayState,
}: View) {
  const bases = [...sites, ...standards, ...ownVolumes, ...outflow, ...statements].flatMap(({ basis }) => basis ?? [])
  return (
    <Page
      frame={frame}
      heading={service.name}
      section="Services"
      width="wide"
      before={<Breadcrumbs items={[{ text: 'Services', href: servicesHref }]} />}
    >
      {service.about && <p>{service.about}</p>}
      <InventedNote bases={bases} />
      {isNetwork && (
        <p>
          <a href={whereHref(service.id)}>Ask where a case should go</a>
        </p>
      )}
      {isNetwork && (
        <p>
          <a href={networkHref(service.id)}>See the network, and whether complex cases were discussed</a>
        </p>
      )}
      <p>
        Waits are those of everybody on the trust's list for {treatmentFunctionName(service.treatmentFunction)}, of
        which this service is a part. Other trusts' operations are rounded to the nearest 5, and from 1 to 7 they are
        not shown.
      </p>
      <DataTable
        caption="Sites"
        columns={siteColumns}
        rows={sites}
        rowKey={(row) => `${row.trust} ${row.site}`}
        whenNone="No hospital of the alliance provides this."
      />
      <SideBySide sites={sites} />
      <Download
        href={`${serviceHref(service.id)}/sites.csv`}
        what="these sites"
        about={format.count(sites.length, 'row')}
      />
      <DataTable
        caption="Staff and money"
        columns={statementColumns}
        rows={statements}
        rowKey={({ trust }) => trust}
        whenNone="No trust has said what staff it has for this service."
      />
      {mayState && (
        <p>
          <a href={`${serviceHref(service.id)}/state`}>Say what staff and money your trust has for this</a>
        </p>
      )}
      <DataTable
        caption="Minimums"
        columns={standardColumns}
        rows={standards}
        rowKey={(row) => `${row.of} ${row.effectiveFrom}`}
        whenNone="No minimum is kept for this service."
      />
      <DataTable
        caption="Your trust's surgeons"
        columns={surgeonColumns}
        rows={ownVolumes}
        rowKey={(row) => `${row.site} ${row.surgeon}`}
        whenNone="Your trust has no operations of this service by surgeon."
      />
      <DataTable
        caption="Residents treated elsewhere"
        columns={outflowColumns}
        rows={outflow}
        rowKey={(row) => `${row.trust} ${row.provider}`}
        whenNone="Nothing is known of residents who were treated elsewhere."
      />
      {outflow.length > 0 && (
        <p>
          <a href={repatriationHref(service.id)}>Work out what could return</a>
        </p>
      )}
    </Page>
  )
}
