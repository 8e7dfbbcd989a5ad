import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { assessmentHref, fragilityHref, serviceHref, servicesHref } from '../../addresses.ts'
import type { ClinicalService } from '../../catalogue/catalogue.ts'
import { BasisTag, InventedNote } from '../../pages/basis.tsx'
import type { Assessment } from '../assessment-store.ts'
import type { FragilityFormula } from '../formula.ts'
import type { AssessedPart } from '../fragility.ts'
import { partName } from '../fragility-csv.ts'
import { IndexBars } from '../index-bars.tsx'
import { FormulaDetails } from './formula.tsx'
import { LevelTag } from './level-tag.tsx'

type View = {
  readonly frame: Frame
  readonly service: ClinicalService
  readonly formula: FragilityFormula
  /** The newest first; at least one. */
  readonly assessments: readonly [Assessment, ...Assessment[]]
}

const partColumns: readonly Column<AssessedPart>[] = [
  { heading: 'Part', rowHeading: true, cell: ({ code }) => partName(code) },
  {
    heading: 'What is known',
    sentences: true,
    cell: (part) => (part.known ? part.evidence : `Missing: ${part.missing}.`),
  },
  {
    heading: 'Score, 0 to 1',
    numeric: true,
    cell: (part) => part.known && part.score.toFixed(2),
    whenEmpty: format.missing.notKnown,
  },
  { heading: 'Weight', numeric: true, cell: ({ weight }) => format.number(weight) },
  {
    heading: 'Points',
    numeric: true,
    cell: (part) => part.known && format.decimal(part.points),
    whenEmpty: format.missing.notKnown,
  },
]

/** One service at one trust: the index, and everything that it is made of. */
export function AssessmentPage({ frame, service, formula, assessments }: View) {
  const [{ trust, body, onDay, news }] = assessments
  const csv = `${assessmentHref(trust, service.id)}/parts.csv`
  const known = body.parts.filter((part) => part.known)
  const top = known.toSorted((a, b) => b.points - a.points)
  return (
    <Page
      frame={frame}
      heading={`How fragile: ${service.name}`}
      section="Services"
      before={
        <Breadcrumbs
          items={[
            { text: 'Services', href: servicesHref },
            { text: 'Fragile services', href: fragilityHref },
          ]}
        />
      }
    >
      <SummaryList
        rows={[
          { key: 'Trust', value: trustName(trust) },
          {
            key: 'Index, 0 to 100',
            value: body.index === null ? null : format.decimal(body.index),
            whenEmpty: format.missing.notKnown,
          },
          {
            key: 'Level',
            value: body.level === null ? null : <LevelTag level={body.level} />,
            whenEmpty: format.missing.notKnown,
          },
          {
            key: 'With what is missing',
            value: `From ${format.decimal(body.atBest)}, if all of it were sound, to ${format.decimal(body.atWorst)}`,
          },
          { key: 'Known', value: `${format.share(body.knownShare)} of the weight` },
          {
            key: 'Figures',
            value: <BasisTag basis={body.isInvented ? 'invented' : 'records'} />,
          },
          { key: 'Since', value: format.date(onDay) },
          { key: 'News', value: news, whenEmpty: format.missing.notApplicable },
        ]}
      />
      <InventedNote bases={body.isInvented ? ['invented'] : []} />
      {body.index === null ? (
        <p>
          There is no index, because less than {format.share(formula.fewestKnown)} of the weight is known. The table
          says what is missing.
        </p>
      ) : (
        <IndexBars
          words={{
            id: 'parts',
            message:
              top[0] && top[0].points > 0
                ? `The largest part: ${partName(top[0].code).toLowerCase()}`
                : 'Nothing that is known weighs',
            headingLevel: 2,
            numbers: 'points of each part',
            measure: 'Points that each part adds to the index',
            source: `${trustName(trust)}. Formula: ${body.formula}.`,
            definition: 'The points of the parts that are known add up to the index.',
            download: { href: csv, about: format.count(body.parts.length, 'row') },
          }}
          heading="Part"
          measure="Points"
          bars={body.parts.map((part) => ({ name: partName(part.code), value: part.known ? part.points : null }))}
          end={Math.max(10, ...body.parts.map(({ points }) => points))}
        />
      )}
      <DataTable
        caption="Each part of the index"
        columns={partColumns}
        rows={body.parts}
        rowKey={({ code }) => code}
        whenNone="The formula has no parts."
      />
      <FormulaDetails formula={formula} />
      <DataTable
        caption="The index over time"
        columns={[
          { heading: 'From', rowHeading: true, cell: (each) => format.date(each.onDay), nowrap: true },
          {
            heading: 'Index',
            numeric: true,
            cell: (each) => each.body.index !== null && format.decimal(each.body.index),
            whenEmpty: format.missing.notKnown,
          },
          { heading: 'News', cell: (each) => each.news, whenEmpty: format.missing.notApplicable, sentences: true },
        ]}
        rows={assessments}
        rowKey={({ number }) => number}
        whenNone="There is no index yet."
      />
      <p>
        <a href={serviceHref(service.id)}>Compare {service.name.toLowerCase()} between sites</a>
      </p>
    </Page>
  )
}
