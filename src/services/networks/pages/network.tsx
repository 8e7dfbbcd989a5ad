import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Tag } from '#web/tag.tsx'
import { caseHref, networkHref, serviceHref, servicesHref, whereHref } from '../../addresses.ts'
import { type ClinicalService, type SharedCount, type SiteService, tierName } from '../../catalogue/catalogue.ts'
import { BasisTag } from '../../pages/basis.tsx'
import { isAwaited, type Network, type NetworkAudit, type NetworkCase, outcomeName } from '../network-case.ts'
import type { NetworkRules } from '../routing-rules.ts'

type View = {
  readonly frame: Frame
  readonly service: ClinicalService
  readonly network: Network | undefined
  readonly rules: NetworkRules
  readonly sites: readonly SiteService[]
  /** Of those, the viewer's trust's. */
  readonly own: readonly SiteService[]
  readonly audits: readonly NetworkAudit[]
  /** The viewer's trust's own; none for those who do not keep them. */
  readonly cases: readonly NetworkCase[]
  readonly mayKeep: boolean
}

const shown = (count: SharedCount): string => (count === null ? format.missing.notShown : format.number(count))

const auditColumns: readonly Column<NetworkAudit>[] = [
  { heading: 'Trust', rowHeading: true, cell: ({ trust }) => trustName(trust) },
  { heading: 'Year', numeric: true, cell: ({ year }) => String(year) },
  { heading: 'Complex cases', numeric: true, cell: ({ complex }) => shown(complex) },
  { heading: 'Discussed', numeric: true, cell: ({ discussed }) => shown(discussed) },
  {
    heading: 'Every one',
    cell: ({ isAll }) => <Tag meaning={isAll ? 'done' : 'attention'}>{isAll ? 'Yes' : 'No'}</Tag>,
  },
]

/** A network: its units, the rules that they keep, and whether every complex case was discussed. */
export function NetworkPage(props: View) {
  const { frame, service, network, rules, sites, own, audits, cases, mayKeep } = props
  const complex = cases.filter(({ isComplex }) => isComplex)
  const awaited = complex.filter(isAwaited)
  const columns: readonly Column<NetworkCase>[] = [
    {
      heading: 'Reference',
      rowHeading: true,
      cell: ({ id, reference }) => <a href={caseHref(service.id, id)}>{reference}</a>,
    },
    { heading: 'Noted', cell: ({ notedOn }) => format.date(notedOn), nowrap: true },
    { heading: 'Complexity', cell: ({ grade }) => grade },
    { heading: 'Where', cell: ({ site }) => siteOf(site)?.shortName ?? site },
    { heading: 'Discussed', cell: (row) => <Discussed row={row} /> },
  ]
  return (
    <Page
      frame={frame}
      heading={`Network: ${service.name}`}
      section="Services"
      width="wide"
      before={
        <Breadcrumbs
          items={[
            { text: 'Services', href: servicesHref },
            { text: service.name, href: serviceHref(service.id) },
          ]}
        />
      }
    >
      <SummaryList
        rows={[
          { key: 'Led by', value: network && trustName(network.lead), whenEmpty: format.missing.notKnown },
          { key: 'Regional meeting', value: network?.meeting, whenEmpty: format.missing.notKnown },
          {
            key: 'Source',
            value: network && (
              <>
                {network.source} <BasisTag basis={network.basis} />
              </>
            ),
            whenEmpty: format.missing.notKnown,
          },
          { key: 'Rules kept since', value: format.date(rules.keptFrom) },
        ]}
      />
      <p>
        <a href={whereHref(service.id)}>Ask where a case should go</a>
      </p>
      <DataTable
        caption="Units"
        columns={[
          {
            heading: 'Unit',
            rowHeading: true,
            cell: ({ site, trust }) => `${siteOf(site)?.name ?? site}, ${trustName(trust)}`,
          },
          { heading: 'Tier', cell: ({ tier }) => tierName(tier) },
          { heading: 'Provides', cell: ({ provides }) => provides.join(', '), sentences: true },
        ]}
        rows={sites}
        rowKey={({ trust, site }) => `${trust} ${site}`}
        whenNone="No hospital of the alliance is in it."
      />
      <h2 className="nhsuk-heading-m">Was every complex case discussed?</h2>
      <p>
        The standard is every one. Other trusts' cases are rounded to the nearest 5, and from 1 to 7 they are not shown.
      </p>
      {mayKeep && own.length > 0 && (
        <p>
          <strong>{auditInWords(complex.length, awaited.length)}</strong>
        </p>
      )}
      <DataTable
        caption="Complex cases by trust and year"
        columns={auditColumns}
        rows={audits}
        rowKey={({ trust, year }) => `${trust} ${year}`}
        whenNone="No complex case has been noted."
      />
      <Download
        href={`${networkHref(service.id)}/audit.csv`}
        what="complex cases by trust and year"
        about={format.count(audits.length, 'row')}
      />
      {mayKeep && own.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Your trust's cases</h2>
          <p>Each has a reference of your trust's own. Nobody outside your trust sees this list.</p>
          <p>
            <a href={`${networkHref(service.id)}/cases/new`}>Note a case</a>
          </p>
          <DataTable
            caption="Complex cases not discussed yet"
            columns={columns}
            rows={awaited}
            rowKey={({ id }) => id}
            whenNone="Every complex case has been discussed."
          />
          <DataTable
            caption="All other cases"
            columns={columns}
            rows={cases.filter((row) => !isAwaited(row))}
            rowKey={({ id }) => id}
            whenNone="No other case has been noted."
          />
          <Download
            href={`${networkHref(service.id)}/cases.csv`}
            what="your trust's cases"
            about={format.count(cases.length, 'row')}
          />
        </>
      )}
    </Page>
  )
}

function auditInWords(complex: number, awaited: number): string {
  if (complex === 0) return 'Your trust has noted no complex case.'
  return `${format.number(complex - awaited)} of ${format.count(complex, 'complex case')} of your trust discussed.`
}

function Discussed({ row }: { readonly row: NetworkCase }) {
  const last = row.discussions.at(-1)
  if (last) return `${format.date(last.onDay)}: ${outcomeName(last.outcome)}`
  return row.isComplex ? <Tag meaning="attention">Not yet</Tag> : 'Not needed'
}
