import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { assessmentHref, fragilityHref, servicesHref } from '../../addresses.ts'
import { BasisTag, InventedNote } from '../../pages/basis.tsx'
import type { Assessment } from '../assessment-store.ts'
import type { FragilityFormula } from '../formula.ts'
import { IndexBars } from '../index-bars.tsx'
import { FormulaDetails } from './formula.tsx'
import { LevelTag } from './level-tag.tsx'

export type NamedAssessment = Assessment & { readonly serviceName: string }

type View = {
  readonly frame: Frame
  readonly formula: FragilityFormula
  /** The most fragile first; those without an index last. */
  readonly assessments: readonly NamedAssessment[]
  readonly news: readonly NamedAssessment[]
  readonly mayAssess: boolean
}

const nameOf = ({ serviceName, trust }: NamedAssessment): string => `${serviceName}, ${trustName(trust)}`

const columns: readonly Column<NamedAssessment>[] = [
  {
    heading: 'Service',
    rowHeading: true,
    cell: (row) => <a href={assessmentHref(row.trust, row.service)}>{nameOf(row)}</a>,
    sortValue: nameOf,
  },
  {
    heading: 'Index',
    numeric: true,
    cell: ({ body }) => body.index !== null && format.decimal(body.index),
    whenEmpty: format.missing.notKnown,
    sortValue: ({ body }) => body.index,
  },
  {
    heading: 'Level',
    cell: ({ body }) => body.level && <LevelTag level={body.level} />,
    whenEmpty: format.missing.notKnown,
  },
  {
    heading: 'Could be, with what is missing',
    nowrap: true,
    cell: ({ body }) => format.range(format.decimal(body.atBest), format.decimal(body.atWorst)),
  },
  { heading: 'Known', numeric: true, cell: ({ body }) => format.share(body.knownShare) },
  { heading: 'Largest part', sentences: true, cell: (row) => largest(row), whenEmpty: format.missing.notApplicable },
  { heading: 'Figures', cell: ({ body }) => <BasisTag basis={body.isInvented ? 'invented' : 'records'} /> },
  { heading: 'Since', nowrap: true, cell: ({ onDay }) => format.date(onDay) },
]

/** Which services of the alliance are fragile, with what makes them so. */
export function FragilityListPage({ frame, formula, assessments, news, mayAssess }: View) {
  const fragile = assessments.filter(({ body }) => body.level === 'fragile')
  const message =
    fragile.length === 0
      ? 'No service is fragile'
      : `${format.count(fragile.length, 'service is', 'services are')} fragile`
  return (
    <Page
      frame={frame}
      heading="Fragile services"
      section="Services"
      width="wide"
      before={<Breadcrumbs items={[{ text: 'Services', href: servicesHref }]} />}
    >
      <p>
        How close is each service to not being able to go on? Each has an index, and everything that the index is made
        of. A trust works out the index of its own services.
      </p>
      <InventedNote bases={assessments.map(({ body }) => (body.isInvented ? 'invented' : 'records'))} />
      {assessments.length === 0 ? (
        <EmptyState says="No service has been assessed yet">
          <p>Services are assessed every hour, once a trust has said what it provides.</p>
        </EmptyState>
      ) : (
        <>
          <IndexBars
            words={{
              id: 'fragility',
              message,
              headingLevel: 2,
              numbers: 'fragility of services',
              measure: 'Fragile-service index, from 0 to 100, of each service at each trust',
              source: `each trust's own figures. Formula: ${formula.version}.`,
              definition: 'The weighted mean of what is known of a service.',
              download: { href: `${fragilityHref}.csv`, about: format.count(assessments.length, 'row') },
            }}
            heading="Service"
            measure="Index"
            bars={assessments.map((row) => ({ name: nameOf(row), value: row.body.index }))}
            end={100}
            marks={[
              { at: formula.watchFrom, name: 'To watch' },
              { at: formula.fragileFrom, name: 'Fragile' },
            ]}
          />
          <DataTable
            caption="Services by how fragile they are"
            columns={columns}
            rows={assessments}
            rowKey={({ trust, service }) => `${trust} ${service}`}
            whenNone="No service has been assessed."
          />
          <Download
            href={`${fragilityHref}.csv`}
            what="fragile services with every part"
            about={format.count(assessments.length, 'row')}
          />
        </>
      )}
      {news.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">What changed in the last 4 weeks</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {news.map((each) => (
              <li key={`${each.trust} ${each.service} ${each.number}`}>
                {format.date(each.onDay)}: <a href={assessmentHref(each.trust, each.service)}>{nameOf(each)}</a>.{' '}
                {each.news}
              </li>
            ))}
          </ul>
        </>
      )}
      <FormulaDetails formula={formula} />
      {mayAssess && (
        <Form action={`${fragilityHref}/assess`}>
          <Button kind="secondary">Assess your trust's services again</Button>
        </Form>
      )}
    </Page>
  )
}

/** What weighs most in the index: where to begin. */
function largest({ body }: NamedAssessment): string {
  const part = body.parts.filter(({ points }) => points > 0).toSorted((a, b) => b.points - a.points)[0]
  return part?.known ? part.evidence : ''
}
